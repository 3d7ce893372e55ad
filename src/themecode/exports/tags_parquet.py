"""Tags as Parquet; what they were made of stands in the file's own metadata under `themecode`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from themecode.errors import ThemecodeError
from themecode.exports.showing import encodable
from themecode.exports.tag_columns import COLUMNS, Legend, Tags
from themecode.exports.writing import atomically
from themecode.model import Provenance

if TYPE_CHECKING:
    import pyarrow as pa

    from themecode.exports.tag_columns import Numbers

_ROWS = 100_000
"""Rows of a group in the file, at least."""


def need_pyarrow() -> None:
    """Refuse where Parquet cannot be written, before any work is done."""
    try:
        import pyarrow.parquet  # noqa: F401 - whether it is there is the question
    except ImportError as error:
        raise ThemecodeError(
            "Parquet files need the package pyarrow, which is not installed here.",
            safe="Nothing was written.",
            mend='Run `pip install "themecode[parquet]"`, or write .csv.',
        ) from error


def parquet_part(tags: Tags, legend: Legend) -> bytes:
    """Return tags as an Arrow stream: what becomes part of a Parquet file, quickly written and read."""
    import pyarrow as pa

    arrays = [
        _texts(tags.ids),
        _named(tags.codes, legend.codes),
        _numbers(tags.starts),
        _numbers(tags.ends),
        _texts(tags.matched),
        _named(tags.rules, legend.rules),
        _texts(tags.flags),
    ]
    file = BytesIO()
    with pa.ipc.new_stream(file, _schema()) as stream:
        stream.write_batch(pa.RecordBatch.from_arrays(arrays, schema=_schema()))
    return file.getvalue()


def join_parquet(path: Path, parts: Sequence[Path], provenance: Provenance) -> None:
    """Put parts together, in order, as one Parquet file."""
    from pyarrow import parquet

    told = json.dumps(asdict(provenance), ensure_ascii=False)
    schema = _schema().with_metadata({"themecode": told})
    with atomically(path) as temporary, parquet.ParquetWriter(temporary, schema) as writer:
        for group in _groups(parts):
            writer.write_table(group.replace_schema_metadata(schema.metadata), row_group_size=2 * _ROWS)


def _groups(parts: Sequence[Path]) -> Iterator[pa.Table]:
    import pyarrow as pa

    held: list[pa.Table] = []
    for part in parts:
        with part.open("rb") as file, pa.ipc.open_stream(file) as stream:
            held.append(stream.read_all())
        if sum(table.num_rows for table in held) >= _ROWS:
            yield pa.concat_tables(held).unify_dictionaries()
            held = []
    if held:
        yield pa.concat_tables(held).unify_dictionaries()


def _schema() -> pa.Schema:
    import pyarrow as pa

    named, number = pa.dictionary(pa.int32(), pa.string()), pa.int64()
    types = (pa.string(), named, number, number, pa.string(), named, pa.string())
    return pa.schema(list(zip(COLUMNS, types, strict=True)))


def _named(numbers: Numbers, names: Sequence[str]) -> pa.Array:
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(_numbers(numbers, 32), _texts(names))


# Arrays are made from their bytes: pa.array() would import pandas, half a second in every process.


def _numbers(numbers: Numbers, bits: Literal[32, 64] = 64) -> pa.Array:
    import numpy as np
    import pyarrow as pa

    kind, written = (pa.int64(), np.int64) if bits == 64 else (pa.int32(), np.int32)  # noqa: PLR2004
    return pa.Array.from_buffers(kind, len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers, written))])


def _texts(texts: Sequence[str]) -> pa.Array:
    import numpy as np
    import pyarrow as pa

    written = "".join(texts)
    pieces: Sequence[str | bytes] = texts
    if not written.isascii():
        pieces = [encodable(text).encode() for text in texts]
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int32, len(pieces)), dtype=np.int32)
    offsets = pa.py_buffer(np.concatenate((np.zeros(1, np.int32), ends)))
    return pa.StringArray.from_buffers(len(pieces), offsets, pa.py_buffer(encodable(written).encode()))
