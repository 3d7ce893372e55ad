"""The file of the key: outside the project, encrypted, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from themecode import exports, pseudonyms
from themecode.errors import ThemecodeError
from themecode.pseudonyms import KeyEntry


@dataclass(frozen=True)
class KeyFile:
    """Where the key lies, and what opens it: a passphrase, or a recipient's public key and the identity to it."""

    path: Path
    passphrase: str = ""
    recipient: str = ""
    identity: str = ""

    def read(self) -> list[KeyEntry]:
        """Return what the key holds already; nothing where there is no file yet. Raises ThemecodeError."""
        if not self.path.exists():
            return []
        if not self.passphrase and not self.identity:
            mend = "Give its passphrase or --identity FILE, or name a new file: --key FILE"
            raise ThemecodeError(f"The key {self.path.name} is there and cannot be read.", mend=mend)
        return list(_opened(self.path.read_bytes(), self.passphrase, self.identity))

    def add(self, entries: Iterable[KeyEntry]) -> None:
        """Add to the key; the file is replaced whole, and nothing of it is ever written unencrypted."""
        known = self.read()
        added = [entry for entry in entries if entry not in known]
        sealed = pseudonyms.seal_key(
            [*known, *added], passphrase=self.passphrase, recipient=self.recipient, identity=self.identity
        )
        exports.write_bytes(self.path, sealed)
        self.path.chmod(0o600)


@lru_cache(maxsize=1)
def _opened(sealed: bytes, passphrase: str, identity: str) -> tuple[KeyEntry, ...]:
    """Open a key once: a passphrase takes seconds each time."""
    return tuple(pseudonyms.open_key(sealed, passphrase=passphrase, identity=identity))


def outside(path: Path, folder: Path) -> Path:
    """Return a path that lies outside a project's folder. Raises ThemecodeError where it lies inside."""
    if path.resolve().is_relative_to(folder.resolve()):
        says = "The key must not lie in the project's folder: whoever has the folder would have both."
        raise ThemecodeError(says, mend="Name a file elsewhere: --key ../keys/study.age")
    if path.is_dir():
        raise ThemecodeError(f"{path} is a folder.", mend="Name a file: --key FILE")
    return path


def replacements(entries: Sequence[KeyEntry]) -> dict[str, str]:
    """Return the names of a key, lower case, with what stands for them."""
    return {entry.name.casefold(): entry.replacement for entry in entries}
