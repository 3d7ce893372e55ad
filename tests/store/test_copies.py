"""Copies of a project on any database: carried over whole, worked on apart, and merged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from themecode.model import Decision, Memo, current_codings
from themecode.store import OtherProjectError, ProjectExistsError, Store, other_copy, schema

PROJECT = {"project": "5b0f7a52-6a43-4d4b-9a57-6e9a3c3c9f10"}


def by_hand(samples: Any, code: str) -> Any:
    """Make a coding by a person."""
    return replace(samples.coding(code=code), coder="ana", origin="person", evidence=())


def statuses(store: Store) -> list[tuple[str, str]]:
    """Return each coding's code and status, whatever its number."""
    return sorted((one.code, one.status) for one in current_codings(store.codings(), store.decisions()))


def test_a_copy_has_every_row(url: str, tmp_path: Path, samples: Any) -> None:
    """From a file or a server into a file: each table's rows, and all that is read; a taken place is refused."""
    with Store.create(url, PROJECT) as store:
        samples.fill(store)
        counts = store.copy_to(tmp_path / "copy.sqlite")
        assert (counts["action"], counts["coding"], counts["turn"]) == (3, 3, 4)
        assert set(counts) == {table.name for table in schema.TABLES}
        with Store.open(tmp_path / "copy.sqlite") as copy:
            assert copy.actions() == store.actions()
            assert copy.documents() == store.documents()
            assert copy.codings() == store.codings()
            assert copy.meta("project") == PROJECT["project"]
        with pytest.raises(ProjectExistsError):
            store.copy_to(tmp_path / "copy.sqlite")


def test_a_file_moves_to_a_server(url: str, tmp_path: Path, samples: Any) -> None:
    """The other way round, and work goes on there."""
    with Store.create(tmp_path / "here.sqlite", PROJECT) as store:
        samples.fill(store)
        target = url if "://" in url else str(tmp_path / "there.sqlite")
        store.copy_to(target)
        with Store.open(target) as copy:
            with samples.acting(copy, "undo") as action:
                action.undo(3)
            assert copy.codings() == []
            assert [one.after for one in copy.actions()][-1] == store.actions()[-1].uid


def test_copies_merge_on_every_database(url: str, tmp_path: Path, samples: Any) -> None:
    """Both sides act; after merging both ways both say the same, with numbers of their own."""
    with Store.create(url, PROJECT) as mine:
        samples.fill(mine)
        mine.copy_to(tmp_path / "theirs.sqlite")
        with Store.open(tmp_path / "theirs.sqlite") as theirs:
            for store, code in ((mine, "time"), (theirs, "money")):
                with samples.acting(store, "code") as action:
                    (name,) = action.add_codings([by_hand(samples, code)])
                    action.add_decisions([Decision(name, "confirmed", "ana", samples.NOW)])
                    action.set_memo(Memo("", "coding", name, code, "ana", samples.NOW))
                with samples.acting(store, "tag") as action:
                    action.add_codings([samples.coding(start=7, code="both")])
            for one, other in ((mine, theirs), (theirs, mine)):
                with one.merge(other) as merged:
                    assert len(one.actions()) == (7 if one is mine else 8)
                assert one.integrity() == []
                assert one.parted()
                with samples.acting(one, "confirm") as action:
                    action.add_decisions([Decision(one.codings()[0].id, "confirmed", "ben", samples.NOW)])
            assert len(merged.added) == 3
            with mine.merge(theirs):
                pass
            assert statuses(mine) == statuses(theirs)
            assert [code for code, _ in statuses(mine)].count("both") == 1
            for store in (mine, theirs):
                codes = {one.id: one.code for one in store.codings()}
                assert sorted((memo.text, codes[memo.target]) for memo in store.memos()) == [
                    ("money", "money"), ("time", "time"),
                ]  # fmt: skip
            assert [one.uid for one in mine.actions()] == [one.uid for one in theirs.actions()]
            assert sorted(one.number for one in mine.actions()) == list(range(1, 10))


def test_a_merge_that_fails_leaves_nothing(url: str, tmp_path: Path, samples: Any) -> None:
    """An error inside the block, or a dry run, rolls all of it back."""
    with Store.create(url, PROJECT) as mine:
        mine.copy_to(tmp_path / "theirs.sqlite")
        with Store.open(tmp_path / "theirs.sqlite") as theirs:
            samples.fill(theirs)
            with mine.merge(theirs, keep=False) as merged:
                assert len(mine.codings()) == 3
            assert (len(merged.added), mine.actions(), mine.brought()) == (3, [], [])
            with pytest.raises(ZeroDivisionError), mine.merge(theirs):
                raise ZeroDivisionError
            assert (mine.actions(), mine.documents()) == ([], [])
            with mine.merge(theirs):
                pass
            assert (mine.brought(), mine.parted()) == ([(1, 3)], False)
            assert mine.codings() == theirs.codings()


def test_another_project_is_refused(url: str, tmp_path: Path) -> None:
    """Only copies of one project merge; a project without a name is nobody's copy."""
    with Store.create(url) as mine, Store.create(tmp_path / "other.sqlite", PROJECT) as other:
        with pytest.raises(OtherProjectError), mine.merge(other):
            pass
        with pytest.raises(OtherProjectError), mine.merge(mine):
            pass


def test_another_copy_is_opened_for_reading_only(url: str, tmp_path: Path, samples: Any) -> None:
    """What is named as the other copy may be read, and cannot be written."""
    with Store.create(url, PROJECT) as store:
        samples.fill(store)
    with other_copy(url, tmp_path) as looked:
        assert len(looked.codings()) == 3
        if "://" not in url:
            with pytest.raises(Exception, match="may be read, but not written"), samples.acting(looked) as action:
                action.add_codings([samples.coding()])
