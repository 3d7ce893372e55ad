"""Memos and evidence that a correction moved: a person accepts their place, names another, or lets go of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Attribute, Memo, Segment
from themecode.workflow.revision import EVIDENCE
from themecode.workflow.settling import is_of_evidence, only_place, place_coding
from themecode.workflow.study import Author, Study


def is_memo(name: str) -> bool:
    """Say whether an id is that of a memo."""
    return name.startswith("m") and name[1:].isdecimal()


def settle_memos(
    study: Study, names: Iterable[str], ruling: Literal["confirmed", "rejected"], author: Author
) -> list[Memo]:
    """Accept the places of memos that a correction moved, or let go of them: a memo is then one on its document.

    What tells that an attribute's evidence changed is taken away either way; where its place is rejected, the
    attribute has no evidence any more.
    """
    memos = [_moved(study, name) for name in dict.fromkeys(names)]
    for memo in memos:
        if memo.moved == "gone" and ruling == "confirmed":
            mend = f'Put it on others: themecode revise --place {memo.id} "words", or: themecode reject {memo.id}'
            raise ThemecodeError(f"The words of {memo.id} are gone since the correction.", mend=mend)
    with study.store.action("settle", " ".join(memo.id for memo in memos), coder=author.name, now=author.now) as action:
        for memo in memos:
            if is_of_evidence(memo):
                action.set_memo(replace(memo, text=""))
                if ruling == "rejected" and memo.moved == "proposed":
                    action.set_attribute(memo.target, replace(_attribute(study, memo), evidence=None))
            elif ruling == "confirmed":
                action.set_memo(replace(memo, moved=""))
            elif memo.segment is not None:
                action.set_memo(replace(memo, about="document", target=memo.segment.document, segment=None, moved=""))
    return memos


def place(study: Study, name: str, words: str, author: Author) -> str:
    """Put a coding or a memo that a correction moved on words that a person names; return these as they stand."""
    if not is_memo(name):
        return place_coding(study, name, words, author).text
    segment = place_memo(study, name, words, author)
    return segment.words_of(study.document(segment.document).text)


def place_memo(study: Study, name: str, words: str, author: Author) -> Segment:
    """Put a memo, or an attribute's evidence, that a correction moved on words that a person names."""
    memo = _moved(study, name)
    assert memo.segment is not None  # noqa: S101 - only what has a place can be moved
    segment = only_place(study.document(memo.segment.document), words)
    with study.store.action("place", name, coder=author.name, now=author.now) as action:
        if is_of_evidence(memo):
            action.set_attribute(memo.target, replace(_attribute(study, memo), evidence=segment))
            action.set_memo(replace(memo, text=""))
        else:
            action.set_memo(replace(memo, segment=segment, moved=""))
    return segment


def _moved(study: Study, name: str) -> Memo:
    memos = {memo.id: memo for memo in study.memos}
    if name not in memos:
        raise UnknownNameError("memo", name, memos)
    if not memos[name].moved:
        raise ThemecodeError(f"The words of {name} did not change.", mend="See: themecode revise --list")
    return memos[name]


def _attribute(study: Study, memo: Memo) -> Attribute:
    wanted = memo.title.removeprefix(EVIDENCE)
    found = (one for case in study.cases if case.id == memo.target for one in case.attributes if one.name == wanted)
    attribute = next(found, None)
    if attribute is None:
        raise ThemecodeError(f"The case {memo.target} has no value of {wanted} any more.")
    return attribute
