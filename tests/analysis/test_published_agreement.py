"""Every published example of agreement, to the digits in which it was published.

Not reproduced, and why: the standard errors that irrCAC prints (our intervals are drawn from interviews); gamma of
Mathet and others (its values hang on a sample of random continua); seventeen of the twenty files of Freelon 2010,
which were not at hand.
"""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from themecode.analysis.agreement import (
    Continuum,
    Ratings,
    Stretch,
    alpha,
    chance_agreement,
    coefficient,
    family,
    family_sums,
    jaccard,
    nested,
    percent,
    set_alpha,
    specific,
    sums,
    unitised_alpha,
    unitised_sums,
)

SAMPLES = Path(os.environ.get("THEMECODE_SAMPLES", Path(__file__).parents[3] / "shared" / "samples")) / "coded"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"the sample files are not here: {SAMPLES}")


def two(table: Sequence[Sequence[int]]) -> Ratings:
    """Write a table of two coders out, unit by unit."""
    cells = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    return Ratings.of(list(zip(*cells, strict=True)), values=range(len(table)))


def counted(rows: Sequence[Sequence[int]]) -> Ratings:
    """Write units with the number of coders who gave each value out, coder by coder."""
    units = [list(chain.from_iterable([value] * count for value, count in enumerate(row))) for row in rows]
    return Ratings.of(list(zip(*units, strict=True)), values=range(len(rows[0])))


def written(*coders: str) -> Ratings:
    """Read a coder a line, a unit a character, a dot where nothing was said."""
    return Ratings.of([[None if said == "." else int(said) for said in line.replace(" ", "")] for line in coders])


def all_of(ratings: Ratings) -> dict[str, float]:
    """Return every coefficient for units."""
    total = sums(ratings).total()
    found = {name: float(coefficient(total, name)) for name in ("cohen", "fleiss", "gwet", "uniform")}
    return {**found, "percent": float(percent(total)), "alpha": float(alpha(total.coincidences).value)}


def level_alpha(ratings: Ratings, level: str) -> float:
    """Return alpha of one level of measurement."""
    return float(alpha(sums(ratings).total().coincidences, level, ratings.values).value)


