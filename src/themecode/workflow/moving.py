"""Codings, memos and evidence of a document, put where their words stand in its corrected text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from themecode.anchoring import Change, Placement, Placing, squeezed
from themecode.model import Attribute, Case, Coding, Document, Evidence, Memo, Moved, Segment


@dataclass(frozen=True)
class MovedCoding:
    """A coding before and after a correction; `change` is what a person should look at."""

    before: Coding
    after: Coding
    change: Change = ""

    @property
    def anew(self) -> bool:
        """Whether its place, its words or its standing are other ones now."""
        before, after = self.before, self.after
        return (before.segment, before.text, before.moved) != (after.segment, after.text, after.moved)


@dataclass(frozen=True)
class MovedMemo:
    """A memo on a stretch of text before and after a correction."""

    before: Memo
    after: Memo


@dataclass(frozen=True)
class MovedEvidence:
    """An attribute's evidence in a corrected document: its old words, and where they stand now."""

    case: str
    before: Attribute
    after: Attribute
    was: str
    moved: Moved = ""


@dataclass(frozen=True)
class Versions:
    """A document before and after its correction, and what tells where stretches of the older text stand."""

    older: Document
    newer: Document
    placing: Placing

    def segment(self, start: int, end: int) -> tuple[Placement, Segment | None]:
        """Return where a stretch stands now, as a segment where there is one."""
        placed = self.placing.place(start, end)
        return placed, None if placed.kind == "gone" else Segment(self.newer.id, placed.start, placed.end)


def moved_coding(coding: Coding, versions: Versions) -> MovedCoding:
    """Put a coding where its words stand now; one whose words were gone already stays so.

    What a person has not looked at since an earlier correction remains to be looked at.
    """
    if coding.moved == "gone":
        return MovedCoding(coding, coding)
    placed, segment = versions.segment(coding.segment.start, coding.segment.end)
    if segment is None:
        return MovedCoding(coding, replace(coding, moved="gone"), "words")
    moved: Moved = coding.moved if placed.kind == "exact" else "proposed"
    after = replace(coding, segment=segment, text=segment.words_of(versions.newer.text), moved=moved)
    reasons = tuple(_evidence(one, coding, segment, versions) for one in coding.evidence)
    return MovedCoding(coding, replace(after, evidence=tuple(sorted(reasons))), placed.change)


def _evidence(one: Evidence, coding: Coding, segment: Segment, versions: Versions) -> Evidence:
    """Put the words that a rule matched where they stand inside the coding's new place; else on the whole of it.

    Words that changed keep what matched: the rule was not asked about the new ones.
    """
    held = Segment(segment.document, max(one.start, 0), max(one.end, one.start + 1))
    if coding.segment.start <= held.start and held.end <= coding.segment.end:
        inside = _inside(held, coding, segment, versions)
        if inside is not None:
            return replace(one, start=inside.start, end=inside.end, matched=inside.words_of(versions.newer.text))
    placed, place = versions.segment(one.start, one.end)
    if place is None:
        return replace(one, start=segment.start, end=segment.end)
    matched = place.words_of(versions.newer.text) if placed.kind == "exact" else one.matched
    return replace(one, start=place.start, end=place.end, matched=matched)


def _inside(held: Segment, coding: Coding, segment: Segment, versions: Versions) -> Segment | None:
    """Count letters into a coding whose words are the same: its parts stand where they stood."""
    old, new = versions.older.text, versions.newer.text
    if squeezed(coding.segment.words_of(old)) != squeezed(segment.words_of(new)):
        return None
    before = len("".join(old[coding.segment.start : held.start].split()))
    wanted = "".join(held.words_of(old).split())
    places = [at for at in range(segment.start, segment.end) if not new[at].isspace()]
    chosen = places[before : before + len(wanted)]
    if not wanted or "".join(new[at] for at in chosen) != wanted:
        return None
    return Segment(segment.document, chosen[0], chosen[-1] + 1)


def moved_memos(memos: Iterable[Memo], versions: Versions) -> Iterator[MovedMemo]:
    """Put each memo on a stretch of the document where its words stand now."""
    for memo in memos:
        if memo.segment is None or memo.segment.document != versions.older.id or memo.moved == "gone":
            continue
        placed, segment = versions.segment(memo.segment.start, memo.segment.end)
        if segment is None:
            yield MovedMemo(memo, replace(memo, moved="gone"))
            continue
        moved: Moved = memo.moved if placed.kind == "exact" else "proposed"
        yield MovedMemo(memo, replace(memo, segment=segment, moved=moved))


def moved_evidence(cases: Iterable[Case], versions: Versions) -> Iterator[MovedEvidence]:
    """Put the evidence of attributes where its words stand now; where they are gone the value has none any more."""
    for case in cases:
        for attribute in case.attributes:
            held = attribute.evidence
            if held is None or held.document != versions.older.id:
                continue
            placed, segment = versions.segment(held.start, held.end)
            moved: Moved = {"exact": "", "proposed": "proposed", "gone": "gone"}[placed.kind]  # type: ignore[assignment]
            was = held.words_of(versions.older.text)
            yield MovedEvidence(case.id, attribute, replace(attribute, evidence=segment), was, moved)
