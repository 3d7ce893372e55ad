"""The component in Debian's Chromium, on the invented study of frontend/mock, as a page with the strict policy."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "src" / "themecode" / "viewer" / "static"
CHROMIUM = "/usr/bin/chromium"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">
<link rel="stylesheet" href="coding.css"><title>Invented study</title></head>
<body><div id="mock"></div><script type="module" src="mock.js"></script></body></html>"""


def missing(what: str, *, needs: str = "browser") -> None:
    """Skip, with the reason; fail where the environment says that it must be there."""
    if needs in os.environ.get("THEMECODE_REQUIRE", ""):
        pytest.fail(f"THEMECODE_REQUIRE names {needs}, but {what}")
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start Chromium once for all tests of this folder."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    if not Path(CHROMIUM).exists():
        missing(f"{CHROMIUM} is not there (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Keep still."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the committed bundle with the mock study and return the page's address."""
    folder = tmp_path_factory.mktemp("component")
    for file in (BUNDLE / "coding.js", BUNDLE / "coding.css", Path(__file__).with_name("built") / "mock.js"):
        shutil.copy(file, folder)
    (folder / "index.html").write_text(PAGE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(chromium: Any, served: str) -> Iterator[Callable[..., Any]]:
    """Return what opens the component; afterwards nothing complained and nothing was asked of the outside."""
    contexts, complaints, outside = [], [], []

    def show(wish: str = "", *, wait: str = ".tc-turn", **options: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("data:", served.rsplit("/", 1)[0])) else outside.append(request.url)
            ),
        )
        page.goto(served + wish)
        page.wait_for_selector(wait)
        return page

    yield show
    for context in contexts:
        context.close()
    assert complaints == []
    assert outside == []


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Return the folder of the component's build tools, installed as locked where npm is there."""
    folder = FRONTEND / "node_modules"
    if not (folder / "axe-core").exists():
        if shutil.which("npm") is None:
            missing("npm is not there", needs="node")
        done = subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund"], cwd=FRONTEND, capture_output=True, text=True, check=False
        )
        if done.returncode:
            missing(f"npm ci did not work: {done.stderr[-300:]}", needs="node")
    return folder
