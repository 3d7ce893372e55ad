"""Step: the files of a study: the matrix with what stands behind it, the codings, the report."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from themecode import analysis, exports, tagging
from themecode.errors import ThemecodeError
from themecode.model import Document, Speaker, Table, counted
from themecode.workflow import analysing, quoting
from themecode.workflow.study import Author, Study


@dataclass(frozen=True)
class Presentation:
    """How a study shows itself: its title, the template of attributions, and notes for the reader."""

    title: str
    label: str = "{case}"
    notes: tuple[str, ...] = ()


def made_table(study: Study, author: Author) -> Table:
    """Say how the figures were made: versions, settings, and every file with its SHA-256."""
    codebook = study.codebook
    rules = sum(len(code.rules) for code in codebook)
    tagged = [action for action in study.store.actions() if action.verb == "tag"]
    rows: list[tuple[str, str]] = [
        ("made", author.now),
        ("themecode", version("themecode")),
        ("Python", platform.python_version()),
        (
            "codebook",
            f"{codebook.title}, version {codebook.version or '-'}: {len(codebook.codes)} codes, {rules} rules",
        ),
        ("codebook SHA-256", codebook.sha256),
        ("last run of the rules", tagged[-1].summary if tagged else "none"),
        ("sentence rule", f"version {tagging.SENTENCES_VERSION}"),
    ]
    asked: dict[str, list[Speaker]] = {}
    for speaker in study.speakers:
        if speaker.role == "interviewer":
            asked.setdefault(speaker.document, []).append(speaker)
    rows += chain.from_iterable(_file_rows(documents, asked) for documents in _by_file(study.documents))
    return Table("how it was made", ("what", "value"), tuple(rows))


def _by_file(documents: Iterable[Document]) -> list[list[Document]]:
    """Put the documents of one file together, in the order of the first of each."""
    files: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        files.setdefault((document.file, document.file_sha256), []).append(document)
    return list(files.values())


def _file_rows(documents: Sequence[Document], asking: Mapping[str, Sequence[Speaker]]) -> Iterator[tuple[str, str]]:
    """Say of one file what was read from it, its SHA-256, and what is no speech."""
    first = documents[0]
    people = [speaker for document in documents for speaker in asking.get(document.id, ())]
    asked = "; ".join(dict.fromkeys(f"{speaker.shown} ({speaker.found})" for speaker in people)) or "none"
    turns, words = (sum(len(d.turns) for d in documents), sum(d.words for d in documents))
    many = f"{len(documents):,} documents, " if len(documents) > 1 else ""
    lost: dict[str, int] = {}
    for loss in (loss for document in documents for loss in document.losses):
        lost[loss.kind] = lost.get(loss.kind, 0) + loss.characters
    size = f"{many}{turns} turns, {words} words"
    yield f"file {first.file}", f"{first.format}, {size}; interviewer: {asked}"
    yield f"{first.file} SHA-256", first.file_sha256
    listed = ", ".join(f"{number} {kind}" for kind, number in lost.items()) or "nothing"
    yield f"{first.file} characters that are no speech", listed


def write_matrix(study: Study, path: Path, layout: analysis.Layout, author: Author, label: str) -> analysis.Matrix:
    """Write a matrix by the file's ending; a workbook carries codings, codebook and making with it."""
    own = path.suffix.lower() in (".xlsx", ".html") and layout.adds_up
    matrix = analysing.matrix(study, replace(layout, totals=layout.totals and not own))  # these two sum up themselves
    if path.suffix.lower() == ".xlsx":
        write_workbook(study, path, matrix, made_table(study, author), analysing.codings_table(study), author)
    elif path.suffix.lower() == ".html":
        write_report(study, path, matrix, made_table(study, author), Presentation(study.codebook.title, label))
    else:
        exports.write(path, matrix.table)
    return matrix


def write_workbook(
    study: Study, path: Path, matrix: analysis.Matrix, made: Table, all_codings: Table, author: Author
) -> None:
    """Write matrix, the codings behind it, codebook and making as one workbook."""
    behind = {coding for found in matrix.cells.values() for coding in found}
    rows = tuple(row for row in all_codings.rows if row[0] in behind)
    codings = replace(all_codings, rows=rows, basis="The codings that the matrix counts.")
    exports.write_matrix_workbook(
        path,
        matrix=matrix.table,
        codings=codings,
        codebook=study.codebook,
        made=made,
        created=author.now,
    )


def write_report(study: Study, path: Path, matrix: analysis.Matrix, made: Table, presentation: Presentation) -> None:
    """Write the self-contained HTML report."""
    exports.write_report(
        path,
        title=presentation.title,
        matrix=matrix.table,
        cells=matrix.cells,
        quotations=quoting.quotations(study, counted(study.codings), presentation.label),
        codebook=study.codebook,
        made=made,
        notes=presentation.notes,
    )


def write_results(
    study: Study, folder: Path, layout: analysis.Layout, author: Author, presentation: Presentation
) -> tuple[list[Path], analysis.Matrix]:
    """Write matrix.xlsx, matrix.csv, codings.csv and report.html into a folder."""
    quoting.check_label(study, presentation.label)
    _make(folder)
    matrix = analysing.matrix(study, layout)
    paths = [folder / name for name in ("matrix.xlsx", "matrix.csv", "codings.csv", "report.html")]
    codings, made = analysing.codings_table(study), made_table(study, author)
    write_workbook(study, paths[0], matrix, made, codings, author)
    exports.write(paths[1], matrix.table)
    exports.write(paths[2], codings)
    write_report(study, paths[3], matrix, made, presentation)
    return paths, matrix


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ThemecodeError(
            f"The folder {folder} cannot be made: {error.strerror}.", safe="Nothing was written."
        ) from error
