"""How many passages were coded: words that several people, or a person and a rule, gave one code count once."""

from __future__ import annotations

from collections.abc import Iterable

from themecode.model import AnyCoding


def coded_passages(codings: Iterable[AnyCoding]) -> int:
    """Count passages: codings of one code that overlap are one, whoever made them; codings side by side are two.

    >>> from themecode.model import Coding, Segment
    >>> def by(coder, start, end, code="x"):
    ...     return Coding("", Segment("P01", start, end), "", code, coder, "person", "2026-11-25")
    >>> coded_passages([by("ana", 0, 9), by("ben", 3, 12), by("joint", 0, 12), by("ana", 12, 15)])
    2
    >>> coded_passages([by("ana", 0, 9), by("ana", 0, 9, "y")])
    2
    """
    return passages_in_order(sorted(codings, key=_place))


def passages_in_order(codings: Iterable[AnyCoding]) -> int:
    """Count passages among codings that come in the order of the text."""
    passages, here, reached = 0, "", dict[str, int]()
    for coding in codings:
        segment, code = coding.segment, coding.code
        if segment.document != here:
            here, reached = segment.document, {}
        before = reached.get(code, 0)
        end = segment.end
        if segment.start >= before:
            passages += 1
            reached[code] = end
        elif end > before:
            reached[code] = end
    return passages


def _place(coding: AnyCoding) -> tuple[str, int, int]:
    return coding.segment.document, coding.segment.start, coding.segment.end
