"""One ruling about many codings: shown first, exactly those that were shown, one action, a backup before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.project import Project
from themecode.workflow.review_queue import Wanted


@pytest.fixture
def small(small: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the small study, tagged: five sentences of money, some with two matches."""
    monkeypatch.setenv("THEMECODE_CODER", "ana")
    small.use("money: money | cash\nloss: stayed | begged")
    return small


def _statuses(small: Any) -> dict[str, str]:
    return {f"{c.code} {c.text}": c.status for c in small.project.study.codings}


def test_a_preview_counts_and_changes_nothing(small: Any) -> None:
    """By code and document, in the order of the text, with sentences to read."""
    before = small.project.store.actions()
    seen = small.project.preview(Wanted(rule="cash"))
    assert (seen.count, seen.by_code, seen.by_document) == (2, {"money": 2}, {"P01": 1, "P02": 1})
    assert [one.text for one in seen.sample] == ["The cash stayed.", "The cash ran out."]
    assert seen.sample[0].why == "cash -> cash"
    assert small.project.store.actions() == before
    assert not (small.project.folder / "backups").exists()


def test_a_bulk_ruling_is_one_action_with_a_backup_before(small: Any) -> None:
    """Exactly what was shown changes; one undo takes it back; the log says the filters."""
    before = _statuses(small)
    changed = small.project.decide_all(small.project.preview(Wanted(code="money", document="P01")), "rejected")
    assert len(changed) == sum(name.startswith("money") for name in before) - 2
    after = _statuses(small)
    assert {name for name in after if after[name] == "rejected"} == {f"money {c.text}" for c in changed}
    assert small.project.store.actions()[-1].summary == f"{len(changed)} codings: code money, document P01"
    (copy,) = (small.project.folder / "backups").glob("*.sqlite")
    assert copy.name == "0001-before-bulk.sqlite"
    small.project.undo()
    assert _statuses(small) == before


def test_other_reasons_are_counted_and_can_be_left_out(small: Any) -> None:
    """A negated match beside a plain one makes a coding of both sorts; --only keeps to those that are negated alone."""
    negated = small.project.preview(Wanted(flag="negated"))
    assert [one.text for one in negated.sample] == ["No money came."]
    small.use("money: money | mone*\nloss: begged")
    by_one = small.project.preview(Wanted(rule="money"))
    assert by_one.count == by_one.mixed > 0
    assert small.project.preview(Wanted(rule="money", only=True)).count == 0


def test_what_changed_meanwhile_is_refused(small: Any) -> None:
    """Somebody ruled between preview and yes: nothing is changed, and nobody's ruling is overwritten."""
    seen = small.project.preview(Wanted(code="money"))
    small.project.decide([seen.codings[0].id], "confirmed")
    with pytest.raises(ThemecodeError, match=f"{seen.count} codings, and now they are others: {seen.count - 1}"):
        small.project.decide_all(seen, "rejected")
    assert small.project.study.coding(seen.codings[0].id).status == "confirmed"


@pytest.mark.parametrize(
    ("wanted", "close"),
    [
        (Wanted(flag="negatd"), "'negated'"), (Wanted(rule="cahs"), "'cash'"), (Wanted(code="mony"), "'money'"),
        (Wanted(document="P1"), "'P01'"), (Wanted(coder="rule"), "'rules'"),
    ],
)  # fmt: skip
def test_misspelt_filters_are_asked_about(small: Any, wanted: Wanted, close: str) -> None:
    """A filter that nothing has would otherwise look like a queue that is done."""
    with pytest.raises(ThemecodeError, match=f"Did you mean.*{close}"):
        small.project.preview(wanted)


def test_in_the_terminal(tagged: Path, themecode) -> None:
    """A dry run shows, without a terminal --yes is needed, ids and filters do not go together."""
    shown = themecode("reject", "--flag", "negated", "--dry-run", cwd=tagged, COLUMNS="80")
    count = int(shown.out.split()[0])
    assert "codings would be rejected." in shown.out
    assert "Nothing was changed." in shown.err
    assert max(map(len, shown.out.splitlines())) <= 80
    asked = themecode("reject", "--flag", "negated", cwd=tagged)
    assert (asked.code, "there is no terminal" in asked.err) == (1, True)
    done = themecode("reject", "--flag", "negated", "--yes", cwd=tagged)
    assert f"{count} rejected, in one action" in done.out
    with Project.open(tagged) as project:
        assert sum(c.status == "rejected" for c in project.study.codings) == count
    assert "No undecided coding is so." in themecode("reject", "--flag", "negated", "--yes", cwd=tagged).out
    for wrong in (("reject",), ("reject", "--only"), ("confirm", "c000001", "--code", "leadership")):
        assert themecode(*wrong, cwd=tagged).code == 2
