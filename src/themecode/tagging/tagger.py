"""Apply rules to documents: every hit with its reason, and the codings that hits become."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from themecode.model import RULES, Coding, Document, Evidence, Segment, Turn
from themecode.tagging.compiling import Rules, Triggers
from themecode.tagging.evaluating import evaluate
from themecode.tagging.matching import Span, Text
from themecode.tagging.sentences import sentences
from themecode.tagging.syntax import Rule

Unit = Literal["sentence", "turn", "match"]


@dataclass(frozen=True)
class Hit:
    """What one rule found: the words, the sentence they stand in, and the turn."""

    rule: Rule
    span: Span
    sentence: Span
    turn: Turn


def hits(document: Document, rules: Rules, turns: Iterable[Turn] | None = None) -> Iterator[Hit]:
    """Yield what the rules find in a document's turns (all of them, unless some are given)."""
    text = Text.of(document.text)
    read = document.turns if turns is None else turns
    found = [(turn, spans) for turn in read if (spans := rules.finder.spans(text, turn.start, turn.end))]
    triggers = rules.triggers(Counter(number for _, spans in found for number, _ in spans))
    for turn, spans in found:
        useful = [hit for hit in spans if hit[0] in triggers.phrases]
        if useful:
            yield from _in_turn(rules, triggers, text, turn, useful)


def codings(document: Document, rules: Rules, turns: Iterable[Turn], unit: Unit) -> list[Coding]:
    """Return what the rules code: several hits of one code in one unit are one coding with several reasons.

    The codings carry no id and no date yet. A rule with @turn codes the turn, whatever the unit.
    """
    reasons: dict[tuple[int, int, str], list[Evidence]] = {}
    for hit in hits(document, rules, turns):
        start, end = _unit(hit, unit)
        evidence = Evidence(*hit.span, document.text[slice(*hit.span)], hit.rule.written, hit.rule.place)
        reasons.setdefault((start, end, hit.rule.code), []).append(evidence)
    return [
        Coding(
            "",
            Segment(document.id, start, end),
            document.text[start:end],
            code,
            RULES,
            "rules",
            "",
            tuple(sorted(set(why))),
        )
        for (start, end, code), why in sorted(reasons.items())
    ]


def _unit(hit: Hit, unit: Unit) -> Span:
    if unit == "turn" or hit.rule.scope == "turn":
        return hit.turn.start, hit.turn.end
    return hit.span if unit == "match" else hit.sentence


def _in_turn(rules: Rules, triggers: Triggers, text: Text, turn: Turn, found: list[tuple[int, Span]]) -> Iterator[Hit]:
    bounds = sentences(text.plain, turn.start, turn.end)
    starts = [start for start, _ in bounds]
    in_turn: dict[int, list[Span]] = {}
    in_sentence: dict[int, dict[int, list[Span]]] = {}
    for number, span in found:
        sentence = bisect_right(starts, span[0]) - 1
        if span[1] <= bounds[sentence][1]:
            in_sentence.setdefault(sentence, {}).setdefault(number, []).append(span)
            if triggers.in_turn:
                in_turn.setdefault(number, []).append(span)
    kept: list[tuple[int, Hit]] = []
    dropped: set[tuple[int, str]] = set()
    scopes = [(triggers.in_sentence, spans) for spans in in_sentence.values()]
    for of_phrase, spans in [*scopes, (triggers.in_turn, in_turn)]:
        for rule, span in _found_in(rules, of_phrase, spans, text):
            sentence = bisect_right(starts, span[0]) - 1
            if rule.drops:
                dropped.add((sentence, rule.code))
            else:
                kept.append((sentence, Hit(rule, span, bounds[sentence], turn)))
    yield from (hit for sentence, hit in kept if (sentence, hit.rule.code) not in dropped)


def _found_in(
    rules: Rules, of_phrase: dict[int, list[int]], spans: dict[int, list[Span]], text: Text
) -> Iterator[tuple[Rule, Span]]:
    """Yield what the rules of one scope find in it, rule by rule."""
    found = spans.keys()
    for number in {rule for phrase in found & of_phrase.keys() for rule in of_phrase[phrase]}:
        needs = rules.needs[number]
        if len(needs) == 1 or not any(need.isdisjoint(found) for need in needs):
            for span in evaluate(rules.trees[number], spans, text.low):
                yield rules.rules[number], span
