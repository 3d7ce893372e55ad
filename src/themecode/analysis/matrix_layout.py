"""What a matrix shows: its rows, its columns, and what a cell counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from themecode.model import Basis

Count = Literal["presence", "codings", "words", "cases", "asked", "share", "share-asked"]
COUNTS: tuple[Count, ...] = get_args(Count)
_SUMS = ("presence", "codings", "words")
CROSS = " × "  # noqa: RUF001 - as people write it
"""What stands between two attributes that are crossed."""


@dataclass(frozen=True)
class Layout:
    """What a matrix shows. rows: "case", "document", an attribute, or two of these with a comma between.

    `of` says whose attribute `rows` names: that of cases or that of documents, for each of the two. `roll_up`: a code
    counts what its sub-codes count. `totals`: a last row and a last column. `sort`: rows and columns as they are, or
    those that are alike beside each other.
    """

    rows: str = "case"
    columns: Literal["code", "theme"] = "code"
    count: Count = "presence"
    basis: Basis = "all"
    of: str = "case"
    roll_up: bool = False
    totals: bool = False
    sort: Literal["name", "similarity"] = "name"

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What a row is named by: (name, whose), one or two of them."""
        names = self.rows.split(",")
        owners = self.of.split(",")
        return tuple((name.strip(), owners[min(n, len(owners) - 1)]) for n, name in enumerate(names))

    @property
    def adds_up(self) -> bool:
        """Whether rows and columns may be summed: passages may, cases and shares may not."""
        return self.count in _SUMS
