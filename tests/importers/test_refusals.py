"""Each refusal: the tiny broken file in tests/problems/importers, or the hostile one made here, and its message."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from themecode import archives, importers
from themecode.errors import UnknownNameError
from themecode.importers import (
    ImportRefusedError,
    LostWordsError,
    TableFormat,
    TableOptions,
    archive,
    cells,
    choosing,
    decoding,
    ledger,
    source,
)

PROBLEMS = Path(__file__).parents[1] / "problems" / "importers"
ENDINGS = (
    "Endings that are read: .vtt .srt .sbv .json .docx .odt .rtf .html .htm .pdf .txt .md .csv .tsv .xlsx. Save it as"
    " one of them, or name its --format."
)
AGAIN = "Nothing was changed. Let the tool that wrote it write it again, or import its .srt or .vtt."
APART = (
    "Nothing was changed. Put each speaker's name on a line of its own above the first time, or break the lines: times,"
    " name and words on lines of their own."
)
MESSAGES = {
    "empty.vtt": "holds no speech (it is empty). Nothing was changed.",
    "header-only.vtt": "holds no speech. Nothing was changed. Its characters are: header 6, spaces and line breaks 1.",
    "broken-end.vtt": "has a timing line that cannot be read (line 6: its end time is not hours:minutes:seconds)."
    " Nothing was changed. Correct line 6 (as 00:01:02.000 --> 00:01:05.000) and import again.",
    "broken-start.vtt": "has a timing line that cannot be read (line 3: its start time is not hours:minutes:seconds)."
    " Nothing was changed. Correct line 3 (as 00:01:02.000 --> 00:01:05.000) and import again.",
    "broken-arrow.srt": "has a timing line that cannot be read (line 2: its arrow is not -->). Nothing was changed."
    " Correct line 2 (as 00:01:02.000 --> 00:01:05.000) and import again.",
    "json-cues.vtt": "holds no speech (its cue text is JSON metadata, not speech). Nothing was changed.",
    "no-timings.srt": "is in no format that is known for .srt. Nothing was changed. Expected is srt: numbered cues"
    " with times.",
    "no-cues.vtt": "is in no format that is known for .vtt. Nothing was changed. Expected is teams-vtt: WebVTT cues"
    " with <v Name> voices; zoom-vtt: numbered WebVTT cues of `Name: words`; vtt: a WEBVTT line or cues with times.",
    "nul-byte.txt": "is not text (it holds a NUL byte). Nothing was changed. If it is text in UTF-16, say so with"
    " --encoding utf-16-le.",
    "no-encoding.txt": "is neither UTF-8 nor Windows-1252 text. Nothing was changed. Save it as UTF-8, or name its"
    " --encoding.",
    "half-character.txt": "begins as UTF-16 and breaks that encoding further on. Nothing was changed. Save it as UTF-8,"
    " or name its --encoding.",
    "another-ending.doc": f"ends in .doc, which is not read yet. Nothing was changed. {ENDINGS}",
    "cut-off.rtf": "is cut off (its last group does not close). Nothing was changed. Save it as RTF again, or as"
    " .docx.",
    "no-rtf.rtf": "is no RTF (it does not begin as RTF does). Nothing was changed. Save it as RTF again, or as .docx.",
    "no-tags.html": "is no web page (it has no HTML tags). Nothing was changed. If it is text, save it as .txt.",
    "scripts-only.html": "holds no speech. Nothing was changed. Its characters are: scripts and styles 10.",
    "no-pdf.pdf": "is no PDF, or is damaged. Nothing was changed. Print it to a new PDF, or export it from where it was"
    " written.",
    "cut-off.pdf": "is no PDF, or is damaged. Nothing was changed. Print it to a new PDF, or export it from where it"
    " was"
    " written.",
    "scan.pdf": "holds no text, only pictures of it (a scan). Nothing was changed. Have its text recognised (OCR) in a"
    " program that does so, save it, and import that.",
    "no-zip.odt": "is no Office document (damaged, or another file under its name). Nothing was changed. Open it in"
    " LibreOffice and save it again, or import it as text.",
    "lead-or-speaker.md": "could be a transcript (2 names before a colon) or a written document (3 headings)."
    " Nothing was changed. Say which: --as transcript or --as document.",
    "no-ending": f"has no ending that tells what it is. Nothing was changed. {ENDINGS}",
    "times-unlike.txt": "has lost its line breaks, and has no pair of times that are written alike. Nothing was"
    " changed. Put each speaker's name on a line of its own above the first time, or break the lines: times, name and"
    " words on lines of their own.",
    "glued.txt": "has a timing line that cannot be read (line 1: its end time is not hours:minutes:seconds)."
    " Nothing was changed. Put times, name and words on lines of their own.",
    "cells-without-names.tsv": "holds no speech (it is empty). Nothing was changed.",
    "codebook.csv": "looks like a codebook, not like a survey. Nothing was changed. Name its columns if it is none:"
    " --text COLUMN --id COLUMN.",
    "codes-of-which.csv": "has codes in 'tags', but 2 questions that they could be about. Nothing was changed. Name one"
    " question: --text COLUMN.",
    "header-only.csv": "holds no speech (it has no row below its headings). Nothing was changed.",
    "ids-missing.csv": "has no id in the column 'id' in line 3. Nothing was changed. Give each respondent an id, or "
    "name another column: --id COLUMN.",
    "ids-twice.csv": "has ids that are there twice in the column 'id': '7' in lines 2, 4. Nothing was changed. Take "
    "the doubles out, or name another column: --id COLUMN.",
    "no-header.csv": "is in no format that is known for .csv. Nothing was changed. Expected is csv-transcript: a "
    "table with a column `words` or `text`, and `speaker` or `timestamp`; survey: a table with one "
    "row a respondent; taguette-highlights: a table with the columns id, document, tag, content.",
    "no-highlights.csv": "holds no highlight. Nothing was changed.",
    "no-open-question.csv": "has no column of answers in people's own words. Nothing was changed. Name the columns"
    " with people's own words: --text COLUMN. Columns: 'region', 'age'.",
    "no-words.csv": "holds no speech (it has no row below its header). Nothing was changed.",
    "no-workbook.xlsx": "is no Office document (damaged, or another file under its name). Nothing was changed. Open it "
    "in a spreadsheet, save it again, or save it as CSV.",
    "nobody-answered.csv": "has no column of answers in people's own words. Nothing was changed. Name the columns"
    " with people's own words: --text COLUMN. Columns: 'Q5'.",
    "nul-byte.csv": "is not text (it holds a NUL byte). Nothing was changed. If it is text in UTF-16, say so with "
    "--encoding utf-16-le.",
    "open-quote.csv": "is not readable as a table (line 3: unexpected end of data). Nothing was changed. Is a "
    "quotation mark opened there, or before, and not closed?",
    "ragged.csv": "has 5 cells in line 3, but its header names 3 columns. Nothing was changed. A cell with the "
    "delimiter in it needs quotation marks round it.",
    "two-ids.csv": "has 2 columns of ids ('id' and 'respondent'). Nothing was changed. Say which: --id 'id' or --id "
    "'respondent'.",
    "words-beside-times.txt": "has lost its line breaks, and in 1 of 1 turns the name cannot be told from the words for"
    f" sure, the first at 0:04. {APART}",
    "another-json.json": "is in no format that is known for .json. Nothing was changed. Expected is whisper-json: "
    "`segments` with times; whisper-cpp: a `transcription` with offsets.",
    "another-table.tsv": "has no column of answers in people's own words. Nothing was changed. Name the columns"
    " with people's own words: --text COLUMN. Columns: 'answer'.",
    "broken-times.sbv": "has a timing line that cannot be read (line 4: its times are not "
    "hours:minutes:seconds,hours:minutes:seconds). Nothing was changed. Correct line 4 (as "
    "0:01:02.000,0:01:05.000) and import again.",
    "broken.json": f"is broken JSON (line 3, column 1). {AGAIN}",
    "deep.json": f"is JSON nested more than 64 levels deep (limit). {AGAIN}",
    "empty-segments.json": "holds no speech. Nothing was changed. Its characters are: metadata 47.",
    "infinite.json": f"cannot be read (segments[0].end is no time). {AGAIN}",
    "letters-in-cp1252.json": "has letters in its speech that are no UTF-8, the encoding of JSON. Nothing was changed. "
    "Name its --encoding, or import its .srt or .vtt.",
    "no-end.json": f"cannot be read (segments[1].end is missing). {AGAIN}",
    "no-offsets.json": f"cannot be read (transcription[0].timestamps is missing). {AGAIN}",
    "no-times.sbv": "is in no format that is known for .sbv. Nothing was changed. Expected is sbv: times as "
    "0:00:01.000,0:00:04.000.",
    "not-a-number.json": f"cannot be read (segments[0].start is no time). {AGAIN}",
    "odd-timestamps.json": f"cannot be read (transcription[0].timestamps are no times). {AGAIN}",
    "only-reactions.txt": "holds no speech. Nothing was changed. Its characters are: replies and reactions 32, "
    "timings 8, speaker names 7.",
    "pasted-doubtful.txt": "has lost its line breaks, and in 2 of 2 turns the name cannot be told from the words for"
    f" sure, the first at 0:00. {APART}",
    "pasted-once.txt": "has lost its line breaks, and in 1 of 3 turns the name cannot be told from the words for"
    f" sure, the first at 0:04. {APART}",
    "segment-is-text.json": f"cannot be read (segments[0] is no object with fields). {AGAIN}",
    "segments-is-text.json": f"cannot be read (segments is no list). {AGAIN}",
    "short-row.tsv": "has a line that is not start, end and text with tabs between them (line 3). Nothing was "
    "changed. Correct line 3 (as 1200<tab>3400<tab>words).",
    "text-is-a-list.json": f"cannot be read (segments[0].text is no text). {AGAIN}",
    "time-is-text.json": f"cannot be read (segments[0].start is no number). {AGAIN}",
    "twice.json": f"is not JSON as its standard has it (one object has the field 'segments' twice). {AGAIN}",
}


@pytest.mark.parametrize(
    "path", [path for path in sorted(PROBLEMS.iterdir()) if path.name[0] != "."], ids=lambda path: path.name
)
def test_a_broken_file_is_refused_with_its_message(path: Path) -> None:
    """What happened, what is safe, what to do; and no word of the transcript."""
    with pytest.raises(ImportRefusedError) as refused:
        _read(path)
    assert str(refused.value) == f"Not imported: {path.name} {MESSAGES[path.name]}"
    assert refused.value.file == path.name


def _read(path: Path) -> None:
    """Read a file as what it is: a transcript, or a table of many."""
    opened = importers.open_file(path)
    if isinstance(opened.form, TableFormat):
        opened.form.read(opened.source, TableOptions())
    else:
        importers.read_opened(opened.source, opened.form, "P01")


def _refused(path: Path, **options: str) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        importers.read(path, document="P01", **options)
    return str(refused.value)


def _transcript(folder: Path, content: str | bytes = "Anna: Yes.\nBoris: No.\n") -> Path:
    path = folder / "P01.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong name and a folder are refused before anything is opened."""
    assert "P01.txt is not there. Nothing was changed. Check the name and the folder." in _refused(tmp_path / "P01.txt")
    (tmp_path / "P02.txt").mkdir()
    assert "P02.txt is not a file." in _refused(tmp_path / "P02.txt")


