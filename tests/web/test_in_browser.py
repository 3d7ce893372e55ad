"""The page in a real Chromium: hostile words run nothing, nothing is fetched, the keyboard suffices, 800 pixels do."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.model import Attribute, Coding, Document, Memo, Segment, Speaker, Turn
from themecode.project import Project
from themecode.web import Serving

RUNS = "window.ran=1"
HOSTILE = (
    f"<script>{RUNS}</script>",
    f"</script><script>{RUNS}</script>",
    f"<img src=x onerror={RUNS}>",
    f"<svg onload={RUNS}>",
    f"<svg><script>{RUNS}</script></svg>",
    f"'\"><img src=x onerror={RUNS}>",
    f'" autofocus onfocus={RUNS} x="',
    f"' onmouseover={RUNS} '",
    f"javascript:{RUNS}",
    f"<a href=javascript:{RUNS}>a</a>",
    f'<iframe srcdoc="<script>parent.{RUNS}</script>"></iframe>',
    f"<details open ontoggle={RUNS}>",
    f"<style>@import 'http://evil.example/x.css';</style><b onclick={RUNS}>",
    f"{{{{constructor.constructor('{RUNS}')()}}}}",
    f"${{{RUNS}}}",
    f"{{% raw %}}{{{{ {RUNS} }}}}",
    f"<!--<img src=x --><img src=x onerror={RUNS}//>",
    f"\u2028{RUNS}\u2029",
    f"]]><script>{RUNS}</script>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUNS}>",
    f'<noscript><p title="</noscript><img src=x onerror={RUNS}>">',
    f"&lt;script&gt;{RUNS}&lt;/script&gt;",
    f'<object data="data:text/html,<script>{RUNS}</script>">',
    f'<meta http-equiv=refresh content="0;url=javascript:{RUNS}"><base href=http://evil.example/>',
)
PLACES = ("text", "code", "memo", "speaker", "file name")
PAGES = (
    *(
        "/",
        "/document/P01",
        "/review",
        "/codebook",
        "/codebook/code_0",
        "/codebook/code_7",
        "/cases",
        "/memos",
        "/matrix",
    ),
    *("/quotes?code=code_0", "/log", "/coder", "/nothing"),
)


class Watched:
    """A page that is watched: what it says, what it asks for."""

    def __init__(self, context: Any, serving: Serving) -> None:
        self.origin = f"http://127.0.0.1:{serving.port}"
        self.page, self.complaints, self.outside = context.new_page(), list[str](), list[str]()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", self._ask)
        self.page.goto(serving.address())
        self.page.fill("#name", "ana")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{self.origin}/")

    def _ask(self, request: Any) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, path: str) -> Any:
        """Go to a page of ours, and let its scripts come to rest."""
        self.page.goto(self.origin + path)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture
def watched(chromium: Any, running: Any) -> Iterator[Watched]:
    """Watch a page of the small project; nothing complains and nothing is fetched from elsewhere."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    found = Watched(context, running.serving)
    yield found
    context.close()
    assert found.complaints == []
    assert found.outside == []


def spoilt(folder: Path) -> Project:
    """Make a project in which all that people write is hostile."""
    project = Project.create(folder, HOSTILE[0])
    codes = "".join(
        f"  - code: code_{n}\n    label: '{quoted(one)}'\n    definition: '{quoted(one)}'\n"
        for n, one in enumerate(HOSTILE)
    )
    (folder / "codebook.yaml").write_text(f"codebook: '{quoted(HOSTILE[0])}'\ncodes:\n{codes}", encoding="utf-8")
    project.use_codebook(folder / "codebook.yaml")
    said = [one.replace("\u2028", " ").replace("\u2029", " ") for one in HOSTILE]
    text, turns, places = "", [], []
    for number, (speaker, words) in enumerate(zip(HOSTILE, said, strict=True), start=1):
        turns.append(Turn("P01", number, speaker, len(text), len(text) + len(words)))
        places.append(Segment("P01", len(text), len(text) + len(words)))
        text += f"{words}\n"
    text = text.rstrip("\n")
    digest = hashlib.sha256(text.encode()).hexdigest()
    with project.store.action("import", HOSTILE[1], coder=HOSTILE[2], now="2026-11-25T10:00:00+00:00") as action:
        action.add_document(Document("P01", HOSTILE[3], "text", text, tuple(turns), digest, digest), HOSTILE[4])
        for number, one in enumerate(HOSTILE):
            action.add_document(
                Document(f"D{number}", one, "text", "So.", (Turn(f"D{number}", 1, "A", 0, 3),), "0", "0")
            )
            action.set_speaker(Speaker("P01", one, "participant"))
            action.set_attribute(HOSTILE[4], Attribute(f"{number} {one}", one))
        codings = [
            Coding("", place, place.words_of(text), f"code_{n}", HOSTILE[n], "person", "2026-11-25T10:00:00+00:00")
            for n, place in enumerate(places)
        ]
        names = action.add_codings(codings)
        for one, name in zip(HOSTILE, names, strict=True):
            action.set_memo(Memo("", "coding", name, one, one, "2026-11-25T10:00:00+00:00", one))
    return project


