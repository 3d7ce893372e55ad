"""The columns of a file of tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
COLUMNS = ("id", "code", "start", "end", "matched", "rule", "flags")


@dataclass(frozen=True)
class Legend:
    """The codes and the rules that tags name by number."""

    codes: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Tags:
    """Columns of one length, one row per answer and code: the first place in the answer where the code was found.

    `codes` and `rules` are numbers in the legend; `starts` and `ends` count code points within the answer.
    """

    ids: list[str]
    codes: Numbers
    starts: Numbers
    ends: Numbers
    matched: list[str]
    rules: Numbers
    flags: list[str]
