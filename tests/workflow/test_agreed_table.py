"""Agreement on a table of judgments: classifications of cases, scales, published examples from a file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.workflow.agreed_table import Asked, agreed_table


def written(folder: Path, rows: list[str]) -> Path:
    """Write a table."""
    file = folder / "ratings.csv"
    file.write_text("\n".join(rows) + "\n")
    return file


@pytest.fixture
def k4x12(tmp_path: Path) -> Path:
    """Krippendorff's example: twelve units, four coders, some of them missing."""
    coders = ("123321412...", "1233224125..", ".33323422513", "12332441251.")
    rows = [f"u{n}," + ",".join(said[n - 1].replace(".", "") for said in coders) for n in range(1, 13)]
    return written(tmp_path, ["unit,A,B,C,D", *rows])


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.7434), ("ordinal", 0.8154), ("interval", 0.8491), ("ratio", 0.7974)]
)
def test_the_published_levels(k4x12: Path, level: str, published: float) -> None:
    """Alpha of each level of measurement, as the book has it, from a file."""
    shown = agreed_table(k4x12, Asked(level=level))
    assert shown.table.rows[0][shown.table.header.index("alpha")] == published
    assert "12 units, 11 of them judged by two or more" in shown.table.basis
    assert (level in ("interval", "ratio")) == (len(shown.table.rows) == 1)


def test_a_classification_of_cases(tmp_path: Path) -> None:
    """The order of words is told; differences are listed with both judgments; the crossed table adds up."""
    rows = ["case,ana,ben", "S1,fully,fully", "S2,fully,partly", "S3,not,not", "S4,partly,", "S5,partly,partly"]
    file = written(tmp_path, rows)
    shown = agreed_table(file, Asked(level="ordinal", values=("not", "partly", "fully")))
    assert shown.disagreements.rows == (("S2", "fully", "partly"),)
    assert shown.crossed is not None
    assert shown.crossed.rows == (("not", 1, 0, 0), ("partly", 0, 1, 0), ("fully", 0, 1, 1))
    assert "in the order not, partly, fully" in shown.table.basis
    with pytest.raises(ThemecodeError, match="order of these values is not known"):
        agreed_table(file, Asked(level="ordinal"))
    with pytest.raises(ThemecodeError, match="has the value 'fully', which is not among those named"):
        agreed_table(file, Asked(level="ordinal", values=("not", "partly", "full")))
    with pytest.raises(ThemecodeError, match="no number"):
        agreed_table(file, Asked(level="interval"))


def test_many_numbers_have_the_alpha_of_the_long_way(tmp_path: Path) -> None:
    """A scale with a hundred values: alpha is that of every pair counted, and it takes no gigabyte."""
    dice = random.Random(2)
    said = [(value := dice.randint(0, 100), value + dice.randint(-9, 9)) for _ in range(300)]
    file = written(tmp_path, ["unit,A,B", *(f"u{n},{one},{other}" for n, (one, other) in enumerate(said))])
    shown = agreed_table(file, Asked(level="interval", samples=50))
    everything = [number for pair in said for number in pair]
    observed = sum((one - other) ** 2 for one, other in said) / len(said)
    n = len(everything)
    mean = sum(everything) / n
    expected = 2 * sum((number - mean) ** 2 for number in everything) / (n - 1)
    row = dict(zip(shown.table.header, shown.table.rows[0], strict=True))
    assert row["alpha"] == pytest.approx(1 - observed / expected, abs=1e-4)
    assert row["alpha_low"] < row["alpha"] < row["alpha_high"]


def test_interviews_are_drawn_where_they_are_named(tmp_path: Path) -> None:
    """With a column of interviews whole interviews are drawn; it is no coder."""
    rows = ["unit,talk,A,B", *(f"u{n},T{n % 3},{n % 2},{(n // 4) % 2}" for n in range(24))]
    shown = agreed_table(written(tmp_path, rows), Asked(interview="talk"))
    assert "samples of the 3 interviews (talk)" in shown.table.basis
    assert shown.disagreements.header == ("unit", "A", "B")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["unit,A", "u1,x"], "no two columns of coders"),
        (["unit,A,B"], "no rows"),
        (["unit,A,B", *(f"u{n},v{n},v{n}" for n in range(40))], "40 different values"),
    ],
)
def test_tables_that_cannot_be_compared(tmp_path: Path, rows: list[str], says: str) -> None:
    """They are refused with what to do."""
    with pytest.raises(ThemecodeError, match=says):
        agreed_table(written(tmp_path, rows), Asked())


def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    """No unit judged by two, or one value alone: no coefficient, and why."""
    shown = agreed_table(written(tmp_path, ["unit,A,B", "u1,x,", "u2,,y"]), Asked())
    assert "no unit was judged by two" in shown.reasons[0]
    shown = agreed_table(written(tmp_path, ["unit,A,B", "u1,x,x", "u2,x,x"]), Asked())
    assert "no variation" in shown.reasons[0]
    assert shown.table.rows[0][shown.table.header.index("alpha")] is None
