"""The committed bundle is what the sources give; its pure parts hold; both ways in are there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "src" / "themecode" / "viewer" / "static"
MOCK = Path(__file__).with_name("built")


def npx(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the component's build tools."""
    command = [shutil.which("npx") or "npx", "--no-install", *words]
    return subprocess.run(
        command, cwd=FRONTEND, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


@pytest.mark.slow
def test_the_committed_bundle_is_what_the_sources_give(node_modules: Path, tmp_path: Path) -> None:
    """Built anew, script and style sheet are byte for byte the committed ones: npm run build was not forgotten."""
    done = npx("vite", "build", BUNDLE_OUT=str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    done = npx("vite", "build", "--config", "vite.mock.ts", MOCK_OUT=str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    for file in (BUNDLE / "coding.js", BUNDLE / "coding.css", MOCK / "mock.js"):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), f"npm run build: {file.name} is not up to date"


@pytest.mark.slow
def test_types_hold_and_the_pure_parts_pass_their_tests(node_modules: Path) -> None:
    """The type checker is content, and so are the tests of words, stripes, outbox, finding and colours."""
    for words in (("tsc", "--noEmit"), ("vitest", "run")):
        done = npx(*words)
        assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_the_components_files_stay_small() -> None:
    """A file over 250 lines asks for a new noun, as in Python."""
    sources = [*FRONTEND.glob("src/**/*.*"), *FRONTEND.glob("mock/*.ts"), *FRONTEND.glob("tests/*.ts")]
    long = {path.name: lines for path in sources if (lines := len(path.read_text().splitlines())) > 250}
    assert not long
    assert len(sources) > 40


def test_the_bundle_asks_for_nothing_from_outside() -> None:
    """No address of another host, no eval, no way to set HTML from text is in the bundle."""
    script = (BUNDLE / "coding.js").read_text() + (BUNDLE / "coding.css").read_text()
    outside = script.replace("http://www.w3.org/", "")
    for word in ("http://", "https://", "eval(", "new Function", "document.write", "@import"):
        assert word not in outside, word


def test_the_notebooks_way_in_asks_by_messages(opened: Any) -> None:
    """`render` of anywidget asks with numbered messages, takes answers and errors by number, and closes."""
    sheet = opened()
    script = """async () => {
        const {default: widget} = await import('./coding.js');
        const heard = new Set(), sent = [];
        const model = { get: () => '', on: (_, call) => heard.add(call), off: (_, call) => heard.delete(call),
            send: async (message) => { sent.push(message.ask);
                let back;
                try { back = {answer: await mock.ask(message.ask, message.body)}; }
                catch (error) { back = {error: {happened: error.happened ?? 'gone'}}; }
                heard.forEach(call => call({id: message.id, ...back})); } };
        const el = document.createElement('div'); document.body.append(el);
        const stop = widget.render({model, el});
        const tick = () => new Promise(done => setTimeout(done, 20));
        for (let k = 0; k < 100 && !el.querySelector('.tc-documents table'); k++) await tick();
        const rows = el.querySelectorAll('.tc-documents tbody tr').length;
        stop();
        return {rows, asked: sent.slice(0, 2), left: el.childElementCount, listening: heard.size}; }"""
    seen = sheet.page.evaluate(script)
    assert seen == {"rows": 3, "asked": ["project", "log"], "left": 0, "listening": 0}
