"""Charts: valid, at the size asked for, with their data beside them, and nothing fetched."""

from __future__ import annotations

import csv
import json
import struct
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.exports import charts
from themecode.model import Table

pytest.importorskip("vl_convert")
CODES = ("leadership", "capacity_capability", "ringfencing")
MATRIX = Table("matrix", ("case", *CODES), (("P01", 2, 0, None), ("<b>'P02'", 5, 1, 3)), "Counted: passages.")
COMPARED = Table("compare size", ("size", "out of", *CODES), (("large", 9, 8, 0, 9), ("small", 3, 1, 2, 3)))
PAIRS = Table(
    "cooccurrence",
    ("code", "with", "both", "in_code", "in_with", "share", "cases"),
    (("leadership", "ringfencing", 8, 31, 21, 0.18, 8), ("leadership", "capacity_capability", 1, 31, 5, 0.1, 1)),
)
CURVE = Table(
    "saturation", ("n", "case", "new", "total"), tuple((n, f"P{n:02}", int(n < 4), min(n, 3)) for n in range(1, 13))
)
AGREED = Table(
    "agreement",
    ("code", "alpha", "alpha_low", "alpha_high"),
    (("leadership", 0.83, 0.7, 0.9), ("ringfencing", None, None, None), ("capacity_capability", -0.1, -0.3, 0.2)),
)
KEY = Table(
    "words",
    ("term", "a people", "a times", "b people", "b times", "G2", "log ratio"),
    (("fence", 3, 7, 1, 1, 11.4, 2.1), ("plan", 0, 0, 4, 5, 8.8, -3.0)),
)
TIME = Table(
    "timeline", ("code", "from", "to", "kind"),
    ((charts.ASKED, 0.0, 0.2, "asks"), ("leadership", 0.3, 0.3, "by rule"), ("ringfencing", 0.5, 1.5, "by a person")),
)  # fmt: skip
SAYS = ["20 cases; codings that nobody rejected. Not mentioned is not no."]
MADE = {
    "heat map": lambda: charts.heat_map(MATRIX, "Passages", SAYS),
    "bars": lambda: charts.bars(COMPARED, "Cases", SAYS),
    "network": lambda: charts.network(PAIRS, "Together", SAYS),
    "saturation": lambda: charts.saturation_curve(CURVE, "New codes", SAYS),
    "agreement": lambda: charts.forest(AGREED, "Agreement", SAYS),
    "keyness": lambda: charts.keyness(KEY, ("a", "b"), "Key words", SAYS),
    "timeline": lambda: charts.timeline(TIME, "When", SAYS),
}


@pytest.fixture(params=MADE, ids=lambda name: name.replace(" ", "-"))
def chart(request: pytest.FixtureRequest) -> charts.Chart:
    """Make each chart."""
    return MADE[request.param]()


def test_a_chart_is_valid_for_altair(chart: charts.Chart) -> None:
    """Altair reads the specification against Vega-Lite's own schema."""
    pytest.importorskip("altair")
    assert chart.altair().to_dict()["title"]["text"]


def test_a_chart_holds_its_data_and_fetches_nothing(chart: charts.Chart) -> None:
    """No address but that of the schema, which is a name; the title says what is counted."""
    written = json.dumps(chart.spec)
    assert written.count("http") == written.count("https://vega.github.io/schema/vega-lite/v6.json") == 1
    assert '"url"' not in written
    assert "nobody rejected" in " ".join(chart.spec["title"]["subtitle"])


def test_a_picture_is_as_wide_as_a_column(chart: charts.Chart, tmp_path: Path) -> None:
    """85 mm at 300 dots an inch; no letter is smaller than six points; the table lies beside it."""
    paths = charts.write_chart(tmp_path / "c.png", chart)
    assert [path.name for path in paths] == ["c.png", "c.csv"]
    width, _ = struct.unpack(">II", (tmp_path / "c.png").read_bytes()[16:24])
    assert abs(width - 85 / 25.4 * 300) < 5
    sizes = [float(size) for size in _all(chart.spec, ("fontSize", "labelFontSize", "subtitleFontSize"))]
    assert min(sizes) >= 6
    with (tmp_path / "c.csv").open(newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    assert tuple(header) == chart.table.header
    assert len(rows) == len(chart.table.rows)


def _all(part: Any, names: tuple[str, ...]) -> list[Any]:
    if isinstance(part, dict):
        own = [value for name, value in part.items() if name in names]
        return [*own, *(one for value in part.values() for one in _all(value, names))]
    return [one for value in part for one in _all(value, names)] if isinstance(part, list) else []


def test_a_chart_is_the_same_each_time(chart: charts.Chart) -> None:
    """The same figures give the same drawing."""
    assert chart.svg == charts.Chart(chart.name, chart.spec, chart.table).svg


def test_the_words_are_drawn(chart: charts.Chart) -> None:
    """Title and names stand in the drawing as text; a name that looks like markup is text, too."""
    assert chart.spec["title"]["text"][0] in chart.svg
    assert "<b>" not in chart.svg


def test_a_page_has_the_picture_and_the_table(tmp_path: Path) -> None:
    """One file, no script, nothing that it may load."""
    charts.write_chart(tmp_path / "c.html", MADE["heat map"]())
    page = (tmp_path / "c.html").read_text()
    assert "data:image/svg+xml;base64," in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert "; img-src data:; style-src" in page


def test_no_colour_is_told_by_red_and_green_alone() -> None:
    """Groups have the colours of Okabe and Ito, in their order."""
    fill = MADE["bars"]().spec["layer"][0]["encoding"]["fill"]["scale"]
    assert fill["range"] == ["#0072B2", "#E69F00"]
    assert fill["domain"] == ["large (9)", "small (3)"]


def test_bars_say_their_denominators_and_small_groups_are_hollow() -> None:
    """Every bar has its count and what it is out of; groups below five are marked in the data."""
    values = MADE["bars"]().spec["data"]["values"]
    assert [one["label"] for one in values] == ["8/9", "0/9", "9/9", "1/3", "2/3", "3/3"]
    assert [one["few"] for one in values] == [False] * 3 + [True] * 3
    assert values[0]["share"] == 88.9


def test_an_ending_that_is_not_known_is_told(tmp_path: Path) -> None:
    """With those that are; nothing is written."""
    with pytest.raises(ThemecodeError, match=r"The endings are \.png, \.svg, \.pdf, \.html, \.json"):
        charts.write_chart(tmp_path / "c.bmp", MADE["bars"]())
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_and_an_svg_are_written(tmp_path: Path) -> None:
    """By their endings."""
    charts.write_chart(tmp_path / "c.pdf", MADE["timeline"]())
    charts.write_chart(tmp_path / "c.svg", MADE["timeline"]())
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "c.svg").read_text().startswith("<svg")


def test_a_notebook_shows_it_without_a_script() -> None:
    """The drawing itself, and in text how many figures there are: never words of a transcript."""
    shown = MADE["agreement"]()._repr_mimebundle_()
    assert set(shown) == {"image/svg+xml", "text/plain"}
    assert shown["text/plain"] == "<chart agreement: 3 rows of figures>"
