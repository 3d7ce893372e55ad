"""The matrix as a heat map: one hue from light to dark, the numbers in the cells."""

from __future__ import annotations

from typing import Any

from themecode.exports.cells import is_number
from themecode.exports.charts.chart import Chart
from themecode.exports.charts.look import COLUMN, HEAT, INK, LABEL, framed, shown_name
from themecode.model import Table

_HIGHEST, _STEP, _MANY = 560, 11.5, 45
_WRITTEN = "datum.count === null ? '–' : datum.count === 0 ? '' : '' + datum.count"  # noqa: RUF001 - a dash is seen


def heat_map(matrix: Table, title: str, says: list[str], width: float = COLUMN) -> Chart:
    """Draw a matrix whose first column names its rows; an empty cell is no figure, and is hatched."""
    rows, columns = [str(row[0]) for row in matrix.rows], [shown_name(name) for name in matrix.header[1:]]
    values = [
        {"row": str(row[0]), "column": name, "count": cell if is_number(cell) else None}
        for row in matrix.rows
        for name, cell in zip(columns, row[1:], strict=True)
    ]
    highest = max((float(one["count"]) for one in values if isinstance(one["count"], (int, float))), default=1.0) or 1.0
    step = _STEP if len(rows) <= _MANY else max(2.0, _HIGHEST / len(rows))
    view: dict[str, Any] = {
        "height": round(step * max(len(rows), 1)),
        "data": {"values": values},
        "encoding": {
            "x": {
                "field": "column", "type": "nominal", "sort": columns, "title": None,
                "axis": {"orient": "top", "labelAngle": -90, "domain": False, "ticks": False},
            },
            "y": {
                "field": "row", "type": "nominal", "sort": rows, "title": None,
                "axis": {"domain": False, "ticks": False, "labels": step >= LABEL},
            },
        },
        "layer": [_squares(highest, step), *([_numbers(highest)] if step >= LABEL else [])],
    }  # fmt: skip
    return Chart("heat map", framed(title, says, width, view), matrix)


def _squares(highest: float, step: float) -> dict[str, Any]:
    scale = {"domain": [0, highest * 0.25, highest * 0.6, highest], "range": list(HEAT), "interpolate": "rgb"}
    legend = None if step >= LABEL else {"title": "count", "gradientLength": 80, "gradientThickness": 6}
    return {
        "mark": {"type": "rect", "stroke": "#E3E7E5", "strokeWidth": 0.5},
        "encoding": {
            "color": {
                "condition": [
                    {"test": "datum.count === null", "value": "#F1F1F1"},
                    {"test": "datum.count === 0", "value": "white"},
                ],
                "field": "count", "type": "quantitative", "scale": scale, "legend": legend,
            }
        },
    }  # fmt: skip


def _numbers(highest: float) -> dict[str, Any]:
    dark = f"datum.count > {highest * 0.5}"
    return {
        "transform": [{"calculate": _WRITTEN, "as": "w"}],
        "mark": {"type": "text", "fontSize": 6.5},
        "encoding": {
            "text": {"field": "w", "type": "nominal"},
            "color": {"condition": {"test": dark, "value": "white"}, "value": INK},
        },
    }
