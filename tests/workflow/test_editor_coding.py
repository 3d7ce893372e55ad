"""Coding in an editor: what changed in the marks, and nothing else, is kept, in one action."""

from __future__ import annotations

import random
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.marking import Mark, read_marks, write_marked
from themecode.model import Coding, Segment
from themecode.project import Project
from themecode.workflow.study import Study

NOW = "2026-11-25T10:00:00+00:00"


@pytest.fixture
def small(small: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the small study with three codes."""
    monkeypatch.setenv("THEMECODE_CODER", "ana")
    small.project.use_codebook(small.write("money: coin\nloss: gone\ntime: hour"))
    return small


def _edit(small: Any, *pairs: tuple[str, str], document: str = "P01", others: bool = False) -> Any:
    """Write a document out, replace some words of the file, read it back."""
    written = small.project.write_out(document, others=others)
    text = written.text
    for old, new in pairs:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    return small.project.read_back(written, text)


def _codings(small: Any, coder: str = "ana") -> set[tuple[str, str]]:
    return {(c.code, c.text) for c in Study(small.project.store).codings if c.coder == coder}


def test_added_removed_recoded_and_memos_are_one_action(small: Any) -> None:
    """Each change is told; all of it is kept at once and goes with one undo."""
    small.code("P01", "The money went.", "money")
    small.code("P01", "Nobody asked.", "loss")
    small.code("P01", "Budgets.", "money")
    edited = _edit(
        small,
        ("[[money: The money went.]]", "[[money: The money went. // for good]]"),
        ("[[loss: Nobody asked.]]", "[[time: Nobody asked.]]"),
        ("[[money: Budgets.]]", "Budgets."),
        ("The cash stayed", "The [[money, loss: cash]] stayed"),
    )
    assert str(edited) == "2 added, 1 taken back, 1 recoded, 1 memos"
    before = len(small.project.store.actions())
    assert small.project.keep_edited(edited) == 6
    assert len(small.project.store.actions()) == before + 1
    assert small.project.store.actions()[-1].summary == f"P01 in an editor: {edited}"
    assert _codings(small) == {
        ("money", "The money went."), ("time", "Nobody asked."), ("money", "cash"), ("loss", "cash"),
    }  # fmt: skip
    assert [memo.text for memo in small.project.store.memos()] == ["for good"]
    assert "[[money: The money went. // for good]]" in small.project.write_out("P01").text
    small.project.undo()
    assert _codings(small) == {("money", "The money went."), ("loss", "Nobody asked."), ("money", "Budgets.")}
    assert small.project.store.memos() == []


def test_an_unchanged_file_changes_nothing(small: Any) -> None:
    """Nothing is written, whatever codings there are, with memos of several lines, too."""
    small.code("P01", "The money went. The cash", "money")
    small.code("P01", "cash stayed.", "loss")
    (one, _) = small.project.study.codings
    small.project.add_memo(one.id, "First.\nAnd ]] [[ then // more \\ less")
    before = small.project.store.actions()
    edited = _edit(small)
    assert (edited.count, small.project.keep_edited(edited)) == (0, 0)
    assert small.project.store.actions() == before


def test_others_work_is_notes_or_hidden_and_stays(small: Any) -> None:
    """Theirs is never among the marks; with --others it is below the turns; what the editor keeps leaves it alone."""
    study = Study(small.project.store)
    with study.store.action("code", coder="ben", now=NOW) as action:
        action.add_codings([Coding("", Segment("P01", 0, 6), "Money?", "loss", "ben", "person", NOW)])
    assert "ben" not in small.project.write_out("P01").text
    assert "# ben: loss on “Money?”" in small.project.write_out("P01", others=True).text
    small.project.keep_edited(_edit(small, ("\nMoney?", "\n[[money: Money?]]"), others=True))
    assert (_codings(small), _codings(small, "ben")) == ({("money", "Money?")}, {("loss", "Money?")})


def test_what_is_wrong_is_said_with_its_line(small: Any) -> None:
    """All unknown codes at once, with the nearest; a changed word; marks over the end of a turn."""
    with pytest.raises(ThemecodeError, match=r"Did you mean 'money'.*\n.*Did you mean 'loss'") as refused:
        _edit(small, ("The cash", "The [[mony: cash]]"), ("Budgets.", "[[los: Budgets.]]"))
    assert refused.value.happened.count("Line ") == 2
    with pytest.raises(ThemecodeError, match="the transcript says “cash stayed"):
        _edit(small, ("The cash", "The cache"))
    with pytest.raises(ThemecodeError, match="goes over the end of a turn"):
        _edit(small, ("Nobody asked.", "[[loss: Nobody asked."), ("Why?", "Why?]]"))
    assert small.project.study.codings == []


def test_what_happened_meanwhile_is_not_done_twice(small: Any) -> None:
    """A coding that was taken back stays so; one that was given meanwhile is not given again."""
    small.code("P01", "Budgets.", "money")
    edited = _edit(small, ("[[money: Budgets.]]", "Budgets."), ("The cash stayed", "The [[loss: cash]] stayed"))
    small.project.uncode([small.project.study.codings[0].id])
    small.code("P01", "cash", "loss")
    before = small.project.store.actions()
    assert small.project.keep_edited(edited) == 0
    assert small.project.store.actions() == before


def test_random_edits_give_what_was_marked(small: Any) -> None:
    """60 random sets of marks, nested and crossing: after each the coder's codings are those marks."""
    chance = random.Random(11)
    document = small.project.study.document("P01")
    for _ in range(60):
        marks = set()
        for _ in range(chance.randint(0, 6)):
            turn = chance.choice(document.turns)
            words = [at for at in range(turn.start, turn.end) if not document.text[at].isspace()]
            start, end = sorted((chance.choice(words), chance.choice(words)))
            marks.add((start, end + 1, chance.choice(["money", "loss", "time"])))
        written = small.project.write_out("P01")
        text = write_marked(document, [Mark(s, e, (code,)) for s, e, code in sorted(marks)], {}, {})
        small.project.keep_edited(small.project.read_back(written, text))
        assert {(c.segment.start, c.segment.end, c.code) for c in small.project.study.codings} == marks
        shown = read_marks(small.project.write_out("P01").text, document)
        assert {(m.start, m.end, code) for m in shown for code in m.codes} == marks


def test_codings_that_marks_cannot_show_stay(small: Any) -> None:
    """White space alone, and white space at the edges, are left as they are."""
    text = small.project.study.document("P01").text
    gap = text.index(" The cash")
    with small.project.store.action("code", coder="ana", now=NOW) as action:
        action.add_codings(
            [
                Coding("", Segment("P01", at, at + size), text[at : at + size], "money", "ana", "person", NOW)
                for at, size in ((gap, 1), (gap, 10))
            ]
        )
    written = small.project.write_out("P01")
    assert (written.left_out, "[[money: The cash]]" in written.text) == (1, True)
    assert small.project.read_back(written, written.text).count == 0


def _editor(folder: Path, script: str) -> str:
    """Make an editor: a Python script that changes the file it is given."""
    file = folder / "editor.py"
    file.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n{script}\n")
    return f"{sys.executable} {file}"


def _left(study: Path) -> list[Path]:
    return list(study.glob(".coding-*"))


def test_editor_in_the_terminal(tagged: Path, tmp_path: Path, themecode) -> None:
    """The changes are shown, kept with --yes, and the file is gone; the file is private while it is there."""
    mode = tmp_path / "mode"
    editor = _editor(
        tmp_path,
        f"open({str(mode)!r}, 'w').write(oct(path.stat().st_mode & 0o777))\n"
        "path.write_text(text.replace('can you hear me okay', 'can you [[leadership: hear me]] okay'))",
    )
    done = themecode("code", "P01", "--editor", "--yes", cwd=tagged, EDITOR=editor, VISUAL="")
    assert (done.code, done.out) == (0, "+ leadership: “hear me”\n")
    assert "Saved: 1 added" in done.err
    assert mode.read_text() == oct(stat.S_IRUSR | stat.S_IWUSR)
    assert _left(tagged) == []
    with Project.open(tagged) as project:
        assert [c.text for c in project.study.codings if c.coder == "ana"] == ["hear me"]


@pytest.mark.parametrize("editor", ["false", "/no/such/editor", "'"])
def test_an_editor_that_fails_changes_nothing(tagged: Path, themecode, editor: str) -> None:
    """It is said, and no file is left."""
    done = themecode("code", "P01", "--editor", "--yes", cwd=tagged, EDITOR=editor, VISUAL="")
    assert done.code == 1
    assert "The editor " in done.err
    assert "Nothing was changed." in done.err
    assert _left(tagged) == []


def test_what_was_typed_is_never_lost(tagged: Path, tmp_path: Path, themecode) -> None:
    """A file that does not read, and one that an editor left on failing, are kept, and can be gone on with."""
    wrong = _editor(tmp_path, "path.write_text(text.replace('hear me', '[[leadershp: hear me]]'))")
    done = themecode("code", "P01", "--editor", "--yes", cwd=tagged, EDITOR=wrong, VISUAL="")
    assert done.code == 1
    assert "Did you mean 'leadership'?" in done.err
    (kept,) = _left(tagged)
    assert f"--file {kept.name}" in done.err
    mended = _editor(tmp_path, "path.write_text(text.replace('leadershp', 'leadership'))\nsys.exit(3)")
    failed = themecode("code", "P01", "--editor", "--file", kept, cwd=tagged, EDITOR=mended, VISUAL="")
    assert (failed.code, "ended with 3" in failed.err, _left(tagged)) == (1, True, [kept])
    assert "From an earlier session" in themecode("code", "P01", "--editor", cwd=tagged, EDITOR="true", VISUAL="").err
    again = themecode("code", "P01", "--editor", "--file", kept, "--yes", cwd=tagged)
    assert (again.code, again.out, _left(tagged)) == (0, "+ leadership: “hear me”\n", [])
    assert themecode("code", "P01", cwd=tagged).code == 2


def test_without_a_document_the_next_unread_one_is_opened(tagged: Path, themecode) -> None:
    """--read marks it as read, so that the next one comes next; an unchanged file is fine for that."""
    for name in ("P01", "P02"):
        done = themecode("code", "--editor", "--read", "--yes", cwd=tagged, EDITOR="true", VISUAL="")
        assert (done.code, f"Read to the end: {name}." in done.err) == (0, True)
    assert themecode("code", cwd=tagged).code == 2
