"""Who uses which words and phrases: how many people, not how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log2
from typing import NamedTuple


class Spoken(NamedTuple):
    """One word: its place, its form in small letters, what it is counted under, and whether it is left out."""

    start: int
    end: int
    form: str
    counted_as: str
    stop: bool = False


class Clause(NamedTuple):
    """Words of one person without a punctuation mark between them; no phrase goes beyond."""

    case: str
    document: str
    words: tuple[Spoken, ...]


@dataclass
class Term:
    """A word or phrase: the forms in which it was said, by whom, how often and where (document, start, end)."""

    parts: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    places: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def times(self) -> int:
        """How often it was said."""
        return len(self.places)

    @property
    def shown(self) -> str:
        """The form in which it was said most; of several, the first by letters."""
        return min(self.forms, key=lambda form: (-self.forms[form], form))


def terms(clauses: Iterable[Clause], *, longest: int = 2, people: int = 2) -> list[Term]:
    """Return words, and phrases of up to `longest` words, that so many people said; most people first.

    A phrase neither begins nor ends with a word that is left out. A shorter term that is said only within one longer
    term is shown as that one alone: "health inequalities" is kept, and not split.

    >>> said = Clause("P01", "P01", tuple(Spoken(n, n + 1, w, w) for n, w in enumerate(("health", "gaps"))))
    >>> again = Clause("P02", "P02", said.words)
    >>> [(term.shown, len(term.cases)) for term in terms([said, again])]
    [('health gaps', 2)]
    """
    found: dict[tuple[str, ...], Term] = {}
    for clause in clauses:
        for words in _stretches(clause.words, longest):
            parts = tuple(word.counted_as for word in words)
            term = found.setdefault(parts, Term(parts))
            term.forms[" ".join(word.form for word in words)] += 1
            term.cases[clause.case] += 1
            term.places.append((clause.document, words[0].start, words[-1].end))
    kept = {parts: term for parts, term in found.items() if len(term.cases) >= people}
    hidden = set(_within_longer(kept))
    shown = [term for parts, term in kept.items() if parts not in hidden]
    return sorted(shown, key=lambda term: (-len(term.cases), -term.times, term.shown))


def _stretches(words: Sequence[Spoken], longest: int) -> Iterator[Sequence[Spoken]]:
    for start, word in enumerate(words):
        if word.stop:
            continue
        for size in range(1, longest + 1):
            stretch = words[start : start + size]
            if len(stretch) == size and not stretch[-1].stop:
                yield stretch


def _within_longer(found: Mapping[tuple[str, ...], Term]) -> Iterator[tuple[str, ...]]:
    """Yield the terms that are said as often as a longer one which holds them: that is, only within it."""
    for parts, term in found.items():
        for size in range(1, len(parts)):
            for start in range(len(parts) - size + 1):
                shorter = parts[start : start + size]
                if shorter in found and found[shorter].times == term.times:
                    yield shorter


def ranks(people: Sequence[int]) -> list[str]:
    """Write the places of a list that is in order; those that tie share one.

    >>> ranks([9, 7, 7, 5])
    ['1', '2=', '2=', '4']
    """
    first = {number: people.index(number) + 1 for number in people}
    tied = Counter(people)
    return [f"{first[number]}{'=' if tied[number] > 1 else ''}" for number in people]


def keyness(times: Sequence[int], totals: Sequence[int]) -> float | None:
    """Return the log-likelihood ratio G2 of a term in groups of texts (Dunning 1993; Rayson and Garside 2000).

    `totals` are all words of each group. None where a group has no words.

    >>> round(keyness((20, 10), (10_000, 10_000)), 3)
    3.398
    """
    said, words = sum(times), sum(totals)
    if not all(totals):
        return None
    pairs = ((number, said * total / words) for number, total in zip(times, totals, strict=True))
    return 2 * sum(number * log(number / expected) for number, expected in pairs if number)


def log_ratio(times: tuple[int, int], totals: tuple[int, int]) -> float | None:
    """Return how many times doubled the first group's share of words is, against the second's (Hardie 2014).

    Where a group never says it, half a time stands for none. None where nobody says it or a group has no words.

    >>> log_ratio((20, 10), (10_000, 10_000)), log_ratio((4, 0), (1_000, 1_000))
    (1.0, 3.0)
    """
    if not all(totals) or not any(times):
        return None
    one, other = (max(number, 0.5) / total for number, total in zip(times, totals, strict=True))
    return log2(one / other)


def by_group(term: Term, group_of: Mapping[str, str], groups: Collection[str]) -> list[tuple[int, int]]:
    """Return, group by group, how many people said a term and how often."""
    people, times = Counter[str](), Counter[str]()
    for case, number in term.cases.items():
        people[group_of.get(case, "")] += 1
        times[group_of.get(case, "")] += number
    return [(people[group], times[group]) for group in groups]