def test_limits_of_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, texts and lines beyond the limits are refused by name of the limit."""
    path = _transcript(tmp_path)
    with monkeypatch.context() as limit:
        limit.setattr(source, "FILE_LIMIT", 10)
        assert "is larger than 50 MB (limit)" in _refused(path)
    with monkeypatch.context() as limit:
        limit.setattr(decoding, "TEXT_LIMIT", 10)
        assert "holds more than 20 million characters (limit)" in _refused(path)
    with monkeypatch.context() as limit:
        limit.setattr(source, "LINE_LIMIT", 10)
        path.write_text("Anna: No.\nBoris: Yes, I think.\n")
        assert "has a line of more than 1 million characters (limit), line 2" in _refused(path)


def test_the_limits_are_those_that_were_decided() -> None:
    """reliability.md section 5."""
    assert (source.FILE_LIMIT, decoding.TEXT_LIMIT, source.LINE_LIMIT) == (50_000_000, 20_000_000, 1_000_000)
    assert (archives.ENTRIES_LIMIT, archives.TOTAL_LIMIT, archives.ENTRY_LIMIT) == (2_000, 200_000_000, 100_000_000)
    assert (archives.RATIO_LIMIT, archives.RATIO_FROM) == (100, 10_000_000)


def test_a_wrong_encoding_is_refused(tmp_path: Path) -> None:
    """An encoding that the bytes are not in, and one that does not exist."""
    path = _transcript(tmp_path, "Anna: café\n")
    assert "is not text in the encoding ascii" in _refused(path, encoding="ascii")
    message = _refused(path, encoding="utf-9")
    assert "was to be read as 'utf-9', which is no text encoding" in message
    assert "Did you mean 'utf-8'" in message
    assert "which is no text encoding" in _refused(path, encoding="rot13")


def test_an_encoding_can_be_told(tmp_path: Path) -> None:
    """UTF-16 without a mark looks binary until the user says what it is; a mark is never part of the words."""
    path = _transcript(tmp_path, "Anna: café\nAnna: no\n".encode("utf-16-le"))
    assert "holds a NUL byte" in _refused(path)
    assert importers.read(path, document="P01", encoding="utf-16-le").document.text == "café no"
    path.write_bytes("\ufeffAnna: café\nAnna: no\n".encode())
    told = importers.read(path, document="P01", encoding="utf-8").document
    assert (told.text, told.turns[0].speaker, told.encoding) == ("café no", "Anna", "utf-8")


def test_a_wrong_format_is_refused(tmp_path: Path) -> None:
    """A format that the file is not in, with what it looks like; and one that does not exist."""
    path = _transcript(tmp_path)
    message = _refused(path, format="srt")
    assert "is not in the format srt (it expects numbered cues with times)" in message
    assert message.endswith("It looks like text.")
    with pytest.raises(UnknownNameError, match="Did you mean 'zoom-vtt'"):
        importers.read(path, document="P01", format="zoom-vt")


def test_a_format_opens_a_file_of_another_ending(tmp_path: Path) -> None:
    """Who names the format may import a file whatever it is called."""
    path = tmp_path / "P01.captions"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    assert importers.read(path, document="P01", format="vtt").document.text == "Hello."


def test_a_file_that_two_formats_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that recognise one file: neither reads it, and both are named."""
    greedy = importers.FORMATS["srt"]._replace(recognises=lambda _: True)
    monkeypatch.setitem(choosing.FORMATS, "srt", greedy)
    message = _refused(_transcript(tmp_path))
    assert message == (
        "Not imported: P01.txt could be srt and text. Nothing was changed. Say which: --format srt or --format text."
    )


