"""A damaged file, a full disk, a folder without rights: what is saved stays, and the message says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from themecode.store import DamagedProjectError, NoSpaceError, ReadOnlyProjectError, Store, StoreError

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither this limit nor these rights")
IS_ROOT = os.name != "nt" and os.geteuid() == 0


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
