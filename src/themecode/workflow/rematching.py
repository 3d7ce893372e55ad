"""What a correction does to people's word that a turn asks a question of the guide: it goes with the turn's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from themecode.model import GuideMatch
from themecode.workflow.moving import Versions


def carried(matches: Sequence[GuideMatch], versions: Versions) -> Iterator[GuideMatch]:
    """Yield what was said of a document's turns as it holds for the corrected text.

    It goes where the turn's words went, changed or not; where they are gone, nothing is said of any turn.
    """
    older, newer = versions.older, versions.newer
    turns = {turn.number: turn for turn in older.turns}
    said = {(one.turn, one.question): one for one in matches if (one.document, one.sha256) == (older.id, older.sha256)}
    for one in said.values():
        turn = turns.get(one.turn)
        if turn is None or turn.start == turn.end:
            continue
        _, segment = versions.segment(turn.start, turn.end)
        if segment is not None:
            yield replace(one, sha256=newer.sha256, turn=newer.turn_at(segment.start).number)
