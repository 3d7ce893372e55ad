"""An open question to leaders, "one thing in five years": the words and phrases that most of them use.

Sixty answers are made here, each of some wishes; how many people make each wish is drawn and known. What the command
says is held against that: people, not words; the phrase whole; ties sharing a place; every place with its context.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

WISHES = {
    "health inequalities": ("narrow health inequalities", "fewer health inequalities", "an end to health inequality"),
    "waiting list": ("shorter waiting lists", "no waiting list"),
    "prevention": ("prevention first", "more prevention"),
    "housing": ("decent housing", "housing before hospitals"),
    "workforce": ("a bigger workforce", "our workforce rested"),
}
PEOPLE = {"health inequalities": 31, "waiting list": 22, "prevention": 22, "housing": 14, "workforce": 5}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory):
    """Write sixty short interviews, import them; return what runs a command, what was said by whom, and the words."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("words")
    dice = random.Random(24)
    said: dict[str, list[str]] = {f"L{number:02}": [] for number in range(1, 61)}
    for wish, people in PEOPLE.items():
        for person in dice.sample(sorted(said), people):
            said[person].append(dice.choice(WISHES[wish]))
    (folder / "talks").mkdir()
    for person, wishes in said.items():
        asked = "Interviewer: What one thing should be better in five years? Prevention, or housing?"
        answer = "; ".join(dice.sample(wishes, len(wishes))) or "I could not say"
        again = f" {wishes[0]}, {wishes[0]}." if wishes and dice.random() < 0.3 else ""
        (folder / "talks" / f"{person}.txt").write_text(f"{asked}\n\n{person}: {answer}.{again}\n")

    def run(*arguments: str, cwd: Path = folder / "study") -> str:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "80", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "study", cwd=folder)
    run("import", "../talks")
    return run, said, json.loads(run("words", "--json"))


def test_people_in_the_expected_order(answers) -> None:
    """Each wish has the people who made it, in this order, whatever else they said and however often."""
    _, _, given = answers
    rows = given["rows"]
    found = {row["term"]: row for row in rows}
    names = [term for row in rows for term in WISHES if row["term"].startswith(term[:10])]
    assert list(dict.fromkeys(names)) == [
        "health inequalities",
        "waiting list",
        "prevention",
        "housing",
        "workforce",
    ] or (list(dict.fromkeys(names)) == ["health inequalities", "prevention", "waiting list", "housing", "workforce"])
    assert {term: found[term]["people"] for term in ("prevention", "housing", "workforce")} == {
        term: PEOPLE[term] for term in ("prevention", "housing", "workforce")
    }
    assert all(row["of"] == 60 for row in rows)


def test_the_phrase_stays_whole_and_ties_share_a_place(answers) -> None:
    """Health is said within health inequalities alone and is no row; two wishes of 22 people tie."""
    _, _, given = answers
    rows = given["rows"]
    terms = {row["term"]: row for row in rows}
    assert "health" not in terms
    assert "inequalities" not in terms
    inequalities = next(row for row in rows if row["term"].startswith("health inequal"))
    assert inequalities["people"] == PEOPLE["health inequalities"]
    assert inequalities["forms"]
    tied = [row["rank"] for row in rows if row["people"] == 22]
    assert len(tied) == 2
    assert tied == ["2=", "2="]


def test_people_not_tokens(answers) -> None:
    """Some say a wish three times: times exceed people, and the order goes by people."""
    _, said, given = answers
    rows = given["rows"]
    assert any(row["times"] > row["people"] for row in rows)
    people = [row["people"] for row in rows]
    assert people == sorted(people, reverse=True)
    counted = Counter(person for person, wishes in said.items() for wish in wishes if "prevention" in wish)
    assert next(row["people"] for row in rows if row["term"] == "prevention") == len(counted)


def test_every_place_of_every_term(answers) -> None:
    """The context of a term has one line for each time that it was said, and the interviewer's are not among them."""
    run, _, given = answers
    rows = given["rows"]
    for row in rows[:4]:
        places = json.loads(run("words", "--term", row["term"], "--json"))["rows"]
        assert len(places) == row["times"], row["term"]
        assert {place["speaker"] for place in places}.isdisjoint({"Interviewer"})
        assert len({place["place"].split(":")[0] for place in places}) == row["people"]


def test_what_is_left_out_and_how_words_are_joined_is_said(answers) -> None:
    """The basis names the stop list, the rule for word forms, and that this is orientation."""
    run, _, given = answers
    basis = given["basis"]
    for part in ("Orientation, not findings", "stop words", "headword", "60 who speak"):
        assert part in basis
    assert any(row["word"] == "should" for row in json.loads(run("words", "--stops", "--json"))["rows"])
    assert max(map(len, run("words").splitlines())) <= 80
