"""What the rules found in answers, as columns, and the file that it becomes: one row per answer and code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from themecode.errors import ThemecodeError, did_you_mean
from themecode.exports.tag_columns import Legend, Tags
from themecode.exports.tags_csv import csv_part, join_csv
from themecode.exports.tags_parquet import join_parquet, need_pyarrow, parquet_part
from themecode.model import Provenance


class TagFormat(NamedTuple):
    """How tags are written: whether they can be, some of them as the bytes of a part, and parts as the file."""

    check: Callable[[], None]
    part: Callable[[Tags, Legend], bytes]
    join: Callable[[Path, Sequence[Path], Provenance], None]


TAG_FORMATS = {
    ".csv": TagFormat(lambda: None, csv_part, join_csv),
    ".parquet": TagFormat(need_pyarrow, parquet_part, join_parquet),
}
"""The endings of files of tags, and what writes each."""


def tag_format(path: Path) -> TagFormat:
    """Return how a file of tags is written, by its ending. Raises ThemecodeError where it cannot be."""
    ending = path.suffix.lower()
    if ending in TAG_FORMATS:
        TAG_FORMATS[ending].check()
        return TAG_FORMATS[ending]
    advice = " Did you mean .parquet?" if did_you_mean(ending, [".parquet"]) else ""
    mend = f"The endings are .csv and .parquet.{advice}"
    raise ThemecodeError(f"Tags cannot be written as '{path.name}'.", safe="Nothing was written.", mend=mend)
