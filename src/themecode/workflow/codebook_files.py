"""Step: codebooks of other tools come in, and ours goes out to them, by the file's ending."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from themecode import codebooks, exports, importers, refi_qda
from themecode.errors import ThemecodeError, did_you_mean
from themecode.model import UNDEFINED, Code, Codebook, Table
from themecode.workflow.codebooks_apart import of_coder
from themecode.workflow.exchanging import codebook_file
from themecode.workflow.receiving_codes import ReceivedCodes, WantedCodes, receive_codes
from themecode.workflow.reception import study_id
from themecode.workflow.sending_codes import qda_codes, theme_sets
from themecode.workflow.study import Author, Study

_COMING = (".qdc", ".csv", ".xlsx")
_GOING = (".qdc", ".csv", ".xlsx", ".docx", ".yaml", ".yml")
_HEADER = (
    *("code", "name", "parent", "definition", "use when", "not when", "examples", "non-examples", "rules", "unless"),
    *("colour", "group"),
)


@dataclass(frozen=True)
class ImportedCodes:
    """The codes that came in and those that were here; the codebook that has them all, and its file."""

    received: ReceivedCodes
    file: Path | None
    losses: tuple[tuple[str, int], ...] = ()


def read_codes(path: Path) -> WantedCodes:
    """Read the codes of a .qdc, or of a table. Raises ThemecodeError."""
    ending = path.suffix.lower()
    if ending == ".qdc":
        found = refi_qda.read_codebook(path)
        dotted = found.origin.lower().startswith("taguette")
        codes = refi_qda.undotted(found.codes) if dotted else found.codes
        return WantedCodes(codes, found.origin.startswith("themecode"), found.sets, _counted(found.losses))
    if ending in (".csv", ".xlsx"):
        rows = ([exports.unescape_cell(cell) for cell in row] for _, row in importers.table_rows(path))
        return WantedCodes(refi_qda.codes_of_table(rows, path.name))
    if ending in (".yaml", ".yml"):
        raise ThemecodeError(f"{path.name} is a codebook already.", mend=f"Use it: themecode codebook use {path}")
    close = did_you_mean(ending, list(_COMING))
    mend = f"Did you mean {close[0]}? " if close else ""
    raise ThemecodeError(f"{path.name} is no codebook that can come in.", mend=f"{mend}Endings: {' '.join(_COMING)}")


def import_codes(study: Study, path: Path, author: Author, folder: Path) -> ImportedCodes:
    """Add the codes of another tool's codebook to the project's, as a new version of it."""
    wanted = read_codes(path)
    used = study.codebook if study.store.codebook() is not None else None
    file = codebook_file(study, folder)
    named = {"project": study_id(study), "title": path.stem, "file": file.rsplit("/", 1)[-1]}
    received = receive_codes(wanted, used, **named)
    if received.codebook is None:
        return ImportedCodes(received, None, wanted.losses)
    with study.store.action("codebook import", path.name, coder=author.name, now=author.now) as action:
        action.use_codebook(received.codebook, file)
        exports.write_bytes(folder / file, received.codebook.source.encode())
    return ImportedCodes(received, folder / file, wanted.losses)


def convert_codes(path: Path, output: Path) -> ImportedCodes:
    """Write the codes of another tool's codebook as a codebook file of ours."""
    if output.exists():
        raise ThemecodeError(f"{output} is there already.", mend="Name another file.")
    wanted = read_codes(path)
    received = receive_codes(wanted, None, project="", title=path.stem, file=output.name)
    if received.codebook is None:
        raise ThemecodeError(f"{path.name} holds no codes.", safe="Nothing was written.")
    exports.write_bytes(output, received.codebook.source.encode())
    return ImportedCodes(received, output, wanted.losses)


def export_used(study: Study, path: Path, project: str = "", coder: str = "") -> tuple[tuple[str, int], ...]:
    """Write the codebook in use, or that which a coder put to use last; return what others will not see.

    As YAML it is written word for word as it was put to use.
    """
    codebook, used = study.codebook, of_coder(study, coder) if coder else study.store.codebook()
    if used is None or path.suffix.lower() not in (".yaml", ".yml"):
        if coder:
            raise ThemecodeError("A coder's version is written as YAML.", mend="Name a file that ends in .yaml")
        return export_codes(codebook, path, project)
    exports.write_bytes(path, used.source.encode())
    return ()


def export_codes(codebook: Codebook, path: Path, project: str = "") -> tuple[tuple[str, int], ...]:
    """Write a codebook for other tools, by the file's ending; return what they will not see, by kind."""
    ending = path.suffix.lower()
    if ending not in _GOING:
        close = did_you_mean(ending, list(_GOING))
        mend = f"Did you mean {close[0]}? " if close else ""
        known = f"{mend}Endings: {' '.join(_GOING)}"
        raise ThemecodeError(f"A codebook cannot be written as '{path.name}'.", safe="Nothing was written.", mend=known)
    if ending in (".yaml", ".yml"):
        exports.write_bytes(path, codebooks.written(codebook).encode())
    elif ending == ".docx":
        exports.write_codebook_document(path, codebook)
    elif ending == ".qdc":
        sets = tuple(theme_sets(codebook, project))
        content, losses = refi_qda.write_codebook(qda_codes(codebook, project), sets, f"themecode; {codebook.title}")
        exports.write_bytes(path, content)
        return _counted(losses + Counter(_said_of(codebook)))
    else:
        exports.write(path, codes_table(codebook))
        return _counted(Counter({"themes": len(codebook.themes), **_said_of(codebook)}))
    return ()


def _said_of(codebook: Codebook) -> dict[str, int]:
    """Count what a codebook says of itself: other tools' files of codes have no place for it."""
    kept = {"title": codebook.title, "version": codebook.version, "description": codebook.description}
    return {f"{name} of the codebook": 1 for name, words in kept.items() if words}


def codes_table(codebook: Codebook) -> Table:
    """Return the codes as a table that reads back: one a row, lists on lines of their own."""
    rows = tuple(_row(code) for code in codebook)
    return Table("codebook", _HEADER, rows, f"{codebook.title}: {len(rows)} codes.")


def _row(code: Code) -> tuple[str, ...]:
    definition = code.definition if code.definition != UNDEFINED else ""
    lists = (code.examples, code.non_examples, code.rules, code.unless)
    listed = ("\n".join(one.written for one in lines) for lines in lists)
    said = (code.id, code.name, code.parent or "", definition, code.use_when, code.not_when)
    return (*said, *listed, code.colour, "yes" if code.group else "")


def _counted(losses: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((kind, number) for kind, number in losses.items() if number))
