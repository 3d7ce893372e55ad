"""A private PostgreSQL server for the tests: Debian's packages, loopback, a free port, gone afterwards."""

from __future__ import annotations

import atexit
import functools
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

DEBIAN = Path("/usr/lib/postgresql")
NUMBERS = itertools.count(1)


@contextmanager
def new_database() -> Iterator[str]:
    """Yield the URL of an empty database; skip, or fail where THEMECODE_REQUIRE asks for PostgreSQL."""
    port = _server()
    if isinstance(port, str):
        if "postgresql" in os.environ.get("THEMECODE_REQUIRE", ""):
            pytest.fail(port)
        pytest.skip(port)
    name = f"study{next(NUMBERS)}"
    _sql(port, f"CREATE DATABASE {name}")
    try:
        yield f"postgresql+psycopg://themecode@127.0.0.1:{port}/{name}"
    finally:
        _sql(port, f"DROP DATABASE {name} WITH (FORCE)")


@functools.cache
def _server() -> int | str:
    """Start the server once in a test run; return its port, or the reason why there is none."""
    if find_spec("psycopg") is None:
        return "the package psycopg is not installed"
    programs = max(DEBIAN.glob("*/bin/initdb"), default=None, key=lambda path: int(path.parent.parent.name))
    if programs is None:
        return f"there is no PostgreSQL server in {DEBIAN}"
    return _start(programs.parent, Path(tempfile.mkdtemp(prefix="themecode-postgresql-")))


def _start(programs: Path, folder: Path) -> int:
    user = _not_root()
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    _run(user, programs / "initdb", "-D", folder / "db", "-U", "themecode", "-A", "trust", "-E", "UTF8", "-N")
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off"
    log = folder / "log"
    _run(user, programs / "pg_ctl", "-D", folder / "db", "-l", log, "-w", "-o", options, "start")
    atexit.register(_stop, programs, folder, user)
    return port


def _stop(programs: Path, folder: Path, user: str) -> None:
    _run(user, programs / "pg_ctl", "-D", folder / "db", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _run(user: str, *command: str | Path) -> None:
    before = ["runuser", "-u", user, "--"] if user else []
    done = subprocess.run(
        [*before, *map(str, command)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        cwd="/",
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def _not_root() -> str:
    """Return the user to run the server as; PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return ""
    import pwd

    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _sql(port: int, statement: str) -> None:
    import psycopg

    url = f"postgresql://themecode@127.0.0.1:{port}/postgres"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())
