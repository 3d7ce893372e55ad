"""Step: the codebook's rules applied to the documents; what was added, kept and withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from themecode import codebooks, tagging
from themecode.errors import ThemecodeError
from themecode.model import RULES, Anchor, Codebook, Coding, Decision, Document
from themecode.problems import Problem, in_order
from themecode.workflow.changes import CodingChanges, changes_of
from themecode.workflow.planning import Plan, plan_of
from themecode.workflow.retagging import Tagged, tagged
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.memory.writing import OpenAction as MemoryAction
    from themecode.store import OpenAction

Speakers = Literal["participants", "all"]
_WHOSE = {"participants": "participants'", "all": "everybody's"}


class CodebookError(ThemecodeError):
    """A codebook that cannot be used, with every mistake in it."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in problems)
        count = f"{len(problems)} mistake{'s' if len(problems) != 1 else ''}"
        super().__init__(
            f"The codebook {file} has {count}:\n{listed}\n", mend=f"Mend and try: themecode codebook check {file}"
        )


@dataclass(frozen=True)
class TagOptions:
    """What is tagged: the unit of a coding, whose turns, and which documents (all where none is named)."""

    unit: tagging.Unit = "sentence"
    speakers: Speakers = "participants"
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class TagResult:
    """What a run of the rules changed: codings, and the turns and words that were read or left out.

    A dry run has `changes`: the codings that would come and go, with their words.
    """

    added: int
    kept: int
    restored: int
    withdrawn: int
    kept_by_people: int
    turns: int = 0
    words: int = 0
    left_out_turns: int = 0
    left_out_words: int = 0
    codebook: str = ""
    changes: CodingChanges | None = None
    note: str = ""
    """What to know of the codebook's language: nothing, unless its words cannot be inflected."""


@dataclass(frozen=True)
class Checked:
    """A codebook file that was read and tried: `rules` run; `problems` holds all that is wrong."""

    codebook: Codebook | None
    rules: tagging.Rules | None
    problems: tuple[Problem, ...]
    examples: int = 0


def check_codebook(path: Path) -> Checked:
    """Read a codebook, parse its rules, and run its examples and non-examples as tests."""
    reading = codebooks.read(path)
    rules, mistakes = _tried(reading)
    if rules is None or reading.codebook is None or mistakes:
        return Checked(reading.codebook, rules, tuple(mistakes))
    book = reading.codebook
    problems = in_order([*tagging.check_examples(book, rules), *tagging.hints(book)])
    note = tagging.language_note(book.language)
    problems += [Problem(_language_place(book, path), note, grade="warning")] if note else []
    tried = sum(len(code.examples) * bool(code.rules) + len(code.non_examples) for code in book)
    return Checked(book, rules, tuple(problems), tried)


def _language_place(codebook: Codebook, path: Path) -> str:
    lines = codebook.source.splitlines()
    return f"{path.name}:{next((n for n, line in enumerate(lines, 1) if line.startswith('language:')), 1)}:1"


def load_codebook(path: Path) -> tuple[Codebook, tagging.Rules]:
    """Read a codebook whose rules can run. Raises CodebookError with every mistake."""
    reading = codebooks.read(path)
    rules, mistakes = _tried(reading)
    if reading.codebook is None or rules is None or mistakes:
        raise CodebookError(path.name, mistakes)
    return reading.codebook, rules


def _tried(reading: codebooks.Reading) -> tuple[tagging.Rules | None, list[Problem]]:
    """Parse the rules of what could be read: mistakes of form and mistakes in rules are told together."""
    if reading.draft is None:
        return None, list(reading.problems)
    rules, mistakes = _compiled(reading.draft)
    return rules, in_order([*reading.problems, *mistakes])


def file_in_use(study: Study, folder: Path) -> Path:
    """Return the file of the codebook in use, as it is now. Raises ThemecodeError where there is none or it is gone."""
    used = study.store.codebook()
    if used is None:
        raise ThemecodeError("This project has no codebook yet.", mend="Name a file, or: themecode codebook use FILE")
    if not (folder / used.file).is_file():
        raise ThemecodeError(f"The file of the codebook in use, {used.file}, is gone.", mend="Name the file.")
    return folder / used.file


def use_codebook(
    study: Study, path: Path, author: Author, *, name: str | None = None, settles: bool = False
) -> Codebook:
    """Take a codebook into use; each used version is kept. Nothing is written where it is the one in use.

    With `settles` that is written all the same: it says which of several versions people decided for.
    """
    codebook, _ = load_codebook(path)
    used = study.store.codebook()
    file = name or path.as_posix()
    if settles or used is None or (used.sha256, used.file) != (codebook.sha256, file):
        summary = f"{path.name} version {codebook.version or '-'} SHA-256 {codebook.sha256[:8]}"
        with study.store.action("codebook use", summary, coder=author.name, now=author.now) as action:
            action.use_codebook(codebook, file)
    return codebook


