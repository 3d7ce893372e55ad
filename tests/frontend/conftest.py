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
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">
<link rel="stylesheet" href="coding.css"><title>Invented study</title></head>
<body><main id="mock"></main><script type="module" src="mock.js"></script></body></html>"""


def missing(what: str, *, needs: str = "browser") -> None:
    """Skip, with the reason; fail where the environment says that it must be there."""
    if needs in os.environ.get("THEMECODE_REQUIRE", ""):
        pytest.fail(f"THEMECODE_REQUIRE names {needs}, but {what}")
    pytest.skip(what)


class Sheet:
    """A page with the component: what a person does there, and what became of it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.served: Any = None
        self.complaints: list[str] = []
        self.expected: list[str] = []

    def asked_at(self, url: str, home: str) -> None:
        """Note a request that goes elsewhere than home."""
        if not url.startswith("data:") and url.split("/")[2] != home:
            self.complaints.append(f"asked outside: {url}")

    def said(self, part: str) -> Sheet:
        """Wait until the page says that something was done."""
        for _ in range(600):
            if part in self.page.locator("[role=status].tc-said").inner_text():
                return self
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never said {part!r}: {self.page.locator('.tc-said').inner_text()!r}")

    def press(self, *keys: str) -> Sheet:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, words: str) -> Sheet:
        """Type words into what has the focus."""
        self.page.keyboard.type(words)
        return self

    def place(self, turn: int, words: str) -> tuple[float, float, float, float]:
        """Return where words of a turn begin and end on the screen."""
        script = """([n, words]) => {
            const p = document.querySelector(`#turn-${n} .tc-words`);
            p.scrollIntoView({block: 'center', behavior: 'instant'});
            const at = p.textContent.indexOf(words);
            const ends = [at, at + words.length].map((offset, side) => {
                const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
                let left = offset, node;
                const past = () => side ? left > node.length : left >= node.length;
                while ((node = walker.nextNode()) && past()) left -= node.length;
                const range = document.createRange();
                range.setStart(node, side ? left - 1 : left);
                range.setEnd(node, side ? left : left + 1);
                const box = range.getBoundingClientRect();
                return [side ? box.right - 1 : box.left + 1, box.top + box.height / 2]; });
            return [...ends[0], ...ends[1]]; }"""
        return tuple(self.page.evaluate(script, [turn, words]))

    def mark(self, turn: int, words: str, key: str = "") -> Sheet:
        """Mark words of a turn with the mouse, a key held down if one is named."""
        left, top, right, bottom = self.place(turn, words)
        if key:
            self.page.keyboard.down(key)
        self.page.mouse.move(left, top)
        self.page.mouse.down()
        self.page.mouse.move(right, bottom, steps=4)
        self.page.mouse.up()
        if key:
            self.page.keyboard.up(key)
        return self

    def click_on(self, turn: int, words: str, times: int = 1) -> Sheet:
        """Click into words of a turn."""
        left, top, *_ = self.place(turn, words)
        self.page.mouse.move(left + 2, top)
        for count in range(1, times + 1):
            self.page.mouse.down(click_count=count)
            self.page.mouse.up(click_count=count)
            self.page.wait_for_timeout(80 if times > 1 else 0)
        return self

    def acts(self, verb: str = "") -> list[dict[str, Any]]:
        """Return the acts that the component sent, in order."""
        found = self.page.evaluate("mock.asked.filter(one => one.name === 'act').map(one => one.body)")
        return [act for act in found if not verb or act["verb"] == verb]

    def act(self, verb: str) -> dict[str, Any]:
        """Return the newest act of a verb, once it was sent and stored."""
        for _ in range(600):
            if self.acts(verb) and self.saving() == "saved":
                return self.acts(verb)[-1]
            self.page.wait_for_timeout(20)
        raise AssertionError(f"no act {verb!r} was stored: {[act['verb'] for act in self.acts()]}, {self.saving()}")

    def saving(self) -> str:
        """Return what the page says about saving: idle, saved, saving or gone."""
        return self.page.locator("[data-saving]").get_attribute("data-saving")

    def until(self, script: str) -> Any:
        """Wait until a script gives something true; asked again and again, as the page's policy forbids eval."""
        for _ in range(600):
            if got := self.page.evaluate(script):
                return got
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never true: {script}")

    def chosen(self) -> str:
        """Return the words that are chosen."""
        return "".join(self.page.locator(".tc-words .tc-chosen").all_inner_texts())

    def text(self, turn: int) -> str:
        """Return the words of a turn."""
        return self.page.locator(f"#turn-{turn} .tc-words").inner_text()

    def codings(self, turn: int | None = None) -> list[dict[str, Any]]:
        """Return the stored codings of the first document, or of one turn of it."""
        script = """n => { const {stand, texts} = mock.state; const turn = texts[0].turns.find(one => one.n === n);
            const there = one => !turn || (one.start < turn.end && one.end > turn.start);
            return stand.codings.filter(one => one.document === 'P01' && there(one)); }"""
        return self.page.evaluate(script, turn)


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


class Watched:
    """Opens pages in contexts of their own and hears everything that they complain about or ask for."""

    def __init__(self, chromium: Any) -> None:
        self.chromium = chromium
        self.contexts: list[Any] = []
        self.sheets: list[Sheet] = []

    def open(self, address: str, *, wait: str = ".tc-turn", **options: Any) -> Sheet:
        """Open a page in a fresh context."""
        context = self.chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        sheet = Sheet(page)
        self.sheets.append(sheet)
        home = address.split("/")[2]
        page.on("console", lambda message: sheet.complaints.append(message.text))
        page.on("pageerror", lambda error: sheet.complaints.append(str(error)))
        page.on("request", lambda request: sheet.asked_at(request.url, home))
        page.goto(address)
        page.wait_for_selector(wait)
        return sheet

    def close(self) -> None:
        """Close all, and complain about complaints."""
        for context in self.contexts:
            context.close()
        for sheet in self.sheets:
            assert [one for one in sheet.complaints if not any(part in one for part in sheet.expected)] == []


@pytest.fixture
def watched(chromium: Any) -> Iterator[Watched]:
    """Return what opens pages; afterwards nothing complained and nothing was asked of the outside."""
    opens = Watched(chromium)
    yield opens
    opens.close()


@pytest.fixture
def opened(watched: Watched, served: str) -> Callable[..., Sheet]:
    """Return what opens the component on the mock study."""

    def show(wish: str = "", **options: Any) -> Sheet:
        return watched.open(served + wish, **options)

    return show


@pytest.fixture
def visiting(watched: Watched) -> Callable[[str, str], Sheet]:
    """Return what enters a served project by its address and says who codes."""

    def enter(address: str, coder: str) -> Sheet:
        sheet = watched.open(address, wait="main")
        sheet.page.get_by_label("Your name or initials").fill(coder)
        sheet.page.get_by_role("button", name="Begin").click()
        sheet.page.wait_for_url("**/")
        return sheet

    return enter


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