def quoted(text: str) -> str:
    """Write words between single quotes of YAML."""
    return text.replace("'", "''").replace("\u2028", " ").replace("\u2029", " ")


def test_a_hundred_and_twenty_hostile_strings_run_nothing(
    chromium: Any, tmp_path: Path, started: Callable[..., Any]
) -> None:
    """In text, code, memo, speaker and file name: every page shows them as the words they are."""
    assert len(HOSTILE) * len(PLACES) >= 120
    with spoilt(tmp_path / "study") as project:
        running = started(project)
        context = chromium.new_context(viewport={"width": 1280, "height": 800})
        watched = Watched(context, running.serving)
        for path in PAGES:
            page = watched.open(path)
            page.mouse.move(400, 300)
            assert page.evaluate("window.ran") is None, path
            assert page.locator("main img, main iframe, main object, main base, main style").count() == 0, path
        watched.open("/codebook")
        assert HOSTILE[2] in watched.page.inner_text("main")
        watched.open("/memos")
        assert HOSTILE[5] in watched.page.inner_text("main")
        watched.open("/document/P01")
        watched.page.wait_for_selector("#themecode >> text=window.ran")
        shown = watched.page.inner_text("#themecode")
        assert HOSTILE[2] in shown
        context.close()
        running.stop()
        complaints = [one for one in watched.complaints if "404" not in one]
        assert complaints == []
        assert watched.outside == []
        assert running.faults == []


@pytest.fixture
def started(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Return what serves a project in a thread."""
    return request.getfixturevalue("running").__class__


def test_the_component_reviews_and_the_project_knows(watched: Watched, project: Any) -> None:
    """A key decides about the first coding that waits; it is in the project at once."""
    waiting = project.desk("ana").answer("queue", {})["waiting"]
    page = watched.open("/review")
    page.wait_for_selector(f"text={project.study.coding(waiting[0]['id']).text}")
    page.keyboard.press("c")
    deadline = time.monotonic() + 5
    while project.study.coding(waiting[0]["id"]).status != "confirmed" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert project.study.coding(waiting[0]["id"]).status == "confirmed"
    assert project.store.actions()[-1].coder == "ana"


@pytest.mark.parametrize("path", ["/", "/codebook", "/codebook/money", "/cases", "/memos", "/log"])
def test_the_keyboard_reaches_everything(watched: Watched, path: str) -> None:
    """Tab comes to every link, field and button, each with a visible focus; the first leads past the menu."""
    page = watched.open(path)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]"
        ".filter(one => one.checkVisibility()).length"
    )
    reached = set()
    for number in range(wanted):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "[...document.querySelectorAll('*')].indexOf(document.activeElement) + ' '"
            " + getComputedStyle(document.activeElement).outlineStyle"
        )
        place, _, outline = at.partition(" ")
        assert outline != "none", number
        reached.add(place)
    assert len(reached) == wanted


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/codebook", "/codebook/money", "/cases", "/memos", "/matrix", "/log", "/quotes?code=money"]
)
def test_eight_hundred_pixels_do(watched: Watched, path: str, scheme: str) -> None:
    """No page is wider than the window; words stand out from their ground by 4.5 to 1, dark and light."""
    page = watched.open(path)
    page.set_viewport_size({"width": 800, "height": 900})
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 800
    assert page.evaluate(CONTRAST) == []


CONTRAST = """
(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *")) {
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    if (!one.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(one).color), light(ground(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(one.outerHTML.slice(0, 80));
  }
  return poor;
})()
"""


def test_paper_has_the_words_and_not_the_buttons(watched: Watched) -> None:
    """Printed, a page has neither menu nor forms."""
    page = watched.open("/memos")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("nav").is_visible()
    assert not page.locator("form").first.is_visible()
