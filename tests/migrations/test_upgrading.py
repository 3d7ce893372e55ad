"""From every older revision to this one: backed up, upgraded in one step, and nothing else changed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from themecode.store import NewerProjectError, Store, StoreError, UpgradeError, backups, migrating, schema

INDEXES = {"ix_action_undoes", "ix_coding_document", "ix_evidence_coding", "ix_action_uid", "ix_action_moment"}


@pytest.fixture
def old(url: str, samples: Any, databases: Any) -> str:
    """Return a project at revision 0001 with rows in it, as the first themecode left it."""
    databases.make(url, "0001")
    databases.fill(url, samples)
    assert databases.indexes_of(url) == set()
    return url


@pytest.fixture
def old_file(tmp_path: Path, samples: Any, databases: Any) -> Path:
    """Return the same in a file."""
    file = tmp_path / "study.sqlite"
    databases.make(str(file), "0001")
    databases.fill(str(file), samples)
    return file


def test_older_project_is_upgraded(old: str, samples: Any, databases: Any) -> None:
    """An older project is brought to this version, and every row is as it was."""
    rows = databases.rows_of(old)
    with Store.open(old) as store:
        assert store.upgraded is not None
        assert (store.upgraded.before, store.upgraded.after) == ("0001", schema.REVISION)
        assert len(store.codings()) == 3
        samples.fill(store)
    assert databases.indexes_of(old) == INDEXES
    with Store.open(old) as store:
        assert store.upgraded is None
        assert len(store.codings()) == 6
    assert rows["coding"] == 3
    assert databases.rows_of(old)["coding"] == 6


def test_copies_of_an_old_project_agree_on_names(tmp_path: Path, samples: Any, databases: Any) -> None:
    """Two copies of one old project give its actions the same names and moments; another project gives others."""
    for name, project in (("one", "a"), ("two", "a"), ("other", "b")):
        databases.make(str(tmp_path / name), "0004")
        databases.fill(str(tmp_path / name), samples)
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            connection.execute("INSERT INTO meta VALUES ('project', ?)", (project,))
            connection.commit()
    done = {}
    for name in ("one", "two", "other"):
        with Store.open(tmp_path / name) as store:
            done[name] = store.actions()
    assert done["one"] == done["two"]
    assert len({action.uid for action in (*done["one"], *done["other"])}) == 6
    assert [action.after for action in done["one"]] == ["", *(action.uid for action in done["one"][:2])]
    assert [action.moment[-7:] for action in done["one"]] == ["#000000", "#000001", "#000002"]


def test_backup_is_made_first(old_file: Path, databases: Any) -> None:
    """The older project is kept beside, numbered, complete and at its own revision."""
    rows, words = databases.rows_of(str(old_file)), databases.words_of(old_file)
    with Store.open(old_file) as store:
        assert store.upgraded is not None
        backup = store.upgraded.backup
        assert databases.rows_of(str(old_file)) == rows
    assert backup == old_file.parent / "backups" / "0001-revision-0001.sqlite"
    assert databases.rows_of(str(backup)) == rows
    assert databases.words_of(backup) == words
    upgraded = databases.words_of(old_file)
    assert [
        [row[: len(was)] for row, was in zip(*both, strict=True)] for both in zip(upgraded, words, strict=True)
    ] == words
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_backup_of_an_older_project_opens(old_file: Path) -> None:
    """The backup is a project itself: opened, it is upgraded in its turn."""
    Store.open(old_file).close()
    with Store.open(old_file.parent / "backups" / "0001-revision-0001.sqlite") as store:
        assert store.upgraded is not None
        assert len(store.codings()) == 3


def test_failed_upgrade_leaves_the_old_one(old: str, monkeypatch: pytest.MonkeyPatch, databases: Any) -> None:
    """When a step fails half-way, the database is as it was, and the message says where the backup lies."""
    shape, rows = databases.shape_of(old), databases.rows_of(old)
    run = migrating._run

    def fail(connection: Connection, target: str) -> None:
        run(connection, target)
        raise ZeroDivisionError("made up")

    monkeypatch.setattr(migrating, "_run", fail)
    with pytest.raises(UpgradeError, match="made up") as caught:
        Store.open(old)
    assert "as it was" in caught.value.safe
    assert ("backups" in caught.value.safe) == ("://" not in old)
    assert (databases.shape_of(old), databases.rows_of(old)) == (shape, rows)
    monkeypatch.undo()
    Store.open(old).close()


def test_failed_upgrade_does_not_change_a_byte(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failure the file is the same, byte by byte."""
    before = old_file.read_bytes()
    monkeypatch.setattr(migrating, "_check_foreign_keys", lambda _: 1 / 0)
    with pytest.raises(UpgradeError):
        Store.open(old_file)
    assert old_file.read_bytes() == before


