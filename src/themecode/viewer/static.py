"""The files that a browser gets: the coding component's bundle, as it lies in the package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
"""What may lie there, and how a browser is told of it."""


@dataclass(frozen=True)
class Asset:
    """One file with its kind, as HTTP names it."""

    content: bytes
    kind: str


@cache
def asset_names() -> tuple[str, ...]:
    """Return the names of the files: only these are ever given out, whatever is asked for."""
    folder = files("themecode.viewer") / "static"
    return tuple(sorted(file.name for file in folder.iterdir() if any(map(file.name.endswith, KINDS))))


def asset(name: str) -> Asset | None:
    """Return a file by its name, None where there is none of that name."""
    if name not in asset_names():
        return None
    kind = next(kind for ending, kind in KINDS.items() if name.endswith(ending))
    return Asset((files("themecode.viewer") / "static" / name).read_bytes(), kind)
