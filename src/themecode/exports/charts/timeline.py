"""The codings of one interview along its time: when each code is spoken of, and when the interviewer asks."""

from __future__ import annotations

from typing import Any

from themecode.exports.charts.chart import Chart
from themecode.exports.charts.look import COLUMN, INK, OKABE_ITO, framed, shown_name
from themecode.model import Table

_ROW = 11.5
ASKED = "(interviewer)"
_KINDS = ("by rule", "confirmed", "by a person")


def timeline(found: Table, title: str, says: list[str], *, unit: str = "minutes", width: float = COLUMN) -> Chart:
    """Draw a table with the columns code, from, to, kind; a row `(interviewer)` holds the turns that ask."""
    rows = list(dict.fromkeys(shown_name(row["code"]) for row in found.records()))
    values = [
        {"code": shown_name(row["code"]), "from": row["from"], "to": row["to"], "kind": row["kind"]}
        for row in found.records()
    ]
    last = max((float(str(one["to"])) for one in values), default=1.0)
    least = last / 150
    for one in values:
        one["to"] = max(float(str(one["to"])), float(str(one["from"])) + least)
    y = {"field": "code", "type": "nominal", "sort": rows, "title": None,
         "axis": {"domain": False, "ticks": False, "grid": True}}  # fmt: skip
    x = {"field": "from", "type": "quantitative", "title": unit, "scale": {"domain": [0, last + least], "nice": False}}
    asked = {"transform": [{"filter": f"datum.code === '{ASKED}'"}],
             "mark": {"type": "bar", "color": "#9AA5A2", "height": {"band": 0.45}},
             "encoding": {"y": y, "x": x, "x2": {"field": "to"}}}  # fmt: skip
    colour = {"field": "kind", "type": "nominal", "legend": {"title": None, "columns": 3},
              "scale": {"domain": list(_KINDS), "range": [OKABE_ITO[4], OKABE_ITO[0], INK]}}  # fmt: skip
    coded = {"transform": [{"filter": f"datum.code !== '{ASKED}'"}],
             "mark": {"type": "bar", "height": {"band": 0.7}},
             "encoding": {"y": y, "x": x, "x2": {"field": "to"}, "color": colour}}  # fmt: skip
    view: dict[str, Any] = {
        "height": round(_ROW * max(len(rows), 1)),
        "data": {"values": values},
        "layer": [asked, coded],
    }
    return Chart("timeline", framed(title, says, width, view), found)
