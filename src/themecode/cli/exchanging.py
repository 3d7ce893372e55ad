"""export, and the projects of other tools that `import` takes: what went, what came, what was lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from themecode.workflow.exchanging import ImportedProject
    from themecode.workflow.sending_out import ExportedProject

Offsets = Annotated[
    Literal["codepoint", "utf16"] | None,
    typer.Option(help="How places in texts are counted: codepoint (the standard), utf16 (NVivo for Windows)."),
]


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="By its ending: .qdpx .qdc, or codings as a table.")],
    verify: Annotated[bool, typer.Option("--verify", help="Read the file back and compare every span.")] = False,
    offsets: Offsets = None,
) -> None:
    """Write the project for other tools: NVivo, MAXQDA, ATLAS.ti, QualCoder and others read .qdpx.

    Texts, codes, codings with coder and date, memos, cases, attributes and sets go out. What other tools will not see
    is listed. .qdc holds the codebook alone; .csv .xlsx .json .html .parquet hold the codings.

    \b
    Example:  themecode export study.qdpx --verify
    Result:   the file; what is in it, and what is not
    """  # noqa: D301
    from themecode import exports
    from themecode.cli.here import project
    from themecode.cli.output import say
    from themecode.workflow import analysing

    with project() as opened:
        if file.suffix.lower() == ".qdpx":
            _tell_export(opened.export_project(file, offsets or "codepoint", verify=verify), offsets)
        elif file.suffix.lower() == ".qdc":
            tell_codes(file, opened.export_codes(file))
        else:
            table = analysing.codings_table(opened.study)
            exports.write(file, table)
            say(f"Wrote {file}. {table.basis}")


def import_projects(paths: Sequence[Path], offsets: Literal["codepoint", "utf16"] | None, *, keep: bool) -> list[Path]:
    """Bring those of the paths in that are projects of other tools, and say what came; return the other paths."""
    from themecode.cli.here import project
    from themecode.cli.output import say
    from themecode.workflow.exchanging import is_project

    projects = [path for path in paths if is_project(path)]
    if projects:
        with project() as opened:
            for path in projects:
                _tell_import(path, opened.import_project(path, offsets, keep=keep))
        if not keep:
            say("Nothing was kept: this was a dry run.")
    return [path for path in paths if path not in projects]


def _tell_import(path: Path, told: "ImportedProject") -> None:
    from themecode.cli.output import give, say, say_problems, wrapped

    say(f"{path.name}: {told.name}")
    give(told.table)
    if told.losses:
        give(told.losses_table)
    for line in told.offsets_said:
        say(wrapped(line))
    say_problems(told.problems)


def _tell_export(told: "ExportedProject", offsets: str | None) -> None:
    from themecode.cli.output import give, say, wrapped
    from themecode.errors import ThemecodeError

    give(told.table)
    if told.losses:
        give(told.losses_table)
    if told.wide and offsets is None:
        signs = "1 sign" if told.wide == 1 else f"{told.wide:,} signs"
        says = f"The texts hold {signs} (emoji, for example) that NVivo for Windows counts as two."
        say(wrapped(f"{says} For NVivo, write the file with --offsets utf16."))
    if told.differences:
        listed = "\n".join(f"  {line}" for line in told.differences[:20])
        mend = "Please report this; do not send the texts."
        safe = "The project is unchanged; do not use the file."
        raise ThemecodeError(f"{told.path} does not read back as it should:\n{listed}\n", safe=safe, mend=mend)
    if told.compared:
        kinds = [(kind.removesuffix("s") if number == 1 else kind, number) for kind, number in told.compared]
        compared = ", ".join(f"{number:,} {kind}" for kind, number in kinds)
        say(f"Verified: read back and compared, no difference in {compared}.")


def tell_codes(file: Path, losses: Sequence[tuple[str, int]]) -> None:
    """Say what was written, and what could not be."""
    from themecode.cli.output import say

    lost = "; ".join(f"{number} {kind}" for kind, number in losses)
    say(f"Wrote {file}." + (f" Not in it: {lost}." if lost else ""))
