"""Blind coding: others' work is hidden from every reader until release, and nothing else is."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import Coding, Decision, HandAct, Memo, Segment, independence
from themecode.workflow import analysing, blinding, noting, quoting
from themecode.workflow.blinding import Apart
from themecode.workflow.log import log_table
from themecode.workflow.review_queue import Wanted, queue
from themecode.workflow.study import Study

ROOT = Path(__file__).parents[2]
NOW = "2026-11-25T10:00:00+00:00"


@pytest.fixture
def small(small: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the small study, tagged, with a coding and a memo of ben's in each document."""
    monkeypatch.setenv("THEMECODE_CODER", "ana")
    small.use("money: money | cash\nloss: gone")
    _give(small, "ben", "P01", "Nobody asked", "loss")
    _give(small, "ben", "P02", "We begged", "loss")
    return small


def _give(small: Any, coder: str, document: str, words: str, code: str) -> str:
    study = Study(small.project.store)
    start = study.document(document).text.index(words)
    segment = Segment(document, start, start + len(words))
    with study.store.action("code", f"{code} in {document}", coder=coder, now=NOW) as action:
        (name,) = action.add_codings([Coding("", segment, words, code, coder, "person", NOW)])
        action.set_memo(Memo("", "coding", name, f"{coder} thinks so", coder, NOW))
    return name


def _seen(small: Any, coder: str) -> list[tuple[str, str, str]]:
    return [(c.segment.document, c.code, c.coder) for c in small.project.study_of(coder).codings]


def test_a_blind_coder_sees_only_own_work_there(small: Any) -> None:
    """In P01 neither ben's nor the rules' codings; in P02 all; ben, who is not blind, sees everything."""
    before = _seen(small, "ben")
    small.project.start_blind(Apart(("P01",), ("ana",)))
    _give(small, "ana", "P01", "The cash stayed", "money")
    assert _seen(small, "ana") == [("P01", "money", "ana"), *(one for one in before if one[0] == "P02")]
    assert len(_seen(small, "ben")) == len(before) + 1
    assert small.project.study_of("").veil.documents == {}


def test_no_reader_forgets(small: Any) -> None:
    """Quotes, matrix, codings, queue, memos, document and log: none of them shows ben's coding, each says so."""
    small.project.start_blind(Apart(("P01",), ("ana",)))
    study = small.project.study
    assert "P01" not in [queued.segment.document for queued in queue(study, Wanted())]
    tables = [
        quoting.quotes(study, "loss", label="{case}"),
        analysing.codings_table(study),
        analysing.matrix(study, analysis.Layout()).table,
        analysing.documents_table(study),
        log_table(study),
    ]
    for table in tables:
        assert "Coded blind by ana: P01" in table.basis, table.name
        assert not re.search(r"Nobody asked|loss in P01", str(table.rows)), table.name
    assert dict(zip(tables[3].column("document"), tables[3].column("codings"), strict=True))["P01"] == 0
    assert "c000" not in repr(small.project.document("P01").codings)
    assert [memo.coder for memo in noting.about(study)] == ["ben"]  # on P02, which ana does not code blind
    with pytest.raises(ThemecodeError, match="no coding"):
        study.coding(next(c.id for c in study.whole.codings if c.text == "Nobody asked"))


def test_rules_may_be_shown_without_what_others_ruled(small: Any) -> None:
    """Ben rejected a rule's coding: to ana it is unreviewed, and her own ruling is what she sees."""
    small.project.start_blind(Apart(("P01",), ("ana",), "shown"))
    whole = Study(small.project.store)
    rules = [c for c in whole.codings if c.segment.document == "P01" and c.origin == "rules"]
    with whole.store.action("reject", coder="ben", now=NOW) as action:
        action.add_decisions([Decision(rules[0].id, "rejected", "ben", NOW)])
    seen = {c.id: c.status for c in small.project.study.codings if c.segment.document == "P01"}
    assert seen == dict.fromkeys((c.id for c in rules), "unreviewed")
    small.project.decide([rules[0].id], "confirmed")
    assert small.project.study.coding(rules[0].id).status == "confirmed"


def test_release_shows_everything_and_keeps_what_was_blind(small: Any) -> None:
    """What ana coded between start and release is independent, what ben coded before is not."""
    small.project.start_blind(Apart(("P01",)))
    _give(small, "ana", "P01", "The cash stayed", "money")
    small.project.release_blind()
    assert ("P01", "loss", "ben") in _seen(small, "ana")
    found = {(one.document, one.coder): one.independent for one in blinding.made_apart(small.project.study)}
    assert found == {("P01", "ana"): True, ("P01", "ben"): False, ("P02", "ben"): False}
    with pytest.raises(ThemecodeError, match="None of these"):
        small.project.release_blind()
    _give(small, "ana", "P01", "Budgets", "money")
    assert not next(one for one in blinding.made_apart(small.project.study) if one.coder == "ana").independent


