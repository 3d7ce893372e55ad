"""The ids of answers: each is there, each is there once, and how they are compared without holding them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from themecode.errors import ThemecodeError
from themecode.importers import AnswerTable

Hashes = npt.NDArray[np.int64]


def hashes(ids: Sequence[str]) -> Hashes:
    """Return a number for each id, good within this process only; two ids share one less often than once in 10^12."""
    return np.fromiter(map(hash, ids), np.int64, len(ids))


class SeenIds:
    """The ids of a table's answers, as they come by. Raises ThemecodeError where one is missing, or there twice."""

    def __init__(self, table: AnswerTable, column: str) -> None:
        self._table, self._column = table, column
        self._seen = [np.empty(0, np.int64)]

    def see(self, first: int, ids: Sequence[str]) -> None:
        """Take the ids of some answers; `first` is the number of the first of them."""
        if "" in ids:
            says = f"Answer {first + ids.index(''):,} of {self._table.path.name} has no {self._column}."
            mend = "Fill it in, or leave --id out: answers then go by the number of their row."
            raise ThemecodeError(says, mend=mend)
        self._seen.append(hashes(ids))

    def distinct(self) -> Hashes:
        """Return a number for each answer's id, all of them different."""
        found = np.concatenate(self._seen)
        ordered = np.sort(found)
        doubtful = set(ordered[1:][ordered[1:] == ordered[:-1]].tolist())
        if doubtful:
            _refuse_repeated(self._table, self._column, doubtful)
        return found


def _refuse_repeated(table: AnswerTable, column: str, doubtful: set[int]) -> None:
    counts = Counter(name for block in table.blocks(column) for name in block.columns[0] if hash(name) in doubtful)
    twice = [name for name, count in counts.items() if count > 1]
    if not twice:
        return  # two ids that only share their number
    shown = ", ".join(f"'{name}'" for name in twice[:5])
    says = f"In {table.path.name}, {len(twice):,} values of '{column}' stand more than once, first: {shown}."
    raise ThemecodeError(says, mend="Name the column that differs in each answer, or leave --id out.")
