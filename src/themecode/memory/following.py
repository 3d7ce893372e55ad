"""What changed in the journal in memory since an action."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, cast

from themecode.model import Action, Coding, Decision, Touched, reached

if TYPE_CHECKING:
    from themecode.memory.journal import MemoryStore


class Following:
    """The part of a journal that says what is new."""

    done: list[Action]

    def snapshot(self) -> AbstractContextManager[None]:
        """See one state of the project in all that is read inside the block: nobody else writes here."""
        return nullcontext()

    def newest(self) -> int:
        """Return the number of the newest action, 0 where there is none."""
        return len(self.done)

    def actions_since(self, number: int) -> list[Action]:
        """Return the actions after one, in the order in which they were done."""
        return [action for action in self.done if action.number > number]

    def touched(self, since: int) -> Touched:
        """Return what the actions after one wrote, took back or brought back."""
        journal, numbers = cast("MemoryStore", self), reached(self.done, since)
        document_of = {name: coding.segment.document for _, name, coding in journal.kept_codings.rows}
        written = [(action, name) for action, name, _ in journal.kept_codings.rows]
        written += [(action, name) for action, name, _ in journal.kept_evidence.rows]
        written += [(action, name) for action, name, _ in journal.kept_anchors.rows]
        written += [(action, one.coding) for action, _, one in journal.kept_decisions.rows]
        codings = {name: document_of[name] for action, name in written if action in numbers}
        kinds = (kind for kind, kept in _kinds(journal) if any(action in numbers for action, _, _ in kept.rows))
        return Touched(codings, frozenset(kinds))

    def codings_named(self, names: Collection[str]) -> list[Coding]:
        """Return some codings, by id, before any decision is applied to them; those that stand."""
        wanted = frozenset(names)
        return [coding for coding in cast("MemoryStore", self).codings() if coding.id in wanted]

    def decisions_on(self, names: Collection[str]) -> list[Decision]:
        """Return the rulings on some codings; those on one coding in the order in which they were taken."""
        wanted = frozenset(names)
        return [decision for decision in cast("MemoryStore", self).decisions() if decision.coding in wanted]


def _kinds(journal: MemoryStore) -> list[tuple[str, Any]]:
    return [
        ("document", journal.kept_documents),
        ("document", journal.kept_document_attributes),
        ("speaker", journal.kept_speakers),
        ("case", journal.kept_cases),
        ("case", journal.kept_case_speakers),
        ("case", journal.kept_attributes),
        ("codebook", journal.kept_codebooks),
        ("memo", journal.kept_memos),
        ("read", journal.kept_read_marks),
        ("blinding", journal.kept_blindings),
        ("other", journal.kept_sets),
        ("other", journal.kept_checks),
    ]