def test_start_joins_and_says_what_is_new(small: Any) -> None:
    """More coders join those who work blind already; the same again writes nothing; the tagger cannot be blind."""
    assert [one.document for one in small.project.start_blind(Apart(("P01",), ("ana",)))] == ["P01"]
    (joined,) = small.project.start_blind(Apart(("P01",), ("ben",)))
    assert joined.coders == ("ana", "ben")
    before = len(small.project.store.actions())
    assert small.project.start_blind(Apart(("P01",), ("ben",))) == []
    assert len(small.project.store.actions()) == before
    assert {one.document: one.coders for one in small.project.start_blind(Apart())} == {"P01": (), "P02": ()}
    with pytest.raises(ThemecodeError, match="tagger"):
        small.project.start_blind(Apart((), ("rules",)))


def test_steps_that_need_everything_have_it(small: Any) -> None:
    """Rules run again, checks and undo see hidden codings: nothing is coded twice, nothing undercut."""
    before = {(c.segment, c.code, c.coder) for c in Study(small.project.store).codings}
    small.project.start_blind(Apart())
    result = small.project.tag()
    assert (result.added, result.withdrawn) == (0, 0)
    assert {(c.segment, c.code, c.coder) for c in Study(small.project.store).codings} == before
    assert small.project.check() == []
    with pytest.raises(ThemecodeError, match="codings stand on"):
        small.project.undo(1)


def test_readers_in_the_workflow_go_through_the_study() -> None:
    """Only steps that take `study.whole`, and say so, ask the store for codings, decisions and memos themselves."""
    everything = {
        *("study.py", "sending.py", "sending_notes.py", "sending_out.py", "name_texts.py", "pseudonymising.py"),
        *("clean_copying.py", "given_codes.py", "revising.py", "reception_writing.py"),
    }
    asking = {
        path.name
        for room in ("workflow", "project", "cli")
        for path in (ROOT / "src" / "themecode" / room).glob("*.py")
        if re.search(r"store\.(codings|decisions|memos)\(", path.read_text())
    }
    assert asking == everything


def test_random_blind_histories_against_a_slow_telling(small: Any) -> None:
    """300 random starts, releases and codings by three coders: independence as a walk by hand tells it."""
    chance = random.Random(7)
    blind: dict[str, set[str] | None] = {"P01": set(), "P02": set()}  # None: everybody
    told: dict[tuple[str, str], list[bool]] = {}
    acts: list[HandAct] = []
    for number in range(300):
        document, coder = chance.choice(["P01", "P02"]), chance.choice(["ana", "ben", "cem"])
        kind = chance.random()
        if kind < 0.1:
            small.project.start_blind(Apart((document,), (coder,)))
            blind[document] = None if blind[document] is None else {*(blind[document] or ()), coder}
        elif kind < 0.15:
            small.project.start_blind(Apart((document,)))
            blind[document] = None
        elif kind < 0.2 and blind[document] != set():
            small.project.release_blind([document])
            blind[document] = set()
        else:
            with small.project.store.action("code", str(number), coder=coder, now=NOW) as action:
                action.add_codings([Coding("", Segment(document, 0, 5), "Money", "loss", coder, "person", NOW)])
                acts.append(HandAct(action.number, document, coder))
            held = blind[document]
            told.setdefault((document, coder), []).append(held is None or coder in held)
    found = independence(small.project.store.blindings(), acts)
    assert {(one.document, one.coder): (one.acts, one.blind) for one in found} == {
        key: (len(each), sum(each)) for key, each in told.items()
    }


def test_blind_in_the_terminal(tagged: Path, themecode) -> None:
    """Every command says on stderr what it hides; release shows it again; a third coder sees all."""
    themecode("code", "P01", "a small pot of money", "leadership", "--turn", "2", cwd=tagged, THEMECODE_CODER="ben")
    started = themecode("blind", "start", "--document", "P01", "--coder", "ana", "--coder", "ben", cwd=tagged)
    assert started.out == "P01: coded blind by ana, ben; rules hidden\n"
    for command in (("show", "P01"), ("quotes", "leadership"), ("matrix",), ("status",)):
        assert "Coded blind by ana: P01; others' codings there are hidden, the rules', too." in " ".join(
            themecode(*command, cwd=tagged).err.split()
        )
    assert "Coded blind" not in themecode("show", "P01", cwd=tagged, THEMECODE_CODER="cem").err
    assert "rules hidden" not in themecode("blind", "status", cwd=tagged).err
    assert themecode("blind", "release", cwd=tagged).out == "P01: released; ana, ben coded it blind\n"
    assert "Coded blind" not in themecode("show", "P01", cwd=tagged).err
