"""How many passages were coded: words that several people, or a person and a rule, gave one code count once."""

from __future__ import annotations

from collections.abc import Iterable

from themecode.model import Coding


def coded_passages(codings: Iterable[Coding]) -> int:
    """Count passages: codings of one code that overlap are one, whoever made them; codings side by side are two.

    >>> from themecode.model import Segment
    >>> def by(coder, start, end, code="x"):
    ...     return Coding("", Segment("P01", start, end), "", code, coder, "person", "2026-11-25")
    >>> coded_passages([by("ana", 0, 9), by("ben", 3, 12), by("joint", 0, 12), by("ana", 12, 15)])
    2
    >>> coded_passages([by("ana", 0, 9), by("ana", 0, 9, "y")])
    2
    """
    passages, reached = 0, ("", "", 0)
    for document, code, start, end in sorted(
        (one.segment.document, one.code, one.segment.start, one.segment.end) for one in codings
    ):
        if reached[:2] != (document, code) or start >= reached[2]:
            passages += 1
            reached = (document, code, end)
        else:
            reached = (document, code, max(end, reached[2]))
    return passages
