"""Step: the codebook's rules over a table of answers, in parts that are kept, so that it can be resumed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from themecode import exports, importers
from themecode.errors import ThemecodeError
from themecode.importers import AnswerTable, Block
from themecode.model import Codebook, Provenance
from themecode.workflow.answer_ids import SeenIds
from themecode.workflow.answering import Answers, RuleBook, tagged_part
from themecode.workflow.spreading import Crew, crew

_FEW = 3
"""A table of fewer blocks is done in this process: starting others takes longer."""
OnStep = Callable[[float, int], None]
"""Takes how much is done, 0 to 1, and the number of answers."""


@dataclass(frozen=True)
class Survey:
    """A table of answers, the columns that hold them and their ids (empty: the number of the row), a codebook.

    `flags`: whether the context of each first hit is read.
    """

    table: AnswerTable
    text: str
    id: str
    codebook: Codebook
    flags: bool = True

    def blocks(self) -> Iterator[Block]:
        """Yield answers, and their ids where they have some, block by block."""
        return self.table.blocks(self.text, *([self.id] if self.id else []))


@dataclass(frozen=True)
class SurveyOptions:
    """How it is done: in how many processes, or by which Dask scheduler; `fresh` forgets an earlier run's parts."""

    processes: int = 1
    scheduler: str = ""
    fresh: bool = False


@dataclass(frozen=True)
class SurveyResult:
    """What was tagged: answers, those with at least one code, rows written, answers done by an earlier run."""

    answers: int
    coded: int
    rows: int
    resumed: int


def tag_table(
    survey: Survey, out: Path, options: SurveyOptions, on_step: OnStep = lambda _done, _answers: None
) -> SurveyResult:
    """Tag a table of answers. Raises ThemecodeError; finished parts are kept in OUT.parts until all are done."""
    form = exports.tag_format(out)
    if out.resolve() == survey.table.path.resolve():
        raise ThemecodeError("The tags would take the place of the answers.", mend="Name another file after -o.")
    for name in filter(None, (survey.text, survey.id)):
        survey.table.column(name)
    if survey.id:
        _check_ids(survey.table, survey.id)
    parts = exports.Parts.open(out, _made_of(survey), fresh=options.fresh)
    work = _Work(survey, parts, out.suffix.lower(), on_step)
    blocks = survey.blocks()
    start = list(islice(blocks, _FEW))
    try:
        with crew(options.processes if len(start) == _FEW else 1, options.scheduler) as made:
            work.do(chain(start, blocks), made)
    except KeyboardInterrupt:
        safe = f"What is done is kept in {parts.folder.name}."
        raise ThemecodeError("Interrupted.", safe=safe, mend="Repeat the command to go on from there.") from None
    try:
        form.join(out, work.paths, _provenance(survey, work.answers))
    except FileNotFoundError as error:
        mend = f"Does another run write {out.name}? Wait for it, or repeat the command."
        raise ThemecodeError(f"A finished part of {parts.folder.name} has gone.", mend=mend) from error
    result = _counted(out, work)
    parts.remove()
    return result


class _Work:
    """The blocks of a table on their way to parts, never more at once than the crew can take."""

    def __init__(self, survey: Survey, parts: exports.Parts, ending: str, on_step: OnStep) -> None:
        self.answers = 0
        self.resumed = 0
        self.paths: list[Path] = []
        self._survey, self._parts, self._ending, self._on_step = survey, parts, ending, on_step
        self._book = RuleBook(
            survey.codebook.source, f"{survey.codebook.title}.yaml", version("themecode"), survey.flags
        )
        self._pending: deque[tuple[Path, Block, Future[bytes]]] = deque()

    def do(self, blocks: Iterator[Block], made: Crew) -> None:
        """Have every block tagged that is not yet a part."""
        for block in blocks:
            path = self._parts.path(block.first, block.last)
            self.paths.append(path)
            self.answers = block.last
            if path.name in self._parts.kept:
                self.resumed += block.last - block.first + 1
                self._on_step(block.read, block.last)
                continue
            answers = Answers(_ids(block), block.columns[0])
            self._pending.append((path, block, made.executor.submit(tagged_part, self._book, answers, self._ending)))
            while len(self._pending) >= made.most:
                self._keep()
        while self._pending:
            self._keep()

    def _keep(self) -> None:
        path, block, future = self._pending.popleft()
        self._parts.keep(path, future.result())
        self._on_step(block.read, block.last)


def _ids(block: Block) -> Sequence[str] | range:
    return block.columns[1] if len(block.columns) > 1 else range(block.first, block.last + 1)


def _check_ids(table: AnswerTable, column: str) -> None:
    """Refuse ids by which a code could not be led back to its answer, before any work is done."""
    seen = SeenIds(table, column)
    for block in table.blocks(column):
        seen.see(block.first, block.columns[0])
    seen.distinct()


def _made_of(survey: Survey) -> dict[str, str]:
    """Return what must be the same for an earlier run's parts to be used, under the names that a message gives them."""
    return {
        "table": survey.table.sha256,
        "encoding": survey.table.encoding,
        "--text": survey.text,
        "--id": survey.id,
        "--flags": "yes" if survey.flags else "no",
        "codebook": survey.codebook.sha256,
        "version of themecode": version("themecode"),
    }


def _provenance(survey: Survey, answers: int) -> Provenance:
    book, table = survey.codebook, survey.table
    told = (book.title, book.version, book.sha256, book.ids, version("themecode"))
    return Provenance(*told, table.path.name, table.sha256, table.encoding, survey.text, survey.id, answers)


def _counted(out: Path, work: _Work) -> SurveyResult:
    """Read what was written, and count it."""
    rows, coded, last = 0, 0, ""
    for block in importers.open_answer_table(out).blocks("id"):
        rows += len(block.columns[0])
        for name in block.columns[0]:
            coded += name != last
            last = name
    return SurveyResult(work.answers, coded, rows, work.resumed)
