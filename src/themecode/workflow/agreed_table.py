"""Step: how far coders agree on a table of judgments, a row a unit, a column a coder: classifications, scales."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from themecode import importers
from themecode.analysis import agreement as measures
from themecode.errors import ThemecodeError
from themecode.model import Cell, Table
from themecode.workflow.agreement_tables import Shown, short
from themecode.workflow.figures import Figure, caution, of_samples

_ALL = "(all values)"
_NAMES = ("percent", "positive", "alpha", "cohen", "fleiss", "gwet")
_MOST_VALUES = 30
_CROSSED = 10
_RULERS = ("interval", "ratio")
_RULER: dict[measures.Level, Callable[[float, float], float]] = {
    "interval": lambda one, other: (one - other) ** 2,
    "ratio": lambda one, other: ((one - other) / (one + other)) ** 2 if one + other else 0.0,
}
_MOST_NUMBERS = 2_000


@dataclass(frozen=True)
class Asked:
    """What is read of a table: whose columns, the level of its values and their order, the column of interviews."""

    coders: tuple[str, ...] = ()
    level: measures.Level = "nominal"
    values: tuple[str, ...] = ()
    interview: str = ""
    samples: int = 1000
    seed: int = 1


@dataclass(frozen=True)
class Judgments:
    """The table as it was read: the units' names, the coders, and their ratings."""

    units: tuple[str, ...]
    coders: tuple[str, ...]
    ratings: measures.Ratings


def agreed_table(path: Path, asked: Asked) -> Shown:
    """Compare the coders of a table. Raises ThemecodeError where it has not two coders, or values of no such level."""
    found = _read(path, asked)
    ratings = found.ratings
    draw = of_samples(ratings.number_of_clusters, asked.samples, asked.seed)
    rows: list[tuple[str, dict[str, Figure], str]] = [
        (_ALL, whole := _of_all(ratings, asked.level, draw), _says(ratings) or caution(whole["alpha"]))
    ]
    if asked.level not in _RULERS:
        rows += [(str(value), *_of_value(ratings, n, draw)) for n, value in enumerate(ratings.values)]
    basis = _basis(path, asked, found)
    limits = tuple(f"{name}{ending}" for name in _NAMES for ending in ("", "_low", "_high"))
    wide = tuple((name, *_cells(figures), says) for name, figures, says in rows)
    table = Table("agreement", ("value", *limits, "says"), wide, basis)
    narrow = Table("agreement", _SCREEN, tuple((name, *_short(figures)) for name, figures, _ in rows), basis)
    reasons = tuple(f"{name}: {says}." for name, _, says in rows if says)
    return Shown(_differences(found), table, narrow, reasons, _crossed(found))


_SCREEN = ("value", "agree", "pos", "alpha", "95 %", "kappa", "AC1")


def _read(path: Path, asked: Asked) -> Judgments:
    table = importers.open_answer_table(path)
    unit, *others = table.header
    coders = asked.coders or tuple(name for name in others if name and name != asked.interview)
    if len(coders) < 2:  # noqa: PLR2004 - a pair
        raise ThemecodeError(f"{path.name} has no two columns of coders.", mend="A row a unit, a column a coder.")
    columns: list[list[str]] = [[] for _ in range(2 + len(coders))]
    for block in table.blocks(unit, asked.interview or unit, *coders):
        for column, more in zip(columns, block.columns, strict=True):
            column.extend(str(cell).strip() for cell in more)
    names, interviews, *said = columns
    if not names:
        raise ThemecodeError(f"{path.name} has no rows.", mend="A row a unit, a column a coder.")
    values = _values(said, asked)
    number = {name: n for n, name in enumerate(dict.fromkeys(interviews))}
    clusters = [number[name] for name in interviews] if asked.interview else range(len(names))
    written = [[None if cell == "" else _value(cell, asked.level) for cell in column] for column in said]
    return Judgments(tuple(names), coders, measures.Ratings.of(written, values=values, clusters=[*clusters]))


def _values(said: Sequence[Sequence[str]], asked: Asked) -> list[str | float]:
    """Return the values in order: as told, numbers by size, words by letters where order does not matter."""
    given = {cell for column in said for cell in column if cell != ""}
    if asked.values:
        for cell in sorted(given):
            if cell not in asked.values:
                says = f"The table has the value '{cell}', which is not among those named: {', '.join(asked.values)}."
                raise ThemecodeError(says, mend="Name every value, from one end to the other.")
        return [_value(cell, asked.level) for cell in asked.values]
    ruler = asked.level in _RULERS
    if len(given) > (_MOST_NUMBERS if ruler else _MOST_VALUES):
        mend = "Round them." if ruler else "Numbers: --level interval"
        raise ThemecodeError(f"These columns have {len(given):,} different values.", mend=mend)
    if asked.level == "nominal":
        return [*sorted(given)]
    numbers = {cell: _number(cell) for cell in given}
    if asked.level == "ordinal" and None in numbers.values():
        mend = "Name them from one end to the other: --value LOW --value MIDDLE --value HIGH"
        raise ThemecodeError("The order of these values is not known: they are words.", mend=mend)
    return sorted({_value(cell, asked.level) for cell in given}, key=lambda value: _number(str(value)) or 0.0)


