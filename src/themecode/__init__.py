"""From interview transcripts to a theme matrix that can be traced.

>>> import themecode                                # doctest: +SKIP
>>> project = themecode.open("my-study")            # doctest: +SKIP
>>> project.matrix(rows="case", count="presence")   # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from themecode.project import Project

__all__ = ["open"]


def open(folder: str | Path = ".") -> Project:  # noqa: A001 - the word that researchers expect
    """Open the project in a folder, or in the nearest folder above it."""
    from themecode.project import Project
    from themecode.settings import find_project

    start = Path(folder).resolve()
    return Project.open(find_project(start) or start)
