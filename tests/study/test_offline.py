"""Nothing leaves the machine: with sockets blocked, demo and run do the main job."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BLOCKED = """
import socket, sys
class Blocked(socket.socket):
    def __init__(self, *a, **k): raise OSError("a socket was opened")
socket.socket = Blocked
socket.create_connection = socket.getaddrinfo = lambda *a, **k: (_ for _ in ()).throw(OSError("network"))
from themecode.cli import main
sys.argv = ["themecode", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize("command", ["demo", "run"])
def test_no_socket_is_opened(command: str, root: Path, tmp_path: Path) -> None:
    """The whole path runs in a process in which every socket raises."""
    paths = [str(root / "codebooks" / "health_inequalities.yaml"), str(root / "transcripts_sample"), "-o", "out"]
    arguments = ["demo", "study"] if command == "demo" else ["run", *paths]
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "report.html" in done.stdout


def test_nothing_said_is_told_to_the_terminal_log_or_temp(root: Path, tmp_path: Path, themecode) -> None:
    """Talk and log hold ids and counts; no file with words of a transcript is left in the temp folder."""
    temp = tmp_path / "temp"
    temp.mkdir()
    done = themecode("demo", "study", TMPDIR=str(temp))
    log = themecode("log", "--json", cwd=tmp_path / "study")
    assert done.code == log.code == 0
    said = "the deficit"
    assert said not in done.err + done.out + log.out
    assert list(temp.iterdir()) == []
