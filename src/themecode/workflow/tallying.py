"""Step: tags of a table of answers counted by a column of that table; the texts are not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import numpy as np
import numpy.typing as npt

from themecode import analysis, exports, importers
from themecode.errors import ThemecodeError
from themecode.importers import AnswerTable
from themecode.model import Provenance, Table
from themecode.workflow.answer_ids import SeenIds, hashes

Numbers = npt.NDArray[np.int64]
_MOST_GROUPS = 10_000
_EMPTY = "(empty)"


def tally(out: Path, by: str, *, table: Path | None = None, id_column: str = "", percent: bool = False) -> Table:
    """Count, for each value of a column, the answers with each code, out of all answers with that value.

    The column is read from the table that was tagged, or from another one that has the same ids.
    Raises ThemecodeError where that would not give the right denominators.
    """
    made = importers.read_provenance(out)
    groups_from = _table(out, made, table)
    same = groups_from.sha256 == made.source_sha256
    id_column = _id_column(groups_from, made, id_column, same=same)
    names, group_of, ids = _groups(groups_from, by, id_column)
    if len(group_of) != made.answers:
        says = f"{groups_from.path.name} has {len(group_of):,} rows, but {made.answers:,} answers were tagged."
        raise ThemecodeError(says, mend="Name the table of just these answers: --table FILE --id COLUMN.")
    rows, codes = _tags(out, made, ids)
    groups = _counted(names, group_of, rows, codes, len(made.codes))
    basis = _basis(by, groups_from.path.name, made, int(sum(group.coded for group in groups)))
    return analysis.tally_table(by, made.codes, groups, basis, percent=percent)


def _table(out: Path, made: Provenance, named: Path | None) -> AnswerTable:
    if named is not None:
        return importers.open_answer_table(named)
    name = PurePath(made.source).name
    place = next((folder / name for folder in (out.parent, Path.cwd()) if (folder / name).is_file()), None)
    if place is None:
        says = f"The table that was tagged, {name}, is neither beside {out.name} nor in this folder."
        raise ThemecodeError(says, mend="Say where it is: --table FILE.")
    found = importers.open_answer_table(place, made.encoding)
    if found.sha256 != made.source_sha256:
        mend = f"Tag it again. If its ids are the same still: --table {place.name} --id COLUMN."
        raise ThemecodeError(f"{place.name} was changed since it was tagged.", mend=mend)
    return found


def _id_column(table: AnswerTable, made: Provenance, named: str, *, same: bool) -> str:
    """Return the column by which tags are led to their rows; empty where they go by the number of the row."""
    if same and not made.id and not named:
        return ""
    if not made.id:
        mend = "Leave --id out and name the table that was tagged, or tag it again with --id COLUMN."
        raise ThemecodeError("These tags go by the number of the row, not by an id.", mend=mend)
    if not same and not named:
        says = f"{table.path.name} is not the table that was tagged (its SHA-256 differs)."
        raise ThemecodeError(says, mend=f"If it has the ids that '{made.id}' held, say in which column: --id COLUMN.")
    return named or made.id


def _groups(table: AnswerTable, by: str, id_column: str) -> tuple[list[str], Numbers, Numbers | None]:
    """Return the values of a column, the number of each answer's value among them, and the answers' ids."""
    seen = SeenIds(table, id_column)
    known: dict[str, int] = {}
    found = [np.empty(0, np.int64)]
    for block in table.blocks(by, *([id_column] if id_column else [])):
        values = block.columns[0]
        for value in dict.fromkeys(values):
            known.setdefault(value, len(known))
        if len(known) > _MOST_GROUPS:
            says = f"The column '{by}' has more than {_MOST_GROUPS:,} different values."
            raise ThemecodeError(says, mend="Name a column that groups the answers.")
        found.append(np.fromiter((known[value] for value in values), np.int64, len(values)))
        if id_column:
            seen.see(block.first, block.columns[1])
    return list(known), np.concatenate(found), seen.distinct() if id_column else None


def _tags(out: Path, made: Provenance, ids: Numbers | None) -> tuple[Numbers, Numbers]:
    """Return row and code of each tag, both as numbers from 0."""
    numbers = {code: n for n, code in enumerate(made.codes)}
    order = None if ids is None else np.argsort(ids)
    rows, codes = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for names, coded in _tag_blocks(out):
        try:
            codes.append(np.fromiter((numbers[code] for code in coded), np.int64, len(coded)))
            rows.append(_rows(names, made.answers) if ids is None or order is None else _found(names, ids, order))
        except (KeyError, ValueError) as error:
            says = f"{out.name} has tags whose answer or code is not among those counted."
            raise ThemecodeError(says, mend="Is this the right --table and --id? Else make the tags anew.") from error
    return np.concatenate(rows), np.concatenate(codes)


def _tag_blocks(out: Path) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    guarded = out.suffix.lower() == ".csv"
    for block in importers.open_answer_table(out).blocks("id", "code"):
        ids, codes = block.columns
        yield [exports.unescape_cell(name) for name in ids] if guarded else ids, codes


def _rows(names: Sequence[str], answers: int) -> Numbers:
    rows = np.fromiter(map(int, names), np.int64, len(names)) - 1
    if len(rows) and not (rows.min() >= 0 and rows.max() < answers):
        raise ValueError
    return rows


def _found(names: Sequence[str], ids: Numbers, order: Numbers) -> Numbers:
    wanted = hashes(names)
    places = np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)
    rows = order[places]
    if not np.array_equal(ids[rows], wanted):
        raise ValueError
    return rows


def _counted(
    names: list[str], group_of: Numbers, rows: Numbers, codes: Numbers, number_of_codes: int
) -> list[analysis.Group]:
    """Count each group's answers; an answer counts once for a code, whatever the file repeats."""
    tags = np.unique(rows * number_of_codes + codes)
    rows, codes = np.divmod(tags, number_of_codes)
    shape = (len(names), number_of_codes)
    each = np.bincount(group_of[rows] * number_of_codes + codes, minlength=shape[0] * shape[1]).reshape(shape)
    answers = np.bincount(group_of, minlength=len(names))
    coded = np.bincount(group_of[np.unique(rows)], minlength=len(names))
    ordered = sorted(range(len(names)), key=lambda n: (not names[n], names[n]))
    return [
        analysis.Group(names[n] or _EMPTY, int(answers[n]), int(coded[n]), tuple(each[n].tolist())) for n in ordered
    ]


def _basis(by: str, file: str, made: Provenance, coded: int) -> str:
    version = f", version {made.version}" if made.version else ""
    return (
        f"Answers in which a code was found at least once, by '{by}' of {file}; {made.answers:,} answers in all, "
        f"{coded:,} with at least one code. Coded by the rules of '{made.codebook}'{version} "
        f"(SHA-256 {made.codebook_sha256}), reviewed by nobody."
    )
