"""Step: projects of other tools come in, as one action; what cannot come in is counted by kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from themecode import exports, refi_qda
from themecode.errors import ThemecodeError
from themecode.model import Table
from themecode.problems import Problem
from themecode.refi_qda import OffsetsRead, QdaProject, Unit
from themecode.workflow.receiving_codes import CODEBOOK_FILE
from themecode.workflow.reception import Reception
from themecode.workflow.reception_writing import Written, write_reception
from themecode.workflow.study import Author, Study

_DATABASES = (".sqlite3", ".sqlite", ".db")
ENDINGS = (".qdpx", ".qde", *_DATABASES)


@dataclass(frozen=True)
class ImportedProject:
    """What came in, by kind and count; what did not; how places were read; and what to look at."""

    name: str
    origin: str
    came: tuple[tuple[str, int], ...]
    losses: tuple[tuple[str, int], ...]
    offsets: tuple[OffsetsRead, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def table(self) -> Table:
        """What came in, one kind a row."""
        return Table("came in", ("came in", "number"), self.came, f"From {self.origin or 'a tool without a name'}.")

    @property
    def losses_table(self) -> Table:
        """What did not come in as it was, one kind a row."""
        said = "What did not come in, or not as it was." if self.losses else "Everything came in."
        return Table("did not come in", ("did not come in", "number"), self.losses, said)

    @property
    def offsets_said(self) -> list[str]:
        """Say how places were counted: one line a way of counting, with the texts where it is not the usual one."""
        ways: dict[tuple[str, bool], list[OffsetsRead]] = {}
        for one in self.offsets:
            ways.setdefault((one.unit, one.unit == one.expected), []).append(one)
        lines = []
        for (unit, usual), read in sorted(ways.items()):
            aligned, borders = sum(one.aligned for one in read), sum(one.borders for one in read)
            texts = "1 text" if len(read) == 1 else f"{len(read)} texts"
            said = f"Places read as {unit}: {texts}, {aligned:,} of {borders:,} ends on word borders."
            names = ", ".join(one.source for one in read[:5]) + (" ..." if len(read) > 5 else "")  # noqa: PLR2004
            other = f" This is not how such files usually count; look at: {names}."
            lines.append(said + ("" if usual or read[0].told else other))
        return lines


@dataclass(frozen=True)
class Incoming:
    """A project of another tool: the format its documents get, the file's name, and whether it is kept."""

    project: QdaProject
    format: str
    file: str
    keep: bool = True


def is_project(path: Path) -> bool:
    """Say whether this is a project of another tool: by its ending, or a folder of qc."""
    return path.suffix.lower() in ENDINGS or (path.is_dir() and refi_qda.is_qc(path))


def read_incoming(path: Path, unit: Unit | None = None, *, keep: bool = True) -> Incoming:
    """Read a project of another tool, whichever it is. Raises ImportRefusedError."""
    if path.is_dir():
        return Incoming(refi_qda.read_qc(path), "qc", path.name, keep)
    if not path.is_file():
        raise ThemecodeError(f"There is no file '{path}'.", mend="Check the path and repeat.")
    if path.suffix.lower() in _DATABASES:
        return Incoming(refi_qda.read_taguette(path), "taguette", path.name, keep)
    return Incoming(refi_qda.read_project(path, unit), "refi-qda", path.name, keep)


def import_project(study: Study, incoming: Incoming, author: Author, folder: Path | None = None) -> ImportedProject:
    """Bring another tool's project in, as one action; in a project's `folder` its codebook file gets the codes."""
    study, file = study.whole, codebook_file(study, folder)
    reception = Reception(study, incoming.project, author, incoming.format)
    reception.name_codebook(file)
    written = Written(0, 0)
    if incoming.keep:
        with study.store.action("import", incoming.file, coder=author.name, now=author.now) as action:
            written = write_reception(action, study, reception, file)
            if reception.codes.codebook is not None and folder is not None:
                exports.write_bytes(folder / file, reception.codes.codebook.source.encode())
    return _told(reception, written)


def codebook_file(study: Study, folder: Path | None) -> str:
    """Return where the codebook lies in a project's folder: the file in use, or a new one where none lies inside."""
    used = study.store.codebook()
    if used is not None and (folder is None or (folder / used.file).resolve().is_relative_to(folder.resolve())):
        return used.file
    name, number = CODEBOOK_FILE, 1
    while folder is not None and (folder / name).exists():
        number += 1
        name = f"codebook-{number}.yaml"
    return name


def _told(reception: Reception, written: Written) -> ImportedProject:
    new = [one for _, one in reception.codings if not one.known]
    fresh = sum(text.fresh for text in reception.texts)
    counts = {
        "documents": fresh,
        "documents that are here already": len(reception.texts) - fresh,
        "codes": len(reception.codes.added),
        "codes that are here already": len(reception.codes.ids) - len(reception.codes.added),
        "codings": len(new),
        "codings that are here already": len(reception.codings) - len(new),
        "codings that the file holds twice (merged)": reception.receiver.twice,
        "coders": len({one.coding.coder for _, one in reception.codings}),
        "cases": len(reception.cases.ids),
        "values of cases and documents": len(reception.cases.attributes) + len(reception.cases.properties),
        "memos": written.memos,
        "sets": written.sets,
        "themes": len(reception.themes),
    }
    losses = tuple(sorted((kind, number) for kind, number in reception.losses.items() if number))
    came = tuple((kind, number) for kind, number in counts.items() if number)
    project = reception.project
    return ImportedProject(project.name, project.origin, came, losses, project.offsets, _problems(reception))


def _problems(reception: Reception) -> tuple[Problem, ...]:
    untold = [
        Problem(name, "Its interviewer cannot be told: all count as participants.", _MEND, "warning")
        for name in reception.untold
    ]
    guessed = [
        Problem(
            text.document.id, "Its text is not UTF-8; it was read as Windows-1252.", "Look at its accents.", "warning"
        )
        for text in reception.texts
        if text.fresh and text.source.encoding == "cp1252"
    ]
    doubled = [
        Problem(new, f"A document {earlier} is here with another text: it came in beside it.", _DOUBLED, "warning")
        for new, earlier in reception.namesakes
    ]
    return (*untold, *guessed, *doubled)


_DOUBLED = "If it is the same interview, corrected since, take this import back: themecode undo"


_MEND = "Say who asks: themecode speakers role NAME interviewer"
