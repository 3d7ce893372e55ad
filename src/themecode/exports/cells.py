"""What stands in a cell: text, a number, or nothing."""

from __future__ import annotations

from math import isfinite, isnan
from typing import TypeGuard

from themecode.model import Cell


def is_absent(cell: Cell) -> bool:
    """Say whether a cell is empty: None, or not a number.

    >>> is_absent(None), is_absent(float("nan")), is_absent(0), is_absent("")
    (True, True, False, False)
    """
    return cell is None or (isinstance(cell, float) and isnan(cell))


def is_number(cell: Cell) -> TypeGuard[int | float]:
    """Say whether a cell counts as a number that can be added up and written."""
    return isinstance(cell, (int, float)) and isfinite(cell)


def number_of(cell: Cell) -> float:
    """Return a cell's number, 0 where it has none."""
    return cell if is_number(cell) else 0
