"""Tags as Parquet; what they were made of stands in the file's own metadata under `themecode`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.exports.showing import encodable
from themecode.exports.tag_columns import COLUMNS, Legend, Numbers, Tags
from themecode.exports.writing import atomically
from themecode.model import Provenance

if TYPE_CHECKING:
    import pyarrow as pa

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
    """Return tags as a Parquet file of their own."""
    import pyarrow as pa
    from pyarrow import parquet

    arrays = (
        pa.array(map(encodable, tags.ids), pa.string(), size=len(tags.ids)),
        _named(tags.codes, legend.codes),
        pa.array(tags.starts),
        pa.array(tags.ends),
        pa.array(map(encodable, tags.matched), pa.string(), size=len(tags.matched)),
        _named(tags.rules, legend.rules),
        pa.array(tags.flags, pa.string()),
    )
    file = BytesIO()
    parquet.write_table(pa.table(arrays, schema=_schema()), file)
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
    from pyarrow import parquet

    held: list[pa.Table] = []
    for part in parts:
        held.append(parquet.read_table(part))
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

    return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), pa.array(map(encodable, names), pa.string()))
