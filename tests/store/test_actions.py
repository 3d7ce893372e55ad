"""One action is one transaction: whole or absent, alone among writers, and never half seen."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from themecode.store import LockedProjectError, Store, connection

WRITER = """
import sys
from themecode.model import Coding, Segment
from themecode.store import Store
coding = Coding("", Segment("P01", 0, 4), "word", "money", "ana", "person", "")
with Store.open(sys.argv[1]) as store:
    for _ in range(25):
        with store.action("tag", coder="ana", now="") as action:
            action.add_codings([coding] * 20)
        print(action.number)
"""


def test_exception_leaves_nothing(store: Store, samples: Any) -> None:
    """An error in the middle of an action rolls all of it back."""
    samples.fill(store)
    before = (store.actions(), store.codings(), store.documents())
    with pytest.raises(KeyboardInterrupt), samples.acting(store) as action:  # noqa: PT012 # the action is the point
        action.add_document(samples.text("P03"))
        action.add_codings([samples.coding()])
        raise KeyboardInterrupt
    assert (store.actions(), store.codings(), store.documents()) == before
    assert not action.saved


def test_error_while_writing_leaves_nothing(database: Store, samples: Any) -> None:
    """When the last of many rows cannot be written, the first ones are gone too."""
    samples.fill(database)
    before = (database.actions(), database.codings())
    with pytest.raises(Exception, match=r"NOT NULL|null value"), samples.acting(database) as action:
        action.add_codings([samples.coding(), samples.coding(code=None)])
    assert (database.actions(), database.codings()) == before
    with samples.acting(database) as action:
        assert action.add_codings([samples.coding()]) == ["c000004"]


def test_closed_action_takes_nothing(store: Store, samples: Any) -> None:
    """What is added after the end would be lost without a word, so it is refused."""
    with samples.acting(store) as action:
        action.add_document(samples.text())
    assert action.saved
    with pytest.raises(ValueError, match="closed"):
        action.add_document(samples.text("P02"))
    with pytest.raises(ValueError, match="open"):
        action.undo(1)


def test_actions_do_not_nest(store: Store, samples: Any) -> None:
    """An action within an action would wait for itself: it is refused at once."""
    with samples.acting(store), pytest.raises(RuntimeError), samples.acting(store):
        pass
    samples.fill(store)
    assert len(store.actions()) == 3


def test_actions_do_not_nest_with_snapshots_and_backups(database: Store, samples: Any) -> None:
    """An action within a snapshot, and a backup within an action, would wait for themselves, too."""
    with database.snapshot(), pytest.raises(RuntimeError), samples.acting(database):
        pass
    with samples.acting(database), pytest.raises(RuntimeError):
        database.backup("never.sqlite")
    samples.fill(database)
    assert len(database.actions()) == 3


def test_reading_inside_an_action_sees_what_was_before(store: Store, samples: Any) -> None:
    """Reading and writing may go hand in hand: the reads see the project as it was."""
    samples.fill(store)
    with samples.acting(store) as action:
        action.add_codings([samples.coding()])
        assert len(store.codings()) == 3
    assert len(store.codings()) == 4


def test_snapshot_sees_one_state(url: str, samples: Any) -> None:
    """All that is read inside a snapshot belongs together, whoever writes meanwhile."""
    with Store.create(url) as store, Store.open(url) as other:
        samples.fill(store)
        with store.snapshot():
            first = len(store.codings())
            writing = threading.Thread(target=lambda: samples.fill(other))
            writing.start()
            writing.join(0.3)  # on SQLite the writer waits for us, on PostgreSQL it does not
            assert len(store.codings()) == first
        writing.join()
        assert len(store.codings()) == 2 * first


def test_second_writer_waits_and_then_says_so(url: str, samples: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another one writes we wait; in the end the message says what happens and what is safe."""
    monkeypatch.setattr(connection, "LOCK_WAIT_MS", 300)
    with Store.create(url) as store, Store.open(url) as other:
        samples.fill(store)
        with samples.acting(store) as action:
            action.add_codings([samples.coding()])
            with pytest.raises(LockedProjectError, match="Another themecode window is writing") as caught:
                samples.fill(other)
            assert len(other.codings()) == 3
        assert "safe" in caught.value.safe
        assert len(other.codings()) == 4


def test_threads_with_stores_of_their_own_lose_nothing(url: str, samples: Any) -> None:
    """Four threads, each with its own store: every action is there, every number once."""
    Store.create(url).close()
    _write_in_threads([Store.open(url) for _ in range(4)], samples)
    with Store.open(url) as store:
        _check_all_there(store, writers=4)


def test_processes_lose_nothing(url: str) -> None:
    """Three processes write at once: every acknowledged action is there, every number once."""
    Store.create(url).close()
    command = [sys.executable, "-c", WRITER, url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    printed = [int(number) for process in running for number in process.communicate()[0].split()]
    assert [process.returncode for process in running] == [0, 0, 0]
    with Store.open(url) as store:
        assert sorted(printed) == [one.number for one in store.actions()] == list(range(1, 76))
        assert store.codings() == []  # their document was never imported
        assert store.integrity() == []


def test_threads_may_share_a_store(url: str, samples: Any) -> None:
    """Four threads may also use one store together."""
    with Store.create(url) as store:
        _write_in_threads([store] * 4, samples)
        _check_all_there(store, writers=4)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights than these")
def test_file_is_private(tmp_path: Path) -> None:
    """Interviews are personal: only the owner may read the file."""
    Store.create(tmp_path / "study.sqlite").close()
    assert (tmp_path / "study.sqlite").stat().st_mode & 0o777 == 0o600


def test_settings_are_as_decided(tmp_path: Path) -> None:
    """Every connection has the settings that keep acknowledged work."""
    with Store.create(tmp_path / "study.sqlite") as store, store._engine.connect() as opened:
        driver = opened.connection.driver_connection
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "mmap_size", "trusted_schema")
        values = [driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
        assert values == ["delete", 3, 1, 10_000, 0, 0]
        assert driver.execute("PRAGMA cell_size_check").fetchone()[0] == 1


def _write_in_threads(stores: list[Store], samples: Any, times: int = 15) -> None:
    failed: list[BaseException] = []

    def write(store: Store, name: str) -> None:
        try:
            for number in range(times):
                with samples.acting(store, "tag", f"{name} {number}") as action:
                    action.add_document(samples.text(f"{name}-{number}"))
                    action.add_codings([samples.coding(f"{name}-{number}"), samples.coding(f"{name}-{number}")])
                store.codings()
        except BaseException as error:  # noqa: BLE001 # told to the test below
            failed.append(error)

    threads = [threading.Thread(target=write, args=(one, f"W{n}")) for n, one in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    assert failed == []


def _check_all_there(store: Store, writers: int, times: int = 15) -> None:
    done = store.actions()
    assert [one.number for one in done] == list(range(1, writers * times + 1))
    assert {one.summary for one in done} == {f"W{n} {time}" for n in range(writers) for time in range(times)}
    codings = store.codings()
    assert len({one.id for one in codings}) == len(codings) == 2 * writers * times
    assert store.integrity() == []
