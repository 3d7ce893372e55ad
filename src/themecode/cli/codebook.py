"""codebook: new, show, use, schema here; check, diff, score, import and export from their own files."""

from pathlib import Path
from typing import Annotated

import typer

from themecode.cli import codebook_files, comparing, scoring, trying

app = typer.Typer(
    help="The codebook: make, check, show, use, compare, score, exchange.", no_args_is_help=True, rich_markup_mode=None
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The codebook file (YAML).")]


@app.command()
def new(file: File, title: Annotated[str, typer.Option(help="The codebook's title.")] = "My codebook") -> None:
    """Write a first codebook to begin with.

    \b
    Example:  themecode codebook new codebook.yaml --title "Patients' experience"
    """  # noqa: D301
    from themecode import codebooks, exports
    from themecode.cli.output import answer
    from themecode.errors import ThemecodeError

    if file.exists():
        raise ThemecodeError(f"{file} is there already.", mend="Name another file.")
    exports.write_bytes(file, codebooks.starter(title, file.name).encode())
    answer(str(file))


app.command("check")(trying.check)


@app.command()
def show(file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None) -> None:
    """Show a codebook: the file's, or the one in use.

    \b
    Example:  themecode codebook show
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.model import Table
    from themecode.workflow.coding import load_codebook

    if file is not None:
        codebook, _ = load_codebook(file)
    else:
        with project() as opened:
            codebook = opened.study.codebook
    rows = tuple((code.id, code.name, len(code.rules), code.definition) for code in codebook)
    basis = f"{codebook.title}, version {codebook.version or '-'}: {len(rows)} codes."
    give(Table("codebook", ("code", "name", "rules", "definition"), rows, basis))


@app.command()
def use(file: File) -> None:
    """Take a codebook into use in this project.

    Each used version is kept.

    \b
    Example:  themecode codebook use codebook.yaml
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer

    with project() as opened:
        opened.use_codebook(file)
        codebook = opened.study.codebook
    answer(f"In use: {codebook.title}, version {codebook.version or '-'}. Next: themecode tag")


app.command("diff")(comparing.diff)
app.command("score")(scoring.score)
app.command("import")(codebook_files.import_)
app.command("export")(codebook_files.export)


@app.command()
def schema() -> None:
    """Print the JSON Schema of codebook files, for editors.

    \b
    Example:  themecode codebook schema > codebook.schema.json
    """  # noqa: D301
    from themecode import codebooks
    from themecode.cli.output import answer_json

    answer_json(codebooks.schema())
