"""Step: the codings that nobody has decided on yet, one after the other, each with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Anchor, Coding, Decision, Evidence, Memo, Origin, Status, clock
from themecode.workflow.passages import reasons
from themecode.workflow.study import Author, Study

AROUND = 240
"""Characters shown before and after the coded words, at most: they stay within the turn."""
FLAGS = ("negated", "hypothetical", "reported", "question")


@dataclass(frozen=True)
class Wanted:
    """What is to be reviewed: one code, document, origin, flag, rule as it is written, coder; all where none is named.

    `only` leaves out codings that have other reasons, too: a match without the flag, or of another rule.
    """

    code: str = ""
    document: str = ""
    origin: Origin | Literal[""] = "rules"
    flag: str = ""
    rule: str = ""
    coder: str = ""
    status: Status = "unreviewed"
    only: bool = False

    def __str__(self) -> str:
        """Say what was asked for, as the log keeps it; nothing where nothing was named."""
        names = [name for name in ("code", "document", "flag", "rule", "coder") if getattr(self, name)]
        told = ", ".join(f"{name} {getattr(self, name)}" for name in names)
        return f"{told}, only so" if told and self.only else told

    def fits(self, one: Evidence) -> bool:
        """Say whether a reason is one of those that were asked for."""
        return self.flag in ("", *one.flags) and self.rule in ("", one.rule)

    def takes(self, coding: Coding) -> bool:
        """Say whether a coding is among those that were asked for."""
        return (
            coding.status == self.status
            and self.origin in ("", coding.origin)
            and self.code in ("", coding.code)
            and self.document in ("", coding.segment.document)
            and self.coder in ("", coding.coder)
            and (not (self.flag or self.rule) or any(map(self.fits, coding.evidence)))
            and not (self.only and self.is_mixed(coding))
        )

    def is_mixed(self, coding: Coding) -> bool:
        """Say whether a coding has a reason besides those that were asked for."""
        return bool(self.flag or self.rule) and not all(map(self.fits, coding.evidence))


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
    memos: tuple[Memo, ...] = ()


def queue(study: Study, wanted: Wanted) -> list[Coding]:
    """Return the codings that are asked for, undecided ones as a rule, in the order of the text.

    Raises UnknownNameError for a code, document, coder, flag or rule that is not there.
    """
    if wanted.code:
        study.code(wanted.code)
    if wanted.document:
        study.document(wanted.document)
    reasons_here = [one for coding in study.codings for one in coding.evidence]
    for kind, name, known in (
        ("flag", wanted.flag, {*FLAGS, *(flag for one in reasons_here for flag in one.flags)}),
        ("rule", wanted.rule, {one.rule for one in reasons_here}),
        ("coder", wanted.coder, {coding.coder for coding in study.codings}),
    ):
        if name and name not in known:
            raise UnknownNameError(kind, name, known)
    return [coding for coding in study.codings if wanted.takes(coding)]


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
        tuple(memo for memo in study.memos if (memo.about, memo.target) == ("coding", coding.id)),
    )


def around(study: Study, coding: Coding) -> list[tuple[str, str]]:
    """Return the turn before a coding's, its own and the one after: who speaks when, and all that is said."""
    document = study.document(coding.segment.document)
    at = document.turns.index(document.turn_at(coding.segment.start))
    shown = {speaker.name: speaker.shown for speaker in study.speakers if speaker.document == document.id}
    return [
        (
            " ".join(filter(None, (str(turn.number), shown.get(turn.speaker, turn.speaker), clock(turn.start_ms)))),
            document.text[turn.start : turn.end],
        )
        for turn in document.turns[max(at - 1, 0) : at + 2]
    ]


def alike(coding: Coding) -> Wanted:
    """Return what asks for all undecided codings like one: of its code, by its rule, with its flag where it has one."""
    first = coding.evidence[0] if coding.evidence else None
    flag = next(iter(first.flags), "") if first else ""
    return Wanted(coding.code, "", coding.origin, flag, first.rule if first else "")


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
