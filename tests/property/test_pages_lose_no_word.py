"""The law of importing, for pages: a PDF of lines, columns and margins, and documents that nobody speaks."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themecode import importers


def _pages() -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / "pages.py"
    spec = importlib.util.spec_from_file_location("golden_pages", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _pages()
NAMES = ["Ruth Okafor", "Amara", "P07", "Interviewer"]
HARD = [
    "So:",
    "10:30",
    "ring-fenced",
    "it's",
    "[laughs]",
    "-",
    "Note:",
    "caf\u00e9",
    "{curly}",
    "50%",
    "R&D",
    "(a)",
    "\\",
]
LATIN = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\u00e9\u00fc", min_size=1, max_size=12)
WORDS = st.lists(st.one_of(st.sampled_from(HARD), LATIN), min_size=2, max_size=60).filter(
    lambda words: any(map(str.isalpha, words))
)
CONVERSATIONS = st.lists(st.tuples(st.sampled_from(NAMES), WORDS), min_size=2, max_size=10)


def _wrapped(words: Sequence[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _pdf(lines: Sequence[str]) -> bytes:
    """Set lines in one column, forty to a page, under a running header and above page numbers."""
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    written = []
    for number, page in enumerate(pages, start=1):
        rows = [f"72 {760 - 14 * row} 11 {line}" for row, line in enumerate(page)]
        written.append("\n".join([f"60 810 8 Page {number} of {len(pages)}", *rows]) + "\n")
    return bytes(PAGES.pdf_of("===\n".join(written)))


@given(said=CONVERSATIONS, width=st.integers(20, 70))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_said_comes_back_from_a_pdf(tmp_path: Path, said: list[tuple[str, list[str]]], width: int) -> None:
    """The same words in the same order, whatever the lines and pages they are broken over."""
    lines = [line for name, words in said for line in _wrapped([f"{name}:", *words], width)]
    path = tmp_path / "P01.pdf"
    path.write_bytes(_pdf(lines))
    document = importers.read(path, document="P01", written=True).document
    there = " ".join(lines).split()
    told = document.text.split()
    lost = [loss for loss in document.losses if loss.kind not in ("page numbers", "spaces and line breaks")]
    if not lost:
        assert told == there
    assert set(told) <= set(there)
    assert {loss.kind for loss in lost} <= {"separator lines"}


PARAGRAPHS = st.lists(st.tuples(st.integers(0, 3), WORDS), min_size=1, max_size=12)


def _odt(told: Sequence[tuple[int, list[str]]]) -> bytes:
    body = "".join(
        f'<text:h text:outline-level="{level}">{escape(" ".join(words))}</text:h>'
        if level
        else f"<text:p>{escape(' '.join(words))}</text:p>"
        for level, words in told
    )
    return bytes(PAGES.odt_of(f"<package><text>{body}</text></package>"))


def _html(told: Sequence[tuple[int, list[str]]]) -> bytes:
    tags = ["p", "h1", "h2", "h3"]
    return "".join(f"<{tags[level]}>{escape(' '.join(w))}</{tags[level]}>" for level, w in told).encode()


def _markdown(told: Sequence[tuple[int, list[str]]]) -> bytes:
    return "\n\n".join("#" * level + " " * (level > 0) + "w " + " ".join(words) for level, words in told).encode()


def _rtf(told: Sequence[tuple[int, list[str]]]) -> bytes:
    escaped = {"\\": "\\\\", "{": "\\{", "}": "\\}"}
    paragraphs = [
        "\\pard"
        + (f"\\outlinelevel{level - 1} " if level else " ")
        + "".join(escaped.get(c, c if ord(c) < 128 else f"\\'{ord(c):02x}") for c in " ".join(words))
        + "\\par"
        for level, words in told
    ]
    return ("{\\rtf1\\ansi " + "\n".join(paragraphs) + "}").encode("ascii")


@pytest.mark.parametrize(("suffix", "write"), [(".odt", _odt), (".html", _html), (".rtf", _rtf), (".md", _markdown)])
@given(told=PARAGRAPHS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_written_document_comes_back_paragraph_by_paragraph(
    tmp_path: Path,
    suffix: str,
    write: Callable[[Sequence[tuple[int, list[str]]]], bytes],
    told: list[tuple[int, list[str]]],
) -> None:
    """Each paragraph and heading is a turn of its own, and headings are known as headings."""
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(write(told))
    reading = importers.read(path, document="plan", written=True)
    document = reading.document
    first = ["w"] if suffix == ".md" else []
    assert reading.written
    assert [(turn.speaker, document.text[turn.start : turn.end].split()) for turn in document.turns] == [
        ("heading" if level else "text", first + words) for level, words in told
    ]
