"""The steps of a study, as a project forwards them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from themecode import analysis
from themecode.project.holding import Holding
from themecode.workflow import (
    backing_up,
    casing,
    codebooks_apart,
    coding,
    conflicts,
    exporting,
    hand_coding,
    importing,
    review_queue,
    reviewing,
)
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import Attribute, Coding, Table
    from themecode.refi_qda import Unit
    from themecode.store import Backup
    from themecode.workflow import codebook_files, exchanging, sending_out
    from themecode.workflow.desk import Desk
    from themecode.workflow.finding import Found


class Steps(Holding):
    """Each step that writes takes the person and the time from `who_and_when`."""

    def import_files(
        self,
        files: Sequence[Path],
        options: importing.ImportOptions,
        *,
        keep: bool = True,
        on_file: Callable[[Path], None] = lambda _: None,
    ) -> list[importing.FileResult]:
        """Bring transcripts and tables in; codes that they bring along go into the project's codebook file, too."""
        options = replace(options, tables=replace(options.tables, folder=self.folder))
        return importing.import_files(self.study, files, options, who_and_when(), keep=keep, on_file=on_file)

    def import_cases(self, path: Path, *, keep: bool = True) -> casing.CasesResult:
        """Bring a table of cases in."""
        return casing.import_cases(self.study, path, who_and_when(), keep=keep)

    def import_project(self, path: Path, unit: Unit | None = None, *, keep: bool = True) -> exchanging.ImportedProject:
        """Bring a project of another tool in: .qdpx, .qde, Taguette's database, a folder of qc."""
        from themecode.workflow import exchanging

        incoming = exchanging.read_incoming(path, unit, keep=keep)
        if keep:
            self.refresh_codebook()
        return exchanging.import_project(self.study, incoming, who_and_when(), self.folder)

    def export_project(
        self, path: Path, unit: Unit = "codepoint", *, verify: bool = False
    ) -> sending_out.ExportedProject:
        """Write the project for other tools (.qdpx); with `verify`, read it back and compare."""
        from themecode.workflow import sending_out

        return sending_out.export_project(self.study, path, self.settings.title, unit=unit, verify=verify)

    def import_codes(self, path: Path) -> codebook_files.ImportedCodes:
        """Add the codes of another tool's codebook to this project's."""
        from themecode.workflow import codebook_files

        self.refresh_codebook()
        return codebook_files.import_codes(self.study, path, who_and_when(), self.folder)

    def export_codes(self, path: Path, coder: str = "") -> tuple[tuple[str, int], ...]:
        """Write the codebook in use, or a coder's newest version of it, by the file's ending."""
        from themecode.workflow import codebook_files, reception

        return codebook_files.export_used(self.study, path, reception.study_id(self.study), coder)

    def set_attribute(self, case: str, attribute: Attribute) -> None:
        """Set one attribute of a case."""
        casing.set_attribute(self.study, case, attribute, who_and_when())

    def use_codebook(self, path: Path, *, copy: bool = False) -> None:
        """Take a codebook file into use; with `copy`, a copy of it in the project's folder."""
        coding.load_codebook(path)
        if copy and path.resolve().parent != self.folder.resolve():
            path = Path(shutil.copyfile(path, self.folder / path.name))
        inside = path.resolve().is_relative_to(self.folder.resolve())
        name = path.resolve().relative_to(self.folder.resolve()) if inside else path.resolve()
        settles = any(one.kind == "code" for one in conflicts.conflicts(self.study))
        coding.use_codebook(self.study, path, who_and_when(), name=name.as_posix(), settles=settles)

    def refresh_codebook(self) -> bool:
        """Take the codebook's file into use anew where it was edited since; say whether it was."""
        used = self.store.codebook()
        if used is None or not (file := self.folder / used.file).is_file():
            return False
        codebooks_apart.refuse_stale_file(self.study, coding.load_codebook(file)[0].sha256)
        newer = coding.use_codebook(self.study, file, who_and_when(), name=used.file)
        return newer.sha256 != used.sha256

    def tag(self, options: coding.TagOptions | None = None, *, keep: bool = True) -> coding.TagResult:
        """Apply the codebook's rules; with `keep` False, those of its file as it is now, and nothing is written."""
        used = self.store.codebook()
        file = self.folder / used.file if used else None
        edited = coding.load_codebook(file)[0] if not keep and file and file.is_file() else None
        return coding.tag(self.study, options or coding.TagOptions(), who_and_when(), keep=keep, codebook=edited)

    def find(self, query: str, documents: Sequence[str] = (), context: int = 8) -> list[Found]:
        """Find words in what was said; `query` is written as a rule."""
        from themecode.workflow import finding

        return finding.find(self.study, query, documents, context)

    def decide(self, names: Sequence[str], ruling: Literal["confirmed", "rejected"]) -> list[Coding]:
        """Confirm or reject codings."""
        return reviewing.decide(self.study, names, ruling, who_and_when())

    def code(self, asked: hand_coding.HandCoding) -> Coding:
        """Give quoted words a code."""
        return hand_coding.code(self.study, asked, who_and_when())

    def uncode(self, names: Sequence[str]) -> list[Coding]:
        """Take codings made by hand back."""
        return hand_coding.uncode(self.study, names, who_and_when())

    def waiting(self, wanted: review_queue.Wanted) -> list[Coding]:
        """Return the codings that nobody has decided on yet."""
        return review_queue.queue(self.study, wanted)

    def shown(self, name: str) -> review_queue.Shown:
        """Return a coding as a reviewer sees it."""
        study = self.study
        return review_queue.shown(study, study.coding(name))

    def around(self, name: str) -> list[tuple[str, str]]:
        """Return the turns around a coding, whole."""
        study = self.study
        return review_queue.around(study, study.coding(name))

    def recode(self, name: str, code: str) -> Coding:
        """Reject a coding and give its words another code by hand."""
        return review_queue.recode(self.study, name, code, who_and_when())

    def note_coding(self, name: str, words: str) -> str:
        """Write a memo on a coding."""
        return review_queue.note(self.study, name, words, who_and_when())

    def set_role(self, name: str, role: str, document: str | None = None) -> int:
        """Give a speaker a role."""
        return reviewing.set_role(self.study, name, role, who_and_when(), document)

    def set_alias(self, name: str, alias: str, document: str | None = None) -> int:
        """Show a speaker under another name."""
        return reviewing.set_alias(self.study, name, alias, who_and_when(), document)

    def desk(self, coder: str = "") -> Desk:
        """Return what answers the coding component, on a page or in a notebook; `coder` acts where none is named."""
        from themecode.workflow.desk import Desk

        return Desk(self.store, self.folder, self.settings, coder)

    def back_up(self, file: Path | None = None) -> Backup:
        """Copy the project into a file, or under the next number into its backups."""
        return backing_up.back_up(self.study, self.folder, file)

    def write_matrix(self, path: Path, layout: analysis.Layout) -> Table:
        """Write a matrix by the file's ending and return its table."""
        return exporting.write_matrix(self.study, path, layout, who_and_when(), self.settings.label).table