def test_upgrade_without_a_backup_does_not_begin(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the backup cannot be proven, nothing is upgraded, and its number is free again."""
    before = old_file.read_bytes()
    monkeypatch.setattr(backups, "_vacuum_into", lambda *_: None)
    with pytest.raises((StoreError, sqlite3.Error)):
        Store.open(old_file)
    assert old_file.read_bytes() == before
    assert list((old_file.parent / "backups").iterdir()) == []


def test_rows_that_point_at_nothing_stop_the_upgrade(old_file: Path, databases: Any) -> None:
    """A database with dangling rows is not upgraded over them."""
    with closing(sqlite3.connect(old_file)) as connection:
        connection.execute("DELETE FROM action WHERE number = 2")
        connection.commit()
    with pytest.raises(StoreError, match=r"missing row|point at nothing"):
        Store.open(old_file)
    assert databases.indexes_of(str(old_file)) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_kill_during_upgrade_leaves_old_or_new(old_file: Path, databases: Any) -> None:
    """A kill in the middle of a step leaves the old database; the next opening upgrades it."""
    program = """
import os, signal, sys
from alembic import op
from themecode.store import Store
def make(*arguments, **options):
    made(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
made, op.create_index = op.create_index, make
Store.open(sys.argv[1])
"""
    rows = databases.rows_of(str(old_file))
    done = subprocess.run([sys.executable, "-c", program, str(old_file)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (databases.indexes_of(str(old_file)), databases.rows_of(str(old_file))) == (set(), rows)
    with Store.open(old_file) as store:
        assert store.upgraded is not None
        assert store.upgraded.backup is not None
        assert store.upgraded.backup.name == "0002-revision-0001.sqlite"
        assert store.integrity() == []


def test_two_windows_upgrade_once(old: str, databases: Any) -> None:
    """Two processes that open an older project at the same moment both end with the new one."""
    program = "import sys; from themecode.store import Store; Store.open(sys.argv[1]).close()"
    running = [subprocess.Popen([sys.executable, "-c", program, old]) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert databases.indexes_of(old) == INDEXES


def test_newer_project_is_refused_unchanged(tmp_path: Path, samples: Any, databases: Any) -> None:
    """A database of a later themecode is refused with both revisions named, and not a byte is changed."""
    file = tmp_path / "study.sqlite"
    with Store.create(file) as store:
        samples.fill(store)
    databases.on(
        str(file), lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    )
    before = file.read_bytes()
    with pytest.raises(NewerProjectError) as caught:
        Store.open(file)
    assert (caught.value.found, caught.value.known) == ("0099", schema.REVISION)
    assert str(caught.value) == (
        f"Made by a newer themecode (database revision 0099; this one knows {schema.REVISION}). Nothing was changed. "
        "Install the newest themecode, then open the project again."
    )
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["study.sqlite"]


def test_newer_project_on_a_server_is_refused(url: str, databases: Any) -> None:
    """The same on every database."""
    Store.create(url).close()
    databases.on(url, lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = 'abc'")))
    shape = databases.shape_of(url)
    with pytest.raises(NewerProjectError):
        Store.open(url)
    assert databases.shape_of(url) == shape


def test_alembic_is_loaded_for_upgrades_only(tmp_path: Path) -> None:
    """Creating, opening, writing and reading a project of this version does not import Alembic."""
    program = """
import sys
from themecode.store import Store
Store.create(sys.argv[1]).close()
with Store.open(sys.argv[1]) as store:
    store.codings()
print([name for name in sys.modules if name.startswith(("alembic", "mako", "sqlalchemy.orm", "psycopg"))])
"""
    command = [sys.executable, "-c", program, str(tmp_path / "study.sqlite")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
