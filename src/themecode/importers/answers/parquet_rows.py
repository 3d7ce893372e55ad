"""Answers from Parquet: only the columns that are asked for are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.importers.answers.arrow_texts import ArrowTexts
from themecode.importers.answers.rows import Piece

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet

_ROWS, _AT_ONCE = 2_048, 16_384
_MOST_BYTES = 1_000_000_000
"""Of a larger piece each cell is read by itself."""


def header(path: Path, _encoding: str) -> list[str]:
    """Return the names of the columns."""
    with opened(path) as file:
        return list(file.schema_arrow.names)


def pieces(path: Path, _encoding: str, wanted: Sequence[int]) -> Iterator[Piece]:
    """Yield some columns as text, a few rows at a time."""
    with opened(path) as file:
        names = [file.schema_arrow.names[column] for column in wanted]
        whole, done = max(file.metadata.num_rows, 1), 0
        for batch in file.iter_batches(_AT_ONCE, columns=list(dict.fromkeys(names))):
            columns = {name: _texts(path, name, batch.column(name)) for name in names}
            for first in range(0, batch.num_rows, _ROWS):
                rows = slice(first, first + _ROWS)
                done += min(_ROWS, batch.num_rows - first)
                yield Piece(tuple(columns[name][rows] for name in names), done / whole)


@contextmanager
def opened(path: Path) -> Iterator[parquet.ParquetFile]:
    """Open a Parquet file. Raises ThemecodeError where it is none, or pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        mend = 'Run `pip install "themecode[parquet]"`, or save the table as CSV.'
        raise ThemecodeError(
            "Parquet files need the package pyarrow, which is not installed here.", mend=mend
        ) from error
    try:
        with parquet.ParquetFile(path) as file:
            yield file
    except (pa.ArrowException, UnicodeDecodeError) as error:
        says = f"{path.name} is damaged, or is no Parquet file."
        raise ThemecodeError(says, mend="Write it again from where it came.") from error


def _texts(path: Path, name: str, column: pa.Array) -> Sequence[str]:
    """Return a column's cells as text; what is missing becomes empty."""
    import pyarrow as pa

    try:
        text = column if pa.types.is_string(column.type) else column.cast(pa.large_string())
        text = text.fill_null("") if text.null_count else text
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as error:
        says = f"The column '{name}' of {path.name} holds {column.type}, which is no text."
        raise ThemecodeError(says, mend="Name another column.") from error
    if text.nbytes > _MOST_BYTES:
        texts: list[str] = text.to_pylist()
        return texts
    text.validate(full=True)
    return ArrowTexts(text if pa.types.is_string(text.type) else text.cast(pa.string()))
