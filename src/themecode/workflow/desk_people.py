"""What the people of a project do on the page: read, compare, talk, settle."""

from __future__ import annotations

from themecode.errors import ThemecodeError
from themecode.model import JOINT, RULES, Memo, Segment
from themecode.workflow import joining, noting, progress, side_by_side
from themecode.workflow.desk_bodies import BodyError, Field, Shape
from themecode.workflow.desk_notes import told
from themecode.workflow.desk_sitting import Answer, Sitting
from themecode.workflow.desk_verbs import Done, short

COMPARE: Shape = {"document": Field(must=True), "coders": Field(must=True, many=True), "code": Field()}
READ: Shape = {
    "document": Field(must=True),
    "turns": Field("number", must=True, many=True),
    "state": Field(must=True, among=("read", "unread")),
}
JOIN: Shape = {
    "document": Field(must=True),
    "start": Field("number", must=True),
    "end": Field("number", must=True),
    "codes": Field(many=True),
    "codings": Field(many=True),
    "note": Field("words"),
}
DISCUSS: Shape = {
    "coding": Field(),
    "document": Field(),
    "start": Field("number"),
    "end": Field("number"),
    "text": Field("words", must=True),
}
_PAIR = 2


def compare(sitting: Sitting, asked: Answer) -> Answer:
    """Return two coders' codings of one document side by side: the stretches, who gave which codes, what was said."""
    if len(asked["coders"]) != _PAIR:
        raise BodyError("Two coders are compared at a time.")
    first, second = asked["coders"]
    place = sitting.page(asked["document"]).units.from_points
    found = side_by_side.compare(sitting.study, first, second, document=asked["document"], code=asked.get("code", ""))
    return {
        "rows": [
            {"start": place(row.versus.segment.start), "end": place(row.versus.segment.end), **_row(sitting, row)}
            for row in found.rows
        ],
        "summary": side_by_side.summary(found),
        "basis": found.basis,
    }


def _row(sitting: Sitting, row: side_by_side.Talked) -> Answer:
    return {
        "text": row.words,
        "place": row.place,
        "a": [{"id": coding.id, "code": coding.code} for coding in row.versus.first],
        "b": [{"id": coding.id, "code": coding.code} for coding in row.versus.second],
        "agree": row.versus.difference == "same",
        "difference": row.versus.difference,
        "note": " | ".join(f"{memo.coder}: {memo.text}" for memo in row.memos),
        "notes": sitting.memos(row.memos),
        "settled": row.settled,
        "joint": [coding.code for coding in row.joint],
    }


def read(sitting: Sitting, held: Answer, key: str) -> Done:
    """Mark turns as read, or as unread again."""
    if len(held["turns"]) != _PAIR or held["turns"][0] > held["turns"][1]:
        raise BodyError("Turns are named by the first and the last of them.")
    first, last = held["turns"]
    marked = progress.mark(sitting.keyed(key), held["document"], [(first, last)], held["state"], sitting.author)
    turns = "1 turn" if marked.changed == 1 else f"{marked.changed} turns"
    return Done(f"{turns} of {marked.document} marked as {held['state']}.", document=marked.document)


def join(sitting: Sitting, held: Answer, key: str) -> Done:
    """Keep what two coders settled on a stretch: of the codings that are named, or of all that touch it."""
    segment = sitting.segment(held["document"], held["start"], held["end"])
    ids = held.get("codings") or _open_on(sitting, segment)
    asked = joining.Settlement(tuple(ids), tuple(held.get("codes", ())), segment, note=held.get("note", "").strip())
    settled = joining.settle(sitting.keyed(key), asked, sitting.author)
    codes = ", ".join(coding.code for coding in settled.joint) or "no code"
    return Done(f"Settled jointly: {codes} on “{short(_words(sitting, segment))}”.")


def _open_on(sitting: Sitting, segment: Segment) -> list[str]:
    found = [
        coding.id
        for coding in sitting.study.codings
        if coding.coder not in (JOINT, RULES) and coding.segment.overlaps(segment)
    ]
    if not found:
        raise ThemecodeError("Nobody coded these words, so there is nothing to settle.", mend="Code them instead.")
    return found


def discuss(sitting: Sitting, held: Answer, key: str) -> Done:
    """Write what is said about a difference: a memo on the coding, or on the stretch of text."""
    if "coding" in held:
        target = noting.target_of(sitting.study, f"coding:{held['coding']}")
    elif {"document", "start", "end"} <= held.keys():
        place = sitting.segment(held["document"], held["start"], held["end"])
        target = noting.Target("segment", held["document"], place)
    else:
        raise BodyError("A discussion is about a coding, or about a document from start to end.")
    memo: Memo = noting.add(sitting.keyed(key), target, held["text"], sitting.author, title="discussed")
    return Done(f"Memo {memo.id} on {told(sitting, target)} written.")


def _words(sitting: Sitting, segment: Segment) -> str:
    return segment.words_of(sitting.study.document(segment.document).text)
