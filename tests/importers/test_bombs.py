"""Files made to exhaust a machine: refused in less than a second of work, within 512 MB, in a process of its own."""

from __future__ import annotations

import importlib.util
import io
import json
import random
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MEASURED = """
import json, resource, sys, time
from pathlib import Path
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
import lxml.etree
from themecode import importers
from themecode.errors import ThemecodeError
def spent():
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
before = spent()
try:
    reason = importers.read(Path(sys.argv[1]), document="P01").document.format
except ThemecodeError as error:
    reason = str(error)
print(json.dumps([reason, spent() - before]))
"""
NS = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))


def _pages() -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / "pages.py"
    spec = importlib.util.spec_from_file_location("golden_pages", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _pages()


def _odt(body: str, before: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        inside = f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"{before}<office:document-content {NS}>{inside}</office:document-content>")
    return stream.getvalue()


def _many_tags() -> bytes:
    """Return more elements than a tree of 512 MB holds, each unlike the last so that nothing looks packed."""
    numbers = random.Random(1)
    return _odt("".join(f"<text:p>{numbers.randint(0, 10**9)}</text:p>" for _ in range(1_000_000)))


def _swollen(text: bytes) -> bytes:
    return bytes(PAGES.pdf_of_streams([zlib.compress(text, 1)], filters=b"/Filter/FlateDecode"))


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BOMBS: list[tuple[str, Callable[[], bytes], str]] = [
    ("ratio.odt", lambda: _odt("<text:p> </text:p>" * 1_000_000), "more than 100 times its size (limit)"),
    ("laughs.odt", lambda: _odt("<text:p>&b;</text:p>", LAUGHS), "declares a document type (DOCTYPE)"),
    ("deep.odt", lambda: _odt("<text:section>" * 5_000 + "</text:section>" * 5_000), "is not well-formed XML"),
    ("tags.odt", _many_tags, "more than 2 million elements and attributes (limit)"),
    ("groups.rtf", lambda: b"{\\rtf1 " + b"{}" * 24_000_000, "more than 1 million groups"),
    ("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 900_000 + b"}" * 900_001, "is nested more than 500 deep (limit)"),
    ("controls.rtf", lambda: b"{\\rtf1 " + b"\\b" * 20_000_000 + b"}", "3 million control words (limit)"),
    ("large.rtf", lambda: b"{\\rtf1 " + b"x" * 100_000_000 + b"}", "is larger than 50 MB (limit)"),
    ("deep.html", lambda: b"<div hidden>" * 1_000_000 + b"yes", "is nested more than 256 deep (limit)"),
    ("signs.html", lambda: b"<p>" + b"<" * 15_000_000, "a line of more than 1 million characters (limit)"),
    ("comment.html", lambda: b"<p>" + b"<!--" * 4_000_000, "holds no speech"),
    ("number.html", lambda: b"<p>&#" + b"9" * 9_000_000, "a line of more than 1 million characters (limit)"),
    ("many.pdf", lambda: PAGES.pdf_of_streams([b"BT /F1 9 Tf (a) Tj ET"] * 100_000), "more than 2,000 pages (limit)"),
    ("swollen.pdf", lambda: _swollen(b" " * 700_000_000), "needed more than 512 MB (limit)"),
]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource limits to measure with")
@pytest.mark.parametrize(("name", "make", "reason"), BOMBS, ids=[bomb[0] for bomb in BOMBS])
def test_a_bomb_is_refused_at_once(tmp_path: Path, name: str, make: Callable[[], bytes], reason: str) -> None:
    """Less than a second of processor time, its child's included, within 512 MB, and the reason is told."""
    path = tmp_path / name
    path.write_bytes(make())
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120, env={"PYTHONPATH": str(SOURCE), "PATH": ""}
    )
    told, seconds = json.loads(done.stdout)
    assert reason in told
    assert seconds < 1
