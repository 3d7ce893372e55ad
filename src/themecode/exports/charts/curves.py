"""The saturation curve, the forest plot of agreement, and words that are key to one of two groups."""

from __future__ import annotations

from typing import Any

from themecode.exports.cells import is_number
from themecode.exports.charts.chart import Chart
from themecode.exports.charts.look import COLUMN, INK, LINE, OKABE_ITO, QUIET, framed, shown_name
from themecode.model import Table

_FIRM, _TENTATIVE = 0.8, 0.667
_HIGH, _ROW = 130, 11.5


def saturation_curve(found: Table, title: str, says: list[str], width: float = COLUMN) -> Chart:
    """Draw what `saturation` gives: codes that are new in each interview as bars, and all so far as a line."""
    values = [{"n": row["n"], "case": row["case"], "new": row["new"], "total": row["total"]} for row in found.records()]
    step = max(1, len(values) // 10)
    shown = [one["n"] for one in values if int(str(one["n"])) % step == 0 or one["n"] == 1]
    view: dict[str, Any] = {
        "height": _HIGH,
        "data": {"values": values},
        "encoding": {
            "x": {
                "field": "n", "type": "ordinal", "title": "interview, in order",
                "axis": {"labelAngle": 0, "values": shown, "grid": False},
            }
        },
        "layer": [
            {
                "mark": {"type": "bar", "color": OKABE_ITO[4], "width": {"band": 0.7}},
                "encoding": {"y": {"field": "new", "type": "quantitative", "title": "codes", "axis": {"tickCount": 5}}},
            },
            {
                "mark": {"type": "line", "color": INK, "strokeWidth": 1.2, "point": {"color": INK, "size": 12}},
                "encoding": {"y": {"field": "total", "type": "quantitative"}},
            },
        ],
    }  # fmt: skip
    return Chart("saturation", framed(title, says, width, view), found)


def forest(found: Table, title: str, says: list[str], *, figure: str = "alpha", width: float = COLUMN) -> Chart:
    """Draw what `agreement` gives: a line a code, with its interval; what cannot be computed is said in words."""
    codes = [shown_name(row["code"]) for row in found.records()]
    values = [
        {"code": shown_name(row["code"]), **{end: _number(row.get(name)) for end, name in _ends(figure)}}
        for row in found.records()
    ]
    least = min([0.0, *(float(one["low"]) for one in values if one["low"] is not None)])
    across = {"type": "quantitative", "scale": {"domain": [max(-1.0, least), 1]}, "axis": {"tickCount": 6}}
    y = {"field": "code", "type": "nominal", "sort": codes, "title": None, "axis": {"domain": False, "ticks": False}}
    named = {"alpha": "Krippendorff's alpha", "u_alpha": "u-alpha"}.get(figure, figure)
    layer = [
        _upright(_TENTATIVE),
        _upright(_FIRM),
        {"mark": {"type": "rule", "color": INK, "strokeWidth": 1},
         "encoding": {"y": y, "x": {"field": "low", "title": named, **across}, "x2": {"field": "high"}}},
        {"mark": {"type": "point", "filled": True, "color": OKABE_ITO[0], "opacity": 1, "size": 34},
         "encoding": {"y": y, "x": {"field": "value", **across}}},
        {"transform": [{"filter": "datum.value === null"}],
         "mark": {"type": "text", "align": "left", "fontSize": 6.5, "color": QUIET, "text": "no variation"},
         "encoding": {"y": y, "x": {"datum": 0, **across}}},
    ]  # fmt: skip
    view: dict[str, Any] = {"height": round(_ROW * max(len(codes), 1)), "data": {"values": values}, "layer": layer}
    return Chart("agreement", framed(title, says, width, view), found)


def _ends(figure: str) -> tuple[tuple[str, str], ...]:
    return ("value", figure), ("low", f"{figure}_low"), ("high", f"{figure}_high")


def _number(cell: object) -> float | None:
    return float(cell) if isinstance(cell, (int, float)) and is_number(cell) else None


def _upright(at: float) -> dict[str, Any]:
    return {
        "data": {"values": [{"at": at}]},
        "mark": {"type": "rule", "color": LINE, "strokeDash": [3, 2]},
        "encoding": {"x": {"field": "at", "type": "quantitative"}},
    }


def keyness(found: Table, groups: tuple[str, str], title: str, says: list[str], width: float = COLUMN) -> Chart:
    """Draw the words that are key to one of two groups: G2, to the left those of the first, to the right the other's.

    `found` has a row a term: its people in each group, G2 and log ratio.
    """
    values = _key_terms(found, groups)
    values.sort(key=lambda one: float(str(one["g2"])))
    reach = 1.35 * max((abs(float(str(one["g2"]))) for one in values), default=1.0)
    shared = {
        "y": {"field": "term", "type": "nominal", "sort": [one["term"] for one in values], "title": None,
              "axis": {"domain": False, "ticks": False, "grid": False}},
        "x": {"field": "g2", "type": "quantitative", "title": f"G2: {groups[0]} to the left, {groups[1]} to the right",
              "scale": {"domain": [-reach, reach], "nice": False}, "axis": {"labelExpr": "abs(datum.value)"}},
    }  # fmt: skip
    colour = {"field": "group", "type": "nominal", "legend": {"title": None},
              "scale": {"domain": list(groups), "range": [OKABE_ITO[0], OKABE_ITO[1]]}}  # fmt: skip
    text = {"type": "text", "fontSize": 6.5, "align": {"expr": "datum.g2 < 0 ? 'right' : 'left'"},
            "dx": {"expr": "datum.g2 < 0 ? -2 : 2"}}  # fmt: skip
    view: dict[str, Any] = {
        "height": round(_ROW * max(len(values), 1)),
        "data": {"values": values},
        "encoding": shared,
        "layer": [
            {"mark": {"type": "bar", "height": {"band": 0.7}}, "encoding": {"color": colour}},
            {"mark": text, "encoding": {"text": {"field": "said", "type": "nominal"}}},
        ],
    }
    return Chart("keyness", framed(title, says, width, view), found)


def _key_terms(found: Table, groups: tuple[str, str]) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    for row in found.records():
        ratio, g2 = row["log ratio"], row["G2"]
        if isinstance(g2, (int, float)) and isinstance(ratio, (int, float)):
            said = " / ".join(str(row[f"{group} people"]) for group in groups)
            mine = groups[0] if ratio > 0 else groups[1]
            values.append({"term": row["term"], "g2": -g2 if ratio > 0 else g2, "said": said, "group": mine})
    return values
