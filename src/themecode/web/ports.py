"""The port that a project was served on last: pages that are still open find their server again."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

_NAMED = 1024


def cache_folder() -> Path:
    """Return the folder of this user's caches."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "themecode"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "themecode"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "themecode"


def last_port(project: Path) -> int:
    """Return the port of the last time, 0 where there was none or it cannot be read."""
    with suppress(OSError, ValueError, RuntimeError):
        port = int(_file(project).read_text(encoding="ascii"))
        return port if _NAMED <= port < 2**16 else 0
    return 0


def keep_port(project: Path, port: int) -> None:
    """Remember a port; where that is not possible, the next one is another."""
    with suppress(OSError, RuntimeError):
        file = _file(project)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(f"{port}\n", encoding="ascii")


def _file(project: Path) -> Path:
    return cache_folder() / f"port-{hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:16]}"
