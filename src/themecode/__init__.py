"""From interview transcripts to a theme matrix that can be traced.

>>> import themecode                                # doctest: +SKIP
>>> project = themecode.open("my-study")            # doctest: +SKIP
>>> project.matrix(rows="case", count="presence")   # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from themecode.notebook import Bench

__all__ = ["open"]


def open(folder: str | Path | None = None) -> Bench:  # noqa: A001 - the word that researchers expect
    """Open the project in a folder; without one, the nearest from here upwards."""
    from themecode.notebook import Bench
    from themecode.settings import find_project

    if folder is not None:
        return Bench.open(Path(folder))
    return Bench.open(find_project(Path.cwd()) or Path.cwd())