def test_a_reader_that_swallows_words_imports_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger finds a fault of ours at each import, says that it is ours, and names no word."""
    honest = importers.FORMATS["text"]
    careless = honest._replace(read=lambda text, accounts: honest.read(text, accounts)[:-1])
    monkeypatch.setitem(choosing.FORMATS, "text", careless)
    with pytest.raises(LostWordsError, match=r"3 characters missing.*This is themecode's fault"):
        importers.read(_transcript(tmp_path), document="P01")


def test_a_count_of_words_must_come_out() -> None:
    """Words run together are found although no character is missing."""
    accounts = ledger.Ledger("P01.txt")
    with pytest.raises(LostWordsError, match="2 words spoken, 1 kept"):
        accounts.check(6, [importers.Utterance("Anna", "yes no!")], "yesno!")


BODY = "<w:p><w:r><w:t>Anna: Yes.</w:t></w:r></w:p><w:p><w:r><w:t>Anna: No.</w:t></w:r></w:p>"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = f'<w:document xmlns:w="{SPACE}"><w:body>{BODY}</w:body></w:document>'


def _docx(folder: Path, parts: dict[str, str | bytes], spoil: Callable[[bytes], bytes] = bytes) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    path = folder / "P01.docx"
    path.write_bytes(spoil(stream.getvalue()))
    return path


def test_a_small_docx_is_read(tmp_path: Path) -> None:
    """The document that the hostile ones below are made from is a good one."""
    document = importers.read(_docx(tmp_path, {"word/document.xml": XML}), document="P01").document
    assert (document.text, document.turns[0].speaker) == ("Yes. No.", "Anna")


def _encrypted(raw: bytes) -> bytes:
    start = raw.index(b"PK\x01\x02") + 8
    return raw[:start] + struct.pack("<H", 1) + raw[start + 2 :]


def _linked(raw: bytes) -> bytes:
    start = raw.index(b"PK\x01\x02") + 38
    return raw[:start] + struct.pack("<I", 0o120777 << 16) + raw[start + 4 :]


def _understated(raw: bytes) -> bytes:
    """Write a smaller size into the directory than the part unpacks to."""
    start = raw.index(b"PK\x01\x02") + 24
    return raw[:start] + struct.pack("<I", 10) + raw[start + 4 :]


def _overlapping(raw: bytes) -> bytes:
    """Let the second entry of the directory point at the first part."""
    start = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4) + 42
    return raw[:start] + struct.pack("<I", 0) + raw[start + 4 :]


def _of_one_name(raw: bytes) -> bytes:
    return raw.replace(b"documenu", b"document")


HOSTILE: list[tuple[str, dict[str, str | bytes], Callable[[bytes], bytes], str]] = [
    ("not a zip", {}, lambda _: b"Anna: Yes.", "is no Office document (damaged, or another file under its name)"),
    ("cut", {"word/document.xml": XML}, lambda raw: raw[: len(raw) // 2], "is no Office document"),
    (
        "old doc",
        {},
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "is locked with a password, or is an old",
    ),
    ("encrypted", {"word/document.xml": XML}, _encrypted, "is locked with a password"),
    ("link", {"word/document.xml": XML}, _linked, "holds a link to another file"),
    ("understated", {"word/document.xml": XML}, _understated, "is damaged (a part of it cannot be unpacked)"),
    ("overlap", {"word/document.xml": XML, "a.xml": "<a/>"}, _overlapping, "is damaged (its parts overlap)"),
    ("no text part", {"xl/workbook.xml": "<a/>"}, bytes, "is not a Word document (it has no text part)"),
    ("malformed", {"word/document.xml": XML[:-5]}, bytes, "is damaged (a part of it is not well-formed XML)"),
    (
        "deep",
        {"word/document.xml": "<a>" * 400 + "</a>" * 400},
        bytes,
        "is damaged (a part of it is not well-formed XML)",
    ),
    (
        "doctype",
        {"word/document.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + XML},
        bytes,
        "declares a document type (DOCTYPE)",
    ),
    (
        "doctype in UTF-16",
        {"word/document.xml": ("<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE d>" + XML).encode("utf-16")},
        bytes,
        "declares a document type (DOCTYPE)",
    ),
    ("many parts", {f"word/{n}.xml": "" for n in range(2_001)}, bytes, "holds more than 2,000 parts (limit)"),
    ("ratio", {"word/document.xml": " " * 11_000_000}, bytes, "unpacks to more than 100 times its size (limit)"),
    ("no words", {"word/document.xml": XML.replace(BODY, "")}, bytes, "holds no speech"),
]


@pytest.mark.parametrize(
    ("parts", "spoil", "reason"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE]
)
def test_a_hostile_docx_is_refused(
    tmp_path: Path, parts: dict[str, str | bytes], spoil: Callable[[bytes], bytes], reason: str
) -> None:
    """Locked, damaged, swollen or deceitful documents are refused by name of the fault."""
    assert reason in _refused(_docx(tmp_path, parts, spoil))


def test_a_bomb_is_refused_by_what_it_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums are refused by the directory, and counted again while streaming."""
    path = _docx(tmp_path, {"word/document.xml": XML, "word/comments.xml": f"<c>{XML}</c>"})
    with monkeypatch.context() as limit:
        limit.setattr(archives, "TOTAL_LIMIT", 300)
        assert "P01.docx unpacks to more than 200 MB (limit)" in _refused(path)
    with monkeypatch.context() as limit:
        limit.setattr(archives, "ENTRY_LIMIT", 100)
        assert "has a part that unpacks to more than 100 MB (limit)" in _refused(path)
    opened = archive.Archive("P01.docx", path.read_bytes())
    with monkeypatch.context() as limit:
        limit.setattr(archives, "TOTAL_LIMIT", 300)
        opened.part("word/document.xml")
        with pytest.raises(ImportRefusedError, match="unpacks to more than 200 MB"):
            opened.part("word/comments.xml")


