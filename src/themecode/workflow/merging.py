"""Step: another coder's copy of the project brought together with this one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from themecode import settings
from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.model import Table
from themecode.store import Merged, OtherProjectError, Store, other_copy
from themecode.workflow.backing_up import FOLDER
from themecode.workflow.conflicts import Conflict, conflicts
from themecode.workflow.study import Study


@dataclass(frozen=True)
class MergeResult:
    """What a merge brought, what is open now, and where the state before lies.

    `codebook`: the file's name where the version of the codebook in use is now the other copy's.
    """

    merged: Merged
    open: tuple[Conflict, ...]
    backup: Path | None
    codebook: str = ""

    @property
    def table(self) -> Table:
        """What was added, by coder and by what they did."""
        counts = Counter((action.coder, action.verb) for action in self.merged.added)
        rows = tuple((coder, verb, number) for (coder, verb), number in sorted(counts.items()))
        kept = self.merged
        basis = f"Actions added: {len(kept.added)}, to {kept.known + kept.ahead} that were here"
        return Table("merge", ("who", "did", "actions"), rows, f"{basis}; the other copy lacks {kept.ahead} of these.")


def merge(study: Study, other: str, folder: Path, *, keep: bool = True) -> MergeResult:
    """Bring another copy together with this one: its actions are added, nothing of this one changes.

    Raises ThemecodeError where the other is no copy of this project, and MergeRefusedError where the two cannot be
    brought together safely.
    """
    assert not isinstance(study.store, MemoryStore)  # noqa: S101 - a run without a project has no copies
    store, place = study.store, place_of(other)
    with other_copy(place, folder) as theirs:
        _refuse_itself(store, theirs)
        if not keep:
            return _merged(store, theirs, keep=False)
        with store.merge(theirs, keep=False) as tried:  # what is refused is refused before there is a backup
            lacking = bool(tried.added)
        backup = store.backup_numbered(folder / FOLDER, "before-merge") if lacking else None
        made = _merged(store, theirs, keep=True)
        return MergeResult(made.merged, made.open, backup, made.codebook)


def place_of(other: str) -> str | Path:
    """Return where a copy's database lies: of a project's folder, a database file, a backup, or a server's URL."""
    if "://" in other:
        return other
    path = Path(other).expanduser()
    if path.is_dir():
        if not (path / settings.FILE).is_file():
            raise ThemecodeError(f"There is no themecode project in {path}.", mend="Name its folder or its database.")
        return settings.read(path).database or path / settings.DATABASE
    if not path.is_file():
        raise ThemecodeError(
            f"There is no file or folder {path}.", mend="Name the other copy's folder, or its database."
        )
    return path


def _merged(store: Store, theirs: Store, *, keep: bool) -> MergeResult:
    before = store.codebook()
    with store.merge(theirs, keep=keep) as merged:
        study = Study(store)
        used = store.codebook()
        changed = used is not None and (before is None or used.sha256 != before.sha256)
        return MergeResult(merged, tuple(conflicts(study)), None, used.file if used and changed else "")


def _refuse_itself(mine: Store, other: Store) -> None:
    files = (mine.place.file, other.place.file)
    same = files[0] and files[1] and files[0].samefile(files[1])
    if same or (mine.place.is_postgresql and mine.place.url == other.place.url):
        raise OtherProjectError("That is this project itself.", mend="Name the other coder's copy.")
