"""A table of answers, of any size: its columns, and its rows in blocks that fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from themecode.errors import ThemecodeError, UnknownNameError, did_you_mean
from themecode.importers.answers import csv_rows, parquet_rows, xlsx_rows
from themecode.importers.answers.arrow_texts import put_together
from themecode.importers.answers.fingerprint import fingerprint
from themecode.importers.answers.rows import Columns, Piece
from themecode.problems import Problem

AT_ONCE = 4_000_000
"""Characters in a block, about."""


class Format(NamedTuple):
    """How a kind of table is read: the names of its columns, and some of them in pieces of a few rows."""

    header: Callable[[Path, str], list[str]]
    pieces: Callable[[Path, str, Sequence[int]], Iterator[Piece]]
    is_text: bool = False


FORMATS = {
    ".csv": Format(csv_rows.header, csv_rows.pieces, is_text=True),
    ".parquet": Format(parquet_rows.header, parquet_rows.pieces),
    ".tsv": Format(csv_rows.header, csv_rows.pieces, is_text=True),
    ".xlsx": Format(xlsx_rows.header, xlsx_rows.pieces),
}
"""The file endings of tables of answers, and what reads each."""


@dataclass(frozen=True)
class Block:
    """Some rows: the number of the first, from 1; the columns asked for; and how much of the file is read, 0 to 1."""

    first: int
    columns: Columns
    read: float

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.first + len(self.columns[0]) - 1


@dataclass(frozen=True)
class AnswerTable:
    """A table of answers: where it lies, the SHA-256 of its bytes, the names of its columns."""

    path: Path
    sha256: str
    header: tuple[str, ...]
    encoding: str = ""
    problems: tuple[Problem, ...] = ()

    def column(self, name: str) -> int:
        """Return where a column stands. Raises UnknownNameError with "did you mean"."""
        if name not in self.header:
            raise UnknownNameError("column", name, [known for known in self.header if known])
        if self.header.count(name) > 1:
            raise ThemecodeError(f"{self.path.name} has two columns '{name}'.", mend="Give one of them another name.")
        return self.header.index(name)

    def blocks(self, *names: str) -> Iterator[Block]:
        """Yield some columns, block by block, every cell as text; the same blocks each time."""
        wanted = [self.column(name) for name in names]
        kind = FORMATS[self.path.suffix.lower()]
        first = 1
        for piece in _joined(kind.pieces(self.path, self.encoding, wanted), AT_ONCE):
            yield Block(first, piece.columns, piece.read)
            first += len(piece.columns[0])


def open_answer_table(path: Path, encoding: str = "") -> AnswerTable:
    """Look at a table of answers: CSV, XLSX or Parquet. Raises ThemecodeError where it cannot be read."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        close = did_you_mean(ending, list(FORMATS))
        advice = f"Did you mean {close[0]}?" if close else f"The endings are {', '.join(FORMATS)}."
        raise ThemecodeError(f"'{path.name}' is not a table of answers by its ending.", mend=advice)
    if not path.is_file():
        raise ThemecodeError(f"There is no file {path}.", mend="Check the name and the folder.")
    try:
        sha256, used, problems = fingerprint(path, encoding, is_text=FORMATS[ending].is_text)
        header = FORMATS[ending].header(path, used)
    except OSError as error:
        raise ThemecodeError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not any(header):
        raise ThemecodeError(f"{path.name} is empty.", mend="Its first row names the columns.")
    return AnswerTable(path, sha256, tuple(header), used, tuple(problems))


def _joined(pieces: Iterator[Piece], most: int) -> Iterator[Piece]:
    """Put small pieces together, and cut large ones, into pieces of about so many characters."""
    held: list[Piece] = []
    size = 0
    for small in (part for piece in pieces for part in _cut(piece, most)):
        held.append(small)
        size += small.size
        if size >= most:
            yield _one(held)
            held, size = [], 0
    if held:
        yield _one(held)


def _cut(piece: Piece, most: int) -> Iterator[Piece]:
    rows = len(piece.columns[0])
    if piece.size <= most or rows == 1:
        yield piece
        return
    for half in (slice(0, rows // 2), slice(rows // 2, rows)):
        yield from _cut(Piece(tuple(column[half] for column in piece.columns), piece.read), most)


def _one(pieces: Sequence[Piece]) -> Piece:
    columns = zip(*(piece.columns for piece in pieces), strict=True)
    return Piece(tuple(map(put_together, columns)), pieces[-1].read)
