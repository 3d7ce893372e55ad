"""JupyterLab on its own, without news, updates and extension lists, and Chromium that opens a notebook in it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

QUIET = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},  # the worst case: the widget's state is kept
}


def missing(what: str) -> None:
    """Skip, with the reason; fail where the environment says that it must be there."""
    if "browser" in os.environ.get("THEMECODE_REQUIRE", ""):
        pytest.fail(f"THEMECODE_REQUIRE names browser, but {what}")
    pytest.skip(what)


def settings(folder: Path, theme: str) -> Path:
    """Write JupyterLab's settings of a person who wants nothing from outside."""
    for plugin, wishes in {**QUIET, "@jupyterlab/apputils-extension:themes": {"theme": theme}}.items():
        package, name = plugin.split(":")
        (folder / package).mkdir(parents=True, exist_ok=True)
        (folder / package / f"{name}.jupyterlab-settings").write_text(json.dumps(wishes))
    return folder


class Lab:
    """A JupyterLab in a folder."""

    def __init__(self, folder: Path, own: Path) -> None:
        self.folder, self.own = folder, own
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.token=secret", "--no-browser"]
        options += ["--LabApp.extension_manager=readonly", "--LabApp.news_url=", "--ServerApp.allow_root=True"]
        # why: the kernel must run this checkout, wherever the test runner found it
        places = {"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
        places |= {name: str(own / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
        places["JUPYTER_RUNTIME_DIR"] = str(own / "run")
        places["JUPYTERLAB_SETTINGS_DIR"] = str(settings(own / "settings", "JupyterLab Light"))
        places["JUPYTERLAB_WORKSPACES_DIR"] = str(own / "workspaces")
        self.environment = {**os.environ, **places, "THEMECODE_CODER": "ana", "HTTPS_PROXY": "http://127.0.0.1:9"}
        self.environment["NO_PROXY"] = "127.0.0.1,localhost"
        self.home = f"127.0.0.1:{port}"
        self.log = (own / "log").open("w")
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *options]
        self.process = subprocess.Popen(
            command, cwd=folder, env=self.environment, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def address(self, notebook: str) -> str:
        """Return where a notebook is opened."""
        return f"http://{self.home}/lab/tree/{notebook}?token=secret&reset"

    def wait(self) -> None:
        """Wait until it answers."""
        for _ in range(600):
            with socket.socket() as door:
                door.settimeout(1)
                if door.connect_ex(("127.0.0.1", int(self.home.rsplit(":", 1)[1]))) == 0:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        missing(f"JupyterLab does not start: {(self.own / 'log').read_text()[-600:]}")

    def stop(self) -> None:
        """Stop it, and its kernels with it."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)
        self.log.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start JupyterLab once for all tests of this folder."""
    try:
        __import__("anywidget")
        __import__("jupyterlab")
    except ImportError as error:
        missing(f"{error.name} is not installed")
    started = Lab(tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("jupyter"))
    started.wait()
    yield started
    started.stop()


class Opened:
    """A notebook that is open in JupyterLab: what a person does there, and what the page asked for."""

    def __init__(self, lab: Lab, page: Any, path: Path) -> None:
        self.lab, self.page, self.path = lab, page, path
        self.outside: list[str] = []
        self.errors: list[str] = []

    def hear(self, url: str) -> None:
        """Note what is asked of another host."""
        if re.match(r"(https?|wss?)://", url) and url.split("/")[2] != self.lab.home:
            self.outside.append(url)

    def run_all(self) -> None:
        """Run every cell, as Run > Run All Cells does."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    def said(self, part: str, at: int = 0) -> None:
        """Wait until the component says that something was done."""
        line = self.page.locator(".tc-said").nth(at)
        for _ in range(300):
            if part in line.inner_text():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never said {part!r}: {line.inner_text()!r}")

    def cells(self) -> int:
        """Return how many cells there are."""
        return int(self.page.locator(".jp-Notebook .jp-Cell").count())

    def saved(self) -> dict[str, Any]:
        """Save with Ctrl+S and return the notebook as it lies in its file."""
        before = self.path.read_bytes()
        self.page.keyboard.press("Control+s")
        for _ in range(200):
            if self.path.read_bytes() != before:
                break
            self.page.wait_for_timeout(50)
        self.page.wait_for_timeout(300)
        found: dict[str, Any] = json.loads(self.path.read_text())
        assert self.path.read_bytes() != before, "Ctrl+S did not save the notebook"
        return found


@pytest.fixture
def opened(lab: Lab, chromium: Any) -> Iterator[Callable[..., Opened]]:
    """Return what opens a notebook of these cells."""
    contexts = []
    all_opened = []

    def show(name: str, *sources: str, **options: Any) -> Opened:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = lab.folder / f"{name}.ipynb"
        nbformat.write(notebook, path)
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(40_000)
        here = Opened(lab, page, path)
        all_opened.append(here)
        page.on("request", lambda request: here.hear(request.url))
        page.on("websocket", lambda socket: here.hear(socket.url))
        page.on("pageerror", lambda error: here.errors.append(str(error)))
        page.goto(lab.address(path.name))
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()
        return here

    yield show
    for here in all_opened:
        assert here.outside == []
        assert here.errors == []
    for context in contexts:
        context.close()
