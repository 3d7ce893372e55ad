"""Conversations as Word files: Teams' two layouts, and paragraphs of `Name: words`. Same talk, same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from speech import Talk, by_turn, by_utterance, cues, short, unpadded

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_MADE = datetime(2024, 1, 1)  # noqa: DTZ001  # why: Word's own dates have no zone


def teams_docx_old(talk: Talk) -> bytes:
    """Teams .docx to 2023: one paragraph a cue; times, name and words parted by line breaks."""
    page = _page()
    for cue in cues(talk):
        times = f"{unpadded(cue.start_ms)} --> {unpadded(cue.end_ms)}"
        _broken(page.add_paragraph(), (times, cue.speaker, cue.text))
    return _packed(page)


def teams_docx_new(talk: Talk) -> bytes:
    """Teams .docx since 2023: title, date, length, then `Name   m:ss` in bold above the paragraphs of each turn."""
    page = _page()
    turns = by_turn(talk)
    length = short(turns[-1][-1].end_ms).replace(":", "m ") + "s"
    host = talk.turns[0][0]
    when = f"{talk.when:%B} {talk.when.day}, {talk.when.year}, {talk.when:%I:%M%p}".replace(" 0", " ")
    title = f"{talk.title}-{talk.when:%Y%m%d_%H%M%S}-Meeting Recording"
    for line in (title, when, length, "", f"{host} started transcription", ""):
        page.add_paragraph(line)
    for turn in turns:
        page.add_paragraph().add_run(f"{turn[0].speaker}   {short(turn[0].start_ms)}").bold = True
        for words in by_utterance(turn):
            page.add_paragraph(words)
        page.add_paragraph()
    page.add_paragraph(f"{host} stopped transcription")
    return _packed(page)


def word_docx(talk: Talk) -> bytes:
    """Write a transcript as people type it in Word: a title, then a paragraph of `Name: words` for each turn."""
    page = _page()
    page.add_heading(talk.title, level=1)
    for speaker, words in talk.turns:
        paragraph = page.add_paragraph()
        paragraph.add_run(f"{speaker}: ").bold = True
        paragraph.add_run(words)
    return _packed(page)


def _page() -> WordDocument:
    from docx import Document

    page = Document()
    page.core_properties.author = ""
    page.core_properties.comments = ""
    page.core_properties.created = page.core_properties.modified = _MADE
    for key, part in list(page.part.package.rels.items()):
        if part.reltype.endswith("/thumbnail"):
            del page.part.package.rels[key]
    return page


def _broken(paragraph: Paragraph, pieces: tuple[str, ...]) -> None:
    run = paragraph.add_run(pieces[0])
    for piece in pieces[1:]:
        run.add_break()
        run.add_text(piece)


def _packed(page: WordDocument) -> bytes:
    """Save with the same date on every part; a zip's own clock would change the bytes from run to run."""
    saved, again = BytesIO(), BytesIO()
    page.save(saved)
    with ZipFile(saved) as source, ZipFile(again, "w") as target:
        for name in source.namelist():
            stamped = ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            stamped.compress_type = ZIP_DEFLATED
            target.writestr(stamped, source.read(name))
    return again.getvalue()
