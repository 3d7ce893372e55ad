"""Memos: on anything, found by its exact name, worded anew, taken away and brought back; their words are in no log."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Memo
from themecode.project import who_and_when
from themecode.workflow import noting, undoing
from themecode.workflow.log import log_table

ANA = who_and_when("ana")


@pytest.fixture
def study(small):
    """Return what reads the small study afresh, with two codes, one theme and its codings."""
    path = small.write("money: cash\nneed: begged")
    path.write_text(path.read_text() + "themes:\n  - theme: want\n    idea: Want.\n    codes: [need]\n")
    small.project.use_codebook(path)
    small.project.tag()
    return lambda: small.project.study


def note(study, target: str, text: str = "A thought.", words: str = "") -> Memo:
    """Write a memo on a target."""
    return noting.add(study(), noting.target_of(study(), target, words), text, ANA)


@pytest.mark.parametrize(
    ("written", "about", "target"),
    [
        ("project", "project", ""),
        ("money", "code", "money"),
        ("want", "theme", "want"),
        ("case:P01", "case", "P01"),
        ("document:P01", "document", "P01"),
        ("c000001", "coding", "c000001"),
        ("coding:c000001", "coding", "c000001"),
        ("code:money", "code", "money"),
    ],
)
def test_a_memo_is_about_what_is_named(study, written: str, about: str, target: str) -> None:
    """Ids are exact; a kind may stand before them."""
    memo = note(study, written)
    assert study().memos == [memo]
    assert (memo.id, memo.about, memo.target, memo.coder) == ("m0001", about, target, "ana")


def test_words_are_a_segment(study) -> None:
    """They are looked up in the document, whatever its case is called."""
    memo = note(study, "P01", words="the cash  stayed")
    assert memo.about == "segment"
    assert memo.segment is not None
    assert memo.segment.words_of(study().document("P01").text) == "The cash stayed"
    table = noting.memos_table(study(), study().memos)
    assert table.rows[0][1:6] == ("segment", "P01", "P01, turn 2", "The cash stayed", "")


def test_a_turn_says_which_words_are_meant(study) -> None:
    """Where the same words stand twice."""
    target = noting.target_of(study(), "document:P01", "money", turn=4)
    assert target.segment is not None
    assert study().document("P01").turn_at(target.segment.start).number == 4


@pytest.mark.parametrize(
    ("written", "words", "says"),
    [
        ("P01", "", r"'P01' is a document and a case\. Nothing was changed\. Say document:P01 or case:P01\."),
        ("mony", "", "There is no document, case, code or theme 'mony'.*Did you mean 'money'"),
        ("code:mony", "", "There is no code 'mony'.*Did you mean 'money'"),
        ("case:P1", "", "There is no case 'P1'.*Did you mean 'P01'"),
        ("c000999", "", r"There is no coding 'c000999' that stands\."),
        ("P01", "Helsinki", r"These words do not stand in P01, within one turn\..*themecode show P01"),
        ("P01", "money", r"These words stand in P01 2 times: turn 2, turn 4\..*Quote more words, or name the turn"),
        ("P3", "money", "There is no document 'P3'"),
    ],
)
def test_what_cannot_be_meant_is_told(study, written: str, words: str, says: str) -> None:
    """The nearest names, or how to say which; nothing is written."""
    with pytest.raises(ThemecodeError, match=says):
        note(study, written, words=words)
    assert study().memos == []


def test_a_memo_needs_words(study) -> None:
    """White space is none."""
    with pytest.raises(ThemecodeError, match="A memo needs words"):
        note(study, "money", "  \n")
    memo = note(study, "money")
    with pytest.raises(ThemecodeError, match="To take one away: themecode memo remove ID"):
        noting.edit(study(), memo.id, "", ANA)


def test_memos_are_worded_anew_taken_away_and_brought_back(study) -> None:
    """Every step is an action that undo takes back; the same words again are none."""
    note(study, "money", "First.")
    note(study, "project", "Second.")
    before = len(study().store.actions())
    noting.edit(study(), "m0001", "First.", ANA)
    assert len(study().store.actions()) == before
    noting.edit(study(), "m0001", "First, again.", who_and_when("ben"))
    assert [(memo.text, memo.coder) for memo in study().memos] == [("First, again.", "ben"), ("Second.", "ana")]
    noting.remove(study(), ["m0002", "m0001"], ANA)
    assert study().memos == []
    undoing.undo(study(), ANA)
    undoing.undo(study(), who_and_when("ben"))
    assert [memo.text for memo in study().memos] == ["First.", "Second."]
    with pytest.raises(ThemecodeError, match="There is no memo 'm0003'"):
        noting.remove(study(), ["m0003"], ANA)


def test_about_a_document_and_a_code_come_those_on_its_parts(study) -> None:
    """A document's segments and codings, a code's codings; a kind alone gives all of it."""
    coding = next(coding.id for coding in study().codings if coding.code == "need")
    for target, words in (("money", ""), ("document:P01", ""), ("P01", "Nobody asked"), (coding, ""), ("case:P02", "")):
        note(study, target, words=words)

    def told(about: str) -> list[str]:
        return [memo.id for memo in noting.about(study(), about)]

    assert told("") == ["m0001", "m0002", "m0003", "m0004", "m0005"]
    assert told("document:P01") == ["m0002", "m0003"]
    assert told("document:P02") == ["m0004"]
    assert told("need") == ["m0004"]
    assert told("segment") == ["m0003"]
    assert told("case:P02") == ["m0005"]


def test_what_memos_say_is_in_no_log(study) -> None:
    """The log holds ids and places only."""
    note(study, "P01", "Shibboleth one.", words="Nobody asked")
    noting.edit(study(), "m0001", "Shibboleth two.", ANA)
    noting.remove(study(), ["m0001"], ANA)
    log = json.dumps(log_table(study()).rows)
    assert "m0001 on segment P01" in log
    assert not re.search("Shibboleth|Nobody", log)


def test_an_import_is_not_undone_under_a_memo(study) -> None:
    """The document stays as long as somebody wrote about it."""
    note(study, "P02", words="We begged")
    number = next(one.number for one in study().store.actions() if (one.verb, one.summary) == ("import", "P02"))
    undoing.undo(study(), ANA, next(one.number for one in study().store.actions() if one.verb == "tag"))
    with pytest.raises(ThemecodeError, match="1 memos are about the document P02"):
        undoing.undo(study(), ANA, number)


def test_the_commands_from_first_to_last(small, themecode) -> None:
    """add, list, edit, export, remove, undo, as people type them; 80 columns."""
    small.use("money: cash")
    folder: Path = small.project.folder

    def run(*arguments: str, expect: int = 0) -> str:
        done = themecode(*arguments, cwd=folder, COLUMNS="80")
        assert done.code == expect, done.err
        assert max(map(len, done.out.splitlines()), default=0) <= 80
        return done.out + done.err

    assert run("memo", "add", "money", "Cash is kept apart from money; ask again.") == "m0001 on code money\n"
    assert "m0002 on segment P01" in run("memo", "add", "P01", "She laughed.", "--words", "Nobody asked.")
    assert "Say document:P01 or case:P01." in run("memo", "add", "P01", "x", expect=1)
    listed = run("memo", "list")
    assert "m0002  segment P01 (P01, turn 2) · ana" in listed
    assert "“Nobody asked.”\n    She laughed." in listed
    assert run("memo", "edit", "m0002", "She sighed.") == "m0002 is worded anew.\n"
    run("memo", "export", "-o", "memos.csv", "--about", "money")
    exported = (folder / "memos.csv").read_text().splitlines()
    assert exported[0] == "id,about,target,place,words,title,text,coder,created"
    assert len(exported) == 2
    assert run("memo", "remove", "m0001") == "Taken away: m0001\n"
    assert "1 memos by ana" in run("memo", "list")
    assert "Taken back" in run("undo")
    assert [row["id"] for row in json.loads(run("memo", "list", "--json"))["rows"]] == ["m0001", "m0002"]
