"""codebook check: mistakes, a codebook's own examples, and what its rules do in the documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json

if TYPE_CHECKING:
    from themecode.analysis import RuleUse
    from themecode.project import Project
    from themecode.workflow.trying import Practice, Trial

_MANY = 20


def check(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Else the file of the codebook in use.")] = None,
    every: Annotated[bool, typer.Option("--all", help="List the rules, however many they are.")] = False,
    as_json: Json = False,
) -> None:
    """Check a codebook: its form, its rules, its examples, its use.

    Every mistake with file:line:column; examples and non-examples run as tests. In a project with documents also
    what the rules do there: rules that find nothing, or nothing beside another rule, and codes that coincide.

    \b
    Example:  themecode codebook check codebook.yaml
    Result:   mistakes (exit code 1), or warnings (exit code 0)
    """  # noqa: D301
    from contextlib import nullcontext

    from themecode.cli.here import project_if_any
    from themecode.cli.output import answer, answer_json
    from themecode.workflow.trying import try_codebook

    with project_if_any() or nullcontext() as opened:
        chosen = file or file_in_use(opened)
        trial = try_codebook(chosen, opened.study if opened else None)
    if as_json:
        answer_json(_record(chosen, trial))
    else:
        for line in _lines(chosen, trial, every=every):
            answer(line)
    if trial.mistakes:
        raise typer.Exit(1)


def file_in_use(opened: "Project | None") -> Path:
    """Return the file of the codebook that a project uses. Raises ThemecodeError outside a project."""
    from themecode.errors import ThemecodeError
    from themecode.workflow.coding import file_in_use as in_use

    if opened is None:
        raise ThemecodeError("There is no project here whose codebook is meant.", mend="Name the codebook's file.")
    return in_use(opened.study, opened.folder)


def _lines(file: Path, trial: "Trial", *, every: bool) -> Iterator[str]:
    from themecode.cli.output import hanging, wrapped

    yield from (str(problem) for problem in trial.checked.problems)
    if not trial.mistakes:
        codebook = trial.checked.codebook
        rules = sum(len(code.rules) for code in codebook or ())
        counted = f"{len(codebook.ids) if codebook else 0} codes, {rules} rules"
        yield wrapped(f"{file.name}: {counted}; {trial.checked.examples} examples and non-examples hold.")
    if trial.lookalikes:
        yield "\nIds that look alike"
        yield from (hanging("  ", str(problem)) for problem in trial.lookalikes)
    if trial.practice is not None:
        yield from _practice_lines(trial.practice, every=every)
    elif not trial.mistakes:
        yield "\nNo documents here: how the rules do in a project was not tried."


def _practice_lines(practice: "Practice", *, every: bool) -> Iterator[str]:
    from themecode.cli.output import hanging, wrapped
    from themecode.workflow.trying import FEWEST, SHARE

    silent = dict.fromkeys(practice.silent, "")
    within = {
        pair.rule: f"{_line(pair.by)} {pair.by.rule.written} ({len(pair.by.segments)})" for pair in practice.covered
    }
    yield from _rule_lines("Rules that find nothing in these documents", silent, practice.uses, every=every)
    heading = "Rules that find nothing beside another rule of their code"
    yield from _rule_lines(heading, within, practice.uses, every=every)
    if practice.coinciding:
        yield "\nCodes whose sentences mostly coincide"
    for two in practice.coinciding:
        counts = f"{two.both} of the {two.either} sentences that have either ({two.share:.0%})"
        yield hanging("  ", f"{two.one} and {two.other}: both in {counts}")
    yield "\n" + wrapped(
        f"Tried on participants' words in this project's documents ({practice.documents}); others may say otherwise. "
        f"Rules that code fewer than {FEWEST} segments are not held against others. Codes coincide where at least "
        f"{SHARE:.0%} of the sentences that have either have both, and {FEWEST} or more do."
    )


def _rule_lines(
    heading: str, named: "dict[RuleUse, str]", uses: "tuple[RuleUse, ...]", *, every: bool
) -> Iterator[str]:
    """List rules under their codes; where they are many, only how many each code has."""
    from themecode.cli.output import hanging

    if named:
        yield f"\n{heading}: {len(named)} of {len(uses)}"
    short = not every and len(named) > _MANY
    for code in dict.fromkeys(use.code for use in named):
        here = [use for use in named if use.code == code]
        yield f"  {code}: {len(here)} of {sum(use.code == code for use in uses)}"
        for use in () if short else here:
            number = f" ({len(use.segments)})" if use.segments else ""
            yield hanging(f"    {_line(use)} ", use.rule.written + number)
            if named[use]:
                yield hanging("      within ", named[use])
    if short:
        yield "  --all lists them"


def _line(use: "RuleUse") -> str:
    return f"line {use.rule.place.rsplit(':', 2)[1]}:"


def _record(file: Path, trial: "Trial") -> dict[str, object]:
    from dataclasses import asdict

    checked, practice = trial.checked, trial.practice
    tried: dict[str, object] | None = None
    if practice is not None:
        tried = {
            "documents": practice.documents,
            "finds_nothing": [_use(use) for use in practice.silent],
            "covered": [{**_use(pair.rule), "by": _use(pair.by)} for pair in practice.covered],
            "coinciding": [asdict(pair) for pair in practice.coinciding],
        }
    return {
        "file": file.name,
        "codes": len(checked.codebook.ids) if checked.codebook else None,
        "rules": sum(len(code.rules) for code in checked.codebook) if checked.codebook else None,
        "examples": checked.examples,
        "mistakes": [asdict(problem) for problem in trial.mistakes],
        "warnings": [asdict(problem) for problem in checked.problems if problem not in trial.mistakes],
        "lookalikes": [asdict(problem) for problem in trial.lookalikes],
        "in_this_project": tried,
    }


def _use(use: "RuleUse") -> dict[str, object]:
    return {"code": use.code, "rule": use.rule.written, "place": use.rule.place, "segments": len(use.segments)}
