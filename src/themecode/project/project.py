"""A project: what every face holds. It forwards to the steps and decides nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from themecode import analysis
from themecode import settings as project_settings
from themecode.errors import ThemecodeError
from themecode.project.analyses import Analyses
from themecode.project.checked import Checked
from themecode.project.corrections import Corrections
from themecode.project.frames import Frames
from themecode.project.measuring import Measuring
from themecode.project.notes import Notes
from themecode.project.people import People
from themecode.project.sharing import Sharing
from themecode.project.steps import Steps
from themecode.project.suggestions import Suggestions
from themecode.settings import Settings
from themecode.store import Store
from themecode.workflow import demonstrating, exporting, running
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.pseudonyms import KeyEntry
    from themecode.workflow.clean_copying import Copied


class Project(Steps, Suggestions, Sharing, Notes, People, Analyses, Corrections, Checked, Frames, Measuring):
    """One study: a folder with its settings and its database.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "study", "My study") as project:
    ...     len(project.study.documents)
    0
    """

    @classmethod
    def create(
        cls, folder: Path, title: str = "", approach: project_settings.Approach = "codebook", database: str = ""
    ) -> Self:
        """Make a new project, in a file of its folder or on a server. Raises ThemecodeError where one lies already."""
        if (folder / project_settings.FILE).exists():
            raise ThemecodeError(f"There is a project in {folder} already.", mend="Name another folder.")
        settings = Settings(title or folder.resolve().name, approach, database=database)
        meta = {"project": str(uuid.uuid4())}
        if database:  # a server that does not answer leaves no empty folder behind
            store = Store.create(database, meta=meta)
            _make(folder)
        else:
            _make(folder)
            store = Store.create(folder / project_settings.DATABASE, meta=meta)
        settings.write(folder)
        return cls(folder, settings, store)

    @classmethod
    def join(cls, folder: Path, database: str, title: str = "") -> Self:
        """Make a folder to work in on a project that a server holds already; the codebook in use is written into it."""
        from themecode.workflow.copying import write_codebook

        if (folder / project_settings.FILE).exists():
            raise ThemecodeError(f"There is a project in {folder} already.", mend="Name another folder.")
        store = Store.open(database)
        _make(folder)
        joined = cls(folder, Settings(title or folder.resolve().name, database=database), store)
        joined.settings.write(folder)
        write_codebook(joined.study, folder)
        return joined

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

    def clean_copy(self, folder: Path, names: Sequence[KeyEntry]) -> Copied:
        """Make a project that never held these names, and search it for all of them before it counts as made."""
        from themecode.workflow import clean_copying

        clean_copying.refuse_place(folder, self.folder)
        with (
            clean_copying.whole_or_nothing(folder),
            Project.create(folder, self.settings.title, self.settings.approach) as copy,
        ):
            copied = clean_copying.copy_state(self.study, copy.store, names, who_and_when())
            replace(self.settings, database="").write(folder)
            clean_copying.write_codebook(self.study, folder)
            clean_copying.refuse_names(clean_copying.names_left(folder, copy.study, names))
        return copied

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        """Say what it is, never what was said in it."""
        return f"<themecode project '{self.settings.title}' in {self.folder}>"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ThemecodeError(f"The folder {folder} cannot be made: {error.strerror}.") from error
