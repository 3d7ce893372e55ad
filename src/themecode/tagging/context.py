"""What the words around a hit do to it: negated, hypothetical, reported, question (docs/reference/context.md).

The method is that of NegEx and ConText: a cue acts forward or backward over so many words, up to a word that ends its
reach, unless it is part of a turn of phrase that only looks like a cue. No parser and no model: the lists say it all.

Chapman et al. (2001), J Biomed Inform 34:301-310; Harkema et al. (2009), J Biomed Inform 42:839-851.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from themecode.tagging.context_cues import Cue, cues, may_act
from themecode.tagging.context_questions import asked, has_mark, may_ask
from themecode.tagging.context_tokens import pieces, spans, visible, words

FLAGS = ("negated", "hypothetical", "reported", "question")
"""The order in which flags are written."""

Span = tuple[int, int]
Reach = tuple[str, int, int]

_WISHED = frozenset({"have", "'ve", "like", "love", "rather", "prefer"})
_QUOTED = re.compile(r"[\"\u201c](?P<said>[^\"\u201c\u201d]*)")
_CLOSING = re.compile(r"[^\"\u201c\u201d]*[^\s\"\u201c\u201d](?:\u201d|\"(?=\s|$))")
_FEWEST_QUOTED = 3
_LONG, _STEP = 2_000, 500


def flags(low: str, sentence: Span, hit: Span, *, language: str = "en") -> tuple[str, ...]:
    """Return what a reviewer should know of the words around a hit; nothing is coded otherwise for it.

    `low` is the document's text, folded and in lower case; `sentence` and `hit` are half-open ranges of it. In other
    languages than English only the question mark is read.

    >>> flags("we never ring-fenced it.", (0, 24), (9, 20))
    ('negated',)
    >>> flags("they told us it wasn't ring-fenced", (0, 34), (23, 34))
    ('negated', 'reported')
    """
    start, end = _near(sentence, hit)
    said = low[start:end]
    if not language.startswith("en"):
        return ("question",) if has_mark(said) else ()
    reaches = _reaches(said)
    if not reaches:
        return ()
    begin = visible(low[start : hit[0]])
    stop = begin + visible(low[slice(*hit)])
    found = {flag for flag, first, after in reaches if first < stop and begin < after}
    return tuple(flag for flag in FLAGS if flag in found) if found else ()


def _near(sentence: Span, hit: Span) -> Span:
    """Return the sentence, or of one that does not end for pages the part around the hit; few parts for many hits."""
    start, end = sentence
    if end - start <= _LONG:
        return sentence
    first = start + max(hit[0] - start - _LONG // 2, 0) // _STEP * _STEP
    return first, min(max(first + _LONG, hit[1]), end)


@lru_cache(maxsize=4096)
def _reaches(sentence: str) -> tuple[Reach, ...]:
    """Return the stretches that a flag holds for, in visible characters; several hits in a sentence read it once."""
    parts = pieces(sentence)
    if not (may_act(parts) or may_ask(parts) or '"' in parts or "\u201c" in parts or "\u201d" in parts):
        return ()
    said = words(parts)
    found = cues(said.tokens)
    acting = [(cue.kind.flag, *between) for cue, between in _acting(found, said.tokens)]
    question = asked(said.tokens, min((cue.first for cue in found if cue.kind.flag == "tag"), default=None))
    if question:
        acting.append(("question", *question))
    places = spans(said) if acting else []
    reaches = [(flag, places[first][0], places[last][1]) for flag, first, last in acting]
    return (*reaches, *(("reported", *span) for span in _quotations(sentence)))


def _acting(found: list[Cue], tokens: Sequence[str]) -> list[tuple[Cue, Span]]:
    """Return the cues that are no mere turn of phrase, each with its first and last token of reach."""
    if not any(cue.kind.words for cue in found):
        return []
    masked = _masked(found, tokens)
    standing = [cue for cue in found if cue.kind.way != "not" and not _is_masked(cue, masked, tokens)]
    ends: dict[str, list[int]] = {}
    for cue in standing:
        if cue.kind.way == "ends":
            ends.setdefault(cue.kind.group, []).append(cue.first)
    return [(cue, _reach(cue, ends.get(cue.kind.group, ()), tokens)) for cue in standing if cue.kind.words]


def _masked(found: list[Cue], tokens: Sequence[str]) -> dict[str, set[int]]:
    """Return, for each flag, the tokens that only look like cues."""
    masked: dict[str, set[int]] = {}
    for cue in found:
        if cue.kind.way == "not":
            masked.setdefault(cue.kind.flag, set()).update(range(cue.first, cue.after))
    if any(cue.kind.flag == "habit" for cue in found):
        habits = [k for k, token in enumerate(tokens) if token in ("would", "'d") and tokens[k + 1] not in _WISHED]
        masked.setdefault("hypothetical", set()).update(*((k, k + 1) for k in habits))
    return masked


def _is_masked(cue: Cue, masked: dict[str, set[int]], tokens: Sequence[str]) -> bool:
    """Say whether a cue's words all belong to turns of phrase; one word more makes it a cue again."""
    of_flag = masked.get(cue.kind.flag)
    if not of_flag or cue.first not in of_flag:
        return False
    return all(k in of_flag or tokens[k] in ".,?" for k in range(cue.first, cue.after))


def _reach(cue: Cue, ends: Sequence[int], tokens: Sequence[str]) -> Span:
    """Return the tokens that a cue acts on: to what ends its reach, or so many words."""
    kind = cue.kind
    first, last = cue.first, cue.after - 1
    if kind.way != "backward":
        last = _so_many(tokens, last, min((end for end in ends if end > last), default=len(tokens)), kind.words)
    if kind.way != "forward":
        first = _so_many(tokens, first, max((end for end in ends if end < first), default=-1), kind.words)
    return first, last


def _so_many(tokens: Sequence[str], place: int, limit: int, most: int) -> int:
    """Walk from a token towards a limit, over at most so many words; return the last token reached."""
    step = 1 if limit > place else -1
    while place + step != limit and most:
        place += step
        most -= tokens[place][0].isalnum()
    return place


def _quotations(sentence: str) -> list[Span]:
    """Return what stands in quotation marks, if it is more than a word or two: those are terms, not speech."""
    if '"' not in sentence and "\u201c" not in sentence and "\u201d" not in sentence:
        return []
    closing = _CLOSING.match(sentence)
    found = [closing.span()] if closing else []
    quoted = _QUOTED.finditer(sentence, closing.end() if closing else 0)
    found += [match.span("said") for match in quoted]
    long = (span for span in found if len(sentence[slice(*span)].split()) >= _FEWEST_QUOTED)
    return [(visible(sentence[:start]), visible(sentence[:end])) for start, end in long]
