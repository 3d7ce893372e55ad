"""Looking out for what others write, so that cells need not ask again and again and keep the kernel busy."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

EVERY = 1.0
"""Seconds between two looks: others' work is to appear within two."""


class Told(Protocol):
    """A cell that can be told that somebody wrote."""

    @property
    def closed(self) -> bool:
        """Whether nobody looks at it any more."""

    def tell(self) -> None:
        """Tell it."""


class Watch:
    """Looks at the number of the newest action, in a thread of its own, while cells show the project."""

    def __init__(self, newest: Callable[[], int], every: float = EVERY) -> None:
        self._newest, self._every = newest, every
        self._cells: list[Told] = []
        self._end = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, cell: Told) -> None:
        """Tell this cell, too, from now on."""
        self._cells.append(cell)
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._look, name="themecode-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._end.set()
        if self._thread is not None:
            self._thread.join(5)

    def _look(self) -> None:
        before = self._number(0)
        while not self._end.wait(self._every):
            self._cells = [cell for cell in self._cells if not cell.closed]
            now = self._number(before)
            if now != before:
                for cell in self._cells:
                    cell.tell()
            before = now

    def _number(self, before: int) -> int:
        try:
            return self._newest()
        except Exception:  # noqa: BLE001 - a server that is away for a while ends no watch; the cells' own asks say it
            return before
