"""Making, opening and refusing: every wrong place has its own clear message."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from themecode.store import (
    DamagedProjectError,
    NoSpaceError,
    NotAProjectError,
    ProjectExistsError,
    ReadOnlyProjectError,
    Store,
    StoreError,
)

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither this limit nor these rights")
IS_ROOT = os.name != "nt" and os.geteuid() == 0
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


def test_damaged_file_is_told(tmp_path: Path, samples: Any) -> None:
    """Damaged pages are a plain message and a finding of the integrity check; nothing is repaired."""
    file = tmp_path / "study.sqlite"
    with Store.create(file) as store:
        samples.fill(store)
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\xff" * (size - 4096))
    with pytest.raises(DamagedProjectError, match="damaged"), Store.open(file) as store:
        store.documents()


def test_integrity_names_what_is_wrong(tmp_path: Path, samples: Any) -> None:
    """A row that points at nothing is found, and so is a damaged page."""
    import sqlite3

    file = tmp_path / "study.sqlite"
    with Store.create(file) as store:
        samples.fill(store)
        assert store.integrity() == []
        raw = sqlite3.connect(file)
        raw.execute("DELETE FROM action WHERE number = 2")
        raw.commit()
        raw.close()
        assert store.integrity() == ["row 2 of codebook points at a missing row of action"]


def test_full_disk_loses_nothing(tmp_path: Path, samples: Any) -> None:
    """When no page can be added the action is refused as a whole, and work goes on once there is room."""
    with Store.create(tmp_path / "study.sqlite") as store:
        samples.fill(store)
        _on_every_connection(store, "PRAGMA max_page_count = 1")
        with pytest.raises(NoSpaceError, match="No space") as caught, samples.acting(store) as action:
            action.add_codings([samples.coding()] * 5000)
        assert "Nothing was changed" in caught.value.safe
        assert (len(store.actions()), len(store.codings())) == (3, 3)
        _on_every_connection(store, "PRAGMA max_page_count = 100000")
        samples.fill(store)
        assert store.integrity() == []


def test_read_only_project_may_be_read(tmp_path: Path, samples: Any) -> None:
    """A project that may not be written is read all the same; writing says what to do."""
    with Store.create(tmp_path / "study.sqlite") as store:
        samples.fill(store)
        _on_every_connection(store, "PRAGMA query_only = ON")
        with pytest.raises(ReadOnlyProjectError, match="not written"):
            samples.fill(store)
        assert len(store.codings()) == 3


@POSIX
def test_file_that_cannot_grow(tmp_path: Path) -> None:
    """A disk that takes no more (here: a limit of the process) leaves exactly the acknowledged actions."""
    program = f"""
import resource
from pathlib import Path
from themecode.errors import ThemecodeError
from themecode.model import Coding, Segment
from themecode.store import Store
store = Store.create({str(tmp_path / "study.sqlite")!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
coding = Coding("", Segment("P01", 0, 500), "x" * 500, "money", "ana", "person", "")
try:
    while True:
        with store.action("code", coder="ana", now="") as action:
            action.add_codings([coding] * 10)
        print(action.number, flush=True)
except ThemecodeError as error:
    print(type(error).__name__)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    *acknowledged, last = done.stdout.split()
    assert last in ("StoreError", "NoSpaceError")
    with Store.open(tmp_path / "study.sqlite") as store:
        assert [one.number for one in store.actions()] == [int(number) for number in acknowledged]
        assert len(acknowledged) > 5
        assert store.integrity() == []


@pytest.mark.skipif(not IS_ROOT, reason="needs root to become another user")
def test_folder_that_may_not_be_written(samples: Any) -> None:
    """Another user may open and read a project of a shared folder, and is told why writing fails."""
    folder = Path("/tmp") / f"themecode-shared-{os.getpid()}"  # noqa: S108 # pytest's own folder is root's alone
    folder.mkdir(mode=0o755)
    with Store.create(folder / "study.sqlite") as store:
        samples.fill(store)
    (folder / "study.sqlite").chmod(0o644)
    child = os.fork()
    if child == 0:
        os._exit(_read_as_nobody(folder / "study.sqlite", samples))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    (folder / "study.sqlite").unlink()
    folder.rmdir()


def _read_as_nobody(file: Path, samples: Any) -> int:
    os.seteuid(65534)
    with Store.open(file) as store:
        if len(store.codings()) != 3:
            return 1
        try:
            samples.fill(store)
        except ReadOnlyProjectError:
            return 0
        except StoreError:
            return 2
    return 3


def _on_every_connection(store: Store, setting: str) -> None:
    from sqlalchemy import event

    store._engine.dispose()
    event.listen(store._engine, "connect", lambda driver, _: driver.execute(setting))
