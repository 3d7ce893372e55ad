"""When suggestions are shown: to nobody who codes blind, in a reflexive project only for a written reason."""

from __future__ import annotations

from themecode.errors import ThemecodeError
from themecode.model import Memo
from themecode.workflow.study import Author, Study

TITLE = "Why suggestions are used"
"""The memo about the project that keeps the reason."""


def give_reason(study: Study, reason: str, author: Author) -> str:
    """Keep why suggestions are used, as a memo about the project; return its id."""
    memo = Memo("", "project", "", reason, author.name, author.now, TITLE)
    with study.store.action("suggestions", f"reason: {reason}", coder=author.name, now=author.now) as action:
        return action.set_memo(memo)


def reasons_given(study: Study) -> list[Memo]:
    """Return the reasons that were given."""
    return [memo for memo in study.memos if memo.about == "project" and memo.title == TITLE]


def refuse_where_not_allowed(study: Study, approach: str) -> None:
    """Raise ThemecodeError for a coder who works blind, and in a reflexive project without a reason."""
    if study.veil.documents:
        names = ", ".join(sorted(study.veil.documents)[:5])
        raise ThemecodeError(
            f"You code blind ({names}), and suggestions would tell you what a model learnt from others.",
            mend="They can be shown when the blind coding is released: themecode blind release",
        )
    if approach == "reflexive" and not reasons_given(study):
        raise ThemecodeError(
            "This project is reflexive, and suggestions are off in it.",
            mend='To use them, say why; it is kept in the log: themecode suggest --reason "..."',
        )
