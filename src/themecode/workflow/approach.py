"""Step: which kind of thematic analysis this is, what that switches, and how it was changed: dated, with a reason."""

from __future__ import annotations

from themecode.errors import ThemecodeError
from themecode.model import Memo, Table
from themecode.settings import Approach
from themecode.workflow.study import Author, Study

TITLE = "approach"
"""The title of the memo that keeps why the approach was changed."""
_SWITCHED = (
    ("agreement between coders", "on, as agreement in using the codebook", "on", "off; --i-know gives it"),
    ("saturation", "on", "on", "off; --i-know gives it"),
    ("everything else", "the same", "the same", "the same"),
)


def approach_table(study: Study, now: Approach) -> Table:
    """Say what the approach switches, which one holds, and how it was changed."""
    changes = [memo for memo in study.memos if memo.title == TITLE and memo.about == "project"]
    told = "; ".join(f"{memo.created[:10]} {memo.coder}: {memo.text}" for memo in changes)
    basis = f"This project: {now}. {f'Changed: {told}' if changes else 'Never changed.'}"
    return Table("approach", ("what", "codebook", "reliability", "reflexive"), _SWITCHED, basis)


def keep_reason(study: Study, change: tuple[Approach, Approach], reason: str, author: Author) -> None:
    """Write down that the approach is another one now, and why. Raises ThemecodeError without a reason."""
    before, after = change
    if not reason.strip():
        mend = 'Say why: themecode approach reflexive --reason "..."'
        raise ThemecodeError("Another approach changes what the figures mean.", mend=mend)
    memo = Memo("", "project", "", f"{before} -> {after}: {reason.strip()}", author.name, author.now, TITLE)
    with study.store.action("approach", f"{before} -> {after}", coder=author.name, now=author.now) as action:
        action.set_memo(memo)
