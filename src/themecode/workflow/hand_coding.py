"""Step: codes given by hand to quoted words, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from themecode.errors import ThemecodeError
from themecode.model import Coding, Decision, Memo, Segment
from themecode.workflow.quoted_words import only_place_of
from themecode.workflow.study import Author, Study


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
    segment = only_place_of(document, asked.words, asked.turn)
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


def code_places(
    study: Study, places: Sequence[Segment], codes: Sequence[str], author: Author, *, memo: str = ""
) -> list[str]:
    """Give stretches of documents codes, all in one action; return the new codings' ids.

    What this coder coded so already is left as it is. Raises ThemecodeError where nothing is left to do.
    """
    texts = {place.document: study.document(place.document).text for place in places}
    wanted = [(place, study.code(code)) for place in dict.fromkeys(places) for code in dict.fromkeys(codes)]
    mine = {(one.segment, one.code) for one in study.codings if one.coder == author.name and one.status != "rejected"}
    new = [(place, code) for place, code in wanted if (place, code) not in mine]
    if not new:
        raise ThemecodeError(f"These words are coded {', '.join(dict.fromkeys(codes))} by {author.name} already.")
    made = [
        Coding("", place, place.words_of(texts[place.document]), code, author.name, "person", author.now)
        for place, code in new
    ]
    summary = f"{' '.join(dict.fromkeys(code for _, code in new))} in {' '.join(texts)}"
    with study.store.action("code", summary, coder=author.name, now=author.now) as action:
        names = action.add_codings(made)
        for name in names if memo else ():
            action.set_memo(Memo("", "coding", name, memo, author.name, author.now))
    return names


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
