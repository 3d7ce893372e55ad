"""A chart: what it shows as a Vega-Lite specification, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from themecode.exports.html_table import as_html
from themecode.model import Table

if TYPE_CHECKING:
    import altair as alt

Spec = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """A chart with its data table. In a notebook it shows itself, without anything from the network.

    `spec` is a Vega-Lite specification that holds its data; `altair()` gives it as a chart of Altair, to be changed.
    """

    name: str
    spec: Spec
    table: Table

    def altair(self) -> alt.TopLevelMixin:
        """Return the chart as Altair has it. Raises ModuleNotFoundError where Altair is not installed."""
        import altair as alt

        made: alt.TopLevelMixin = alt.Chart.from_dict(self.spec)
        return made

    @cached_property
    def svg(self) -> str:
        """The chart as SVG."""
        from themecode.exports.charts.drawing import svg

        return svg(self.spec)

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, object]:
        return {"image/svg+xml": self.svg, "text/plain": repr(self)}

    def __repr__(self) -> str:
        """Say what it shows, never what was said."""
        return f"<chart {self.name}: {len(self.table.rows)} rows of figures>"

    @property
    def page(self) -> bytes:
        """The data table as a page."""
        return as_html(self.table)
