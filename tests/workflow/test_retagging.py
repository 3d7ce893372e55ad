"""Only codes whose rules changed are searched for again; what comes out is what a search for all of them gives."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from themecode import codebooks, tagging
from themecode.memory import MemoryStore
from themecode.model import Codebook, Document, Speaker, Turn
from themecode.workflow import coding
from themecode.workflow.study import Author, Study

RULES = (
    "money",
    "fence OR board",
    "money NEAR/3 board",
    "ring-fence",
    "/f[aeiu]n\\w+/",
    "board AND money @turn",
    "fund*",
)
WORDS = ("the", "money", "board", "ring-fenced", "never", "fence.", "funds", "told", "us.", "Why", "found", "it?")
AUTHOR = Author("test", "2026-01-01T00:00:00+00:00")


def studied(dice: Random) -> Study:
    """Keep a few made-up conversations in memory."""
    store = MemoryStore()
    with store.action("import", coder="test", now=AUTHOR.now) as action:
        for name in ("P01", "P02"):
            text, turns = "", []
            for number in range(1, 9):
                said = " ".join(dice.choices(WORDS, k=dice.randint(1, 14)))
                turns.append(Turn(name, number, "AB"[number % 2], len(text), len(text) + len(said)))
                text += said + "\n"
            action.add_document(Document(name, f"{name}.txt", "text", text, tuple(turns), "", ""), name)
            action.set_speaker(Speaker(name, "A", "interviewer"))
            action.set_speaker(Speaker(name, "B", "participant"))
    return Study(store)


def book(rules: dict[str, tuple[list[str], list[str]]], empty_lines: int) -> Codebook:
    """Write a codebook, and read it; empty lines move all its rules down."""
    lines = ["codebook: Made up", "codes:", *[""] * empty_lines]
    for name, (wanted, unless) in rules.items():
        lines += [f"  - code: {name}", "    definition: D.", "    rules:", *(f"      - '{rule}'" for rule in wanted)]
        lines += ["    unless:", *(f"      - '{rule}'" for rule in unless)] if unless else []
    read = codebooks.read_text("\n".join(lines) + "\n", "book.yaml").codebook
    assert read is not None
    return read


@pytest.mark.parametrize("seed", range(40))
def test_tagging_again_finds_what_tagging_anew_finds(seed: int) -> None:
    """After any edit of rules, places, codes, unit and whose turns are read: the same codings with the same reasons."""
    dice = Random(seed)
    study = studied(dice)
    rules: dict[str, tuple[list[str], list[str]]] = {"a": ([], []), "b": ([], []), "c": ([], [])}
    options = coding.TagOptions()
    for name in rules:
        rules[name] = (dice.sample(RULES, k=3), [])
    for _ in range(8):
        name = dice.choice(sorted(rules))
        rules[name] = (dice.sample(RULES, k=dice.randint(1, 3)), dice.sample(RULES, k=dice.randint(0, 1)))
        if dice.random() < 0.2:
            options = replace(options, unit=dice.choice(["sentence", "turn", "match"]))
        if dice.random() < 0.2:
            options = replace(options, speakers=dice.choice(["participants", "all"]))
        if dice.random() < 0.2:
            rules = {**rules, dice.choice("de"): ([dice.choice(RULES)], [])}
        used = book(dict(dice.sample(sorted(rules.items()), k=len(rules))), dice.choice((0, 0, 3)))
        study = study.afresh(codebook=used)
        result = coding.tag(study, options, AUTHOR)
        readings = [(document, study.turns_of(document, options.speakers)) for document in study.documents]
        anew = tagging.codings(readings, coding.compiled_rules(used), options.unit)
        standing = Study(study.store).codings
        key = {(one.segment, one.code): (one.text, one.evidence) for one in anew}
        assert {(one.segment, one.code): (one.text, one.evidence) for one in standing} == key
        assert result.words == sum(len(d.text[t.start : t.end].split()) for d, turns in readings for t in turns)


def test_unchanged_rules_are_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """One code's rule changes, its rules alone are made ready; a correction to the text makes all of it new."""
    study = studied(Random(1))
    rules = {"a": (["money"], []), "b": (["board"], [])}
    seen: list[tuple[str, ...]] = []
    real = coding.compiled_rules

    def watched(codebook: Codebook, file: str = "") -> tagging.Rules:
        seen.append(codebook.ids)
        return real(codebook, file)

    monkeypatch.setattr(coding, "compiled_rules", watched)
    for wanted in ("board", "fence", "fence"):
        rules["b"] = ([wanted], [])
        coding.tag(study.afresh(codebook=book(rules, 0)), coding.TagOptions(), AUTHOR)
    with study.store.action("import", coder="test", now=AUTHOR.now) as action:
        action.add_document(replace(study.documents[0], text=study.documents[0].text.replace("the", "THE")))
    coding.tag(Study(study.store).afresh(codebook=book(rules, 0)), coding.TagOptions(), AUTHOR)
    assert seen == [("a", "b"), ("b",), (), ("a", "b")]
