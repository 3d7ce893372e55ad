"""Step: the framework matrix: what people write about each case under each code, and the words it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from themecode import analysis
from themecode.analysis import CELL_STATES, MEANS, Framework, FrameworkCell
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Basis, Coding, Pointer, Summary, Table, counted
from themecode.workflow import asking
from themecode.workflow.study import Author, Study

_BRACKETS = {
    "nothing said": "[asked, nothing said]",
    "not asked": "[not asked]",
    "not mentioned": "[not mentioned; no question is about it]",
    "not read": "[not read]",
}


@dataclass(frozen=True)
class FrameworkOptions:
    """What the matrix shows: codes or themes, which of them (all where none is named), on which codings.

    `tagged_is_read` takes it that the rules have read what nobody has.
    """

    columns: Literal["code", "theme"] = "code"
    only: tuple[str, ...] = ()
    basis: Basis = "all"
    roll_up: bool = False
    tagged_is_read: bool = False


@dataclass(frozen=True)
class Summarised:
    """One summary as a person gives it; `extracts` are those it rests on, all of its cell where none is named."""

    case: str
    code: str
    text: str
    extracts: tuple[str, ...] = ()


def framework(study: Study, asked: FrameworkOptions = FrameworkOptions()) -> Framework:
    """Return every case under every code, with its state. Raises UnknownNameError for a code that is not there."""
    layout = analysis.Layout(columns=asked.columns, basis=asked.basis, roll_up=asked.roll_up)
    codebook = study.codebook
    if asked.columns == "theme" and not codebook.themes:
        raise ThemecodeError("The codebook in use has no themes.", mend="Write them under 'themes:' in the codebook.")
    matrix = analysis.theme_matrix(study.codings, layout, codebook=codebook, cases=study.case_index)
    kept = {coding.id: coding for coding in counted(study.codings)}
    extracts = {key: [kept[name] for name in names] for key, names in matrix.cells.items()}
    columns = analysis.columns_of(codebook, counted(study.codings, asked.basis), layout)
    groups = {code.id for code in codebook if code.group}
    chosen = {name: codes for name, codes in columns.items() if name in (asked.only or columns.keys() - groups)}
    for name in asked.only:
        if name not in columns:
            raise UnknownNameError(asked.columns, name, columns)
    told = asking.asked_if_any(study, tagged_is_read=asked.tagged_is_read)
    made = analysis.framework(extracts, study.store.summaries(), chosen, told, standing=kept)
    return replace(made, read_by_rules=asked.tagged_is_read)


def framework_table(study: Study, found: Framework) -> Table:
    """Return the matrix as a table to be read, edited and brought back: a summary, or the state in brackets."""
    rows = tuple((case, *(written(found.cells[case, code]) for code in found.codes)) for case in found.cases)
    return study.as_seen(Table("framework", ("case", *found.codes), rows, basis(found), adds_up=False))


def states_table(study: Study, found: Framework) -> Table:
    """Return the state of each cell."""
    rows = tuple((case, *(found.cells[case, code].state for code in found.codes)) for case in found.cases)
    return study.as_seen(Table("framework", ("case", *found.codes), rows, basis(found), adds_up=False))


def written(cell: FrameworkCell) -> str:
    """Write a cell: the summary with its extracts below it in brackets, or what there is instead."""
    if cell.summary is not None:
        ids = " ".join(pointer.coding for pointer in cell.summary.pointers)
        return f"{cell.summary.text}\n[{'check: ' if cell.state == 'check' else ''}{ids}]"
    if cell.extracts:
        return f"[not summarised: {' '.join(coding.id for coding in cell.extracts)}]"
    return _BRACKETS[cell.state]


def basis(found: Framework) -> str:
    """Count the cells by state, and say what each state means."""
    states = Counter(cell.state for cell in found)
    told = "; ".join(f"{state} {states[state]} ({MEANS[state]})" for state in CELL_STATES if states[state])
    rules = " What the rules alone went through is taken for read." if found.read_by_rules else ""
    return (
        f"{len(found.cases)} cases by {len(found.codes)} codes: {told}.{rules} Summaries are people's; ids in brackets "
        "are the extracts: themecode quotes CODE."
    )


def extracts_table(study: Study, found: Framework) -> Table:
    """Return the extracts behind the cells, one a row, with where they stand."""
    documents = {document.id: document for document in study.documents}
    rows = []
    for cell in found:
        for coding in cell.extracts:
            turn = documents[coding.segment.document].turn_at(coding.segment.start).number
            rows.append((cell.case, cell.code, coding.id, f"{coding.segment.document}, turn {turn}", coding.text))
    return Table("extracts", ("case", "code", "id", "place", "text"), tuple(rows), "The extracts behind each cell.")


def summarise(study: Study, given: Sequence[Summarised], author: Author, *, verb: str = "framework") -> list[Summary]:
    """Keep summaries, all in one action; an empty text takes one away. Return those that are new.

    Raises ThemecodeError where a case has nothing coded under the code: a summary rests on words.
    """
    now = {(one.case, one.code): one for one in study.store.summaries()}
    cells = dict(framework(study, FrameworkOptions(roll_up=True)).cells)
    if study.codebook.themes:
        cells = {**framework(study, FrameworkOptions("theme", roll_up=True)).cells, **cells}
    kept = [_summary(study, one, cells, author) for one in given]
    changed = [one for one in kept if not _same(one, now.get((one.case, one.code)))]
    names = ", ".join(f"{one.case} {one.code}" for one in changed[:3]) + (" and more" if len(changed) > 3 else "")  # noqa: PLR2004
    with study.store.action(verb, f"{len(changed)}: {names}", coder=author.name, now=author.now) as action:
        for one in changed:
            action.set_summary(one)
    return changed


def _summary(study: Study, given: Summarised, cells: dict[tuple[str, str], FrameworkCell], author: Author) -> Summary:
    study.case(given.case)
    codes = [*study.codebook.ids, *(theme.id for theme in study.codebook.themes)]
    if given.code not in codes:
        raise UnknownNameError("code", given.code, codes)
    text = given.text.strip()
    found = cells[given.case, given.code].extracts
    if not text:
        return Summary(given.case, given.code, "", (), author.name, author.now)
    if not found:
        says = f"{given.case} has nothing coded under {given.code}, and a summary rests on words."
        mend = f'Code them first: themecode code DOC "words" {given.code}; a note on a case: themecode memo add'
        raise ThemecodeError(says, mend=mend)
    pointers = tuple(Pointer.to(coding) for coding in _chosen(found, given))
    return Summary(given.case, given.code, text, pointers, author.name, author.now)


def _chosen(found: Sequence[Coding], given: Summarised) -> list[Coding]:
    """Return the extracts that a summary rests on; those that are named and gone are left out, if any is left."""
    here = {coding.id: coding for coding in found}
    if not given.extracts:
        return list(found)
    chosen = [here[name] for name in given.extracts if name in here]
    if not chosen:
        says = f"{' '.join(given.extracts)}: no extract of {given.case} under {given.code}."
        raise ThemecodeError(says, mend=f"There are: {' '.join(here)}.")
    return chosen


def _same(one: Summary, now: Summary | None) -> bool:
    if now is None:
        return not one.text
    return (one.text, one.pointers) == (now.text, now.pointers)
