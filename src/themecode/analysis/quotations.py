"""The words behind a cell, attributed by a label that is built from attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from themecode.model import NOWHERE, Case, CaseIndex, Coding, Document, Quotation, clock, text_order

_LARGEST = 0.15
_FEWEST = 4
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


def at_most(found: Sequence[Quotation], most: int) -> list[Quotation]:
    """Return the first few quotations of each case, in the order in which they come."""
    heard: dict[str, int] = {}
    kept = []
    for quotation in found:
        heard[quotation.case] = heard.get(quotation.case, 0) + 1
        if heard[quotation.case] <= most:
            kept.append(quotation)
    return kept


@dataclass(frozen=True)
class QuotedCase:
    """How much of what is quoted one case says; `over` where that is too much of it."""

    case: str
    extracts: int
    per_cent: float | None
    over: bool


def shares_of(found: Sequence[Quotation], cases: Sequence[str]) -> list[QuotedCase]:
    """Return each case's part of the quotations, most first; of `cases` also those that have none.

    Over-quoted is who has more than twice the mean of those who are quoted, or more than 15 per cent; not where fewer
    than four are quoted at all, for then everybody would be.

    >>> shares_of([], ["P01"])
    [QuotedCase(case='P01', extracts=0, per_cent=None, over=False)]
    """
    counts = dict.fromkeys(cases, 0)
    for quotation in found:
        counts[quotation.case] = counts.get(quotation.case, 0) + 1
    quoted = [number for number in counts.values() if number]
    mean = sum(quoted) / len(quoted) if quoted else 0.0
    rows = []
    for case, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        share = number / len(found) if found else None
        much = len(quoted) >= _FEWEST and (number > 2 * mean or (share or 0) > _LARGEST)
        rows.append(QuotedCase(case, number, None if share is None else round(100 * share, 1), much))
    return rows
