"""A table as JSON: its name, its basis, and one object a row."""

from __future__ import annotations

import json
import re
from math import isfinite

from themecode.errors import ThemecodeError
from themecode.model import Cell, Table

_UNPAIRED = re.compile("[\ud800-\udfff]")


def as_json(table: Table) -> bytes:
    """Return {"table": name, "basis": basis, "rows": [{column: cell}]}, one row a line."""
    need_distinct_columns(table)
    rows = ",\n  ".join(_dumps({name: _finite(cell) for name, cell in row.items()}) for row in table.records())
    listed = f"[\n  {rows}\n ]" if rows else "[]"
    text = f'{{"table": {_dumps(table.name)},\n "basis": {_dumps(table.basis)},\n "rows": {listed}}}\n'
    return _UNPAIRED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def need_distinct_columns(table: Table) -> None:
    """Refuse a table in which two columns share a name, where one would silently hide the other."""
    twice = sorted({name for name in table.header if table.header.count(name) > 1})
    if twice:
        raise ThemecodeError(
            f"Two columns of the table '{table.name}' are called '{twice[0]}', so one would hide the other.",
            safe="Nothing was written.",
            mend="Rename one of them, or write .csv or .xlsx.",
        )


def _finite(cell: Cell) -> Cell:
    return None if isinstance(cell, float) and not isfinite(cell) else cell


def _dumps(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)
