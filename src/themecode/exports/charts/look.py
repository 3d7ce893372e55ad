"""How charts look: the width of a journal's column, letters that can be read there, colours for every eye."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

COLUMN = 85.0
"""Millimetres: a column of most journals."""
_POINTS = 72 / 25.4
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
"""Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008)."""
HEAT = ("#FFFFFF", "#BFDEDA", "#4E9F97", "#17524C")
INK, QUIET, LINE = "#1F2624", "#5C6664", "#C9CFCD"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first one comes with what draws: a chart looks the same on every machine."""
_TITLE, _SMALL = 8.5, 6.5
LABEL = 7


def points(millimetres: float) -> float:
    """Return a length in points, of which Vega counts a pixel each.

    >>> round(points(85))
    241
    """
    return millimetres * _POINTS


def framed(title: str, says: Sequence[str], width: float, view: dict[str, Any]) -> dict[str, Any]:
    """Put a view into the frame that all charts have: its title, what it counts below that, and the looks."""
    room = points(width)
    across = int(room / (_SMALL * 0.47))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "padding": 3,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "width": round(room),
        "title": {
            "text": textwrap.wrap(title, int(room / (_TITLE * 0.56))),
            "subtitle": [line for part in says for line in textwrap.wrap(part, across)],
            "anchor": "start",
            "frame": "bounds",
            "offset": 6,
        },
        "config": _config(),
        **view,
    }


def _config() -> dict[str, Any]:
    axis = {"labelColor": INK, "titleColor": QUIET, "domainColor": LINE, "tickColor": LINE, "gridColor": "#ECEFEE"}
    return {
        "font": FONT,
        "view": {"stroke": None},
        "title": {
            "fontSize": _TITLE, "subtitleFontSize": _SMALL, "color": INK, "subtitleColor": QUIET, "subtitlePadding": 2,
            "subtitleLineHeight": 8, "lineHeight": 10.5,
        },
        "axis": {
            **axis, "labelFontSize": LABEL, "titleFontSize": LABEL, "titleFontWeight": "normal", "tickSize": 3,
            "labelPadding": 2, "labelLimit": 110, "titlePadding": 4,
        },
        "legend": {
            "labelFontSize": LABEL, "titleFontSize": LABEL, "titleFontWeight": "normal", "titleColor": QUIET,
            "labelColor": INK, "orient": "bottom", "symbolSize": 40, "columnPadding": 6, "rowPadding": 1, "offset": 4,
        },
        "text": {"font": FONT, "fontSize": 6.5, "color": INK},
    }  # fmt: skip


def shown_name(name: object) -> str:
    """Write a code's id as people read it.

    >>> shown_name("capacity_capability")
    'capacity capability'
    """
    return str(name).replace("_", " ")
