"""The walk over a .docx, against a count that knows nothing of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from themecode.importers.ledger import solid
from themecode.importers.paragraphs import read_word
from themecode.importers.passages import Passage
from themecode.importers.refusals import ImportRefusedError

PACKAGE = (Path(__file__).parents[1] / "golden" / "importers" / "word.input.xml").read_text("utf-8")


def _golden() -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / "regenerate.py"
    spec = importlib.util.spec_from_file_location("regenerate_importers", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GOLDEN = _golden()


def _told(body: str) -> list[str]:
    story = read_word("a.docx", GOLDEN.docx_of(f"<package><document>{body}</document></package>"))
    return [block.text for block in story.blocks if isinstance(block, Passage)]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", ["a\tb"]),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", ["a", "b", "c"]),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", ["a-bc"]),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", ["new"]),
        ("<w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>new</w:t></w:r></w:moveTo>", ["new"]),
        ("<w:sdt><w:sdtContent><w:r><w:t>in a control</w:t></w:r></w:sdtContent></w:sdt>", ["in a control"]),
        ("<w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t></w:r></w:fldSimple>", ["7"]),
        ("<w:smartTag><w:customXml><w:r><w:t>deep</w:t></w:r></w:customXml></w:smartTag>", ["deep"]),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", ["seen"]),
        ("<w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>seen</w:t></w:r>", ["seen"]),
        ("<w:r><w:t>A &amp; B &lt;c&gt;</w:t></w:r>", ["A & B <c>"]),
        ("<!-- said --><w:r><w:t>a<!-- b -->c</w:t></w:r><?p q?>", ["ac"]),
    ],
)
def test_what_a_reader_of_the_page_sees(inside: str, words: list[str]) -> None:
    """Insertions, controls, fields and breaks are read; deletions and hidden text are not."""
    assert _told(f"<w:p>{inside}</w:p>") == words


def test_the_strict_edition_of_the_format_is_read() -> None:
    """Word's "Strict Open XML Document" has other namespaces."""
    body = "<w:p><w:r><w:t>Strictly.</w:t></w:r></w:p>"
    raw = GOLDEN.docx_of(f"<package><document>{body}</document></package>")
    assert [block.text for block in read_word("a.docx", raw).blocks if isinstance(block, Passage)] == ["Strictly."]
    spaces = GOLDEN._SPACES
    usual = spaces["w"]
    try:
        spaces["w"] = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        strict = GOLDEN.docx_of(f"<package><document>{body}</document></package>")
    finally:
        spaces["w"] = usual
    assert read_word("a.docx", strict).blocks == read_word("a.docx", raw).blocks


@given(st.integers(0, 2**32), st.integers(1, 6))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_wherever_is_counted(seed: int, moves: int) -> None:
    """Elements taken out, put elsewhere or doubled at random: what is read and what is set aside is all there is."""
    random = Random(seed)
    root = etree.fromstring(_document_of(PACKAGE).encode())
    for _ in range(moves):
        elements = [element for element in root.iter() if element.getparent() is not None]
        moved, target = random.choice(elements), random.choice(elements)
        copy = etree.fromstring(etree.tostring(moved))
        if random.random() < 0.5:
            moved.getparent().remove(moved)
        if root in target.iterancestors():
            target.insert(random.randint(0, len(target)), copy)
    body = "".join(etree.tostring(element, encoding="unicode") for element in root)
    try:
        story = read_word("a.docx", GOLDEN.docx_of(f"<package><document>{body}</document></package>"))
    except ImportRefusedError as refused:
        assume("words stand where no Word document has them" not in refused.reason)
        raise
    read = [block.text for block in story.blocks if isinstance(block, Passage)]
    cells = [cell for block in story.blocks if not isinstance(block, Passage) for row in block.rows for cell in row]
    spent = [text for texts in story.spent.values() for text in texts]
    assert solid(read + cells + spent) == story.solid


def _document_of(package: str) -> str:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in GOLDEN._SPACES.items())
    return f"<body {declared}>{package.partition('<document>')[2].partition('</document>')[0]}</body>"
