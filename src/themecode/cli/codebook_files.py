"""codebook import, codebook export: codebooks from and for other tools."""

from pathlib import Path
from typing import Annotated

import typer


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .qdc, or a table of codes (.csv .xlsx).")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.yaml", help="Write a codebook file, and leave the project alone."),
    ] = None,
) -> None:
    """Bring in a codebook of another tool: REFI-QDA, or a table as Taguette, QualCoder and NVivo write it.

    The project's codebook gets the codes that it lacks, as a new version; without a codebook, one is made.

    \b
    Example:  themecode codebook import team.qdc
    Result:   the codes in codebook.yaml; what came in and what was there
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer, say
    from themecode.workflow import codebook_files

    if output is not None:
        told = codebook_files.convert_codes(file, output)
    else:
        with project() as opened:
            told = opened.import_codes(file)
    known = len(told.received.ids) - len(told.received.added)
    say(f"{len(told.received.added)} codes came in" + (f", {known} are here already." if known else "."))
    for kind, number in told.losses:
        say(f"Not in: {number} {kind}.")
    if told.file is not None:
        answer(str(told.file))


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="By its ending: .qdc .csv .xlsx .docx .yaml")],
    codebook: Annotated[
        Path | None, typer.Option("--codebook", "-c", metavar="FILE", help="This codebook; else the one in use.")
    ] = None,
    of: Annotated[str, typer.Option("--of", metavar="CODER", help="The version that this coder put to use last.")] = "",
) -> None:
    """Write the codebook for other tools and for people.

    \b
    Example:  themecode codebook export codebook.docx
    Result:   the file; .qdc for other tools, .docx with headings for an appendix
    """  # noqa: D301
    from themecode.cli.exchanging import tell_codes
    from themecode.cli.here import project
    from themecode.workflow import codebook_files
    from themecode.workflow.coding import load_codebook

    if codebook is not None:
        tell_codes(file, codebook_files.export_codes(load_codebook(codebook)[0], file))
    else:
        with project() as opened:
            tell_codes(file, opened.export_codes(file, of))
