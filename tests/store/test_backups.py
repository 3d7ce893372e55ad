"""A backup is opened and counted before it counts, and takes its place in one step."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from themecode.store import DamagedProjectError, Store, StoreError, backups


@pytest.fixture
def store(database: Store) -> Store:
    """Only what a database keeps can be backed up."""
    return database


def everything(store: Store) -> tuple[Any, ...]:
    """All that can be read."""
    return (
        store.actions(),
        store.documents(),
        store.codings(),
        store.decisions(),
        store.cases(),
        store.speakers(),
        store.codebooks(),
        store.meta("title"),
    )


def test_backup_is_the_whole_project(store: Store, samples: Any, tmp_path: Path) -> None:
    """From any database a backup is a project file with all that was there, undone actions too."""
    samples.fill(store)
    with samples.acting(store, "undo") as action:
        action.undo(3)
    made = store.backup(tmp_path / "copy.sqlite")
    assert made == tmp_path / "copy.sqlite"
    with Store.open(made) as copy:
        assert everything(copy) == everything(store)
        assert copy.integrity() == []


def test_backup_is_private_and_leaves_nothing_beside(store: Store, samples: Any, tmp_path: Path) -> None:
    """Only the owner may read a backup, and no half-made file stays."""
    samples.fill(store)
    folder = tmp_path / "backups"
    folder.mkdir()
    made = store.backup(folder / "copy.sqlite")
    assert made.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in folder.iterdir()] == ["copy.sqlite"]


def test_backup_replaces_an_older_one(store: Store, samples: Any, tmp_path: Path) -> None:
    """A backup of the same name takes the older one's place."""
    store.backup(tmp_path / "copy.sqlite")
    samples.fill(store)
    store.backup(tmp_path / "copy.sqlite")
    with Store.open(tmp_path / "copy.sqlite") as copy:
        assert len(copy.actions()) == 3


def test_backup_that_is_not_complete_is_refused(
    store: Store, samples: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy with too few rows does not take the place of the older backup."""
    store.backup(tmp_path / "copy.sqlite")
    before = (tmp_path / "copy.sqlite").read_bytes()
    samples.fill(store)
    empty = Store.create("sqlite://")
    monkeypatch.setattr(backups, "_vacuum_into", lambda _, part: _raw_copy(empty, part))
    monkeypatch.setattr(backups, "_copy_rows", lambda _, part: _raw_copy(empty, part))
    with pytest.raises(DamagedProjectError, match="0 rows in action, not 3"):
        store.backup(tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    empty.close()


def test_leavings_of_a_killed_backup_go(tmp_path: Path) -> None:
    """Half a copy that a kill left is taken away by the next backup of that name, unless it is a live one's."""
    dead, live = tmp_path / ".copy.sqlite.1.part", tmp_path / ".copy.sqlite.2.part"
    for left in (dead, live):
        left.touch()
    os.utime(dead, (time.time() - 7200,) * 2)
    with Store.create("sqlite://") as store:
        store.backup(tmp_path / "copy.sqlite")
    assert sorted(file.name for file in tmp_path.iterdir()) == [live.name, "copy.sqlite"]


def test_project_is_not_its_own_backup(tmp_path: Path) -> None:
    """Writing the copy over the project itself is refused."""
    with Store.create(tmp_path / "study.sqlite") as store, pytest.raises(StoreError, match="own backup"):
        store.backup(tmp_path / "study.sqlite")


def test_backup_into_a_missing_folder(store: Store, tmp_path: Path) -> None:
    """A folder that is not there is a plain message."""
    with pytest.raises(StoreError, match="no folder"):
        store.backup(tmp_path / "gone" / "copy.sqlite")


def test_backup_numbers_go_up(tmp_path: Path) -> None:
    """Each backup has its own number, after the highest one that is there."""
    folder = tmp_path / "backups"
    assert backups.reserve(folder, "daily").name == "0001-daily.sqlite"
    assert backups.reserve(folder, "daily").name == "0002-daily.sqlite"
    (folder / "0007-merge.sqlite").touch()
    assert backups.reserve(folder, "daily").name == "0008-daily.sqlite"
    assert folder.stat().st_mode & 0o777 == 0o700


def _raw_copy(store: Store, part: Path) -> None:
    with store._engine.connect() as connection:
        connection.connection.driver_connection.execute("VACUUM INTO ?", (str(part),))
    assert part.stat().st_size > 0
