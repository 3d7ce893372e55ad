"""Codes that stand together as a network: on a circle, those that are together most side by side."""

from __future__ import annotations

from math import cos, pi, sin
from textwrap import wrap
from typing import Any

from themecode.exports.charts.chart import Chart
from themecode.exports.charts.look import COLUMN, INK, LABEL, OKABE_ITO, framed, points, shown_name
from themecode.model import Table

_REACH, _SIDE, _HALF = 1.1, 1.75, 1.4
_UPRIGHT, _LINE, _HIGH = 0.3, 16, 0.11

_SIDES = {
    "right": {"align": "left", "baseline": "middle"},
    "left": {"align": "right", "baseline": "middle"},
    "top": {"align": "center", "baseline": "bottom"},
    "bottom": {"align": "center", "baseline": "top"},
}


def network(pairs: Table, title: str, says: list[str], width: float = COLUMN) -> Chart:
    """Draw what `cooccurrence` gives; a line is as wide as the units that have both codes are many."""
    weights = {(str(row[0]), str(row[1])): float(str(row[2])) for row in pairs.rows}
    sizes: dict[str, float] = {}
    for row in pairs.rows:
        sizes |= {str(row[0]): float(str(row[3])), str(row[1]): float(str(row[4]))}
    order = _round(sizes, weights)
    turn = {code: pi / 2 - 2 * pi * n / max(len(order), 1) for n, code in enumerate(order)}
    nodes = [_node(code, turn[code], sizes[code]) for code in order]
    lines = [
        {"x": cos(turn[a]), "y": sin(turn[a]), "x2": cos(turn[b]), "y2": sin(turn[b]), "both": both}
        for (a, b), both in sorted(weights.items(), key=lambda one: one[1])
    ]
    view: dict[str, Any] = {
        "height": round(points(width) * _HALF / _SIDE),
        "layer": [_lines(lines, max(weights.values(), default=1)), *_nodes(nodes)],
    }
    return Chart("network", framed(title, says, width, view), pairs)


def _round(sizes: dict[str, float], weights: dict[tuple[str, str], float]) -> list[str]:
    """Order codes so that each stands beside the one that it is with most; begin with the largest."""
    left = sorted(sizes, key=lambda code: (-sizes[code], code))
    order = left[:1]
    left = left[1:]
    while left:
        last = order[-1]
        best = max(left, key=lambda code: weights.get((last, code), 0) + weights.get((code, last), 0))
        order.append(best)
        left.remove(best)
    return order


def _node(code: str, angle: float, size: float) -> dict[str, Any]:
    upright = "top" if sin(angle) > 0 else "bottom"
    side = upright if abs(cos(angle)) < _UPRIGHT else "right" if cos(angle) > 0 else "left"
    lines = wrap(f"{shown_name(code)}\N{NO-BREAK SPACE}{size:g}", _LINE)
    raised = {"top": 1.0, "bottom": 0.0}.get(side, 0.5) * (len(lines) - 1) * _HIGH
    return {
        "x": cos(angle), "y": sin(angle), "tx": cos(angle) * _REACH, "ty": sin(angle) * _REACH + raised,
        "written": "\n".join(lines), "side": side,
    }  # fmt: skip


def _place(field: str, reach: float) -> dict[str, Any]:
    scale = {"domain": [-reach, reach], "zero": False, "nice": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _lines(lines: list[dict[str, Any]], most: float) -> dict[str, Any]:
    return {
        "data": {"values": lines},
        "mark": {"type": "rule", "color": OKABE_ITO[0], "strokeCap": "round"},
        "encoding": {
            "x": _place("x", _SIDE), "y": _place("y", _HALF), "x2": {"field": "x2"}, "y2": {"field": "y2"},
            "size": {"field": "both", "type": "quantitative", "legend": None,
                     "scale": {"domain": [0, most], "range": [0.1, 5]}},
            "opacity": {"field": "both", "type": "quantitative", "legend": None,
                        "scale": {"domain": [0, most], "range": [0.06, 0.75]}},
        },
    }  # fmt: skip


def _nodes(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    places = {"x": _place("x", _SIDE), "y": _place("y", _HALF)}
    circle = {
        "data": {"values": nodes},
        "mark": {"type": "point", "filled": True, "color": INK, "opacity": 1, "size": 26},
        "encoding": places,
    }
    written = [
        {
            "data": {"values": [one for one in nodes if one["side"] == side]},
            "mark": {"type": "text", "fontSize": LABEL, "lineBreak": "\n", "lineHeight": LABEL + 0.5, **standing},
            "encoding": {
                "x": _place("tx", _SIDE), "y": _place("ty", _HALF), "text": {"field": "written", "type": "nominal"},
            },
        }
        for side, standing in _SIDES.items()
    ]  # fmt: skip
    return [circle, *written]
