"""The command line: parse, one call on the project, show. Errors become exit codes here, in one place."""

from __future__ import annotations

import gc
import sys

_ANYWHERE = {"--project": True, "--coder": True, "--debug": False}
_OWN = {"log": "--coder", "blind": "--coder"}
"""Commands to which such an option means something of their own."""


def main() -> None:
    """Run the command line. Exit codes: 0 done; 1 the user can mend it; 2 wrong usage; 3 a fault of ours."""
    arguments = _to_the_front(sys.argv[1:])
    gc.set_threshold(1_000_000, 20, 100)  # records are many, frozen and free of circles: they are seldom searched
    try:
        from themecode.cli.app import app

        app(arguments, prog_name="themecode")
    except Exception as error:  # noqa: BLE001 - the one place where every error ends
        sys.exit(_report(error, debug="--debug" in arguments))
    finally:
        gc.freeze()  # or Python would search them all once more on its way out: a tenth of a run


def _to_the_front(arguments: list[str]) -> list[str]:
    """Let --project DIR, --coder NAME and --debug stand anywhere on the line."""
    front: list[str] = []
    rest: list[str] = []
    queue = list(arguments)
    while queue:
        argument = queue.pop(0)
        if argument == "--":
            return [*front, *rest, "--", *queue]
        name = argument.partition("=")[0]
        if name not in _ANYWHERE or (rest and _OWN.get(rest[0]) == name):
            rest.append(argument)
            continue
        front.append(argument)
        if _ANYWHERE[name] and "=" not in argument and queue:
            front.append(queue.pop(0))
    return [*front, *rest]


def _report(error: Exception, *, debug: bool) -> int:
    from themecode.cli.output import say
    from themecode.errors import ThemecodeError

    if debug:
        import traceback

        traceback.print_exc()
    if isinstance(error, ThemecodeError):
        say(str(error))
        return 1
    if isinstance(error, BrokenPipeError):
        return 0
    name = type(error).__name__
    say(f"This is a fault of themecode, not yours ({name}). What was saved is safe. Repeat with --debug to see where.")
    return 3
