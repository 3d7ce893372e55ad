"""demo, run, init: ways into a study."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from themecode.workflow.running import RunResult

Unit = Literal["sentence", "turn", "match"]
AsOption = Annotated[
    Literal["transcript", "document"] | None,
    typer.Option("--as", help="Read as transcripts, or as written documents, where files do not tell."),
]
Whose = Literal["participants", "all"]
UnitOption = Annotated[Unit, typer.Option(help="What a hit becomes a coding of.")]
SpeakersOption = Annotated[Whose, typer.Option(help="Whose words are coded.")]
CountOption = Annotated[
    Literal["presence", "codings", "words", "cases"], typer.Option(help="What the cells of the matrix count.")
]
InterviewerOption = Annotated[
    list[str] | None, typer.Option("--interviewer", metavar="NAME", help="Who asks the questions; may be given twice.")
]
TextOption = Annotated[
    list[str] | None,
    typer.Option("--text", metavar="COLUMN", help="A survey's column of open answers; may be given more than once."),
]
IdOption = Annotated[str, typer.Option("--id", metavar="COLUMN", help="A survey's column of respondents' ids.")]
CoderOption = Annotated[
    str, typer.Option("--coder-of-codes", metavar="NAME", help="Who gave the codes of a table; else the file's name.")
]
EachSpeakerOption = Annotated[
    bool, typer.Option("--each-speaker-a-case", help="A focus group: each participant is a case, DOC-Name.")
]


def written_of(as_: str | None) -> bool | None:
    """Say what `--as` means: a written document or none; None where it was not given."""
    return None if as_ is None else as_ == "document"


def demo(folder: Annotated[Path, typer.Argument(metavar="[DIR]")] = Path("themecode-demo")) -> None:
    """Make the sample study and run the main job on it.

    Its twenty interviews are invented.

    \b
    Example:  themecode demo
    Result:   a project in DIR with 20 interviews, and in DIR/out: matrix.xlsx, matrix.csv, codings.csv, report.html
    """  # noqa: D301 - \b keeps the lines of the help apart
    from themecode.cli.output import answer, say
    from themecode.project import Project

    result, files = Project.demo(folder)
    _tell(result)
    say(f"The interviews are invented. A project to play with: cd {folder} && themecode status")
    for path in files:
        answer(str(path))


def run(
    codebook: Annotated[Path, typer.Argument(help="The codebook file (YAML).")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Transcripts, folders of them, tables.")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the files go.")] = Path(
        "themecode-out"
    ),
    interviewer: InterviewerOption = None,
    unit: UnitOption = "sentence",
    speakers: SpeakersOption = "participants",
    count: CountOption = "codings",
    label: Annotated[str, typer.Option(help="Attribution of quotations, over attributes of cases.")] = "{case}",
    encoding: Annotated[str | None, typer.Option(help="Encoding of the files, where they are not UTF-8.")] = None,
    as_: AsOption = None,
    text: TextOption = None,
    id_column: IdOption = "",
    coder: CoderOption = "",
    each_speaker: EachSpeakerOption = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Go on without files that cannot be read.")] = False,
) -> None:
    """Do the main job in one go: from transcripts to a theme matrix.

    No project is kept. A cases.csv or cases.xlsx in a folder (columns: case, file, then attributes) is picked up.

    \b
    Example:  themecode run codebook.yaml interviews/ -o out/ --label "Lead, {size} system"
    Result:   in the folder: matrix.xlsx, matrix.csv, codings.csv, report.html
    """  # noqa: D301
    from themecode.analysis import Layout
    from themecode.cli.bars import progress
    from themecode.cli.output import answer
    from themecode.workflow.coding import TagOptions
    from themecode.workflow.exporting import Presentation, write_results
    from themecode.workflow.importing import ImportOptions
    from themecode.workflow.running import RunOptions, run_in_memory
    from themecode.workflow.study import who_and_when
    from themecode.workflow.tabling import TableChoices, columns

    read = ImportOptions(
        tuple(interviewer or ()),
        encoding=encoding,
        each_speaker_a_case=each_speaker,
        written=written_of(as_),
        tables=TableChoices(columns(text, id_column), coder),
    )
    options = RunOptions(read, TagOptions(unit, speakers), leave_out)
    author = who_and_when()
    with progress(100, "reading") as step:
        result = run_in_memory(codebook, paths, options, author, step)
        _tell(result)
        presentation = Presentation(result.tagged.codebook, label, tuple(result.notes))
        files, matrix = write_results(result.study, out, Layout(count=count), author, presentation)
    from themecode.cli.output import say, wrapped

    say(wrapped(matrix.table.basis))
    for path in files:
        answer(str(path))


def _tell(result: "RunResult") -> None:
    from themecode.cli.coding import tell_tags
    from themecode.cli.importing import tell_files
    from themecode.cli.output import say, say_problems, wrapped

    tell_files(result.files, result.passed_over)
    if result.cases:
        say_problems(result.cases.problems)
        say(f"{result.cases.matched} cases matched to documents, {result.cases.attributes} attributes.")
    tell_tags(result.tagged)
    for note in result.notes:
        say(wrapped(note))


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new project's folder.")],
    title: Annotated[str, typer.Option(help="The study's title; the folder's name where none is given.")] = "",
    approach: Annotated[
        Literal["codebook", "reliability", "reflexive"], typer.Option(help="The kind of thematic analysis.")
    ] = "codebook",
    codebook: Annotated[Path | None, typer.Option(metavar="FILE", help="A codebook to copy into the project.")] = None,
    database: Annotated[
        str, typer.Option(metavar="URL", help="Keep it on a server: postgresql://NAME@HOST/DATABASE.")
    ] = "",
    join: Annotated[bool, typer.Option("--join", help="Work on the project that this server holds already.")] = False,
) -> None:
    """Make a new project.

    It is a folder with its settings and its database. On a PostgreSQL server several people work on it at once; keep
    the password in PGPASSWORD or ~/.pgpass, not in the URL.

    \b
    Example:  themecode init my-study --title "Health inequalities" --codebook codebook.yaml
    Result:   the folder my-study with themecode.toml and themecode.sqlite
    """  # noqa: D301
    from themecode.cli.copying import say_password
    from themecode.cli.output import answer, say
    from themecode.project import Project
    from themecode.workflow.coding import load_codebook

    if join and not database:
        raise typer.BadParameter("Name the server's project: --database URL.", param_hint="--join")
    say_password(database)
    if codebook is not None:
        load_codebook(codebook)
    joined = Project.join(folder, database, title) if join else None
    with joined or Project.create(folder, title, approach, database) as project:
        if codebook is not None:
            project.use_codebook(codebook, copy=True)
    answer(str(folder))
    say(f"Made. Next: cd {folder} && themecode {'status' if join else 'import PATH...'}")
