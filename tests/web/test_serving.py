"""The command and its server: one address, nothing of it in a log, a clean end, two at a time, idle ones stop."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.web import Served, serve


@contextmanager
def command(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run `themecode serve` in a process of its own."""
    line = [sys.executable, "-m", "themecode", "--project", str(folder), "serve", "--no-browser", *options]
    env = {**os.environ, "THEMECODE_CODER": "", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(line, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address(process: subprocess.Popen[str]) -> str:
    """Read the address that the command shows."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def get(url: str, cookie: str = "") -> tuple[int, str, str]:
    """Open an address; return its status, the cookie that it gives, and the page."""
    host, _, path = url.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request("GET", f"/{path}", headers={"Cookie": cookie} if cookie else {})
        reply = connection.getresponse()
        return reply.status, str(reply.getheader("Set-Cookie")).partition(";")[0], reply.read().decode()
    finally:
        connection.close()


def test_one_address_is_shown_and_nothing_of_it_is_logged(study_folder: Path) -> None:
    """The address alone on stdout; Ctrl-C ends it with 0 and in words, and no log has the key."""
    with command(study_folder) as process:
        shown = address(process)
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?key=[\w-]{43}", shown)
        key = shown.partition("key=")[2]
        status, cookie, _ = get(shown)
        assert status == 303
        assert get(shown.partition("/enter")[0] + "/coder", cookie)[0] == 200
        assert get(shown)[0] == 401
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    assert err.splitlines()[-1] == "Stopped. All that was saved is in the project."
    assert key not in err
    assert cookie.partition("=")[2] not in err
    kept = [path for path in study_folder.rglob("*") if path.is_file() and key.encode() in path.read_bytes()]
    assert kept == []


def test_two_serve_one_project(study_folder: Path) -> None:
    """Each on a port of its own."""
    with command(study_folder) as one, command(study_folder) as other:
        ports = {address(process).partition("/enter")[0] for process in (one, other)}
    assert len(ports) == 2


def test_the_same_port_is_taken_again(study_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a kill with connections open, too, so that open pages find their server; a second server takes another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = []
    for _ in range(3):
        with command(study_folder) as process:
            shown = address(process)
            host = shown.removeprefix("http://").partition("/")[0]
            connection = http.client.HTTPConnection(host, timeout=10)
            connection.request("GET", "/")
            connection.getresponse().read()
            found.append(host)
            process.kill()
            process.wait()
            connection.close()
    assert len(set(found)) == 1
    with command(study_folder) as one, command(study_folder) as other:
        assert len({address(process).partition("/enter")[0] for process in (one, other)}) == 2


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
def test_no_place_to_remember_a_port_is_no_trouble(study_folder: Path, tmp_path: Path) -> None:
    """No home, or one that cannot be written: then any port."""
    from themecode.web import ports

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "under"))
        (tmp_path / "file").write_text("no folder")
        ports.keep_port(study_folder, 50_000)
        assert ports.last_port(study_folder) == 0
        patch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        ports.keep_port(study_folder, 50_000)
        assert ports.last_port(study_folder) == 50_000
        for wrong in ("80", "x", "99999999"):
            next((tmp_path / "cache" / "themecode").iterdir()).write_text(wrong)
            assert ports.last_port(study_folder) == 0


def test_a_port_that_is_taken_is_told(study_folder: Path, themecode: Any) -> None:
    """Exit code 1 and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = themecode("serve", "--no-browser", "--port", taken.getsockname()[1], cwd=study_folder)
    assert run.code == 1
    assert "cannot be used" in run.err
    assert "--port" in run.err


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_is_none_is_told(project: Any, port: int) -> None:
    """In words, too."""
    with pytest.raises(ThemecodeError, match="cannot be used"):
        serve(Served.of(project), port, lambda _: None)


def test_it_stops_when_nobody_comes(project: Any) -> None:
    """After the time that is given, and not before: asking for news keeps nothing awake, a visit does."""
    guards: list[Any] = []
    began = time.monotonic()
    ended = threading.Event()
    idle: list[bool] = []

    def run() -> None:
        idle.append(serve(Served.of(project), 0, guards.append, idle=1.0))
        ended.set()

    threading.Thread(target=run, daemon=True).start()
    while not guards:
        time.sleep(0.01)
    for _ in range(4):
        time.sleep(0.4)
        get(f"http://127.0.0.1:{guards[0].port}/coder")  # not let in: a stranger keeps nothing awake
        guards[0].guard.used = guards[0].guard.clock() if time.monotonic() - began < 1.2 else guards[0].guard.used
    assert ended.wait(10)
    assert idle == [True]
    assert time.monotonic() - began > 1.9


def test_asking_for_news_is_no_visit(running: Any, visitor: Any) -> None:
    """A page that stays open overnight does not keep the server awake."""
    guard = running.serving.guard
    guard.used = before = guard.clock() - 100
    visitor.ask("changes", since=0)
    assert guard.used == before
    visitor.ask("project")
    assert guard.used > before


def test_the_coder_may_be_named_on_the_line(study_folder: Path) -> None:
    """Then nobody is asked."""
    with command(study_folder, "--coder", "Zoë") as process:
        shown = address(process)
        _, cookie, _ = get(shown)
        _, _, page = get(shown.partition("/enter")[0] + "/", cookie)
    assert "<b>Zoë</b>" in page
    assert 'href="/coder"' not in page
