"""Step: the codings that nobody has decided on yet, one after the other, each with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.errors import ThemecodeError
from themecode.model import Anchor, Coding, Decision, Memo, Origin, clock
from themecode.workflow.passages import reasons
from themecode.workflow.study import Author, Study

AROUND = 240
"""Characters shown before and after the coded words, at most: they stay within the turn."""


@dataclass(frozen=True)
class Wanted:
    """What is to be reviewed: one code, one document, one origin, one flag; all where nothing is named."""

    code: str = ""
    document: str = ""
    origin: Origin = "rules"
    flag: str = ""


@dataclass(frozen=True)
class Shown:
    """One coding as a reviewer sees it: its words within their turn, who said them, and why it is there."""

    coding: Coding
    before: str
    words: str
    after: str
    speaker: str
    place: str
    definition: str
    why: str
    flags: tuple[str, ...]


def queue(study: Study, wanted: Wanted) -> list[Coding]:
    """Return the undecided codings in the order of the text. Raises UnknownNameError for a code or document."""
    if wanted.code:
        study.code(wanted.code)
    if wanted.document:
        study.document(wanted.document)
    return [coding for coding in study.codings if coding.status == "unreviewed" and _is_wanted(coding, wanted)]


def _is_wanted(coding: Coding, wanted: Wanted) -> bool:
    return (
        coding.origin == wanted.origin
        and wanted.code in ("", coding.code)
        and wanted.document in ("", coding.segment.document)
        and (not wanted.flag or any(wanted.flag in one.flags for one in coding.evidence))
    )


def shown(study: Study, coding: Coding) -> Shown:
    """Give a coding the words around it, its speaker and its reason."""
    document = study.document(coding.segment.document)
    turn = document.turn_at(coding.segment.start)
    start, end = coding.segment.start, coding.segment.end
    before = document.text[max(turn.start, start - AROUND) : start]
    after = document.text[end : min(turn.end, end + AROUND)]
    time = f", {clock(turn.start_ms)}" if turn.start_ms is not None else ""
    known = {code.id: code for code in study.codebook}
    definition = known[coding.code].definition if coding.code in known else ""
    return Shown(
        coding,
        ("…" if start - AROUND > turn.start else "") + before,
        coding.text,
        after + ("…" if end + AROUND < turn.end else ""),
        next((s.shown for s in study.speakers if (s.document, s.name) == (document.id, turn.speaker)), turn.speaker),
        f"{document.id}, turn {turn.number}{time}",
        " ".join(definition.split()),
        reasons(coding.evidence),
        tuple(dict.fromkeys(flag for one in coding.evidence for flag in one.flags)),
    )


def recode(study: Study, name: str, code: str, author: Author) -> Coding:
    """Reject a coding and give its words another code by hand, in one action. Raises ThemecodeError.

    One's own coding is taken back rather than rejected: nobody disagreed.
    """
    coding, wanted = study.coding(name), study.code(code)
    if coding.code == wanted:
        raise ThemecodeError(f"{name} is coded {wanted} already.")
    own = coding.origin == "person" and coding.coder == author.name
    made = Coding("", coding.segment, coding.text, wanted, author.name, "person", author.now)
    with study.store.action("recode", f"{name} to {wanted}", coder=author.name, now=author.now) as action:
        action.add_decisions([Decision(name, "withdrawn" if own else "rejected", author.name, author.now)])
        if coding.moved:  # a person has looked at the words that a correction changed
            action.move_codings([Anchor(name, coding.segment, coding.text)])
        (new,) = action.add_codings([made])
    return Coding(new, made.segment, made.text, made.code, made.coder, made.origin, made.created)


def note(study: Study, name: str, words: str, author: Author) -> str:
    """Write a memo on a coding; return its id."""
    memo = Memo("", "coding", study.coding(name).id, words, author.name, author.now)
    with study.store.action("memo", f"on {name}", coder=author.name, now=author.now) as action:
        return action.set_memo(memo)
