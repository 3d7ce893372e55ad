"""The walk over an OpenDocument text, against a count that knows nothing of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from themecode.importers.ledger import solid
from themecode.importers.open_document import read_open_document
from themecode.importers.passages import texts_of
from themecode.importers.refusals import ImportRefusedError

FOLDER = Path(__file__).parents[1] / "golden"


def _pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_pages", FOLDER / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _pages()
PACKAGE = (FOLDER / "importers" / "odt.input.odt.xml").read_text("utf-8")


def _told(body: str) -> list[str]:
    raw = PAGES.odt_of(f"<package><text>{body}</text></package>")
    return [passage.text for passage in read_open_document("a.odt", raw).passages]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("a<text:s text:c='1000000000'/>b", ["a b"]),
        ("a<text:s text:c='3'/>b<text:s/>c<text:s text:c='10000'/>d", ["a   b c        d"]),
        ("a<text:tab/>b<text:line-break/>c", ["a\tb", "c"]),
        ("a <text:span>b <text:span>c</text:span></text:span> d", ["a b c d"]),
        ("\n   a\n   b ", [" a b "]),
        ("a<text:soft-page-break/>b<text:bookmark-start text:name='x'/>c", ["abc"]),
        ("on <text:date>3 May</text:date> at <text:time>ten</text:time>", ["on 3 May at ten"]),
        (
            "<text:ruby><text:ruby-base>\u7530</text:ruby-base><text:ruby-text>ta</text:ruby-text></text:ruby>",
            ["\u7530"],
        ),
        ("a<text:hidden-text text:is-hidden='true'>b</text:hidden-text>", ["a"]),
        ("a<text:hidden-paragraph text:is-hidden='true'/>", []),
    ],
)
def test_what_a_reader_of_the_page_sees(inside: str, words: list[str]) -> None:
    """Spaces, tabs, breaks, spans and fields are read; what is hidden is not."""
    assert _told(f"<text:p>{inside}</text:p>") == words


@given(st.integers(0, 2**32), st.integers(1, 6))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_wherever_is_counted(seed: int, moves: int) -> None:
    """Elements taken out, put elsewhere or doubled at random: what is read and what is set aside is all there is."""
    random = Random(seed)
    body = PACKAGE.partition("<text>")[2].rpartition("</text>")[0]
    root = etree.fromstring(f"<root {PAGES._SPACES}>{body}</root>")
    for _ in range(moves):
        elements = [element for element in root.iter() if element.getparent() is not None]
        moved, target = random.choice(elements), random.choice(elements)
        copy = etree.fromstring(etree.tostring(moved, with_tail=False))
        copy.tail = " stray "
        if random.random() < 0.5:
            moved.getparent().remove(moved)
        if root in target.iterancestors():
            target.insert(random.randint(0, len(target)), copy)
    inside = (root.text or "") + "".join(etree.tostring(element, encoding="unicode") for element in root)
    there = solid(["".join(root.itertext())])
    story = read_open_document("a.odt", PAGES.odt_of(f"<package><text>{inside}</text></package>"))
    assert solid(texts_of(story.blocks, story.spent)) == story.solid == there


def test_a_locked_document_is_refused() -> None:
    """LibreOffice keeps the zip open and locks its parts: the manifest says so."""
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        archive.writestr("content.xml", bytes(range(256)))
    with pytest.raises(ImportRefusedError, match="is locked with a password"):
        read_open_document("a.odt", stream.getvalue())


def test_another_file_of_the_family_is_refused() -> None:
    """A spreadsheet under the name of a text has no text part."""
    raw = PAGES.odt_of("<package><text></text></package>")
    assert read_open_document("a.odt", raw).blocks == []
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {PAGES._SPACES}/>")
    with pytest.raises(ImportRefusedError, match="is no OpenDocument text"):
        read_open_document("a.odt", stream.getvalue())
