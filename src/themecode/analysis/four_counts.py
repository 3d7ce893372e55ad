"""Four counts of each code, side by side and never mixed: cases, passages, words, and the cases that were asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from themecode.analysis.asked import Asked
from themecode.analysis.coded_passages import passages_in_order
from themecode.analysis.matrix_cells import words_in_order
from themecode.analysis.matrix_rows import Rows
from themecode.model import AnyCoding


@dataclass(frozen=True)
class FourCounts:
    """What one code counts in one group of cases.

    `cases` with at least one coding, `of` how many; `asked` about it, and of those how many have a coding: None where
    no question is about it. `passages` are stretches of text, `codings` all that coders made on them, `words` theirs.
    """

    group: str
    code: str
    cases: int
    of: int
    asked: int | None
    asked_and_said: int | None
    passages: int
    codings: int
    words: int


def four_counts(
    codings: Iterable[AnyCoding], rows: Rows, columns: Mapping[str, tuple[str, ...]], asked: Asked | None = None
) -> list[FourCounts]:
    """Count each code in each row, in the order of the codes; `codings` come in the order of the text.

    Codings of nobody's case are in a row of their own.

    >>> from themecode.analysis.matrix_layout import Layout
    >>> from themecode.model import Case, CaseIndex, Coding, Segment
    >>> said = Coding("c000001", Segment("P01", 0, 9), "We led it", "leadership", "ana", "person", "2026-01-01")
    >>> everyone = Rows(CaseIndex([Case("P01", ("P01",)), Case("P02", ("P02",))]), Layout("size"))
    >>> one = four_counts([said], everyone, {"leadership": ("leadership",)})[0]
    >>> (one.group, one.cases, one.of, one.asked, one.passages, one.codings, one.words)
    ('(unknown)', 1, 2, None, 1, 1, 3)
    """
    of_code: dict[str, list[str]] = {}
    for name, codes in columns.items():
        for code in codes:
            of_code.setdefault(code, []).append(name)
    groups: dict[tuple[str, str], list[AnyCoding]] = {}
    row_of = rows.of
    for coding in codings:
        for name in of_code.get(coding.code, ()):
            groups.setdefault((row_of(coding.segment), name), []).append(coding)
    names = rows.names({row for row, _ in groups})
    about = {name: asked.about(codes) if asked else None for name, codes in columns.items()}
    return [_counts(rows, (row, name), groups.get((row, name), []), about[name]) for name in columns for row in names]


def _counts(rows: Rows, key: tuple[str, str], group: list[AnyCoding], asked: frozenset[str] | None) -> FourCounts:
    having = rows.who(group)
    members = rows.members.get(key[0], frozenset())
    told = None if asked is None else asked & members
    return FourCounts(
        group=key[0],
        code=key[1],
        cases=len(having),
        of=len(members),
        asked=None if told is None else len(told),
        asked_and_said=None if told is None else len(told & having),
        passages=passages_in_order(group),
        codings=len(group),
        words=words_in_order(group),
    )
