"""Which column of a survey is what; found by evidence and said, or named by the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from themecode.importers.cells import Row
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.survey.evidence import (
    codes_of,
    holds_addresses,
    is_id,
    is_open,
    may_name_people,
    might_be_open,
)
from themecode.importers.survey.headings import Column, Headings
from themecode.importers.table_reading import TableOptions
from themecode.problems import Problem


@dataclass(frozen=True)
class Layout:
    """The columns of a survey by what they hold; `codes` maps the place of a question to those of its codes."""

    id: Column | None
    questions: tuple[Column, ...]
    codes: Mapping[int, tuple[Column, ...]]
    attributes: tuple[Column, ...]
    left_out: tuple[Column, ...]
    problems: tuple[Problem, ...] = ()


def layout_of(headings: Headings, rows: Sequence[Row], options: TableOptions) -> Layout:
    """Tell the columns apart. Raises ImportRefusedError where that needs an answer, UnknownNameError for a name."""
    values = {c.place: [v for row in rows if (v := row.cells[c.place].strip())] for c in headings.columns}
    id_column = _id(headings, values, options, len(rows))
    rest = [column for column in headings.columns if column != id_column]
    coded = [column for column in rest if _holds_codes(column, rest, values[column.place])]
    questions = _questions(headings, [column for column in rest if column not in coded], values, options)
    coded = [column for column in coded if column not in questions]
    rest = [column for column in rest if column not in coded]
    wanted = [headings.column(name) for name in options.attribute]
    _once(headings.file, ([id_column] if id_column else []), questions, wanted)
    others = [column for column in rest if column not in questions]
    left_out = [c for c in others if may_name_people(c, values[c.place]) and c not in wanted]
    attributes = tuple(c for c in others if c not in left_out and (values[c.place] or c in wanted))
    codes = _codes(headings.file, questions, coded)
    problems = _said(headings, id_column, questions, options)
    if id_column and holds_addresses(values[id_column.place]):
        says = f"The ids in '{id_column.name}' are e-mails or IP addresses; they become names of cases and documents."
        problems.append(Problem(headings.file, says, "To go by another column: --id COLUMN.", "warning"))
    problems += _said_of_others(headings.file, attributes, left_out, values)
    return Layout(id_column, tuple(questions), codes, attributes, tuple(left_out), tuple(problems))


def _once(file: str, *uses: Sequence[Column]) -> None:
    """Refuse a column that was named for two uses: its words would come in twice."""
    seen: set[Column] = set()
    for column in (column for named in uses for column in dict.fromkeys(named)):
        if column in seen:
            reason = f"cannot be read so: the column '{column.name}' cannot hold two things at once"
            raise ImportRefusedError(file, reason, "Name it once, as --text, --id or --attribute.")
        seen.add(column)


def _id(headings: Headings, values: Mapping[int, Sequence[str]], options: TableOptions, rows: int) -> Column | None:
    """Return the column of ids: the named one, or the one that is called so; ask where there are two."""
    if options.id:
        return headings.column(options.id)
    found = [column for column in headings.columns if is_id(column)]
    if len(found) > 1:
        complete = [column for column in found if len(set(values[column.place])) == rows]
        found = complete or found
    if len(found) > 1:
        names = " and ".join(f"'{column.name}'" for column in found)
        mend = " or ".join(f"--id '{column.name}'" for column in found)
        raise ImportRefusedError(headings.file, f"has {len(found)} columns of ids ({names})", f"Say which: {mend}.")
    return found[0] if found else None


def _holds_codes(column: Column, columns: Sequence[Column], values: Sequence[str]) -> bool:
    """Say whether a column holds codes: called Code 1, tags or Q5_codes, and not a code that each has of their own."""
    of = codes_of(column)
    if of is None or not values:
        return False
    if column.key == "code" and len(set(values)) == len(values) > 1:
        return False
    return not of or any(of.casefold() == other.name.casefold() for other in columns)


def _questions(
    headings: Headings, columns: Sequence[Column], values: Mapping[int, Sequence[str]], options: TableOptions
) -> list[Column]:
    if options.text:
        return list(dict.fromkeys(headings.column(name) for name in options.text))
    free = [c for c in columns if not may_name_people(c, values[c.place]) and is_open(c, values[c.place])]
    if not free:
        names = ", ".join(f"'{column.name}'" for column in columns)
        mend = f"Name the columns with people's own words: --text COLUMN. Columns: {names}."
        raise ImportRefusedError(headings.file, "has no column of answers in people's own words", mend)
    return free


def _codes(file: str, questions: Sequence[Column], coded: Sequence[Column]) -> dict[int, tuple[Column, ...]]:
    """Say which columns of codes belong to which question: by its name, or because there is one question only."""
    found: dict[int, tuple[Column, ...]] = {}
    for column in coded:
        named = codes_of(column) or ""
        mine = [question for question in questions if named and question.name.casefold() == named.casefold()]
        if not mine and len(questions) == 1:
            mine = list(questions)
        if not mine:
            reason = f"has codes in '{column.name}', but {len(questions)} questions that they could be about"
            raise ImportRefusedError(file, reason, "Name one question: --text COLUMN.")
        found[mine[0].place] = (*found.get(mine[0].place, ()), column)
    return found


def _said(
    headings: Headings, id_column: Column | None, questions: Sequence[Column], options: TableOptions
) -> list[Problem]:
    file, problems = headings.file, []
    if headings.rows > 1:
        says = f"The first {headings.rows} rows are headings: names of columns, then what was asked."
        problems.append(Problem(file, says, grade="note"))
    if not options.text:
        listed = ", ".join(_shown(column) for column in questions)
        says = f"Open questions, told by many different answers of several words: {listed}."
        problems.append(Problem(file, says, "Are others meant? Name them: --text COLUMN.", "note"))
    if id_column is None:
        says = "No column holds ids: respondents go by the number of their row."
        problems.append(Problem(file, says, "Is there one? Name it: --id COLUMN.", "note"))
    return problems


def _said_of_others(
    file: str, attributes: Sequence[Column], left_out: Sequence[Column], values: Mapping[int, Sequence[str]]
) -> list[Problem]:
    problems = []
    if left_out:
        listed = ", ".join(f"'{column.name}'" for column in left_out)
        says = f"Left out, as they may name people: {listed}."
        problems.append(Problem(file, says, "To take one in all the same: --attribute COLUMN.", "note"))
    perhaps = [column for column in attributes if might_be_open(values[column.place])]
    if perhaps:
        listed = ", ".join(f"{_shown(column)} ({len(set(values[column.place]))} different)" for column in perhaps)
        says = f"Taken as attributes, although nearly everyone wrote something else: {listed}."
        problems.append(Problem(file, says, "Are they open questions? Name all of these: --text COLUMN.", "warning"))
    return problems


def _shown(column: Column) -> str:
    return f"'{column.name}'" if column.question == column.name else f"'{column.name}' ({column.question})"
