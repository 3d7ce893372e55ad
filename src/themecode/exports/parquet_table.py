"""A table as Parquet, for pandas, R and DuckDB; needs pyarrow, which is not installed with themecode."""

from __future__ import annotations

from io import BytesIO

from themecode.errors import ThemecodeError
from themecode.exports.json_table import need_distinct_columns
from themecode.exports.showing import encodable
from themecode.model import Cell, Table


def as_parquet(table: Table) -> bytes:
    """Return the table as Parquet; a column with any text in it is a text column."""
    import pandas as pd

    need_distinct_columns(table)
    columns = {encodable(name): _column(table.column(name)) for name in table.header}
    frame = pd.DataFrame(columns)
    frame.attrs = {"table": encodable(table.name), "basis": encodable(table.basis)}
    file = BytesIO()
    try:
        frame.to_parquet(file, index=False)
    except ImportError as error:
        raise ThemecodeError(
            "Parquet files need the package pyarrow, which is not installed here.",
            safe="Nothing was written.",
            mend="Run `pip install pyarrow`, or write .csv.",
        ) from error
    return file.getvalue()


def _column(cells: list[Cell]) -> list[Cell]:
    if not any(isinstance(cell, str) for cell in cells):
        return cells
    return [None if cell is None else encodable(str(cell)) for cell in cells]