def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    """Two parts of one name: a reader could be shown another text than Word shows."""
    path = _docx(tmp_path, {"word/document.xml": XML, "word/documenu.xml": XML}, _of_one_name)
    assert "holds two parts of the same name" in _refused(path)


def test_a_workbook_is_checked_in_the_same_way(tmp_path: Path) -> None:
    """check_archive lets a good archive pass and refuses a document type in any part."""
    source.check_archive(_docx(tmp_path, {"xl/workbook.xml": "<a/>"}))
    with pytest.raises(ImportRefusedError, match="DOCTYPE"):
        source.check_archive(_docx(tmp_path, {"xl/workbook.xml": "<!DOCTYPE a><a/>"}))


def test_a_table_beyond_the_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a million cells, more columns than a sheet has: by name of the limit, before anything is made of it."""
    assert (cells.MOST_CELLS, cells.MOST_COLUMNS) == (1_000_000, 16_384)
    path = tmp_path / "survey.csv"
    path.write_text("id,why\n" + "1,yes\n" * 10)
    with monkeypatch.context() as limit:
        limit.setattr(cells, "MOST_CELLS", 20)
        with pytest.raises(ImportRefusedError, match=r"has more than a million cells \(limit\)"):
            _read(path)
    path.write_text(",".join(f"Q{n}" for n in range(16_385)) + "\n")
    with pytest.raises(ImportRefusedError, match=r"has more than 16,384 columns \(limit\), line 1"):
        _read(path)


def test_a_sheet_that_says_it_is_endless_is_read_for_what_it_holds(tmp_path: Path) -> None:
    """Formatting whole columns makes Excel write the largest size there is; only cells count."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "why"], [1, "The bus never came when it rained."]):
        book.active.append(row)
    book.save(tmp_path / "plain.xlsx")
    path = tmp_path / "survey.xlsx"
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain, zipfile.ZipFile(path, "w") as endless:
        for name in plain.namelist():
            content = plain.read(name).replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"')
            endless.writestr(name, content)
    opened = importers.open_file(path)
    assert opened.form.read(opened.source, TableOptions()).documents[0].text.endswith("when it rained.")
