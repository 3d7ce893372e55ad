"""Apply rules to documents: every hit with its reason, and the codings that hits become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from themecode.model import RULES, Coding, Document, Evidence, Segment, Turn
from themecode.tagging.compiling import Rules
from themecode.tagging.context import flags
from themecode.tagging.fold import lowered, plain
from themecode.tagging.passages import Passages, pieces
from themecode.tagging.searching import search
from themecode.tagging.syntax import Rule

Unit = Literal["sentence", "turn", "match"]
Span = tuple[int, int]
Reading = tuple[Document, Sequence[Turn]]
"""A document, and those of its turns that are read."""
_AT_ONCE = 2_000_000


@dataclass(frozen=True)
class Hit:
    """What one rule found: the words, the sentence they stand in, and the turn."""

    rule: Rule
    span: Span
    sentence: Span
    turn: Turn
    flags: tuple[str, ...] = ()
    """What the words around it do to it: negated, hypothetical, reported, question."""


def hits(document: Document, rules: Rules, turns: Iterable[Turn] | None = None) -> Iterator[Hit]:
    """Yield what the rules find in a document's turns (all of them, unless some are given), by place."""
    read = document.turns if turns is None else tuple(turns)
    return (hit for _, hit in _found([(document, read)], rules))


def codings(
    readings: Sequence[Reading], rules: Rules, unit: Unit, on_document: Callable[[Document], None] = lambda _: None
) -> list[Coding]:
    """Return what the rules code: several hits of one code in one unit are one coding with several reasons.

    The codings carry no id and no date yet. A rule with @turn codes the turn, whatever the unit.
    """
    coded: list[Coding] = []
    for first, last in pieces([sum(turn.end - turn.start for turn in turns) for _, turns in readings], _AT_ONCE):
        for document, _ in readings[first:last]:
            on_document(document)
        coded += _coded(readings[first:last], rules, unit)
    return coded


def _coded(readings: Sequence[Reading], rules: Rules, unit: Unit) -> list[Coding]:
    reasons: dict[tuple[int, int, int, str], list[Evidence]] = {}
    for number, hit in _found(readings, rules):
        start, end = _unit(hit, unit)
        matched = readings[number][0].text[slice(*hit.span)]
        evidence = Evidence(*hit.span, matched, hit.rule.written, hit.rule.place, hit.flags)
        reasons.setdefault((number, start, end, hit.rule.code), []).append(evidence)
    return [
        Coding(
            "",
            Segment(readings[number][0].id, start, end),
            readings[number][0].text[start:end],
            code,
            RULES,
            "rules",
            "",
            tuple(sorted(set(why))),
        )
        for (number, start, end, code), why in sorted(reasons.items())
    ]


def _unit(hit: Hit, unit: Unit) -> Span:
    if unit == "turn" or hit.rule.scope == "turn":
        return hit.turn.start, hit.turn.end
    return hit.span if unit == "match" else hit.sentence


def _found(readings: Sequence[Reading], rules: Rules) -> Iterator[tuple[int, Hit]]:
    """Yield hits with the number of the document, by place."""
    turns = [(number, turn) for number, (_, read) in enumerate(readings) for turn in read]
    texts = (readings[number][0].text[turn.start : turn.end] for number, turn in turns)
    found = search(Passages.of(texts, rules.elisions), rules)
    if found.sentences is None:
        return
    order = np.lexsort((found.rules, found.ends, found.starts, found.turns))
    lows: dict[int, str] = {}
    columns = (found.rules, found.turns, found.starts, found.ends, *found.sentences)
    for rule, place, start, end, first, last in zip(*(column[order].tolist() for column in columns), strict=True):
        number, turn = turns[place]
        at = turn.start
        span, sentence = (at + start, at + end), (at + first, at + last)
        if number not in lows:
            lows[number] = lowered(plain(readings[number][0].text))
        around = flags(lows[number], sentence, span, language=rules.language)
        yield number, Hit(rules.rules[rule], span, sentence, turn, around)
