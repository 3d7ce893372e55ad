"""One ruling about many codings: what it touches is shown first."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from themecode.workflow.bulk import Preview, Ruling
    from themecode.workflow.review_queue import Wanted

_SHOWN = 12

Code = Annotated[str, typer.Option("--code", metavar="C", help="All undecided ones of this code.")]
Document = Annotated[str, typer.Option("--document", metavar="D", help="All of this document.")]
Flag = Annotated[str, typer.Option(metavar="F", help="All with: negated, hypothetical, reported, question.")]
Rule = Annotated[str, typer.Option(metavar="R", help="All that this rule found, as it is written.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="All by this coder; else the rules'.")]
Only = Annotated[bool, typer.Option("--only", help="Without those that another rule or match found, too.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what it would touch, and change nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@dataclass(frozen=True)
class Manner:
    """How to go about it: only look, or do not ask."""

    dry_run: bool
    yes: bool


def rule_on_all(wanted: "Wanted", ruling: "Ruling", manner: Manner) -> None:
    """Show what a ruling would touch, ask, and do it: one action, after a numbered backup."""
    from themecode.cli.here import project
    from themecode.cli.output import answer, say

    with project() as opened:
        seen = opened.preview(wanted)
        show_preview(seen, f"would be {ruling}")
        if manner.dry_run or not seen.count:
            say("Nothing was changed.")
            return
        if not (manner.yes or agreed(f"Have these {seen.count} codings {ruling}?")):
            say("Nothing was changed.")
            return
        changed = opened.decide_all(seen, ruling)
    answer(f"{len(changed)} {ruling}, in one action: themecode undo takes it back. A backup was made before.")


def agreed(question: str) -> bool:
    """Ask a person. Raises ThemecodeError where nobody is there to answer."""
    from themecode.errors import ThemecodeError

    if not sys.stdin.isatty():
        raise ThemecodeError(
            "This asks before it changes many codings, and there is no terminal.", mend="Say it: --yes"
        )
    return typer.confirm(question, err=True)


def show_preview(seen: "Preview", what: str) -> None:
    """Say how many, of which codes and documents, and quote some."""
    from themecode.cli.output import answer, hanging, wrapped

    answer(f"{seen.count} codings {what}." if seen.count else "No undecided coding is so.")
    for name, counts in (("codes: ", seen.by_code), ("documents: ", seen.by_document)):
        listed = [f"{one} {number}" for one, number in list(counts.items())[:_SHOWN]]
        more = f" and {len(counts) - _SHOWN} more" if len(counts) > _SHOWN else ""
        answer(hanging(f"  {name}", ", ".join(listed) + more))
    for one in seen.sample:
        answer(hanging("  - ", f"{one.code}, {one.place}: “{one.text}”"))
        answer(hanging("      by ", one.why or "hand"))
    if seen.mixed:
        says = f"{seen.mixed} of them have another reason besides (another rule, or a match without the flag)"
        answer(wrapped(f"{says}; --only leaves these out."))
