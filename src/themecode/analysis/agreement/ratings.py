"""What coders said of the same units: a table with a coder a row, a unit a column."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NOT_RATED = -1


@dataclass(frozen=True)
class Ratings:
    """Numbers of values, coders x units; NOT_RATED where a coder said nothing of a unit.

    `values` are what the numbers stand for, in their order. `clusters` says which interview each unit is of, as a
    number from 0; intervals are found by drawing interviews, not units, for what one person says hangs together.
    `interviews` is how many there are, where the last of them have no unit.
    """

    values: tuple[Hashable, ...]
    table: NDArray[np.int64]
    clusters: NDArray[np.int64]
    interviews: int = 0

    @classmethod
    def of(
        cls,
        rows: Sequence[Sequence[Hashable | None]],
        *,
        values: Sequence[Any] | None = None,
        clusters: Sequence[int] | None = None,
    ) -> Ratings:
        """Read a coder a row, None where nothing was said; every unit is a cluster of its own unless told otherwise.

        >>> Ratings.of([[1, 2, None], [1, 3, 3]]).table.tolist()
        [[0, 1, -1], [0, 2, 2]]
        """
        given: set[Any] = {value for row in rows for value in row if value is not None}
        known: Sequence[Any] = values or sorted(given)
        number = {value: n for n, value in enumerate(known)}
        table = np.array([[NOT_RATED if v is None else number[v] for v in row] for row in rows], dtype=np.int64)
        of_units = np.arange(table.shape[1]) if clusters is None else np.asarray(clusters, dtype=np.int64)
        return cls(tuple(known), table, of_units)

    @property
    def coders(self) -> int:
        """How many coders there are."""
        return len(self.table)

    @property
    def number_of_clusters(self) -> int:
        """How many clusters there are, those without a unit included."""
        return max(self.interviews, int(self.clusters.max(initial=-1)) + 1)

    @property
    def counts(self) -> NDArray[np.float64]:
        """How many coders gave each unit each value: units x values."""
        units = self.table.shape[1]
        cells = np.arange(units) * len(self.values) + self.table
        flat = np.bincount(cells[self.table != NOT_RATED], minlength=units * len(self.values))
        return flat.reshape(units, len(self.values)).astype(np.float64)
