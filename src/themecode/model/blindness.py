"""Blind coding: who sees nothing of the others' work in which documents, and what was coded so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from themecode.model.coding import RULES, Coding, Decision
from themecode.model.journal import Action
from themecode.model.memo import Memo

RulesShown = Literal["hidden", "shown"]
_OPEN = (
    *("import", "codebook", "cases", "speakers", "documents", "undo", "redo", "blind", "read", "tag", "revise"),
    *("pseudonymise", "clean", "transcripts", "merge"),
)
"""First words of what others did that tells a blind coder nothing about how they coded."""


@dataclass(frozen=True)
class Blinding:
    """That a document is coded blind from an action on, by some coders (none named: by all), or was released.

    `rules` says whether these coders see what the rules found.
    """

    document: str
    coders: tuple[str, ...]
    rules: RulesShown
    state: Literal["blind", "released"]
    coder: str
    created: str
    action: int = 0

    def holds_for(self, coder: str) -> bool:
        """Say whether this coder codes the document blind."""
        return self.state == "blind" and (not self.coders or coder in self.coders)


class HandAct(NamedTuple):
    """That a person coded in a document, or ruled about one of its codings, in an action that stands."""

    action: int
    document: str
    coder: str


@dataclass(frozen=True)
class Independence:
    """How a coder's work in a document was done: `acts` actions, `blind` of them while the others' work was hidden.

    `rules` says whether the rules' codings could be seen in any of the blind ones.
    """

    document: str
    coder: str
    acts: int
    blind: int
    rules: RulesShown = "hidden"

    @property
    def independent(self) -> bool:
        """Whether all of it was done blind, before any release."""
        return self.acts > 0 and self.acts == self.blind


def independence(blindings: Sequence[Blinding], acts: Iterable[HandAct]) -> list[Independence]:
    """Say for each document and coder whether the codings were made independently.

    An action counts as blind where the newest blinding of the document before it holds for its coder. What was done
    before the start, or after the release, was not: of agreement that is computed from it, say so.

    >>> start = Blinding("P01", ("ana", "ben"), "hidden", "blind", "ana", "2026-11-25", action=4)
    >>> end = Blinding("P01", ("ana", "ben"), "hidden", "released", "ana", "2026-11-26", action=9)
    >>> acts = [HandAct(5, "P01", "ana"), HandAct(6, "P01", "ben"), HandAct(10, "P01", "ben")]
    >>> [(one.coder, one.acts, one.blind, one.independent) for one in independence([start, end], acts)]
    [('ana', 1, 1, True), ('ben', 2, 1, False)]
    """
    found: dict[tuple[str, str], Independence] = {}
    for act in sorted(set(acts)):
        earlier = found.get((act.document, act.coder), Independence(act.document, act.coder, 0, 0))
        before = [one for one in blindings if one.document == act.document and one.action < act.action]
        held = bool(before) and before[-1].holds_for(act.coder)
        rules: RulesShown = "shown" if held and before[-1].rules == "shown" else earlier.rules
        found[act.document, act.coder] = Independence(
            act.document, act.coder, earlier.acts + 1, earlier.blind + held, rules
        )
    return [one for _, one in sorted(found.items())]


@dataclass(frozen=True)
class Veil:
    """What one coder does not see: others' work in the documents that this coder codes blind.

    `documents` maps each of them to whether the rules' codings are shown. Suggestions never are.
    """

    viewer: str = ""
    documents: Mapping[str, RulesShown] = field(default_factory=dict)

    @classmethod
    def of(cls, blindings: Iterable[Blinding], viewer: str) -> Veil:
        """Return what is hidden from a coder now. Without a name nothing is.

        >>> held = Blinding("P01", ("ana",), "hidden", "blind", "ana", "2026-11-25")
        >>> dict(Veil.of([held], "ana").documents), dict(Veil.of([held], "ben").documents)
        ({'P01': 'hidden'}, {})
        """
        newest = {one.document: one for one in blindings}
        hidden = {name: one.rules for name, one in newest.items() if viewer and one.holds_for(viewer)}
        return cls(viewer, hidden)

    def shows(self, coding: Coding) -> bool:
        """Say whether a coding is the viewer's own, or in no document that the viewer codes blind."""
        rules = self.documents.get(coding.segment.document)
        return rules is None or coding.coder == self.viewer or (coding.origin == "rules" and rules == "shown")

    def codings(self, codings: list[Coding]) -> list[Coding]:
        """Leave out the codings that the viewer does not see."""
        return [coding for coding in codings if self.shows(coding)] if self.documents else codings

    def decisions(self, decisions: list[Decision], codings: Iterable[Coding]) -> list[Decision]:
        """Leave out what others ruled in documents that the viewer codes blind; the tagger's own rulings stay."""
        if not self.documents:
            return decisions
        hidden = {coding.id for coding in codings if coding.segment.document in self.documents}
        return [one for one in decisions if one.coder in (self.viewer, RULES) or one.coding not in hidden]

    def memos(self, memos: list[Memo], codings: Iterable[Coding]) -> list[Memo]:
        """Leave out others' memos on such documents, on their words and on codings in them."""
        if not self.documents:
            return memos
        inside = {coding.id for coding in codings if coding.segment.document in self.documents}
        return [memo for memo in memos if memo.coder == self.viewer or not self._about(memo, inside)]

    def summary(self, action: Action) -> str:
        """Return an action's summary; of what others did to texts, nothing to somebody who codes blind."""
        hidden = self.documents and action.coder != self.viewer and action.verb.split()[0] not in _OPEN
        return "(hidden while you code blind)" if hidden else action.summary

    def __str__(self) -> str:
        """Say what is hidden, for the basis of a table."""
        listed = sorted(self.documents)
        names = ", ".join(listed[:5]) + (f" and {len(listed) - 5} more" if len(listed) > 5 else "")  # noqa: PLR2004
        shown = [name for name in listed if self.documents[name] == "shown"]
        rules = "the rules' are shown" if len(shown) == len(listed) else f"the rules', too, but in {', '.join(shown)}"
        rules = rules if shown else "the rules', too"
        return f"Coded blind by {self.viewer}: {names}; others' codings there are hidden, {rules}."

    def _about(self, memo: Memo, inside: set[str]) -> bool:
        if memo.about == "coding":
            return memo.target in inside
        return memo.about in ("document", "segment") and memo.target in self.documents
