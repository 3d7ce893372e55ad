"""The server: a port of its own on loopback, until it is stopped or nobody asked for anything for two hours."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from themecode.errors import ThemecodeError
from themecode.web import ports
from themecode.web.app import Served, create_app
from themecode.web.guarding import ENTRY, Guard

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 2 * 60 * 60.0
_LOOK_EVERY = 15.0
_GRACE_SECONDS = 3
_QUEUE = 128


@dataclass(frozen=True)
class Serving:
    """A server that runs: `address` makes a new address to open it with, which is good once and for a minute."""

    port: int
    guard: Guard
    server: uvicorn.Server

    def address(self) -> str:
        """Return an address with a new key in it."""
        return f"http://{LOOPBACK}:{self.port}{ENTRY}?key={self.guard.keys.new_key()}"

    def stop(self) -> None:
        """Stop after the answers that are on their way."""
        self.server.should_exit = True


def serve(served: Served, port: int, started: Callable[[Serving], None], *, idle: float = IDLE_SECONDS) -> bool:
    """Serve a project until Ctrl-C or `idle` seconds without a visitor; say whether it was the latter.

    `started` is called once the port is open. Raises ThemecodeError where the port is taken.
    """
    with _socket(port) if port else _usual_socket(served.folder) as listening:
        number = listening.getsockname()[1]
        ports.keep_port(served.folder, number)
        guard = create_app(served, number)
        config = uvicorn.Config(
            guard,
            log_config=None,
            access_log=False,  # addresses hold keys
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=_GRACE_SECONDS,
            h11_max_incomplete_event_size=64_000,
        )
        server = uvicorn.Server(config)
        started(Serving(number, guard, server))
        with contextlib.suppress(KeyboardInterrupt):
            return asyncio.run(_until_idle(server, guard, listening, idle))
    return False


def _usual_socket(folder: Path) -> socket.socket:
    """Open the port of the last time, where it is free; else any."""
    usual = ports.last_port(folder)
    if usual:
        with contextlib.suppress(ThemecodeError):
            return _socket(usual)
    return _socket(0)


def _socket(port: int) -> socket.socket:
    listening = socket.socket(
        socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # named, or asyncio delays answers
    # where connections of a killed server linger, the port can be had again; on Windows the option would share it
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(_QUEUE)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else "there is no such port"
        raise ThemecodeError(
            f"Port {port} cannot be used: {reason}.", mend="Leave --port out, or name another."
        ) from error
    return listening


async def _until_idle(server: uvicorn.Server, guard: Guard, listening: socket.socket, idle: float) -> bool:
    running = asyncio.ensure_future(server.serve(sockets=[listening]))
    while not running.done():
        await asyncio.wait({running}, timeout=min(_LOOK_EVERY, idle))
        if not running.done() and guard.clock() - guard.used > idle:
            server.should_exit = True
            await running
            return True
    await running
    return False
