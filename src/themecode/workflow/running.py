"""The main job in one go: import, cases, codebook, tag; kept in memory, or in a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.workflow import casing, coding, importing
from themecode.workflow.study import Author, Study


@dataclass(frozen=True)
class RunResult:
    """What came in and what the rules found. `refused` are the files that are not part of it."""

    study: Study
    files: list[importing.FileResult]
    tagged: coding.TagResult
    cases: casing.CasesResult | None = None
    passed_over: tuple[Path, ...] = ()
    refused: list[importing.FileResult] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What a reader of the figures must know: files that are not part of them."""
        return [f"Left out: {result.reason}" for result in self.refused]


@dataclass(frozen=True)
class RunOptions:
    """How the main job runs; `leave_out` goes on without the files that cannot be read."""

    importing: importing.ImportOptions = field(default_factory=importing.ImportOptions)
    tagging: coding.TagOptions = field(default_factory=coding.TagOptions)
    leave_out: bool = False


def run(
    study: Study,
    codebook: Path,
    paths: Sequence[Path],
    options: RunOptions,
    author: Author,
    on_step: Callable[[str], None] = lambda _: None,
) -> RunResult:
    """Do the main job on a study. Raises ThemecodeError, before anything is tagged, where a file is refused."""
    gathered = importing.gather(paths)
    used = coding.use_codebook(study, codebook, author, name=codebook.name)
    files = importing.import_files(
        study, gathered.files, options.importing, author, on_file=lambda path: on_step(f"reading {path.name}")
    )
    refused = [result for result in files if result.outcome in ("refused", "question")]
    if refused and (not options.leave_out or len(refused) == len(files)):
        raise _refusal(refused, len(files))
    study = study.afresh()
    cases = casing.import_cases(study, gathered.cases, author) if gathered.cases else None
    known = {} if any(result.given.codes for result in files) else {"codebook": used}
    study = study.afresh("documents", "speakers", **known)
    tagged = coding.tag(study, options.tagging, author, on_document=lambda d: on_step(f"tagging {d.id}"))
    return RunResult(
        study.afresh("documents", "speakers", "cases", "codebook"), files, tagged, cases, gathered.passed_over, refused
    )


def run_in_memory(
    codebook: Path,
    paths: Sequence[Path],
    options: RunOptions,
    author: Author,
    on_step: Callable[[str], None] = lambda _: None,
) -> RunResult:
    """Do the main job without keeping a project: the records live in memory and nowhere else."""
    return run(Study(MemoryStore()), codebook, paths, options, author, on_step)


def _refusal(refused: Sequence[importing.FileResult], total: int) -> ThemecodeError:
    reasons = "\n".join(f"  {result.reason}" for result in refused)
    return ThemecodeError(
        f"{len(refused)} of {total} files cannot be part of this:\n{reasons}\n",
        safe="Nothing was written.",
        mend="Mend them, take them out of the folder, or go on without them: --leave-out.",
    )
