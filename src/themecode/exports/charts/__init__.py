"""Charts at the width of a journal's column, each with its data table; drawn on this machine, nothing fetched."""

from themecode.exports.charts.bars import bars
from themecode.exports.charts.chart import Chart
from themecode.exports.charts.curves import forest, keyness, saturation_curve
from themecode.exports.charts.drawing import DRAWN, write_chart
from themecode.exports.charts.heat_map import heat_map
from themecode.exports.charts.look import COLUMN
from themecode.exports.charts.network import network
from themecode.exports.charts.timeline import ASKED, timeline

__all__ = [
    "ASKED",
    "COLUMN",
    "DRAWN",
    "Chart",
    "bars",
    "forest",
    "heat_map",
    "keyness",
    "network",
    "saturation_curve",
    "timeline",
    "write_chart",
]
