"""Step: safe copies of a project, each opened and counted before it counts, and the way back to one."""

from __future__ import annotations

import re
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.model import Table
from themecode.settings import DATABASE, read
from themecode.store import Backup, DamagedProjectError, StoreError, backups_in, look_at, restore
from themecode.workflow.study import Study

FOLDER = "backups"


def back_up(study: Study, folder: Path, file: Path | None = None) -> Backup:
    """Copy the project into a file, or under the next number into its folder of backups; return what the copy holds."""
    from themecode.memory import MemoryStore

    assert not isinstance(study.store, MemoryStore)  # noqa: S101 - a run without a project has nothing to copy
    path = study.store.backup(file) if file else study.store.backup_numbered(folder / FOLDER, "by-hand")
    return look_at(path)


def restore_from(folder: Path, which: str) -> tuple[Backup, Path]:
    """Go back to a backup, by number or file; return it, and where the present state was kept.

    Raises ThemecodeError where there is no such backup. The project itself need not open any more.
    """
    return restore(read(folder).database or folder / DATABASE, _named(folder, which))


def backups_table(folder: Path) -> Table:
    """Return the numbered backups, newest first, with what each holds."""
    rows = tuple(_row(path) for path in backups_in(folder / FOLDER))
    return Table("backups", ("number", "why", "actions", "newest action", "file"), rows, f"{len(rows)} backups.")


def _row(path: Path) -> tuple[str, str, int | None, str, str]:
    number, _, why = path.stem.partition("-")
    try:
        held = look_at(path)
    except (DamagedProjectError, StoreError):
        return number, why, None, "cannot be opened", path.name
    return number, why, held.actions, held.newest[:19].replace("T", " "), path.name


def _named(folder: Path, which: str) -> Path:
    if re.fullmatch(r"\d{1,4}", which):
        found = [path for path in backups_in(folder / FOLDER) if path.name.startswith(f"{int(which):04d}-")]
    else:
        found = [path for path in (Path(which), folder / FOLDER / which) if path.is_file()]
    if not found:
        raise ThemecodeError(f"There is no backup '{which}'.", mend="See: themecode restore --list")
    return found[0]