def tag(
    study: Study,
    options: TagOptions,
    author: Author,
    *,
    keep: bool = True,
    codebook: Codebook | None = None,
    on_document: Callable[[Document], None] = lambda _: None,
) -> TagResult:
    """Apply the codebook in use (a dry run may try another). Codings that people decided on stay in any case.

    Where somebody else wrote meanwhile, what the rules found is held against that, too, while they wait: two who run
    them at once code nothing twice.
    """
    study, seen = study.whole, study.store.last_action()
    result, plan = _tried_on(study, options, codebook, on_document)
    if not keep:
        documents = [study.document(name) for name in options.documents] or study.documents
        return replace(result, changes=_changes(study, plan, options, documents))
    with study.store.action("tag", coder=author.name, now=author.now) as action:
        if action.number != seen + 1:
            result, plan = _tried_on(Study(study.store), options, codebook, on_document)
        _write(action, plan, options, author)
    return result


def _tried_on(
    study: Study, options: TagOptions, codebook: Codebook | None, on_document: Callable[[Document], None]
) -> tuple[TagResult, Plan]:
    codebook = codebook or study.codebook
    documents = [study.document(name) for name in options.documents] or study.documents
    readings = [(document, study.turns_of(document, options.speakers)) for document in documents]
    known = tagged(study.store, readings, options.unit, codebook.language)
    wanted = known.codings(codebook, compiled_rules, on_document)
    plan = plan_of(study, wanted, {document.id for document in documents})
    return _result(study, plan, known), plan


def _write(action: OpenAction | MemoryAction, plan: Plan, options: TagOptions, author: Author) -> None:
    action.add_codings([dated(coding, author.now) for coding in plan.add])
    decisions = [Decision(coding.id, "withdrawn", RULES, author.now) for coding in plan.withdraw]
    decisions += [Decision(earlier.id, "restored", RULES, author.now) for earlier, _ in plan.restore]
    action.add_decisions(decisions)
    for earlier, coding in (*plan.keep, *plan.restore):
        if earlier.evidence != coding.evidence:
            action.set_evidence(earlier.id, coding.evidence)
    action.move_codings([Anchor(one.id, one.segment, one.text) for one in _found_again(plan)])
    counts = f"added {len(plan.add)}, restored {len(plan.restore)}, withdrawn {len(plan.withdraw)}"
    named = f" in {' '.join(options.documents)}" if options.documents else ""
    action.summary = f"{options.unit}, {options.speakers}{named}: {counts}"


def _found_again(plan: Plan) -> list[Coding]:
    """Return codings on corrected words that the rules find and nobody decided on: these need no look."""
    return [one for one, _ in (*plan.keep, *plan.restore) if one.moved and one.status == "unreviewed"]


def dated(coding: Coding, now: str) -> Coding:
    """Return a coding by rule as it is written down at some moment."""
    return Coding("", coding.segment, coding.text, coding.code, RULES, "rules", now, coding.evidence)


def _result(study: Study, plan: Plan, read: Tagged) -> TagResult:
    every_turn = sum(len(document.turns) for document, _ in read.readings)
    return TagResult(
        added=len(plan.add),
        kept=len(plan.keep),
        restored=len(plan.restore),
        withdrawn=len(plan.withdraw),
        kept_by_people=len(plan.decided),
        turns=read.turns,
        words=read.words,
        left_out_turns=every_turn - read.turns,
        left_out_words=read.every_word - read.words,
        codebook=study.codebook.title,
        note=tagging.language_note(study.codebook.language) or "",
    )


def _changes(study: Study, plan: Plan, options: TagOptions, documents: Sequence[Document]) -> CodingChanges:
    appear = [*plan.add, *(coding for _, coding in plan.restore)]
    basis = f"Codings by rule; unit: {options.unit}; {_WHOSE[options.speakers]} words; documents: {len(documents)}. "
    basis += f"As they are: {len(plan.keep):,}. Nothing was written."
    return changes_of(study, appear=appear, go=plan.withdraw, stay=plan.decided, basis=basis)


def compiled_rules(codebook: Codebook, file: str = "") -> tagging.Rules:
    """Return a codebook's rules, ready to run. Raises CodebookError with every mistake in them."""
    rules, mistakes = _compiled(codebook)
    if mistakes:
        raise CodebookError(file or codebook.title, mistakes)
    return rules


@lru_cache(maxsize=4)
def _compiled(codebook: Codebook) -> tuple[tagging.Rules, list[Problem]]:
    return tagging.compile_codebook(codebook)
