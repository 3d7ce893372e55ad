"""Apply rules to documents: every hit with its reason, and the codings that hits become."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from themecode.model import RULES, Coding, Document, Evidence, Segment, Turn
from themecode.tagging.compiling import Rules
from themecode.tagging.evaluating import evaluate
from themecode.tagging.matching import Span, Text
from themecode.tagging.sentences import sentences
from themecode.tagging.syntax import Phrase, Rule

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
    for turn in document.turns if turns is None else turns:
        found = list(rules.finder.spans(text, turn.start, turn.end))
        if found:
            yield from _in_turn(rules, text, turn, found)


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


def _in_turn(rules: Rules, text: Text, turn: Turn, found: list[tuple[int, Span]]) -> Iterator[Hit]:
    bounds = sentences(text.plain, turn.start, turn.end)
    starts = [start for start, _ in bounds]

    def sentence_of(span: Span) -> int:
        return bisect_right(starts, span[0]) - 1

    by_rule: dict[tuple[int, int], dict[Phrase, list[Span]]] = {}
    for number, span in found:
        sentence = sentence_of(span)
        if span[1] <= bounds[sentence][1]:
            for rule_number in rules.of_phrase[number]:
                scope = sentence if rules.rules[rule_number].scope == "sentence" else -1
                of_phrase = by_rule.setdefault((scope, rule_number), {})
                of_phrase.setdefault(rules.finder.phrases[number], []).append(span)
    kept: list[Hit] = []
    dropped: set[tuple[int, str]] = set()
    for (_, rule_number), of_phrase in by_rule.items():
        rule = rules.rules[rule_number]
        for span in evaluate(rule.tree, of_phrase, text.low):
            if rule.drops:
                dropped.add((sentence_of(span), rule.code))
            else:
                kept.append(Hit(rule, span, bounds[sentence_of(span)], turn))
    yield from (hit for hit in kept if (sentence_of(hit.span), hit.rule.code) not in dropped)
