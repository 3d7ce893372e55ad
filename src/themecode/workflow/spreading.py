"""Where work is done: in this process, in several, or on a Dask cluster. To the rest all are executors."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from themecode.errors import ThemecodeError

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_WAIT = "15s"


@dataclass(frozen=True)
class Crew:
    """Who does the work, and how many pieces may be on their way at once."""

    executor: Executor
    most: int


class _Here(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[_Given, _Made], /, *args: _Given.args, **kwargs: _Given.kwargs) -> Future[_Made]:
        done: Future[_Made] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def crew(processes: int, scheduler: str = "") -> Iterator[Crew]:
    """Yield who does the work: a Dask cluster where a scheduler is named, else so many processes."""
    if scheduler:
        with _dask(scheduler) as made:
            yield made
    elif processes > 1:
        with _processes(processes) as made:
            yield made
    else:
        yield Crew(_Here(), 1)


@contextmanager
def _processes(number: int) -> Iterator[Crew]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # spawn: the same on every system, and safe where this process has threads
    executor = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_live_with_parent)
    try:
        yield Crew(executor, 2 * number)
    except BrokenProcessPool as error:
        raise ThemecodeError(
            "A process was ended from outside, perhaps for want of memory.",
            safe="The finished parts are kept.",
            mend="Repeat the command to go on; --processes 1 needs the least memory.",
        ) from error
    finally:
        executor.shutdown(cancel_futures=True)


def _live_with_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it has ended, however it did."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _dask(address: str) -> Iterator[Crew]:
    try:
        from distributed import Client, KilledWorker
        from distributed.comm import CommClosedError
    except ImportError as error:
        mend = 'Run `pip install "themecode[distributed]"`, or leave --scheduler out.'
        raise ThemecodeError(
            "A Dask cluster needs the package distributed, which is not installed here.", mend=mend
        ) from error
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        mend = "Check its address (like tcp://10.0.0.5:8786) and that it runs."
        raise ThemecodeError(f"No Dask scheduler answers at {address}.", mend=mend) from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ThemecodeError(f"The Dask scheduler at {address} has no workers.", mend="Start some: dask worker")
        try:
            yield Crew(client.get_executor(pure=False), 2 * threads)
        except (KilledWorker, CancelledError, CommClosedError, ModuleNotFoundError) as error:
            raise ThemecodeError(
                f"The Dask cluster at {address} stopped working: {error}.",
                safe="The finished parts are kept.",
                mend="See that its workers have themecode installed and memory enough, and repeat to go on.",
            ) from error