K4X12 = written("123321412...", "1233224125..", ".33323422513", "12332441251.")
"""As irrCAC lays it out; who gave the lone twelfth value matters to Conger's kappa alone."""
WIKIPEDIA = written(".....3412113 3.3", "1.213343.......", "..21344.21133.4")
COHEN_P37 = two([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
COHEN_P45 = two([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
ABSTRACTORS = two([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
DIAGNOSIS = two([[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]])
FLEISS_UNITS = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""
FLEISS_1971 = Ratings.of(list(zip(*FLEISS_UNITS.split(), strict=True)))
FLEISS_WIKIPEDIA = counted(
    [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
     [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]
)  # fmt: skip
SIX_RATERS = counted(
    [[0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
     [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
     [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1]]
)  # fmt: skip
HAYES_UNITS = """
112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0
0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1
"""
HAYES = written(*map("".join, zip(*HAYES_UNITS.split(), strict=True)))
K1980_UNITS = "111 122 222 444 144 222 123 333 222"
K1980 = Ratings.of(list(zip(*K1980_UNITS.split(), strict=True)))

UNITS = [
    ("K 2004 p.230", K4X12, {"alpha": 0.743421052631579, "percent": 0.8181818, "gwet": 0.77544, "fleiss": 0.76117,
                             "cohen": 0.76282, "uniform": 0.77273}),
    ("Wikipedia, alpha", WIKIPEDIA, {"alpha": 0.691358024691358}),
    ("K 2004 p.224", written("1100000000", "0110010100"), {"alpha": 0.09523809523809512, "percent": 0.6}),
    ("K 2004 p.227", two([[1, 1, 0], [0, 4, 1], [0, 0, 5]]), {"alpha": 0.7341040462427746}),
    ("K 1980 p.139", K1980, {"alpha": 0.6417322834645669}),
    ("Hayes and K 2007", HAYES, {"alpha": 0.4765}),
    ("K 2018 p.306", written("010110001111", "010100001101", "011001001000"), {"alpha": 0.234375}),  # cut to .2343
    ("K 2018 p.310", written("113333322224", "133333222224"), {"alpha": 0.759}),
    ("Freelon R2.01", written("1121111111", "1121111111"), {"alpha": 1, "cohen": 1, "fleiss": 1, "percent": 1}),
    ("Freelon R3.01", written("1100000000", "0110000000", "0110000000", "0100000000", "0100000000"),
     {"alpha": 0.6354, "fleiss": 0.628, "percent": 0.90}),
    ("Freelon R3.03", written("01" + "0" * 26, "0" * 28, "0" * 28), {"alpha": 0, "fleiss": -0.012, "percent": 0.97619}),
    ("Cohen 1960 p.37", COHEN_P37, {"percent": 0.29, "cohen": -0.0923076923, "gwet": -0.04797}),
    ("Cohen 1960 p.45", COHEN_P45, {"percent": 0.70, "cohen": 0.49152542372881347, "gwet": 0.5760}),
    ("Cohen, Wikipedia", two([[20, 5], [10, 15]]), {"cohen": 0.400}),
    ("Artstein p.558", two([[20, 10], [20, 50]]), {"percent": 0.7, "uniform": 0.4, "fleiss": 0.341, "cohen": 0.348,
                                                   "alpha": 0.344}),
    ("Artstein p.568", two([[46, 0, 0], [6, 32, 6], [0, 0, 10]]), {"percent": 0.88, "uniform": 0.82, "fleiss": 0.7995,
                                                                   "cohen": 0.8013, "alpha": 0.800}),
    ("abstractors", ABSTRACTORS, {"cohen": 0.7964094, "fleiss": 0.7962397, "gwet": 0.8493305, "uniform": 0.835,
                                  "alpha": 0.7972585, "percent": 0.89}),
    ("diagnosis", DIAGNOSIS, {"percent": 0.5874439, "cohen": 0.4315007758811794, "fleiss": 0.4303405572755418,
                              "gwet": 0.4561576354679803}),
    ("Gwet's paradox", two([[80, 7], [8, 5]]), {"percent": 0.85, "gwet": 0.808}),
    ("Gwet 2008", two([[8, 1], [0, 1]]), {"gwet": 0.8658, "fleiss": 0.6078}),
    ("Likert 4", two([[20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]]), {"gwet": 0.58046}),
    ("Likert 5", two([[15, 4, 1, 0, 0], [3, 12, 4, 1, 0], [1, 3, 14, 3, 1], [0, 1, 3, 10, 2], [0, 0, 1, 2, 8]]),
     {"gwet": 0.57997, "percent": 0.662921348314607}),
    ("Fleiss 1971", FLEISS_1971, {"fleiss": 0.43024452006014074, "alpha": 0.43340982828202845, "percent": 0.5555556}),
    ("Fleiss, Wikipedia", FLEISS_WIKIPEDIA, {"fleiss": 0.20993070442195522, "percent": 0.3780220}),
    ("six raters", SIX_RATERS, {"fleiss": 0.4139265, "gwet": 0.4448007, "alpha": 0.4204384, "uniform": 0.4388889}),
    ("prevalence even", two([[40, 9], [6, 45]]), {"percent": 0.85, "cohen": 0.6995, "gwet": 0.7007}),
    ("prevalence high", two([[80, 10], [5, 5]]), {"percent": 0.85, "cohen": 0.3182, "gwet": 0.8080}),
    ("audit", two([[38, 4], [0, 0]]), {"percent": 0.905, "cohen": 0.0, "fleiss": -0.050, "gwet": 0.895}),
]  # fmt: skip


def near(value: float, published: float) -> bool:
    """Say whether a value rounds to the digits that were published."""
    digits = len(f"{published}".partition(".")[2])
    return abs(value - published) <= max(0.5001 * 10**-digits, 1e-12) if digits < 12 else abs(value - published) < 1e-12


@pytest.mark.parametrize(("ratings", "published"), [row[1:] for row in UNITS], ids=[row[0] for row in UNITS])
def test_coefficients_are_those_published(ratings: Ratings, published: dict[str, float]) -> None:
    """Each coefficient of each example, to the last digit given."""
    found = all_of(ratings)
    assert {name: found[name] for name, value in published.items() if not near(found[name], value)} == {}


def test_alpha_of_ordered_values() -> None:
    """Ordinal, interval and ratio alphas of the books."""
    assert level_alpha(K4X12, "ordinal") == pytest.approx(0.8153875037548814, abs=1e-12)
    assert level_alpha(K4X12, "interval") == pytest.approx(0.8491071428571428, abs=1e-12)
    assert level_alpha(K4X12, "ratio") == pytest.approx(0.7974027747116121, abs=1e-12)
    assert level_alpha(WIKIPEDIA, "ordinal") == pytest.approx(0.8067214199413153, abs=1e-12)
    assert level_alpha(WIKIPEDIA, "interval") == pytest.approx(0.8108448928121059, abs=1e-12)
    assert level_alpha(WIKIPEDIA, "ratio") == pytest.approx(0.8089436707842471, abs=1e-12)
    assert level_alpha(HAYES, "ordinal") == pytest.approx(0.7598, abs=5e-5)
    numbers = Ratings(tuple(int(value) for value in K1980.values), K1980.table, K1980.clusters)
    assert level_alpha(numbers, "interval") == pytest.approx(0.547, abs=5e-4)
    assert level_alpha(numbers, "ratio") == pytest.approx(0.483, abs=5e-4)


def test_observed_and_expected_disagreement() -> None:
    """The parts of alpha, not only their ratio."""
    for ratings, observed, expected in (
        (K4X12, 0.2, 0.7794871794871795),
        (two([[1, 1, 0], [0, 4, 1], [0, 0, 5]]), 1 / 6, 0.6268115942028986),
        (K1980, 0.2592593, 0.7236467),
    ):
        found = alpha(sums(ratings).total().coincidences)
        assert (float(found.observed), float(found.expected)) == pytest.approx((observed, expected), abs=1e-7)
    assert float(sums(K4X12).total().coincidences.sum()) == 40


def test_alpha_of_each_value_against_the_rest() -> None:
    """Krippendorff 1980 and Fleiss 1971 by value: the others made one."""
    for value, published in zip("1234", (0.381, 0.711, 0.717, 0.764), strict=True):
        assert all_of(_against_the_rest(K1980, value))["alpha"] == pytest.approx(published, abs=6e-4)
    for value, published in zip("12345", (0.248, 0.248, 0.517, 0.470, 0.565), strict=True):
        assert all_of(_against_the_rest(FLEISS_1971, value))["fleiss"] == pytest.approx(published, abs=4e-3)


def _against_the_rest(ratings: Ratings, value: str) -> Ratings:
    return Ratings((False, True), (ratings.table == ratings.values.index(value)).astype(np.int64), ratings.clusters)


def test_expected_agreement() -> None:
    """What is expected by chance, as the sources print it."""
    for ratings, chance, published in (
        (COHEN_P45, "cohen", 0.41), (COHEN_P45, "gwet", 0.2925), (COHEN_P37, "cohen", 0.35),
        (COHEN_P37, "gwet", 0.3225),
        (K4X12, "gwet", 0.1903212), (K4X12, "fleiss", 0.2387153), (K4X12, "cohen", 0.2334252),
        (two([[80, 7], [8, 5]]), "gwet", 0.21875), (two([[8, 1], [0, 1]]), "gwet", 0.255),
        (FLEISS_1971, "fleiss", 0.2199383), (FLEISS_WIKIPEDIA, "fleiss", 0.2127551), (SIX_RATERS, "gwet", 0.1914815),
    ):  # fmt: skip
        assert float(chance_agreement(sums(ratings).total(), chance)) == pytest.approx(
            published, abs=0.51 * 10 ** (2 - len(f"{published}"))
        )


def _credit(size: int) -> np.ndarray:
    steps = np.arange(size)
    return 1 - (steps[:, None] - steps[None, :]) ** 2 / (size - 1) ** 2


def test_partial_credit() -> None:
    """AC2 with quadratic weights, and the weighted kappa and alpha of Artstein and Poesio."""
    likert = two([[20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]])
    likert5 = two([[15, 4, 1, 0, 0], [3, 12, 4, 1, 0], [1, 3, 14, 3, 1], [0, 1, 3, 10, 2], [0, 0, 1, 2, 8]])
    for ratings, published in ((likert, 0.84028), (likert5, 0.87005), (COHEN_P37, 0.1831)):
        weights = _credit(len(ratings.values))
        found = coefficient(sums(ratings, weights).total(), "gwet", weights)
        assert float(found) == pytest.approx(published, abs=5e-5)
    tags = two([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
    apart = {(0, 1): 1.0, (0, 2): 0.5, (1, 2): 0.5}
    weights = np.array([[1 - apart.get((min(i, j), max(i, j)), 0.0) for j in range(3)] for i in range(3)])
    assert float(coefficient(sums(tags, weights).total(), "cohen", weights)) == pytest.approx(0.8163, abs=5e-5)
    named = Ratings(tuple(map(str, range(3))), tags.table, tags.clusters)
    weighted = set_alpha(
        named, lambda one, other: apart.get((min(int(one), int(other)), max(int(one), int(other))), 0.0)
    )
    assert (float(weighted.observed), float(weighted.expected)) == pytest.approx((0.090, 0.4879), abs=5e-5)
    assert float(weighted.value) == pytest.approx(0.8156, abs=1e-4)


def test_positive_and_negative_agreement() -> None:
    """Artstein and Poesio, p. 558: .571 and .769; the audit: .95 on yes, none on no."""
    found = sums(two([[20, 10], [20, 50]])).total()
    assert [float(specific(found, value)) for value in (0, 1)] == pytest.approx([0.571, 0.769], abs=5e-4)
    audit = sums(two([[38, 4], [0, 0]])).total()
    assert [float(specific(audit, value)) for value in (0, 1)] == pytest.approx([0.95, 0.0])


SETS = [
    ("", ""),
    ("A", ""),
    ("A", "A"),
    ("A", "B"),
    ("AB", "A"),
    ("AB", "AC"),
    ("ABC", "ABC"),
    ("C", "AC"),
    ("C", "AC"),
]


def _masi(one, other) -> float:
    """Return 1 - Jaccard times monotonicity (Passonneau 2006), the distance that themecode does not offer."""
    mine, theirs = set(one), set(other)
    if mine == theirs:
        return 0.0
    whole = 2 / 3 if mine <= theirs or theirs <= mine else 1 / 3 if mine & theirs else 0.0
    return 1 - (1 - jaccard(mine, theirs)) * whole


@pytest.mark.parametrize(
    ("distance", "published"),
    [
        (nested, 0.18617021276595502),
        (jaccard, 0.31561996779388046),
        (_masi, 0.27308066083576066),
    ],
    ids=["Passonneau 2004", "Jaccard", "MASI as published"],
)
def test_alpha_of_sets(distance, published: float) -> None:
    """Nine pairs of sets under four distances."""
    ratings = Ratings.of(
        [[frozenset(pair[n]) for pair in SETS] for n in (0, 1)], values=list({frozenset(s) for p in SETS for s in p})
    )
    found = float(set_alpha(ratings, distance).value)
    assert found == pytest.approx(published, abs=1e-12)


def test_unitising_alpha_of_2004() -> None:
    """The book's example, by category and pooled; and one long unit against three short ones."""
    one = {"c": [(75, 145), (220, 250)], "k": [(30, 90), (150, 200)]}
    other = {"c": [(70, 150), (205, 225), (250, 270)], "k": [(30, 90), (150, 200)]}
    found = {c: unitised_alpha(unitised_sums([Continuum.of_one_value(300, [one[c], other[c]])])) for c in "ck"}
    assert float(found["c"].value) == pytest.approx(0.728598996805389, abs=1e-12)
    assert float(found["k"].expected) == pytest.approx(0.0489786, abs=5e-8)
    assert float(found["k"].value) == 1.0
    observed, expected = (sum(float(getattr(a, part)) for a in found.values()) for part in ("observed", "expected"))
    assert 1 - observed / expected == pytest.approx(0.8586654051841702, abs=1e-12)
    short = Continuum.of_one_value(10, [[(1, 9)], [(2, 3), (4, 5), (6, 7)]])
    assert float(unitised_alpha(unitised_sums([short])).value) == pytest.approx(-0.7003, abs=5e-5)


def _krippendorff_1995(stretch: int) -> dict[str, Continuum]:
    """Return the four continua of Krippendorff 1995, p. 57, with every length multiplied."""
    cut = {
        "A": ([(2, 10), (14, 20)], [(4, 8), (15, 17)]),
        "B": ([(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]),
        "C": ([(2, 8), (10, 12), (14, 18), (20, 22)], [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)]),
        "D": ([(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)], [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)]),
    }
    return {
        name: Continuum.of_one_value(24 * stretch, [[(s * stretch, e * stretch) for s, e in coder] for coder in coders])
        for name, coders in cut.items()
    }


def test_unitising_alpha_of_1995_in_the_limit() -> None:
    """Observed disagreement of all four continua, and alpha where the continuum is as good as infinitely fine."""
    observed = {"A": 0.03125, "B": 2.26736, "C": 0.02777, "D": 0.38715}
    limit = {"A": 0.553, "B": -0.926, "C": 0.679, "D": 0.066}
    for name, text in _krippendorff_1995(1).items():
        assert float(unitised_alpha(unitised_sums([text])).observed) == pytest.approx(observed[name], abs=1e-5)
    for name, text in _krippendorff_1995(5000).items():
        assert float(unitised_alpha(unitised_sums([text])).value) == pytest.approx(limit[name], abs=0.02)


def test_cell_by_cell_kappa_of_1995() -> None:
    """The same continua as 24 cells: .385, .385, .314; and no kappa where every cell is marked."""
    found = []
    for text in _krippendorff_1995(1).values():
        cells = [[any(s.start <= at < s.end for s in coder) for at in range(24)] for coder in text.coders]
        found.append(float(coefficient(sums(Ratings.of(cells, values=(False, True))).total(), "cohen")))
    assert found[:3] == pytest.approx([0.385, 0.385, 0.314], abs=5e-4)
    assert np.isnan(found[3])


def test_unitising_family_of_2016() -> None:
    """Three coders on 80 characters; 24 characters; and the boundary that u-alpha does not see."""
    gov, lead, ring = 1, 2, 3
    coders = [
        [Stretch(0, 10, gov), Stretch(20, 30, lead), Stretch(40, 60, ring)],
        [Stretch(0, 12, gov), Stretch(22, 30, lead), Stretch(40, 55, ring)],
        [Stretch(2, 10, gov), Stretch(20, 32, gov), Stretch(45, 60, ring)],
    ]
    found = family(family_sums([Continuum.of(80, coders)], 3).total())
    assert float(found.whole) == pytest.approx(0.651061, abs=5e-7)
    assert float(found.marked) == pytest.approx(0.706273, abs=5e-7)
    assert float(found.given) == pytest.approx(0.727257, abs=5e-7)
    assert found.each.tolist() == pytest.approx([0.624919, 0.411211, 1.0], abs=5e-7)
    assert float(found.cover) == pytest.approx(0.3833, abs=5e-5)
    short = Continuum.of_one_value(24, [[(2, 10), (14, 20)], [(4, 8), (15, 17)]])
    assert float(family(family_sums([short], 1).total()).whole) == pytest.approx(43 / 120, abs=1e-12)
    cut = Continuum.of_one_value(60, [[(0, 30)], [(0, 10), (10, 20), (20, 30)]])
    assert float(family(family_sums([cut], 1).total()).whole) == 1.0
    assert float(unitised_alpha(unitised_sums([cut])).value) < 0.5


def test_two_hundred_characters_of_forty_thousand() -> None:
    """Counted by characters, coders who agree on nothing agree in 99 per cent; positive agreement says 0."""
    found = all_of(two([[0, 200], [200, 39_600]]))
    assert found["percent"] == pytest.approx(0.990)
    assert found["uniform"] == pytest.approx(0.98)
    assert found["cohen"] == pytest.approx(-0.005, abs=5e-4)
    assert float(specific(sums(two([[0, 200], [200, 39_600]])).total(), 0)) == 0.0


def _judgments(name: str, unit: str, value: str, **only: str) -> Ratings:
    """Read a crowd's judgments, without test questions, and of each worker the first of a unit."""
    units: dict[str, dict[str, str]] = {}
    with gzip.open(SAMPLES / "csta-apsr" / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[value] and all(row[column] == wanted for column, wanted in only.items()):
                worker = row.get("X_worker_id") or row["_worker_id"]
                units.setdefault(row[unit], {}).setdefault(worker, row[value])
    most = max(map(len, units.values()))
    values = sorted({given for judged in units.values() for given in judged.values()}, key=float)
    number = {given: n for n, given in enumerate(values)}
    table = np.full((most, len(units)), -1)
    for n, judged in enumerate(units.values()):
        table[: len(judged), n] = [number[given] for given in judged.values()]
    return Ratings(tuple(float(given) for given in values), table, np.arange(len(units)))


@needs_samples
def test_crowd_coded_sentences() -> None:
    """The immigration and coal judgments: nominal .5375, .5449; nominal .3117, ordinal .3375, interval .3395."""
    for job, published in (("1", 0.537506), ("2", 0.544853)):
        found = _judgments("immigration_judgments_noip", "_unit_id", "policy_area", job=job, _golden="False")
        assert level_alpha(found, "nominal") == pytest.approx(published, abs=5e-7)
    coal = _judgments("coal_english_judgments_noip", "sentenceid", "subsidy_scale", X_golden="False")
    for level, published in (("nominal", 0.311656), ("ordinal", 0.337533), ("interval", 0.339478)):
        assert level_alpha(coal, level) == pytest.approx(published, abs=5e-7)
