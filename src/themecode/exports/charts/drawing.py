"""A chart as a file: png, svg and pdf are drawn on this machine, html carries its script and its data table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from themecode.errors import ThemecodeError, did_you_mean
from themecode.exports.charts.chart import Chart, Spec
from themecode.exports.csv_table import as_csv
from themecode.exports.writing import write_bytes

_DOTS = 300
_NO_TABLE = (".html", ".json")


def write_chart(path: Path, chart: Chart) -> list[Path]:
    """Write a chart by the file's ending, and its data table beside it as CSV; html has the table in it.

    Raises ThemecodeError where the ending is not known, or what draws is not installed.
    """
    ending = path.suffix.lower()
    if ending not in DRAWN:
        close = did_you_mean(ending, list(DRAWN))
        mend = f"{f'Did you mean {close[0]}? ' if close else ''}The endings are {', '.join(DRAWN)}."
        says = f"A chart cannot be written as '{path.name}'."
        raise ThemecodeError(says, safe="Nothing was written.", mend=mend)
    write_bytes(path, DRAWN[ending](chart))
    if ending in _NO_TABLE:
        return [path]
    beside = path.with_suffix(".csv")
    write_bytes(beside, as_csv(chart.table))
    return [path, beside]


def svg(spec: Spec) -> str:
    """Draw a chart as SVG."""
    drawn: str = _drawer().vegalite_to_svg(json.dumps(spec))
    return drawn


def _svg(chart: Chart) -> bytes:
    return chart.svg.encode()


def _png(chart: Chart) -> bytes:
    drawn: bytes = _drawer().vegalite_to_png(json.dumps(chart.spec), ppi=_DOTS)
    return drawn


def _pdf(chart: Chart) -> bytes:
    drawn: bytes = _drawer().vegalite_to_pdf(json.dumps(chart.spec))
    return drawn


def _html(chart: Chart) -> bytes:
    """Return the data table's page with the drawing above the table: a picture, and so no script at all."""
    from base64 import b64encode

    page = chart.page.decode().replace("style-src", "img-src data:; style-src", 1)  # what the page's policy lets in
    picture = b64encode(chart.svg.encode()).decode()
    drawn = f'<p><img alt="{chart.name}: the figures are in the table below" src="data:image/svg+xml;base64,{picture}">'
    return page.replace("<table>", f"{drawn}</p>\n<table>", 1).encode()


def _json(chart: Chart) -> bytes:
    return (json.dumps(chart.spec, ensure_ascii=False, indent=1) + "\n").encode()


DRAWN: Mapping[str, Callable[[Chart], bytes]] = {
    ".png": _png, ".svg": _svg, ".pdf": _pdf, ".html": _html, ".json": _json,
}  # fmt: skip
"""The file endings of charts, and what draws each."""


def _drawer() -> Any:  # noqa: ANN401 - vl-convert has no types
    try:
        import vl_convert
    except ImportError as error:
        says = "What draws charts is not installed."
        raise ThemecodeError(says, safe="Nothing was written.", mend='pip install "themecode[charts]"') from error
    return vl_convert
