"""Step: two coders settle what they differ on; what came of it is a joint coding, and says which codings it settles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from themecode.errors import ThemecodeError
from themecode.model import JOINT, Coding, Decision, Evidence, Memo, Segment
from themecode.workflow.quoted_words import only_place_of
from themecode.workflow.study import Author, Study


@dataclass(frozen=True)
class Settlement:
    """What is settled: codings by id, and the codes that hold of the words; none where no code does.

    The joint words are `segment`, or those that are quoted, or else the words of the first coding.
    """

    codings: tuple[str, ...]
    codes: tuple[str, ...] = ()
    segment: Segment | None = None
    words: str = ""
    note: str = ""


@dataclass(frozen=True)
class Settled:
    """What came of it: the joint codings, and the settled ones with what was ruled about each."""

    joint: tuple[Coding, ...]
    rulings: tuple[Decision, ...]
    segment: Segment


def settle(study: Study, asked: Settlement, author: Author) -> Settled:
    """Keep what two coders settled, in one action, so that one undo takes all of it back.

    Their own codings stay what they were, for a later figure of agreement; in tallies the joint coding stands for
    them: a coding with the same code on the same words is confirmed jointly, any other one rejected jointly. What was
    settled of the same codings before gives way. Raises ThemecodeError.
    """
    settled, segment = _settled(study, asked)
    codes = list(dict.fromkeys(study.code(code) for code in asked.codes))
    rulings = [
        Decision(one.id, "confirmed" if _is_joint(one, codes, segment) else "rejected", JOINT, author.now)
        for one in settled
    ]
    words = segment.words_of(study.document(segment.document).text)
    reasons = tuple(sorted(_reason(one) for one in settled))
    joint = [Coding("", segment, words, code, JOINT, "person", author.now, reasons) for code in codes]
    summary = f"{' '.join(one.id for one in settled)} as {' '.join(codes) or 'no code'}"
    with study.store.action("joint", summary, coder=author.name, now=author.now) as action:
        action.add_decisions(_given_way(study, {one.id for one in settled}, author))
        action.add_decisions(rulings)
        names = action.add_codings(joint)
        if asked.note:
            about = Memo("", "segment", segment.document, asked.note, author.name, author.now, "settled", segment)
            action.set_memo(about)
    made = tuple(replace(one, id=name) for name, one in zip(names, joint, strict=True))
    return Settled(made, tuple(rulings), segment)


def _settled(study: Study, asked: Settlement) -> tuple[list[Coding], Segment]:
    """Return the codings that are settled, and the words that they are settled on."""
    settled = [study.coding(name) for name in dict.fromkeys(asked.codings)]
    if not settled:
        raise ThemecodeError(
            "Nothing is named that was settled.", mend="Name codings: themecode joint ID... --code CODE"
        )
    documents = sorted({one.segment.document for one in settled})
    if len(documents) > 1:
        raise ThemecodeError(
            f"These codings stand in {' and '.join(documents)}.", mend="Settle one document at a time."
        )
    if any(one.coder == JOINT for one in settled):
        mend = "Name the two coders' own codings; what was settled of them before gives way."
        raise ThemecodeError("A joint coding cannot be settled once more.", mend=mend)
    if asked.words:
        return settled, only_place_of(study.document(documents[0]), asked.words)
    segment = asked.segment or settled[0].segment
    if segment.document != documents[0] or segment.end > len(study.document(documents[0]).text):
        raise ThemecodeError("The joint words stand in another document.")
    return settled, segment


def _is_joint(coding: Coding, codes: Sequence[str], segment: Segment) -> bool:
    return coding.code in codes and coding.segment == segment


def _reason(coding: Coding) -> Evidence:
    """Say of a settled coding whose it was, its code, its words and its id."""
    at = coding.segment
    return Evidence(at.start, at.end, coding.text, f"{coding.coder}: {coding.code}", coding.id)


def _given_way(study: Study, settled: set[str], author: Author) -> list[Decision]:
    """Return what takes earlier joint codings of the same codings back."""
    earlier = [one for one in study.codings if one.coder == JOINT and settled & {each.place for each in one.evidence}]
    return [Decision(one.id, "withdrawn", JOINT, author.now) for one in earlier]
