"""When new interviews stopped bringing new codes (Guest, Namey and Chen 2020, PLoS ONE 15(5): e0232076)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

THRESHOLDS = (0.05, 0.0)


@dataclass(frozen=True)
class Runs:
    """How saturation is looked for: interviews in the base, in a run, and whether runs overlap."""

    base: int = 4
    length: int = 2
    overlapping: bool = True


@dataclass(frozen=True)
class Run:
    """Some interviews in a row, by number from 1, and the new codes that they brought; `share` is of the base's."""

    first: int
    last: int
    new: int
    share: float

    @property
    def before(self) -> int:
        """How many interviews came before it: "6+2" is a run of two after six."""
        return self.first - 1


@dataclass(frozen=True)
class Reached:
    """The first run at or below a threshold, None where there is none, and the first later run above it again."""

    threshold: float
    run: Run | None
    broken: Run | None


@dataclass(frozen=True)
class Saturation:
    """What a sequence of interviews brings: new codes of each, those of the base, and of each run."""

    new: tuple[tuple[str, ...], ...]
    base: int
    runs: tuple[Run, ...]

    def reached(self, threshold: float) -> Reached:
        """Say where new information first fell to a threshold, and whether it rose again."""
        at = next((n for n, run in enumerate(self.runs) if run.share <= threshold), None)
        if at is None:
            return Reached(threshold, None, None)
        broken = next((run for run in self.runs[at + 1 :] if run.share > threshold), None)
        return Reached(threshold, self.runs[at], broken)


def saturation(interviews: Sequence[Collection[str]], how: Runs) -> Saturation:
    """Follow the new codes through interviews in the order in which they stand.

    A run's share is the codes that came up in it for the first time, divided by the different codes of the base.
    Raises ValueError where there are fewer interviews than base and one run take, or where the base has no code.

    >>> bring, start = (16, 10, 7, 4, 2, 1, 1, 0, 0, 1, 0, 0), 0
    >>> talks = [set(map(str, range(sum(bring[:n]), sum(bring[: n + 1])))) for n in range(12)]
    >>> found = saturation(talks, Runs(base=4, length=2))
    >>> found.base, [round(100 * run.share, 1) for run in found.runs]
    (37, [8.1, 5.4, 2.7, 0.0, 2.7, 2.7, 0.0])
    >>> five, none = found.reached(0.05), found.reached(0.0)
    >>> five.run.before, five.broken, none.run.before, none.broken.first
    (6, None, 7, 9)
    """
    if len(interviews) < how.base + how.length:
        raise ValueError("fewer interviews than the base and one run")
    known: set[str] = set()
    new: list[tuple[str, ...]] = []
    for codes in interviews:
        new.append(tuple(sorted(set(codes) - known)))
        known |= set(codes)
    base = sum(map(len, new[: how.base]))
    if not base:
        raise ValueError("the interviews of the base have no code")
    return Saturation(tuple(new), base, tuple(_runs([len(codes) for codes in new], base, how)))


def _runs(new: Sequence[int], base: int, how: Runs) -> Iterator[Run]:
    step = 1 if how.overlapping else how.length
    for start in range(how.base, len(new) - how.length + 1, step):
        found = sum(new[start : start + how.length])
        yield Run(start + 1, start + how.length, found, found / base)


@dataclass(frozen=True)
class Orders:
    """How many interviews came before the first run at or below a threshold, over random orders; sorted.

    `never` counts the orders in which no run fell so low, or whose base had no code.
    """

    threshold: float
    before: tuple[int, ...]
    never: int

    def percentile(self, share: float) -> int | None:
        """Return a percentile over all orders; None where that one never got there.

        >>> Orders(0.05, (4, 5, 6), 1).percentile(0.5), Orders(0.05, (4,), 9).percentile(0.5)
        (5, None)
        """
        total = len(self.before) + self.never
        at = max(0, -(-int(share * total * 1000) // 1000) - 1)
        return self.before[at] if at < len(self.before) else None


def random_orders(
    interviews: Sequence[Collection[str]], how: Runs, threshold: float, *, orders: int, seed: int
) -> Orders:
    """Shuffle the interviews many times and see where each order first falls to the threshold.

    Same seed, same orders. The order in which people were interviewed is one of many that chance could have brought.
    """
    dice = Random(seed)  # noqa: S311 - orders are drawn, not secrets
    number = {code: n for n, code in enumerate(sorted(set().union(*interviews)))}
    masks = [sum(1 << number[code] for code in set(codes)) for codes in interviews]
    before: list[int] = []
    for _ in range(orders):
        dice.shuffle(masks)
        found = _first_below(masks, how, threshold)
        if found is not None:
            before.append(found)
    return Orders(threshold, tuple(sorted(before)), orders - len(before))


def _first_below(masks: Sequence[int], how: Runs, threshold: float) -> int | None:
    known, new = 0, []
    for mask in masks:
        new.append((mask & ~known).bit_count())
        known |= mask
    base = sum(new[: how.base])
    runs = _runs(new, base, how) if base else iter(())
    return next((run.before for run in runs if run.share <= threshold), None)


@dataclass(frozen=True)
class Meaning:
    """One code's dimensions (its sub-codes): how many, and after which interview with the code the last came up.

    `interviews` counts those that have the code or a sub-code, `since` those among them after the last new one.
    """

    code: str
    dimensions: int
    interviews: int
    last_new: int | None
    since: int


def meaning(interviews: Sequence[Collection[str]], dimensions: Mapping[str, Collection[str]]) -> list[Meaning]:
    """Follow each code's sub-codes through the interviews.

    >>> meaning([{"money"}, {"cuts"}, {"cuts", "loans"}, {"loans"}], {"money": ("cuts", "loans")})
    [Meaning(code='money', dimensions=2, interviews=4, last_new=3, since=1)]
    """
    found = []
    for code, below in dimensions.items():
        known: set[str] = set()
        with_code, last_new, since = 0, None, 0
        for number, codes in enumerate(interviews, 1):
            here = set(codes) & set(below)
            if not here and code not in codes:
                continue
            with_code += 1
            last_new, since = (number, 0) if here - known else (last_new, since + 1)
            known |= here
        found.append(Meaning(code, len(known), with_code, last_new, since))
    return found
