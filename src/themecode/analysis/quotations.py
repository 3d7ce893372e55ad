"""The words behind a cell, attributed by a label that is built from attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from themecode.model import NOWHERE, Case, CaseIndex, Coding, Document, Quotation, clock, text_order

_FIELD = re.compile(r"\{(\w+)\}")


def quotations(
    codings: Iterable[Coding],
    *,
    documents: Sequence[Document],
    cases: CaseIndex,
    roles: Mapping[tuple[str, str], str],
    label: str = "{case}",
) -> list[Quotation]:
    """Give each coding its case, turn, time and attribution, in the order of the text.

    `label` is a template over the case's attributes and {case}; `roles` maps (document, speaker) to the role.
    """
    by_id = {document.id: document for document in documents}
    labels = {case.id: attribution(label, case) for case in (*cases.cases, NOWHERE)}
    found = []
    for coding in sorted(codings, key=text_order):
        document = by_id[coding.segment.document]
        turn = document.turn_at(coding.segment.start)
        case = cases.case_of(coding.segment)
        role = roles.get((document.id, turn.speaker), "participant")
        found.append(Quotation(coding, case.id, labels[case.id], turn.number, clock(turn.start_ms), role))
    return found


def attribution(template: str, case: Case) -> str:
    """Fill a label's template; an attribute that is not known reads "unknown NAME".

    >>> from themecode.model import Attribute
    >>> attribution("Lead, {size} system", Case("P01", attributes=(Attribute("size", "large"),)))
    'Lead, large system'
    """

    def fill(field: re.Match[str]) -> str:
        name = field.group(1)
        return case.id if name == "case" else case.value(name) or f"unknown {name}"

    return _FIELD.sub(fill, template)


def spread(found: Sequence[Quotation]) -> list[Quotation]:
    """Order quotations so that everyone is heard before anyone is heard twice."""
    turns: dict[str, int] = {}
    ranked = []
    for position, quotation in enumerate(found):
        heard = turns[quotation.case] = turns.get(quotation.case, 0) + 1
        ranked.append((heard, position, quotation))
    return [quotation for _, _, quotation in sorted(ranked, key=lambda entry: entry[:2])]
