"""The committed bundle is what the sources give; its pure parts hold; both ways in are there."""

from __future__ import annotations

import os
import re
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
    """`render` of anywidget asks by numbered messages, beside another component without clashes, and closes."""
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
        el.querySelector('.tc-documents tbody button').click();
        for (let k = 0; k < 100 && !el.querySelector('.tc-turn'); k++) await tick();
        const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        const through = [], ear = event => through.push(event.key);
        document.addEventListener('keydown', ear);
        for (const [key, ctrlKey] of [['x', false], ['s', true], ['Enter', false], ['z', true]])
            el.querySelector('.tc-turn').dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey, bubbles: true}));
        document.removeEventListener('keydown', ear);
        stop();
        return {rows, twice, through, asked: sent.slice(0, 2), left: el.childElementCount, listening: heard.size}; }"""
    seen = sheet.page.evaluate(script)
    assert seen == {
        "rows": 3, "twice": [], "through": ["s"], "asked": ["project", "log"], "left": 0, "listening": 0,
    }  # fmt: skip


def test_the_page_of_all_keys_has_all_keys() -> None:
    """docs/coding-page.md lists every key that the component obeys, in the same words."""
    rows = re.findall(
        r'key\("\w+", "\w+", "([^"]+)", "[\w-]+", "([^"]+)"\)', (FRONTEND / "src" / "keys.ts").read_text()
    )
    page = (ROOT / "docs" / "coding-page.md").read_text()
    assert len(rows) > 40
    assert [says for _, says in rows if f"| {says} |" not in page] == []


def test_the_licence_of_what_is_bundled_lies_beside_it(node_modules: Path) -> None:
    """Preact's code is in the bundle, so its licence is in the package."""
    assert (BUNDLE / "coding.LICENSE.txt").read_text() == (node_modules / "preact" / "LICENSE").read_text()
