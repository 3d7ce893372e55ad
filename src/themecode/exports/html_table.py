"""One table as a page for a browser."""

from __future__ import annotations

from themecode.exports.pages import page
from themecode.model import Table


def as_html(table: Table) -> bytes:
    """Return the table as a page of its own, with its basis below; no script, nothing fetched."""
    numeric = [all(not isinstance(cell, str) for cell in table.column(name)) for name in table.header]
    return page("table.html", style="table.css", table=table, numeric=numeric)
