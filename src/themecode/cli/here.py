"""Which project a command works on, and what its options look like."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from themecode.project import Project


@dataclass
class _State:
    folder: Path | None = None
    debug: bool = False


state = _State()

Json = Annotated[bool, typer.Option("--json", help="Give the table as JSON.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Show N passages of each code and kind.")]
Every = Annotated[bool, typer.Option("--all", help="Show every one, without the limit.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to a file by its ending: .csv .xlsx .docx .html .json .parquet"
    ),
]


def act_as(coder: str) -> None:
    """Let what this run writes be a coder's: the name that every step asks for is kept in one place."""
    os.environ["THEMECODE_CODER"] = coder


def folder() -> Path:
    """Return the project's folder: the one that --project names, or the nearest one from here upwards."""
    from themecode.settings import find_project

    return state.folder or find_project(Path.cwd()) or Path.cwd()


def project() -> Project:
    """Open the project that --project names, or the nearest one from here upwards."""
    from themecode.project import Project

    opened = Project.open(folder())
    if opened.store.upgraded is not None:
        from themecode.cli.output import say

        kept = opened.store.upgraded.backup
        say(f"The project was made by an older themecode, and was upgraded{f'. Its backup: {kept}' if kept else ''}")
    if (veil := opened.study.veil).documents:
        from themecode.cli.output import say, wrapped

        say(wrapped(str(veil)))
    return opened


def project_if_any() -> Project | None:
    """Open the project that `project` opens; None where there is none from here upwards."""
    from themecode.settings import find_project

    if state.folder is None and find_project(Path.cwd()) is None:
        return None
    return project()
