"""A project: what every face holds. It forwards to the steps and decides nothing."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from themecode import analysis
from themecode import settings as project_settings
from themecode.errors import ThemecodeError
from themecode.settings import Settings
from themecode.store import Store
from themecode.workflow import (
    analysing,
    casing,
    checking,
    coding,
    demonstrating,
    exporting,
    hand_coding,
    importing,
    reviewing,
    running,
)
from themecode.workflow.study import Study, who_and_when

if TYPE_CHECKING:
    import pandas as pd

    from themecode.model import Action, Attribute, Basis, Coding, Table
    from themecode.problems import Problem
    from themecode.workflow.displaying import DocumentView
    from themecode.workflow.finding import Found


class Project:
    """One study: a folder with its settings and its database.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "study", "My study") as project:
    ...     len(project.study.documents)
    0
    """

    def __init__(self, folder: Path, settings: Settings, store: Store) -> None:
        self.folder = folder
        self.settings = settings
        self.store = store

    @classmethod
    def create(cls, folder: Path, title: str = "", approach: project_settings.Approach = "codebook") -> Self:
        """Make a new project. Raises ThemecodeError where one lies already."""
        if (folder / project_settings.FILE).exists():
            raise ThemecodeError(f"There is a project in {folder} already.", mend="Name another folder.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ThemecodeError(f"The folder {folder} cannot be made: {error.strerror}.") from error
        settings = Settings(title or folder.resolve().name, approach)
        store = Store.create(folder / project_settings.DATABASE, meta={"project": str(uuid.uuid4())})
        settings.write(folder)
        return cls(folder, settings, store)

    @classmethod
    def demo(cls, folder: Path) -> tuple[running.RunResult, list[Path]]:
        """Make the sample study in a new project and run the main job on it; return what was written, too."""
        with cls.create(folder, demonstrating.TITLE) as project:
            project.settings = replace(project.settings, label=demonstrating.LABEL)
            project.settings.write(folder)
            codebook, transcripts = demonstrating.copy_sample(folder)
            author = who_and_when()
            result = running.run(project.study, codebook, [transcripts], running.RunOptions(), author)
            shown = exporting.Presentation(demonstrating.TITLE, demonstrating.LABEL, (demonstrating.NOTE,))
            layout = analysis.Layout(count="codings")
            files, _ = exporting.write_results(result.study, folder / "out", layout, author, shown)
        return result, files

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a project. Raises ThemecodeError where there is none, or where it is newer than this version."""
        if not (folder / project_settings.FILE).is_file():
            raise ThemecodeError(
                f"There is no themecode project in {folder}.",
                mend="Make one: themecode init DIR, or name it: --project DIR",
            )
        settings = project_settings.read(folder)
        return cls(folder, settings, Store.open(settings.database or folder / project_settings.DATABASE))

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def study(self) -> Study:
        """The records as they stand now."""
        return Study(self.store)

    # Steps. Each that writes takes the person and the time from `who_and_when`, or from `author`.

    def import_files(
        self,
        files: Sequence[Path],
        options: importing.ImportOptions,
        *,
        keep: bool = True,
        on_file: Callable[[Path], None] = lambda _: None,
    ) -> list[importing.FileResult]:
        """Bring transcripts in."""
        return importing.import_files(self.study, files, options, who_and_when(), keep=keep, on_file=on_file)

    def import_cases(self, path: Path, *, keep: bool = True) -> casing.CasesResult:
        """Bring a table of cases in."""
        return casing.import_cases(self.study, path, who_and_when(), keep=keep)

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
        coding.use_codebook(self.study, path, who_and_when(), name=name.as_posix())

    def refresh_codebook(self) -> bool:
        """Take the codebook's file into use anew where it was edited since; say whether it was."""
        used = self.store.codebook()
        if used is None or not (file := self.folder / used.file).is_file():
            return False
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

    def undo(self, number: int | None = None) -> Action:
        """Take back one action."""
        return reviewing.undo(self.study, who_and_when(), number)

    def set_role(self, name: str, role: str, document: str | None = None) -> int:
        """Give a speaker a role."""
        return reviewing.set_role(self.study, name, role, who_and_when(), document)

    def set_alias(self, name: str, alias: str, document: str | None = None) -> int:
        """Show a speaker under another name."""
        return reviewing.set_alias(self.study, name, alias, who_and_when(), document)

    # What notebooks ask for: DataFrames, and a document that shows itself.

    def codings(self) -> pd.DataFrame:
        """Return the codings, one a row, with the reason for each."""
        return frame(analysing.codings_table(self.study))

    def turns(self) -> pd.DataFrame:
        """Return every turn, one a row."""
        return frame(analysing.turns_table(self.study))

    def cases(self) -> pd.DataFrame:
        """Return the cases with their attributes."""
        return frame(analysing.cases_table(self.study))

    def matrix(
        self,
        rows: str = "case",
        columns: Literal["code", "theme"] = "code",
        count: analysis.Count = "presence",
        basis: Basis = "all",
    ) -> pd.DataFrame:
        """Return the theme matrix, rows by name; its basis is in `.attrs["basis"]`."""
        table = analysing.matrix(self.study, analysis.Layout(rows, columns, count, basis)).table
        return frame(table).set_index(rows)

    def quotes(self, code: str, by: str = "", *, spread: bool = False) -> pd.DataFrame:
        """Return the quotations of one code, attributed by the project's label."""
        return frame(analysing.quotes(self.study, code, label=self.settings.label, by=by, spread=spread))

    def document(self, name: str) -> DocumentView:
        """Return a document that shows itself highlighted in a notebook."""
        from themecode.workflow.displaying import DocumentView

        return DocumentView.of(self.study, name)

    def check(self) -> list[Problem]:
        """Return what is inconsistent."""
        return checking.check(self.study)

    def write_matrix(self, path: Path, layout: analysis.Layout) -> Table:
        """Write a matrix by the file's ending and return its table."""
        return exporting.write_matrix(self.study, path, layout, who_and_when(), self.settings.label).table

    def __repr__(self) -> str:
        """Say what it is, never what was said in it."""
        return f"<themecode project '{self.settings.title}' in {self.folder}>"


def frame(table: Table) -> pd.DataFrame:
    """Turn a table into a DataFrame with the same columns; `.attrs["basis"]` carries its basis."""
    import pandas as pd

    found = pd.DataFrame.from_records(list(table.rows), columns=list(table.header))
    found.attrs["basis"] = table.basis
    return found
