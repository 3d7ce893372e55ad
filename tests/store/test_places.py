"""Making, opening and refusing: every wrong place has its own clear message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from themecode.store import (
    NotAProjectError,
    ProjectExistsError,
    Store,
    StoreError,
)

NAMES = ["study.sqlite", "my study.sqlite", "50% off?#1.sqlite", "étude 🙂.sqlite", "file:study.sqlite"]


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name(tmp_path: Path, samples: Any, name: str) -> None:
    """Spaces, signs and letters of any script may be in a project's path."""
    with Store.create(tmp_path / name) as store:
        samples.fill(store)
    with Store.open(tmp_path / name) as store:
        assert len(store.codings()) == 3
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_url_of_a_file(tmp_path: Path, samples: Any) -> None:
    """A sqlite URL and a path are the same place."""
    with Store.create(f"sqlite:///{tmp_path / 'study.sqlite'}") as store:
        samples.fill(store)
    with Store.open(str(tmp_path / "study.sqlite")) as store:
        assert len(store.actions()) == 3


def test_reopened_project_is_the_same(url: str, samples: Any) -> None:
    """What was saved is there after closing and opening."""
    with Store.create(url, meta={"title": "Étude"}) as store:
        samples.fill(store)
        before = (store.actions(), store.documents(), store.codings(), store.cases())
    with Store.open(url) as store:
        assert store.upgraded is None
        assert (store.actions(), store.documents(), store.codings(), store.cases()) == before
        assert store.meta("title") == "Étude"


def test_existing_project_is_not_overwritten(url: str, samples: Any) -> None:
    """Creating a project where one lies is refused, and that one stays as it was."""
    with Store.create(url) as store:
        samples.fill(store)
    with pytest.raises(ProjectExistsError, match="already"):
        Store.create(url)
    with Store.open(url) as store:
        assert len(store.actions()) == 3


def test_interrupted_creation_may_be_repeated(tmp_path: Path) -> None:
    """An empty file, as a kill during creation leaves it, is no project and may become one."""
    (tmp_path / "study.sqlite").touch()
    with pytest.raises(NotAProjectError, match="is not a themecode project"):
        Store.open(tmp_path / "study.sqlite")
    Store.create(tmp_path / "study.sqlite").close()
    Store.open(tmp_path / "study.sqlite").close()


def test_missing_file_is_not_made(tmp_path: Path) -> None:
    """Opening what is not there says so, and leaves no empty file behind."""
    with pytest.raises(NotAProjectError, match="no project database"):
        Store.open(tmp_path / "study.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [b"x", b"Dear diary, " * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_other_files_are_left_alone(tmp_path: Path, words: bytes) -> None:
    """A file that is something else is neither opened nor filled nor changed."""
    file = tmp_path / "diary.txt"
    file.write_bytes(words)
    for attempt in (Store.open, Store.create):
        with pytest.raises(StoreError):
            attempt(file)
    assert file.read_bytes() == words


def test_other_databases_are_left_alone(tmp_path: Path) -> None:
    """A database of another program is not a project."""
    import sqlite3

    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE action (number)")
    connection.close()
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(NotAProjectError):
        Store.open(tmp_path / "other.db")
    with pytest.raises(ProjectExistsError):
        Store.create(tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == before


def test_folders(tmp_path: Path) -> None:
    """A folder is no project, and a project needs a folder that is there."""
    with pytest.raises(StoreError):
        Store.open(tmp_path)
    with pytest.raises(StoreError):
        Store.create(tmp_path)
    with pytest.raises(StoreError, match="no folder"):
        Store.create(tmp_path / "gone" / "study.sqlite")


def test_memory_cannot_be_opened() -> None:
    """A project in memory ends with its process."""
    with pytest.raises(NotAProjectError, match="memory"):
        Store.open("sqlite://")


def test_other_databases_are_named() -> None:
    """Only SQLite and PostgreSQL keep projects; a URL that cannot be read does not show its password."""
    with pytest.raises(StoreError, match="mysql"):
        Store.open("mysql://localhost/study")
    with pytest.raises(StoreError, match="cannot be read") as caught:
        Store.open("postgresql://ana:secret@host:port/study")
    assert "secret" not in str(caught.value)


def test_server_that_does_not_answer() -> None:
    """A server that is not there is a plain message without the password."""
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="does not answer") as caught:
        Store.open("postgresql://ana:secret@127.0.0.1:1/study")
    assert "secret" not in str(caught.value)
