"""What one coder holds: the codings that this coder made or agreed to, whatever others ruled about them."""

from __future__ import annotations

from collections.abc import Iterable

from themecode.model.coding import RULES, Coding, Decision


def held_by(coder: str, codings: Iterable[Coding], decisions: Iterable[Decision]) -> list[Coding]:
    """Return a coder's own codings, and others' that this coder confirmed; `codings` are current ones.

    Only the coder's own last ruling counts: that somebody else rejected a coding does not change what its coder
    held. What the tagger holds is what nobody rejected.

    >>> from themecode.model.segment import Segment
    >>> one = Coding("c000001", Segment("P01", 0, 4), "Yes.", "x", "rules", "rules", "2026-01-01")
    >>> ruled = [Decision("c000001", "confirmed", "ana", "2026-01-02"), Decision("c000001", "rejected", "ben", "")]
    >>> [len(held_by(name, [one], ruled)) for name in ("ana", "ben", "cem", "rules")]
    [1, 0, 0, 1]
    """
    if coder == RULES:
        return [coding for coding in codings if coding.coder == RULES and coding.status != "rejected"]
    ruled = {one.coding: one.ruling for one in decisions if one.coder == coder}
    return [coding for coding in codings if _holds(coder, coding, ruled.get(coding.id))]


def _holds(coder: str, coding: Coding, ruling: str | None) -> bool:
    return ruling not in ("rejected", "withdrawn") if coding.coder == coder else ruling == "confirmed"
