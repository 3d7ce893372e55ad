"""Documents that nobody speaks: told by headings without speakers, or by the user; asked about where unsure."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from themecode import importers
from themecode.importers import ImportRefusedError


def _module(name: str) -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"golden_{name}", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GOLDEN = _module("regenerate")


def _read(folder: Path, name: str, content: str | bytes, *, written: bool | None = None) -> importers.Reading:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return importers.read(path, document="S1", written=written)


def _turns(reading: importers.Reading) -> list[tuple[str, str]]:
    document = reading.document
    return [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns]


PLAN = "# A plan\n\nWe ring-fence what\nwe have.\n\nMoney\n-----\n- One.\n- Two **here**.\n"


def test_headings_without_speakers_make_a_written_document(tmp_path: Path) -> None:
    """Markdown: marks are no words, lines of a paragraph come together, points of a list stay apart."""
    reading = _read(tmp_path, "plan.md", PLAN)
    assert reading.written
    assert _turns(reading) == [
        ("heading", "A plan"),
        ("text", "We ring-fence what we have."),
        ("heading", "Money"),
        ("text", "- One."),
        ("text", "- Two here."),
    ]
    assert [problem.grade for problem in reading.problems] == ["note"]
    assert str(reading.problems[0]) == (
        "plan.md: Read as a written document: 3 paragraphs, 2 headings. It names no speaker and has headings. If people"
        " speak in it: --as transcript."
    )


def test_the_user_says_that_people_speak(tmp_path: Path) -> None:
    """written=False: a monologue under headings is one speaker's."""
    reading = _read(tmp_path, "talk.md", PLAN, written=False)
    assert not reading.written
    assert {speaker for speaker, _ in _turns(reading)} == {"Unknown"}


def test_the_user_says_that_nobody_speaks(tmp_path: Path) -> None:
    """written=True: prose without headings, and labels before colons that are no speakers."""
    prose = _read(tmp_path, "plan.txt", "We plan.\n\nLead: the board.\n\nLead: the chair.\n", written=True)
    assert _turns(prose) == [("text", "We plan."), ("text", "Lead: the board."), ("text", "Lead: the chair.")]
    assert prose.problems[0].says == "Read as a written document: 3 paragraphs."


def test_prose_without_headings_is_not_guessed(tmp_path: Path) -> None:
    """It stays speech of "Unknown", and the warning tells the other way to read it."""
    reading = _read(tmp_path, "plan.txt", "We plan.\n\nAnd we do.\n")
    assert not reading.written
    assert reading.problems[0].mend.endswith("If nobody speaks in it: --as document.")


def test_headings_in_a_transcript_make_no_document_of_it(tmp_path: Path) -> None:
    """Where most paragraphs have a name, or one of the names is a role, people speak."""
    spoken = "# Part 1\n\nAnna: Yes.\n\nBen: No.\n\n# Part 2\n\nAnna: So.\n\nBen: Well.\n"
    assert not _read(tmp_path, "a.md", spoken).written
    long = "# One\n\nInterviewer: Why?\n\nP07: Because.\n\n# Two\n\n" + "We did.\n\n" * 20
    assert not _read(tmp_path, "b.md", long).written


def test_either_is_asked_about(tmp_path: Path) -> None:
    """Few names before colons among many paragraphs with headings: the file is refused until somebody says."""
    content = "# A\n\nLead: x.\n\nTimescale: y.\n\n# B\n\nLead: x.\n\nTimescale: y.\n\n" + "We did.\n\n" * 20
    with pytest.raises(
        ImportRefusedError, match=r"could be a transcript \(2 names.* or a written document \(2 headings"
    ):
        _read(tmp_path, "plan.md", content)
    assert _read(tmp_path, "plan.md", content, written=True).written
    assert not _read(tmp_path, "plan.md", content, written=False).written


def test_captions_are_never_a_written_document(tmp_path: Path) -> None:
    """Cues with times are speech, whatever the user hoped."""
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n"
    with pytest.raises(ImportRefusedError, match="cannot be read as a written document"):
        _read(tmp_path, "a.vtt", cues, written=True)


def test_lines_of_a_text_without_wrapping_are_paragraphs(tmp_path: Path) -> None:
    """A text pasted from a page has one paragraph a line; one wrapped by hand has them between empty lines."""
    long = "word " * 40
    assert len(_turns(_read(tmp_path, "a.txt", f"{long}\n{long}\n\n{long}\n", written=True))) == 3
    assert len(_turns(_read(tmp_path, "b.txt", "We plan\nahead.\n\nWe do.\n", written=True))) == 2


def test_headings_of_word_are_known_by_style_and_outline(tmp_path: Path) -> None:
    """By the usual name, a style of one's own that comes from a heading, or the paragraph's outline level."""
    body = "".join(
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        for properties, words in (
            ('<w:pStyle w:val="Title"/>', "A plan"),
            ('<w:pStyle w:val="TOC1"/>', "Money 2"),
            ('<w:pStyle w:val="Own"/>', "Money"),
            ("", "We have none."),
            ('<w:outlineLvl w:val="2"/>', "Time"),
            ('<w:outlineLvl w:val="9"/>', "Plenty."),
        )
    )
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
    )
    raw = GOLDEN.docx_of(f"<package><document>{body}</document><styles>{styles}</styles></package>")
    reading = _read(tmp_path, "plan.docx", raw)
    assert _turns(reading) == [
        ("heading", "A plan"),
        ("heading", "Money"),
        ("text", "We have none."),
        ("heading", "Time"),
        ("text", "Plenty."),
    ]
    assert {loss.kind for loss in reading.document.losses} == {"tables of contents", "spaces and line breaks"}
