"""Attributes of cases and documents as variables with types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from themecode.model import Case, Document
from themecode.refi_qda import QdaVariable
from themecode.workflow.study import Study

_TYPES = (
    ("Boolean", re.compile(r"true|false")),
    ("Integer", re.compile(r"-?(0|[1-9]\d{0,17})")),
    ("Float", re.compile(r"-?(0|[1-9]\d{0,17})\.\d{1,12}")),
    ("Date", re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])")),
)


class Values:
    """The variables of a study, and the values of its cases and documents."""

    def __init__(self, guid: Callable[..., str], study: Study) -> None:
        self._guid = guid
        values: dict[str, list[str]] = {}
        for case in study.cases:
            for attribute in case.attributes:
                values.setdefault(attribute.name, []).append(attribute.value)
        for document in study.documents:
            for name, value in document.attributes:
                values.setdefault(name, []).append(value)
        self.variables = tuple(
            QdaVariable(guid("variable", name), name, kind_of(written)) for name, written in sorted(values.items())
        )

    def of_case(self, case: Case) -> tuple[tuple[str, str], ...]:
        """Return a case's values, each with the GUID of its variable."""
        return tuple((self._guid("variable", one.name), one.value) for one in case.attributes)

    def of_document(self, document: Document) -> tuple[tuple[str, str], ...]:
        """Return a document's values, each with the GUID of its variable."""
        return tuple((self._guid("variable", name), value) for name, value in document.attributes)


def kind_of(values: Iterable[str]) -> str:
    """Return the narrowest type that holds all values as they are written.

    >>> kind_of(["3", "-12"]), kind_of(["3", "03"]), kind_of(["true"]), kind_of(["2026-02-01"])
    ('Integer', 'Text', 'Boolean', 'Date')
    """
    written = list(values)
    return next((kind for kind, form in _TYPES if all(form.fullmatch(value) for value in written)), "Text")
