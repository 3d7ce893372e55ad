"""Step: the files of a study: the matrix with what stands behind it, the codings, the report."""

from __future__ import annotations

import platform
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from themecode import analysis, exports, tagging
from themecode.errors import ThemecodeError
from themecode.model import Table, counted
from themecode.workflow import analysing
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
    told = {(speaker.document, speaker.name): speaker for speaker in study.speakers}
    for document in study.documents:
        people = [told[document.id, name] for name in dict.fromkeys(t.speaker for t in document.turns)]
        asked = "; ".join(f"{s.shown} ({s.found})" for s in people if s.role == "interviewer") or "none"
        lost = ", ".join(f"{loss.characters} {loss.kind}" for loss in document.losses) or "nothing"
        size = f"{len(document.turns)} turns, {document.words} words"
        rows.append((f"file {document.file}", f"{document.format}, {size}; interviewer: {asked}"))
        rows.append((f"{document.file} SHA-256", document.file_sha256))
        rows.append((f"{document.file} characters that are no speech", lost))
    return Table("how it was made", ("what", "value"), tuple(rows))


def write_matrix(study: Study, path: Path, layout: analysis.Layout, author: Author, label: str) -> analysis.Matrix:
    """Write a matrix by the file's ending; a workbook carries codings, codebook and making with it."""
    matrix = analysing.matrix(study, layout)
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
        quotations=analysing.quotations(study, counted(study.codings), presentation.label),
        codebook=study.codebook,
        made=made,
        notes=presentation.notes,
    )


def write_results(
    study: Study, folder: Path, layout: analysis.Layout, author: Author, presentation: Presentation
) -> tuple[list[Path], analysis.Matrix]:
    """Write matrix.xlsx, matrix.csv, codings.csv and report.html into a folder."""
    analysing.check_label(study, presentation.label)
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