def _value(cell: str, level: measures.Level) -> str | float:
    if level not in _RULERS:
        return cell
    number = _number(cell)
    if number is None:
        raise ThemecodeError(f"'{cell}' is no number, as {level} scales need.", mend="Ordered words: --level ordinal")
    return number


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def _of_all(ratings: measures.Ratings, level: measures.Level, draw: NDArray[np.float64]) -> dict[str, Figure]:
    if len(ratings.values) > _MOST_VALUES:
        apart = _RULER[level]
        whole, samples = measures.set_alpha(ratings, apart), measures.set_alpha(ratings, apart, draw)
        return {"alpha": Figure.of(whole.value, samples.value)}
    parts = measures.sums(ratings)
    total, drawn = parts.total(), parts.drawn(draw)
    whole = measures.alpha(total.coincidences, level, ratings.values)
    samples = measures.alpha(drawn.coincidences, level, ratings.values)
    figures = {
        "percent": Figure.of(measures.percent(total), measures.percent(drawn)),
        "alpha": Figure.of(whole.value, samples.value),
    }
    return figures | {chance: _beyond(total, drawn, chance) for chance in ("cohen", "fleiss", "gwet")}


def _beyond(total: measures.Sums, drawn: measures.Sums, chance: measures.Chance) -> Figure:
    return Figure.of(measures.coefficient(total, chance), measures.coefficient(drawn, chance))


def _of_value(ratings: measures.Ratings, value: int, draw: NDArray[np.float64]) -> tuple[dict[str, Figure], str]:
    """Return the figures of one value against all others, and why some are missing."""
    table = np.where(ratings.table == measures.NOT_RATED, measures.NOT_RATED, ratings.table == value).astype(np.int64)
    one = measures.Ratings((False, True), table, ratings.clusters, ratings.number_of_clusters)
    parts = measures.sums(one)
    positive = Figure.of(measures.specific(parts.total(), 1), measures.specific(parts.drawn(draw), 1))
    figures = _of_all(one, "nominal", draw)
    return {**figures, "positive": positive}, _says(one) or caution(figures["alpha"])


def _says(ratings: measures.Ratings) -> str:
    pairs = ratings.counts[ratings.counts.sum(axis=1) > 1]
    if not len(pairs):
        return "no unit was judged by two coders"
    return "no variation, so nothing can be computed beyond chance" if (pairs.sum(axis=0) > 0).sum() == 1 else ""


def _cells(figures: dict[str, Figure]) -> tuple[Cell, ...]:
    found = (figures.get(name, Figure(None)) for name in _NAMES)
    return tuple(cell for one in found for cell in (one.value, one.low, one.high))


def _short(figures: dict[str, Figure]) -> tuple[str, ...]:
    alpha = figures["alpha"]
    limits = "-" if alpha.low is None else f"{short(alpha.low)} to {short(alpha.high)}"
    nothing = Figure(None)
    positive = figures.get("positive", nothing)
    return (
        *(short(figures.get("percent", nothing).value), short(positive.value), short(alpha.value), limits),
        *(short(figures.get(name, nothing).value) for name in ("cohen", "gwet")),
    )


def _written(found: Judgments, coder: int, unit: int) -> str:
    value = found.ratings.table[coder, unit]
    return "" if value == measures.NOT_RATED else _plain(found.ratings.values[value])


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _differences(found: Judgments) -> Table:
    """List the units that coders judged differently."""
    rows = []
    for unit, name in enumerate(found.units):
        said = [_written(found, coder, unit) for coder in range(len(found.coders))]
        if len(set(said) - {""}) > 1:
            rows.append((name, *said))
    basis = f"{len(rows)} of {len(found.units)} units that coders judged differently."
    return Table("disagreements", ("unit", *found.coders), tuple(rows), basis)


def _crossed(found: Judgments) -> Table | None:
    """Return how often two coders gave each pair of values; nothing for more coders."""
    if len(found.coders) != 2 or len(found.ratings.values) > _CROSSED:  # noqa: PLR2004 - a pair
        return None
    one, other = found.ratings.table
    both = (one != measures.NOT_RATED) & (other != measures.NOT_RATED)
    size = len(found.ratings.values)
    cells = np.bincount(one[both] * size + other[both], minlength=size * size).reshape(size, size)
    names = tuple(_plain(value) for value in found.ratings.values)
    rows: tuple[tuple[Cell, ...], ...] = tuple((name, *map(int, row)) for name, row in zip(names, cells, strict=True))
    return Table("crossed", (f"{found.coders[0]} / {found.coders[1]}", *names), rows)


def _basis(path: Path, asked: Asked, found: Judgments) -> str:
    ratings = found.ratings
    judged = int((ratings.counts.sum(axis=1) > 1).sum())
    order = ", ".join(_plain(value) for value in ratings.values)
    level = f"{asked.level} values" + (f" in the order {order}" if asked.level == "ordinal" else "")
    drawn = f"interviews ({asked.interview})" if asked.interview else "units"
    many = ratings.number_of_clusters
    intervals = (
        f"95 %: percentiles over {asked.samples:,} samples of the {many} {drawn} (seed {asked.seed})."
        if asked.samples and many > 1
        else "No intervals."
    )
    return (
        f"{path.name}: {len(found.units)} units, {judged} of them judged by two or more of {', '.join(found.coders)}; "
        f"{level}. {_ALL}: alpha for that level, the others for nominal values; each value: against all others. "
        f"{intervals} That the judgments were made independently is not in the table."
    )
