"""What all rules of a codebook find in texts, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themecode.tagging.characters import Places
from themecode.tagging.compiling import Rules
from themecode.tagging.evaluating import Scopes, evaluated
from themecode.tagging.passages import Passages
from themecode.tagging.stretches import NOTHING, Numbered, ends_of, ordered, starts_of

_BITS = 32


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
    found = rules.finder.hits(passages.canon)
    bounds: Scopes | None = None
    if rules.wordless["sentence"]:
        bounds = passages.sentences(np.arange(len(passages.begins)))
        found = _with(found, rules.wordless["sentence"].found(passages, bounds))
    if rules.wordless["turn"]:
        found = _with(found, rules.wordless["turn"].found(passages, passages.turns))
    if bounds is None:
        bounds = passages.sentences(_turns(passages, rules, found, every=sentences))
    hits = _hits(passages, rules, found, bounds)
    turns, starts, ends = passages.places(starts_of(hits.column), ends_of(hits.column))
    if not sentences:
        return Found(hits.numbers, turns, starts, ends, None)
    around = np.maximum(np.searchsorted(bounds.starts, starts_of(hits.column), "right") - 1, 0)
    _, *sentence = passages.places(bounds.starts[around], bounds.ends[around])
    return Found(hits.numbers, turns, starts, ends, (sentence[0], sentence[1]))


def _with(found: Numbered, more: dict[int, Places]) -> Numbered:
    """Add the stretches of what is no phrase; their numbers are higher ones."""
    many = [len(column) for column in more.values()]
    numbers = np.repeat(np.array(list(more), dtype=np.int64), many)
    return ordered(np.append(found.numbers, numbers), np.concatenate([found.column, *more.values()]))


def _turns(passages: Passages, rules: Rules, found: Numbered, *, every: bool) -> Places:
    """Return the turns in which something was found; without `every`, something that a rule with an operator needs."""
    column = found.column if every else found.column[rules.needed[found.numbers]]
    if not len(column):
        return NOTHING
    there = np.zeros(len(passages.begins), dtype=bool)
    there[passages.turns.of(starts_of(column))] = True
    return np.flatnonzero(there)


def _hits(passages: Passages, rules: Rules, found: Numbered, sentences: Scopes) -> Numbered:
    """Return the stretches of each rule; what a line of `unless` drops is left out."""
    scopes = {"sentence": sentences, "turn": passages.turns}
    parts = [
        (numbers, evaluated(forest, found, passages.canon, scopes[scope]))
        for scope, (numbers, forest) in rules.forests.items()
    ]
    hits = Numbered(
        np.concatenate([numbers[made.numbers] for numbers, made in parts]),
        np.concatenate([made.column for _, made in parts]),
    )
    if len(parts) > 1:
        hits = ordered(*hits)
    drops = rules.drops[hits.numbers]
    if not drops.any():
        return hits
    places = rules.codes[hits.numbers] << _BITS | sentences.of(starts_of(hits.column)) + 1
    return hits.where(~drops & ~np.isin(places, places[drops]))
