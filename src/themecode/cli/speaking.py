"""speakers: who speaks, and who is the interviewer."""

from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Json, Output

if TYPE_CHECKING:
    from themecode.workflow.aliasing import Proposal

app = typer.Typer(help="Who speaks, and who is the interviewer.", no_args_is_help=True, rich_markup_mode=None)
InDocument = Annotated[str | None, typer.Option("--in", metavar="DOC", help="Only in this document.")]


@app.command("list")
def list_(output: Output = None, as_json: Json = False) -> None:
    """List who speaks, in which role, and how it was told.

    \b
    Example:  themecode speakers list
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.analysing import speakers_table

    with project() as opened:
        give(speakers_table(opened.study), as_json=as_json, file=output)


@app.command()
def role(
    name: str,
    role: Annotated[str, typer.Argument(help="interviewer, participant or heading")],
    document: InDocument = None,
) -> None:
    """Give a speaker a role.

    Run `themecode tag` afterwards: whose words are coded changes.

    \b
    Example:  themecode speakers role "Ruth Okafor" interviewer
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        number = opened.set_role(name, role, document)
    answer(f"{name} is {role} in {number} document{'s' if number != 1 else ''}. Next: themecode tag")


@app.command()
def alias(name: str, alias: Annotated[str, typer.Argument(metavar="AS")], document: InDocument = None) -> None:
    """Show a speaker under another name.

    The transcript stays as it is.

    \b
    Example:  themecode speakers alias "Court Fund" "CF"
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        number = opened.set_alias(name, alias, document)
    answer(f"{name} is shown as {alias} in {number} document{'s' if number != 1 else ''}.")


@app.command()
def propose(output: Output = None, as_json: Json = False) -> None:
    """List names that look like other names of the same person.

    Other spellings, and initials; each with what speaks for it and the command that would join them. Nothing is
    changed.

    \b
    Example:  themecode speakers propose
    Result:   proposals; for unclear ones read the transcript first
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, give, wrapped
    from themecode.workflow.aliasing import proposals_table

    with project() as opened:
        found = opened.propose_aliases()
    table = proposals_table(found)
    if output is not None or as_json:
        give(table, as_json=as_json, file=output)
        return
    for one in found:
        _show(one)
    answer(wrapped(table.basis))


def _show(one: "Proposal") -> None:
    from themecode.cli.output import answer, hanging

    names = " = ".join(f"“{name}”" for name in one.names)
    answer(hanging("", f"{'Unclear: ' if one.unclear else ''}{names} ({one.why})"))
    for line in (*([one.unclear] if one.unclear else []), *one.evidence):
        answer(hanging("    ", line))
    for command in one.commands:
        answer(f"    {command}")
    answer()
