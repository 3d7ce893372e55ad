"""What a coder writes beside the text on the page: memos."""

from __future__ import annotations

from typing import get_args

from themecode.errors import ThemecodeError
from themecode.model import MemoTarget, Segment
from themecode.workflow import noting
from themecode.workflow.desk_bodies import BodyError, Field, Shape
from themecode.workflow.desk_sitting import Answer, Sitting
from themecode.workflow.desk_verbs import Done, short

MEMO: Shape = {
    "about": Field(must=True, among=(*get_args(MemoTarget), "turn")),
    "target": Field("line"),
    "text": Field("words", must=True),
    "title": Field("line"),
    "document": Field(),
    "start": Field("number"),
    "end": Field("number"),
}


def write(sitting: Sitting, held: Answer, key: str) -> Done:
    """Write a memo on anything; one on a turn stands on the turn's words."""
    target = _target(sitting, held)
    memo = noting.add(sitting.keyed(key), target, held["text"], sitting.author, title=held.get("title", ""))
    return Done(f"Memo {memo.id} on {told(sitting, target)} written.")


def told(sitting: Sitting, target: noting.Target) -> str:
    """Say what a memo is about as a person sees it: by its words, where it has some."""
    if target.segment is None:
        return str(target)
    return f"“{short(target.segment.words_of(sitting.study.document(target.id).text))}”"


def _target(sitting: Sitting, held: Answer) -> noting.Target:
    """Find what a memo is about; one on a turn stands on the turn's words."""
    about, name = held["about"], held.get("target", "")
    if about == "project":
        return noting.Target("project")
    if about in ("segment", "turn"):
        document = held.get("document") or name
        place = _turn(sitting, document, name) if about == "turn" else _place(sitting, document, held)
        return noting.Target("segment", document, place)
    return noting.target_of(sitting.study, f"{about}:{name}")


def _turn(sitting: Sitting, document: str, number: str) -> Segment:
    turns = {str(turn.number): turn for turn in sitting.study.document(document).turns}
    if number not in turns:
        raise ThemecodeError(f"{document} has no turn {short(number)}; it has {len(turns)}.")
    return Segment(document, turns[number].start, turns[number].end)


def _place(sitting: Sitting, document: str, held: Answer) -> Segment:
    if "start" not in held or "end" not in held:
        raise BodyError("A memo on a stretch of text needs its start and its end.")
    return sitting.segment(document, held["start"], held["end"])


def edit(sitting: Sitting, held: Answer, key: str) -> Done:
    """Word a memo anew."""
    memo = noting.edit(sitting.keyed(key), held["id"], held["text"], sitting.author)
    return Done(f"Memo {memo.id} worded anew.")


def remove(sitting: Sitting, held: Answer, key: str) -> Done:
    """Take memos away."""
    gone = noting.remove(sitting.keyed(key), held["ids"], sitting.author)
    return Done(f"{len(gone)} memos taken away." if len(gone) > 1 else f"Memo {gone[0].id} taken away.")
