"""Step: a project moved between a folder of its own and a server, and joined from another computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.settings import DATABASE, FILE, Settings, point_to
from themecode.workflow.study import Study


def copy_to(study: Study, target: str, folder: Path, settings: Settings) -> dict[str, int]:
    """Copy a project to a server's URL, or into a new folder; return how many rows each table has there.

    Raises ThemecodeError where the place is taken; nothing is there by half.
    """
    assert not isinstance(study.store, MemoryStore)  # noqa: S101 - a run without a project has nothing to copy
    if is_url(target):
        return study.store.copy_to(target)
    made = Path(target).expanduser()
    if (made / FILE).exists() or made.resolve() == folder.resolve():
        raise ThemecodeError(f"There is a project in {made} already.", mend="Name another folder.")
    try:
        made.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ThemecodeError(f"The folder {made} cannot be made: {error.strerror}.") from error
    counts = study.store.copy_to(made / DATABASE)
    replace(settings, database="").write(made)
    write_codebook(study, made)
    return counts


def is_url(place: str) -> bool:
    """Say whether a place is a server's URL."""
    return "://" in place


def holds_password(url: str) -> bool:
    """Say whether a URL has a password in it.

    >>> holds_password("postgresql://ana:secret@db/study"), holds_password("postgresql://ana@db/study")
    (True, False)
    """
    return bool(urlsplit(url).password)


def write_codebook(study: Study, folder: Path) -> Path | None:
    """Write the codebook in use into a folder under its name, where no file of that name is."""
    used = study.store.codebook()
    file = folder / Path(used.file).name if used else None
    if used is None or file is None or file.exists():
        return None
    file.write_bytes(used.source.encode())
    return file


def switch(folder: Path, target: str) -> None:
    """Let a project's folder work on a database from now on; the one it had stays as it is."""
    point_to(folder, target)
