"""What a correction does to what people read: turns whose words changed are unread again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from themecode.model import Document, ReadMark, Segment, Turn, stretches_of, turns_read
from themecode.workflow.moving import Versions


@dataclass(frozen=True)
class Reread:
    """What one coder had read of the older text: `kept` are the turns of the newer one that say the same.

    `again` are those that hold words of a turn that was read, and others besides: unread again.
    """

    coder: str
    kept: frozenset[int]
    again: frozenset[int]


def rereads(marks: Sequence[ReadMark], versions: Versions, renamed: Mapping[str, str]) -> tuple[Reread, ...]:
    """Say for each coder which turns of a corrected text are read still."""
    older, newer = versions.older, versions.newer
    was = [(turn.start, turn.end, renamed.get(turn.speaker, turn.speaker)) for turn in older.turns]
    if older.sha256 == newer.sha256 and was == [(turn.start, turn.end, turn.speaker) for turn in newer.turns]:
        return ()
    found = []
    for coder in sorted({mark.coder for mark in marks if mark.document == older.id}):
        if read := turns_read(marks, older, coder):
            placed = [_placed(turn, versions, renamed) for turn in older.turns if turn.number in read]
            kept = frozenset(turn.number for turn in newer.turns if _covered(turn, newer, placed))
            touched = {turn.number for turn in newer.turns for one in placed if one.touches(turn)}
            found.append(Reread(coder, kept, frozenset(touched - kept)))
    return tuple(found)


def marks_of(found: Iterable[Reread], older: Document, newer: Document, now: str) -> Iterator[ReadMark]:
    """Yield what says of the corrected text what is read in it."""
    for one in found:
        if older.sha256 == newer.sha256:  # the turns alone were cut anew: marks of the same text are taken back first
            last = max(turn.number for turn in (*older.turns, *newer.turns))
            yield ReadMark(newer.id, newer.sha256, 1, last, "unread", one.coder, now)
        for first, last in stretches_of(one.kept):
            yield ReadMark(newer.id, newer.sha256, first, last, "read", one.coder, now)


@dataclass(frozen=True)
class _Placed:
    """Where a turn that was read stands now, and who says it; `same` where its words are the same."""

    segment: Segment | None
    speaker: str
    same: bool

    def touches(self, turn: Turn) -> bool:
        return self.segment is not None and self.segment.start < turn.end and turn.start < self.segment.end


def _placed(turn: Turn, versions: Versions, renamed: Mapping[str, str]) -> _Placed:
    if turn.start == turn.end:
        return _Placed(None, turn.speaker, same=False)
    placed, segment = versions.segment(turn.start, turn.end)
    return _Placed(segment, renamed.get(turn.speaker, turn.speaker), placed.kind == "exact")


def _covered(turn: Turn, document: Document, placed: Iterable[_Placed]) -> bool:
    """Say whether every letter of a turn stood, said by the same person, in turns that were read."""
    open_ = {at for at in range(turn.start, turn.end) if not document.text[at].isspace()}
    if not open_:
        return False
    for one in placed:
        if one.same and one.segment is not None and one.speaker == turn.speaker and one.touches(turn):
            open_.difference_update(range(one.segment.start, one.segment.end))
    return not open_
