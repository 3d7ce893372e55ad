"""The rows of a matrix: which one a stretch of text belongs to, and how many cases each stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from themecode.analysis.matrix_layout import CROSS, Layout
from themecode.model import NO_CASE, NOT_KNOWN, NOWHERE, AnyCoding, Case, CaseIndex, Stretch

EVERYBODY = "everybody"
"""The name of the one row that all are in."""
_LAST = (NOT_KNOWN, NO_CASE)


class Rows:
    """Rows by case, by document, by an attribute of either, or by two of these crossed."""

    def __init__(self, cases: CaseIndex, layout: Layout) -> None:
        self.cases = cases
        self.keys = layout.keys
        self.name = CROSS.join(name for name, _ in self.keys)
        self._names: dict[tuple[str, str], str] = {}

    @cached_property
    def of(self) -> Callable[[Stretch], str]:
        """What names the row of a segment."""
        if not self.cases.shared:  # a document is a case: no need to look at its turns
            plain = {name: self._named(name, self._owner(name)) for name in self.cases.documents}
            return lambda segment: plain.get(segment.document) or self._named(segment.document, NOWHERE)
        if not self._asks_cases:
            return lambda segment: self._named(segment.document, NOWHERE)
        return lambda segment: self._named(segment.document, self.cases.case_of(segment))

    def who(self, codings: Iterable[AnyCoding]) -> frozenset[str]:
        """Return the cases whose words are coded."""
        if self.cases.shared:
            found = {self.cases.case_of(coding.segment).id for coding in codings}
        else:
            found = {self._owner(document).id for document in {coding.segment.document for coding in codings}}
        return frozenset(found - {NO_CASE})

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """The cases that each row stands for."""
        found: dict[str, set[str]] = {}
        for document in self.cases.documents:
            for case in self.cases.cases_in(document):
                found.setdefault(self._named(document, case), set()).add(case.id)
        if not self.by_documents:
            for case in self.cases.cases:
                if self._shown(case):
                    found.setdefault(self._named("", case), set()).add(case.id)
        return {row: frozenset(names) for row, names in found.items()}

    @cached_property
    def texts(self) -> dict[str, frozenset[str]]:
        """The documents that each row stands for, where rows are named by documents."""
        found: dict[str, set[str]] = {}
        for document in self.cases.documents:
            for case in self.cases.cases_in(document):
                found.setdefault(self._named(document, case), set()).add(document)
        return {row: frozenset(names) for row, names in found.items()}

    def names(self, used: set[str]) -> list[str]:
        """Return the rows in order: cases as they come, all else by name, what is not known last."""
        known = set(self.members) | used
        if self.keys == (("case", "case"),):
            return [*(case.id for case in self.cases.cases), *({NO_CASE} & used)]
        return sorted(known, key=lambda name: (*(part in _LAST for part in name.split(CROSS)), name))

    @property
    def single(self) -> bool:
        """Whether a row is one case."""
        return any(name == "case" for name, _ in self.keys)

    @cached_property
    def by_documents(self) -> bool:
        """Whether documents, or an attribute of theirs, name the rows."""
        return any(name == "document" or of == "document" for name, of in self.keys)

    @cached_property
    def _asks_cases(self) -> bool:
        return any(name != "document" and of != "document" for name, of in self.keys)

    def _shown(self, case: Case) -> bool:
        """Say whether a case has a row though nobody says a word in it: as itself, or where it has words."""
        return self.single or bool(case.documents or case.speakers)

    def _owner(self, document: str) -> Case:
        return next(iter(self.cases.cases_in(document)), NOWHERE)

    def _named(self, document: str, case: Case) -> str:
        key = (document if self.by_documents else "", case.id)
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = CROSS.join(self._part(one, document, case) for one in self.keys)
        return found

    def _part(self, key: tuple[str, str], document: str, case: Case) -> str:
        name, of = key
        if name == EVERYBODY:
            return EVERYBODY
        if name == "document":
            return document
        if of == "document":
            return self.cases.value(document, name) or NOT_KNOWN
        if case.id == NO_CASE:
            return NO_CASE
        return case.id if name == "case" else case.value(name) or NOT_KNOWN
