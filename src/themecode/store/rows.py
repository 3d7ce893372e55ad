"""Many rows at once, quickly."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select


def plain_rows(connection: Connection, chosen: Select[Any]) -> list[Any]:
    """Return the driver's own tuples: numbers and text need no conversion, and there may be 600,000 of them."""
    with connection.execute(chosen) as result:
        return list(result.cursor.fetchall()) if result.cursor is not None else []


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the garbage collector rest while records are made: it would walk all of them over and over."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
