"""transcripts: checked against their recordings, by whom, and what to listen to again."""

from pathlib import Path
from typing import Annotated

import typer

from themecode.cli.here import Json, Output

app = typer.Typer(help="Check transcripts against their recordings.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(output: Output = None, as_json: Json = False) -> None:
    """List who listened to which share of each recording.

    A transcript that was only imported is "not checked". One that was
    corrected after the last check is "changed since".

    \b
    Example:  themecode transcripts list -o checks.csv
    Result:   a table: minutes, share, checker, corrections, spot check
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow.transcripts import checks_table

    with project() as opened:
        give(checks_table(opened.study), as_json=as_json, file=output)


@app.command()
def check(
    document: Annotated[str, typer.Argument(metavar="DOC", help="The document's id.")],
    minutes: Annotated[str, typer.Option("--minutes", metavar="FROM-TO", help="What you listened to.")],
    corrections: Annotated[int, typer.Option(metavar="N", min=0, help="How much you corrected.")] = 0,
    turns: Annotated[int, typer.Option(metavar="N", min=0, help="Turns of a spot check.")] = 0,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Those of them with an error.")] = 0,
) -> None:
    """Record which minutes you compared with the recording.

    A spot check of turns drawn at random gives an upper limit of the share
    of turns with errors: none in 60 turns means at most 4.9 %.

    \b
    Example:  themecode transcripts check P07 --minutes 0-30 --corrections 4
    Result:   a row in the log; transcripts list shows the share
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import answer
    from themecode.workflow.transcripts import Listening, spot_check, stretch

    with project() as opened:
        made = opened.check_transcript(document, Listening(*stretch(minutes), corrections, turns, errors))
    answer(f"{document}: minutes {minutes} checked by {made.checker}, {corrections} corrections.")
    if made.turns:
        answer(f"Turns with an error: {spot_check([made])} (upper 95 % limit).")


@app.command()
def doubts(
    documents: Annotated[list[str] | None, typer.Argument(metavar="[DOC...]", help="Documents; else all.")] = None,
    lexicon: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own: 'said: machine wrote | or wrote', a line each.")
    ] = None,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """List what should be listened to again; nothing is changed.

    Likely mishearings ("wring fenced", "icy bee", words that sound like the
    codebook's rare ones), unknown or merged speakers, gaps, overlaps,
    impossible times, very long turns, repeated words, and what machines
    write into silence.

    \b
    Example:  themecode transcripts doubts P07
    Result:   a table: turn, time, kind, words, what to look for
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.output import give
    from themecode.workflow import transcripts

    with project() as opened:
        give(transcripts.doubts(opened.study, tuple(documents or ()), lexicon), as_json=as_json, file=output)
