"""Bars by an attribute: for each code the share of each group of cases, with its count and its denominator."""

from __future__ import annotations

from typing import Any

from themecode.exports.charts.chart import Chart
from themecode.exports.charts.look import COLUMN, OKABE_ITO, framed, shown_name
from themecode.model import Table

_THICK, _BETWEEN, _FEW = 7.5, 5, 5


def bars(compared: Table, title: str, says: list[str], width: float = COLUMN) -> Chart:
    """Draw what `compare ATTRIBUTE` gives: a row a group, with its size in the second column, then codes.

    A group of fewer than five cases has hollow bars: a share of so few says little.
    """
    codes = [shown_name(name) for name in compared.header[2:]]
    groups = [f"{row[0]} ({row[1]})" for row in compared.rows]
    values = [
        {"code": code, "group": group, "share": _share(cell, row[1]), "label": f"{cell}/{row[1]}", "few": _few(row[1])}
        for group, row in zip(groups, compared.rows, strict=True)
        for code, cell in zip(codes, row[2:], strict=True)
    ]
    colour = {
        "field": "group", "type": "nominal", "title": f"{shown_name(compared.header[0])} (cases)",
        "scale": {"domain": groups, "range": [OKABE_ITO[n % len(OKABE_ITO)] for n in range(len(groups))]},
    }  # fmt: skip
    view: dict[str, Any] = {
        "height": round(len(codes) * (len(groups) * _THICK + _BETWEEN)),
        "data": {"values": values},
        "encoding": {
            "y": {
                "field": "code", "type": "nominal", "sort": codes, "title": None,
                "scale": {"paddingInner": _BETWEEN / (len(groups) * _THICK + _BETWEEN), "paddingOuter": 0.1},
                "axis": {"domain": False, "ticks": False},
            },
            "yOffset": {"field": "group", "sort": groups},
            "x": {
                "field": "share", "type": "quantitative", "title": "per cent of the group's cases",
                "scale": {"domain": [0, 112]}, "axis": {"values": [0, 25, 50, 75, 100]},
            },
        },
        "layer": [_bars(colour), _labels()],
    }  # fmt: skip
    return Chart("bars", framed(title, says, width, view), compared)


def _bars(colour: dict[str, Any]) -> dict[str, Any]:
    return {
        "mark": {"type": "bar", "strokeWidth": 0.8, "height": {"band": 0.86}},
        "encoding": {
            "fill": {**colour, "legend": {"columns": 3}},
            "stroke": {**colour, "legend": None},
            "fillOpacity": {"condition": {"test": "datum.few", "value": 0.12}, "value": 1},
        },
    }


def _labels() -> dict[str, Any]:
    return {
        "mark": {"type": "text", "align": "left", "dx": 2, "fontSize": 6},
        "encoding": {"text": {"field": "label", "type": "nominal"}},
    }


def _share(part: object, of: object) -> float:
    return round(100 * float(str(part)) / float(str(of)), 1) if of else 0.0


def _few(of: object) -> bool:
    return int(str(of)) < _FEW
