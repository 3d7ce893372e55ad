"""Progress bars, on stderr and on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from themecode.cli.output import clean


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[str], None]]:
    """Show a progress bar on stderr, on a terminal only; yields a function that takes each step's name."""
    if not sys.stderr.isatty() or total < 2:  # noqa: PLR2004 - one step needs no bar
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.fields[step]}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, step=what)
        yield lambda step: bar.update(task, advance=1, step=clean(step))


@contextmanager
def progress_share(what: str) -> Iterator[Callable[[float, int], None]]:
    """Show a progress bar on stderr, on a terminal only; yields a function of the share done and the number so far."""
    if not sys.stderr.isatty():
        yield lambda _done, _number: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda done, number: bar.update(task, completed=done, description=f"{number:,} {what}")
