"""Long work in finished parts, kept in a folder beside the file that they will become, so that it can be resumed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from themecode.errors import ThemecodeError
from themecode.exports.writing import TEMPORARY, atomically, write_bytes

_MANIFEST = "manifest.json"
_PART = "part-"


@dataclass(frozen=True)
class Parts:
    """The folder OUT.parts: a part is there wholly or not at all. `kept` are those that an earlier run finished."""

    folder: Path
    kept: frozenset[str]

    @classmethod
    def open(cls, out: Path, made_of: Mapping[str, str], *, fresh: bool = False) -> Self:
        """Open or make the folder. Raises ThemecodeError where its parts were made of something else."""
        folder = out.with_name(f"{out.name}.parts")
        if not out.parent.is_dir():
            raise ThemecodeError(f"There is no folder '{out.parent}'.", mend="Make it first, or choose another place.")
        if fresh:
            _empty(folder)
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise ThemecodeError(f"The folder {folder} cannot be made: {error.strerror}.") from error
        for left in folder.glob(f"{TEMPORARY}*"):
            left.unlink(missing_ok=True)
        names = {path.name for path in folder.iterdir()}
        if _MANIFEST in names:
            _compare(folder, made_of)
        elif names:
            raise ThemecodeError(f"The folder {folder} holds other files.", mend="Move them, or name another file.")
        else:
            write_bytes(folder / _MANIFEST, json.dumps(dict(made_of), indent=1).encode())
        return cls(folder, frozenset(name for name in names if name.startswith(_PART)))

    def path(self, first: int, last: int) -> Path:
        """Return where the part lies that holds these rows."""
        return self.folder / f"{_PART}{first:010}-{last:010}"

    def keep(self, path: Path, content: bytes) -> None:
        """Write one part, wholly or not at all; only its owner may read it."""
        with atomically(path) as temporary:
            temporary.write_bytes(content)
        path.chmod(0o600)

    def remove(self) -> None:
        """Remove the folder, once its parts are in the file."""
        _empty(self.folder)


def _compare(folder: Path, made_of: Mapping[str, str]) -> None:
    try:
        earlier = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        changed = [name for name, value in made_of.items() if earlier.get(name) != value]
    except (ValueError, AttributeError) as error:
        raise ThemecodeError(f"{folder / _MANIFEST} is damaged.", mend="Begin anew with --fresh.") from error
    if changed:
        another = " and another ".join(changed)
        raise ThemecodeError(
            f"{folder.name} holds parts of an earlier run that was not finished, with another {another}.",
            mend="Begin anew with --fresh (the old parts are deleted), or name another file.",
        )


def _empty(folder: Path) -> None:
    """Delete what is ours in the folder, and the folder where nothing else is in it."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name.startswith((_PART, TEMPORARY)):
            path.unlink(missing_ok=True)
    (folder / _MANIFEST).unlink(missing_ok=True)  # last: parts without it would belong to nobody
    with suppress(OSError):
        folder.rmdir()
