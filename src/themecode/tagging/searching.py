"""What all rules of a codebook find in texts, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np

from themecode.tagging.canon import Places
from themecode.tagging.compiling import Rules
from themecode.tagging.evaluating import Evaluation, Scopes
from themecode.tagging.passages import Passages
from themecode.tagging.stretches import NOTHING, ends_of, starts_of


@dataclass(frozen=True)
class Found:
    """Hits as columns of one length, by rule and place: number of the rule, number of the text, start and end in it.

    `sentences` holds the sentence of each hit, start and end in its text; None where nobody asked for it.
    """

    rules: Places
    turns: Places
    starts: Places
    ends: Places
    sentences: tuple[Places, Places] | None


def search(passages: Passages, rules: Rules, *, sentences: bool = True) -> Found:
    """Find all that the rules find. Without `sentences`, they are looked at only where a rule needs them."""
    found = _phrases(passages, rules)
    bounds: Scopes | None = None
    if rules.wordless["sentence"]:
        bounds = passages.sentences(range(len(passages.texts)))
        found |= rules.wordless["sentence"].found(passages, bounds)
    found |= rules.wordless["turn"].found(passages, passages.turns)
    tried = rules.worth_trying(found)
    if bounds is None:
        turns = (
            _turns_of(passages, found, frozenset(found))
            if sentences
            else _turns_with_operators(passages, rules, found, tried)
        )
        bounds = passages.sentences(turns.tolist())
    numbers, column = _evaluated(passages, rules, found, tried, bounds, partial=not sentences)
    turns, starts, ends = passages.places(starts_of(column), ends_of(column))
    if not sentences:
        return Found(numbers, turns, starts, ends, None)
    around = np.maximum(np.searchsorted(bounds.starts, starts_of(column), "right") - 1, 0)
    _, *sentence = passages.places(bounds.starts[around], bounds.ends[around])
    return Found(numbers, turns, starts, ends, (sentence[0], sentence[1]))


def _phrases(passages: Passages, rules: Rules) -> dict[int, Places]:
    """Return the stretches of each phrase that is there, by its number."""
    numbers, column = rules.finder.hits(passages.canon)
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return dict(zip(numbers[firsts].tolist(), np.split(column, firsts[1:]), strict=True)) if len(numbers) else {}


def _turns_of(passages: Passages, found: dict[int, Places], numbers: frozenset[int]) -> Places:
    """Return the turns in which one of these was found."""
    there = np.zeros(len(passages.texts), dtype=bool)
    for number in numbers & found.keys():
        there[passages.turns.of(starts_of(found[number]))] = True
    return np.flatnonzero(there)


def _turns_with_operators(passages: Passages, rules: Rules, found: dict[int, Places], tried: list[int]) -> Places:
    """Return the turns in which all was found that some rule with an operator, or line of `unless`, needs."""
    known: dict[frozenset[int], Places] = {}
    turns = [NOTHING]
    for number in tried:
        if not rules.by_words_alone(number):
            for need in rules.needs[number]:
                if need not in known:
                    known[need] = _turns_of(passages, found, need)
            turns.append(reduce(np.intersect1d, (known[need] for need in rules.needs[number])))
    return np.unique(np.concatenate(turns))


def _evaluated(
    passages: Passages, rules: Rules, found: dict[int, Places], tried: list[int], sentences: Scopes, *, partial: bool
) -> tuple[Places, Places]:
    """Return number of the rule and stretch of each hit; what a line of `unless` drops is left out."""
    scopes = {"sentence": sentences, "turn": passages.turns}
    evaluations = {name: Evaluation(passages.canon, scope, found, partial) for name, scope in scopes.items()}
    columns = {number: evaluations[rules.rules[number].scope].of(rules.trees[number]) for number in tried}
    kept = [number for number, column in columns.items() if len(column) and not rules.rules[number].drops]
    dropped: dict[str, list[Places]] = {}
    for number in tried:
        if rules.rules[number].drops:
            dropped.setdefault(rules.rules[number].code, []).append(scopes["sentence"].of(starts_of(columns[number])))
    for number in kept:
        drops = dropped.get(rules.rules[number].code)
        if drops:
            column = columns[number]
            columns[number] = column[~np.isin(scopes["sentence"].of(starts_of(column)), np.concatenate(drops))]
    many = [len(columns[number]) for number in kept]
    numbers = np.repeat(np.array(kept, dtype=np.int64), many)
    return numbers, np.concatenate([columns[number] for number in kept] or [numbers])
