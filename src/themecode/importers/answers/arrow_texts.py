"""A column of texts as Parquet holds it: not a string is made that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ArrowTexts(Sequence[str]):
    """Texts in an Arrow array without gaps; it reads as any sequence of texts."""

    array: Any
    known: Numbers | None = None
    """How many characters each has, where that was counted before."""

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> ArrowTexts: ...
    def __getitem__(self, place: int | slice) -> str | ArrowTexts:
        if isinstance(place, slice):
            return ArrowTexts(self.array[place], self.lengths[place])
        text: str = self.array[place].as_py()
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self.array.to_pylist())

    @cached_property
    def lengths(self) -> Numbers:
        """How many characters each text has."""
        import numpy as np
        import pyarrow.compute as pc

        if self.known is not None:
            return self.known
        counted = pc.utf8_length(self.array)
        return np.frombuffer(counted.buffers()[1], np.int32, len(counted), 4 * counted.offset).astype(np.int64)

    @property
    def size(self) -> int:
        """How many characters they have together."""
        return int(self.lengths.sum())

    def joined(self, apart: str) -> bytes:
        """Return the texts in UTF-8, with this before, between and behind them."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        around = apart.encode()
        # from bytes: pa.array() and a str as an argument would import pandas, half a second in every process
        bounds = [pa.py_buffer(np.array([0, end], np.int32)) for end in (len(self), len(around))]
        row = pa.ListArray.from_arrays(pa.Array.from_buffers(pa.int32(), 2, [None, bounds[0]]), self.array)
        between = pa.Array.from_buffers(pa.string(), 1, [None, bounds[1], pa.py_buffer(around)])
        return b"".join((around, pc.binary_join(row, between[0])[0].as_buffer(), around))


def put_together(columns: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the texts of some columns one after the other."""
    read = [column for column in columns if isinstance(column, ArrowTexts)]
    if len(read) < len(columns):
        return [text for column in columns for text in column]
    import numpy as np
    import pyarrow as pa

    lengths = np.concatenate([column.lengths for column in read])
    return ArrowTexts(pa.concat_arrays([column.array for column in read]), lengths)
