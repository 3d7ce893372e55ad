"""The main job of themecode in one process, with the time of each stage. Prints JSON: seconds by stage, and counts."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from themecode.workflow.coding import TagResult
    from themecode.workflow.study import Author

seconds: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Add the time of a block to a stage; time in the store is the store's alone."""
    before, start = seconds.get("store", 0.0), perf_counter()
    yield
    spent = perf_counter() - start
    inside = 0.0 if name == "store" else seconds.get("store", 0.0) - before
    seconds[name] = seconds.get(name, 0.0) + spent - inside


class TimedStore:
    """A store whose every call counts as the stage "store"; an action counts from its beginning to its commit."""

    def __init__(self, store: Any) -> None:  # noqa: ANN401 - stands in for any store
        self._store = store

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return self._action if name == "action" else self._timed(getattr(self._store, name))

    @contextmanager
    def _action(self, *words: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401 - hands on what it is given
        with stage("store"), self._store.action(*words, **options) as action:
            yield action

    def _timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **options: Any) -> Any:  # noqa: ANN401 - hands on what it is given
            with stage("store"):
                return method(*words, **options)

        return timed


def main(codebook: Path, folder: Path, out: Path) -> None:
    """Do what `themecode run` does, step by step."""
    with stage("libraries"):
        from themecode.memory import MemoryStore
        from themecode.workflow import exporting  # noqa: F401 - loaded here so that its time is told apart
        from themecode.workflow.study import Author
    author = Author("bench", "2024-01-01T00:00:00+00:00")
    with stage("store"):
        store: Any = TimedStore(MemoryStore())
    tagged = _tagged(store, codebook, folder, author)
    _written(store, out, author)
    counts = {"words": tagged.words, "codings": tagged.added}
    json.dump({"seconds": seconds, "counts": counts}, sys.stdout)


def _tagged(store: Any, codebook: Path, folder: Path, author: Author) -> TagResult:  # noqa: ANN401 - TimedStore for MemoryStore
    from themecode.workflow import casing, coding, importing
    from themecode.workflow.study import Study

    with stage("codebook"):
        used = coding.use_codebook(Study(store), codebook, author)
    with stage("import"):
        gathered = importing.gather([folder])
        files = importing.import_files(Study(store), gathered.files, importing.ImportOptions(), author)
        assert all(file.outcome == "imported" for file in files), files
        if gathered.cases:
            casing.import_cases(Study(store), gathered.cases, author)
    with stage("tag"):
        return coding.tag(Study(store).afresh(codebook=used), coding.TagOptions(), author)


def _written(store: Any, out: Path, author: Author) -> None:  # noqa: ANN401 - TimedStore for MemoryStore
    from themecode import exports
    from themecode.analysis import Layout
    from themecode.workflow import analysing, exporting
    from themecode.workflow.study import Study

    out.mkdir(parents=True, exist_ok=True)
    study = Study(store)
    with stage("matrix"):
        matrix = analysing.matrix(study, Layout())
    with stage("xlsx"):
        made, codings = exporting.made_table(study, author), analysing.codings_table(study)
        exporting.write_workbook(study, out / "matrix.xlsx", matrix, made, codings, author)
    with stage("csv"):
        exports.write(out / "matrix.csv", matrix.table)
        exports.write(out / "codings.csv", codings)
    with stage("report"):
        exporting.write_report(study, out / "report.html", matrix, made, exporting.Presentation("Bench"))


if __name__ == "__main__":
    gc.set_threshold(1_000_000, 20, 100)  # as the command line does
    main(*map(Path, sys.argv[1:4]))
