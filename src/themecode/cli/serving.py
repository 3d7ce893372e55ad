"""serve: the local page."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from themecode.web import Serving


def serve(
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="The port; else the last one, or any that is free.")
    ] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in your browser.")] = True,
) -> None:
    """Read, code and review on a page in your browser.

    Only this computer can open it. Everything is saved at once; Ctrl-C stops it, and so do two hours without a visitor.
    Who codes is asked once, unless --coder NAME or THEMECODE_CODER says it.

    \b
    Example:  themecode serve
    Result:   an address, which your browser opens; Enter shows a new one
    """  # noqa: D301
    from themecode.cli.here import project, state
    from themecode.cli.output import say, say_fault
    from themecode.web import Served, serve

    coder = os.environ.get("THEMECODE_CODER", "").strip()
    with project() as opened:
        idle = serve(
            Served.of(opened, coder, lambda error: say_fault(error, debug=state.debug)),
            port,
            lambda serving: _show(serving, browser=browser),
        )
    say(f"Stopped{' after two hours without a visitor' if idle else ''}. All that was saved is in the project.")


def _has_screen() -> bool:
    """Say whether a browser can open a window: over ssh it would take the terminal instead."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _show(serving: "Serving", *, browser: bool) -> None:
    """Show the address, open it, and show new ones for as long as somebody presses Enter."""
    from themecode.cli.output import answer, say, when_enter

    address = serving.address()
    answer(address)
    say("This address is good once, for a minute. Enter shows a new one, Ctrl-C stops.")
    if browser and _has_screen():
        import webbrowser

        webbrowser.open(address)
    when_enter(lambda: answer(serving.address()))
