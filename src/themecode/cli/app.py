"""All commands on one screen, in the order of a study."""

# These modules do without `from __future__ import annotations`: typer reads annotations, and strings cost it time.

from pathlib import Path
from typing import Annotated

import typer

from themecode.cli import (
    agreeing,
    analysing,
    approaching,
    backing_up,
    blinding,
    casing,
    charting,
    checking,
    codebook,
    coding,
    copying,
    correcting,
    exchanging,
    frameworks,
    guiding,
    hand_coding,
    importing,
    measuring,
    merging,
    noting,
    pairing,
    progress,
    pseudonyms,
    quoting,
    reading,
    review,
    reviewing,
    serving,
    side_by_side,
    speaking,
    starting,
    suggesting,
    surveying,
    transcripts,
    undoing,
    wording,
)
from themecode.cli.here import act_as, state

app = typer.Typer(
    name="themecode",
    help="From interview transcripts to a theme matrix that can be traced, on your own machine.",
    epilog="\b\nBegin with:  themecode demo\nThen:        themecode COMMAND --help",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    suggest_commands=False,  # click suggests already
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        from themecode.cli.output import answer

        answer(f"themecode {version('themecode')}")
        raise typer.Exit


@app.callback()
def _everywhere(
    project: Annotated[
        Path | None,
        typer.Option("--project", metavar="DIR", help="The project's folder; else the nearest one upwards."),
    ] = None,
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help="Who acts; else THEMECODE_CODER, else your login.")
    ] = "",
    debug: Annotated[bool, typer.Option("--debug", help="Show where a fault happened.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    del version
    state.folder, state.debug = project, debug
    if coder:
        act_as(coder)


for command in (
    *(starting.demo, starting.run, starting.init),
    *(importing.import_, correcting.revise, reading.show),
    *(coding.tag, coding.find),
    *(
        analysing.matrix,
        quoting.quotes,
        quoting.stance,
        quoting.labels,
        pairing.compare,
        charting.chart,
        approaching.approach,
    ),
    agreeing.agreement,
    *(measuring.cooccurrence, measuring.saturation, measuring.intervals, wording.words),
    *(surveying.tag_table, surveying.tally),
    exchanging.export,
    *(progress.read, hand_coding.code, hand_coding.uncode, serving.serve),
    *(review.review, reviewing.confirm, reviewing.reject),
    *(undoing.undo, undoing.redo, undoing.log),
    *(side_by_side.compare_coders, side_by_side.joint),
    *(pseudonyms.pseudonymise, checking.check, checking.status),
    *(backing_up.backup, backing_up.restore, merging.merge, copying.copy),
):
    app.command(command.__name__.rstrip("_").replace("_", "-"))(command)

app.add_typer(reading.app, name="documents")
app.add_typer(speaking.app, name="speakers")
app.add_typer(casing.app, name="cases")
app.add_typer(frameworks.app, name="framework")
app.add_typer(guiding.app, name="guide")
app.add_typer(noting.app, name="memo")
app.add_typer(codebook.app, name="codebook")
app.add_typer(transcripts.app, name="transcripts")
app.add_typer(blinding.app, name="blind")
app.add_typer(suggesting.app, name="suggest")
