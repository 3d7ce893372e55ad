"""Step: codes given by hand to quoted words, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from themecode.errors import ThemecodeError
from themecode.model import Coding, Decision, Document, Memo, Segment, clock
from themecode.workflow.quoted_words import nearest, places_of
from themecode.workflow.study import Author, Study

_SHOWN = 8


@dataclass(frozen=True)
class HandCoding:
    """What a person asks for: these words of this document under this code; `turn` says which where they repeat."""

    document: str
    words: str
    code: str
    turn: int | None = None
    memo: str = ""


def code(study: Study, asked: HandCoding, author: Author) -> Coding:
    """Give quoted words a code. Raises ThemecodeError where they stand nowhere, in several places, or have it already.

    The words must lie in one turn.
    """
    document = study.document(asked.document)
    code_id = study.code(asked.code)
    segment = _one_place(document, asked)
    text = segment.words_of(document.text)
    for coding in study.codings:
        if (coding.segment, coding.code, coding.coder) == (segment, code_id, author.name):
            raise ThemecodeError(f"These words are coded {code_id} by {author.name} already: {coding.id}.")
    made = Coding("", segment, text, code_id, author.name, "person", author.now)
    with study.store.action("code", f"{code_id} in {document.id}", coder=author.name, now=author.now) as action:
        (name,) = action.add_codings([made])
        if asked.memo:
            action.set_memo(Memo("", "coding", name, asked.memo, author.name, author.now))
    return Coding(name, segment, text, code_id, author.name, "person", author.now)


def uncode(study: Study, names: Sequence[str], author: Author) -> list[Coding]:
    """Take codings made by hand back, all in one action. Raises ThemecodeError for what a rule made."""
    codings = [study.coding(name) for name in dict.fromkeys(names)]
    for coding in codings:
        if coding.origin == "rules":
            raise ThemecodeError(f"{coding.id} was made by a rule.", mend=f"Say so: themecode reject {coding.id}")
    summary = " ".join(coding.id for coding in codings)
    with study.store.action("uncode", summary, coder=author.name, now=author.now) as action:
        action.add_decisions([Decision(coding.id, "withdrawn", author.name, author.now) for coding in codings])
    return codings


def _one_place(document: Document, asked: HandCoding) -> Segment:
    found = [place for place in places_of(document, asked.words) if _within_turn(document, place)]
    if asked.turn is not None:
        found = [place for place in found if document.turn_at(place.start).number == asked.turn]
    if len(found) == 1:
        return found[0]
    where = f"turn {asked.turn} of {document.id}" if asked.turn is not None else document.id
    if found:
        listed = ", ".join(_place(document, place) for place in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        mend = "Quote more words." if asked.turn is not None else "Quote more words, or name the turn: --turn NUMBER"
        raise ThemecodeError(f"These words stand in {where} {len(found)} times: {listed}{more}.", mend=mend)
    close = nearest(document, asked.words)
    mend = f"Did you mean “{close}”?" if close else f"Copy them from: themecode show {document.id}"
    raise ThemecodeError(f"These words do not stand in {where}, within one turn.", mend=mend)


def _within_turn(document: Document, place: Segment) -> bool:
    turn = document.turn_at(place.start)
    return turn.start <= place.start and place.end <= turn.end


def _place(document: Document, place: Segment) -> str:
    turn = document.turn_at(place.start)
    return f"turn {turn.number}" + (f" ({clock(turn.start_ms)})" if turn.start_ms is not None else "")
