"""PDFs: the process that reads them, and what is made of lines, columns, margins and hyphens."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from themecode import importers
from themecode.importers import ImportRefusedError, pdf
from themecode.importers.passages import Passage
from themecode.importers.pdf_paragraphs import Hyphens


def _pages() -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / "pages.py"
    spec = importlib.util.spec_from_file_location("golden_pages", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _pages()


def _pdf(folder: Path, source: str) -> Path:
    path = folder / "P01.pdf"
    path.write_bytes(PAGES.pdf_of(source))
    return path


def _turns(path: Path, *, written: bool | None = None) -> list[tuple[str, str]]:
    document = importers.read(path, document="P01", written=written).document
    return [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns]


def _losses(path: Path) -> dict[str, int]:
    return {loss.kind: loss.times for loss in importers.read(path, document="P01").document.losses}


def _column(x: int, top: int, lines: list[str]) -> list[str]:
    return [f"{x} {top - 14 * at} 11 {line}" for at, line in enumerate(lines)]


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    """A password that we do not have."""
    path = _pdf(tmp_path, "72 700 11 Anna: Yes.\n")
    lock = b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O(%s)/U(%s)>>" % (b"o" * 32, b"u" * 32)
    raw = path.read_bytes().replace(b"trailer<<", b"trailer<</Encrypt %s/ID[<00><00>]" % lock)
    path.write_bytes(raw)
    with pytest.raises(ImportRefusedError, match="is locked with a password"):
        importers.read(path, document="P01")


@pytest.mark.parametrize(
    ("child", "reason"),
    [
        ("import os; os.abort()", "its reader failed, or needed more than 512 MB"),
        ("import time; time.sleep(60)", "takes longer than 0.5 seconds to read"),
        ("raise SystemExit(3)", "its reader failed"),
        ("import sys; sys.stdout.write('[')", "its reader failed"),
    ],
)
def test_a_reader_that_fails_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: str, reason: str
) -> None:
    """A crash, a hang and half an answer of the child end the import of that file and nothing else."""
    script = tmp_path / "child.py"
    script.write_text(child)
    monkeypatch.setattr(pdf, "_CHILD", script)
    monkeypatch.setattr(pdf, "SECONDS_LIMIT", 0.5 if "sleep" in child else 30)
    with pytest.raises(ImportRefusedError, match=reason):
        importers.read(_pdf(tmp_path, "72 700 11 Anna: Yes.\n"), document="P01")


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    """Some pages are pictures: the others are read, and these are told by number."""
    path = tmp_path / "P01.pdf"
    spoken = b"BT /F1 11 Tf 72 700 Td (Anna: Yes.) Tj ET\nBT /F1 11 Tf 72 680 Td (Ben: No.) Tj ET"
    path.write_bytes(PAGES.pdf_of_streams([spoken, b"0 0 9 9 re f", spoken]))
    told = [problem.says for problem in importers.read(path, document="P01").problems]
    assert told == ["1 of 3 pages hold no text (2)."]


def test_running_headers_and_page_numbers_are_no_speech(tmp_path: Path) -> None:
    """The same line at the same place of three pages, and numbers that go up with them."""
    said = ["Anna: Where did it go?", "Ben: Away, in 2031.", "Anna: Who said so?"]
    pages = [f"72 800 9 Fences study\n72 700 11 {words}\n300 40 9 {7 + at}\n" for at, words in enumerate(said)]
    path = _pdf(tmp_path, "===\n".join(pages))
    assert [words for _, words in _turns(path)] == ["Where did it go?", "Away, in 2031.", "Who said so?"]
    assert _losses(path) == {
        "headers and footers": 3,
        "page numbers": 3,
        "speaker names": 3,
        "spaces and line breaks": 1,
    }


def test_a_number_that_is_said_is_no_page_number(tmp_path: Path) -> None:
    """A year alone at the end of a page stays what somebody said."""
    said = ["Anna: Go on.", "Ben: I will.", "Anna: When was that?", "Ben: It was in", "2031"]
    path = _pdf(tmp_path, "\n".join(_column(72, 700, said)) + "\n")
    assert _turns(path)[-1] == ("Ben", "It was in 2031")


def test_words_said_on_two_pages_at_one_height_are_no_header(tmp_path: Path) -> None:
    """What comes twice may be an answer that was given twice."""
    page = "72 800 11 Anna: Yes.\n72 700 11 Ben: Go on.\n72 680 11 Anna: I do.\n72 40 11 Ben: No.\n"
    assert len(_turns(_pdf(tmp_path, f"{page}===\n{page}"))) == 8


def test_names_in_a_column_of_their_own_are_read_with_their_words(tmp_path: Path) -> None:
    """A narrow left column is no column of text: rows are read across."""
    rows = []
    for at in range(8):
        rows += [
            f"72 {760 - 30 * at} 11 {'Anna' if at % 2 else 'Ben'}:",
            f"140 {760 - 30 * at} 11 words of turn {at} go on",
        ]
    assert _turns(_pdf(tmp_path, "\n".join(rows) + "\n")) == [
        ("Anna" if at % 2 else "Ben", f"words of turn {at} go on") for at in range(8)
    ]


def test_a_teams_transcript_that_was_printed_is_read(tmp_path: Path) -> None:
    """Names and times in bold above the words are no headings, and the events of the recording no speech."""
    lines = ["Fences-Meeting Recording", "May 3, 2031, 8:42PM", "31m 5s", "Jane Doe started transcription"]
    said = [
        "Jane Doe   0:03",
        "Where did it go?",
        "Ben Roe   0:21",
        "It went away. All of",
        "it went.",
        "Jane Doe   1:02:03",
    ]
    rows = [f"72 {780 - 14 * at} 11{'b' * ('   ' in line)} {line}" for at, line in enumerate([*lines, *said, "I see."])]
    path = _pdf(tmp_path, "\n".join(rows) + "\n")
    reading = importers.read(path, document="P01")
    assert not reading.written
    assert [(turn.speaker, turn.start_ms) for turn in reading.document.turns] == [
        ("Jane Doe", 3_000),
        ("Ben Roe", 21_000),
        ("Jane Doe", 3_723_000),
    ]
    assert reading.document.text == "Where did it go?\nIt went away. All of it went.\nI see."


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Whatever order the file draws them in."""
    columns = [[f"{name}{line} fills a line" for line in range(6)] for name in "abc"]
    drawn = [row for n, lines in enumerate(columns) for row in _column(72 + 150 * n, 700, lines)]
    path = _pdf(tmp_path, "\n".join(sorted(drawn, key=lambda row: -int(row.split()[1]))) + "\n")
    assert " ".join(words for _, words in _turns(path)) == " ".join(line for lines in columns for line in lines)


def test_a_page_on_its_side_is_read(tmp_path: Path) -> None:
    """A landscape page whose text is drawn upwards and shown turned."""
    drawn = b"\n".join(
        b"BT /F1 11 Tf 0 1 -1 0 %d 72 Tm (%s) Tj ET" % (100 + 14 * at, words)
        for at, words in enumerate((b"Anna: Which way", b"is up?", b"Ben: This way."))
    )
    path = tmp_path / "P01.pdf"
    path.write_bytes(PAGES.pdf_of_streams([drawn]).replace(b"/MediaBox", b"/Rotate 90/MediaBox"))
    assert _turns(path) == [("Anna", "Which way is up?"), ("Ben", "This way.")]


def test_paragraphs_are_told_by_gaps_indents_and_short_ends(tmp_path: Path) -> None:
    """Each of the three begins a paragraph; a line that is only wrapped does not."""
    full = "words that fill the whole width of the page up to its edge,"
    path = _pdf(
        tmp_path,
        "72 700 16b A plan\n"
        f"72 660 11 {full}\n72 646 11 and end short.\n72 632 11 {full}\n72 618 11 {full}\n86 604 11 {full}\n"
        f"72 590 11 {full}\n72 560 11 {full}\n",
    )
    kinds = [(speaker, len(words.split()) // 12) for speaker, words in _turns(path)]
    assert kinds == [("heading", 0), ("text", 1), ("text", 2), ("text", 2), ("text", 1)]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["the implemen-", "tation of implementation"], "the implementation of implementation"),
        (["we ring-", "fenced it, ring-fenced"], "we ring-fenced it, ring-fenced"),
        (["a long-", "winded word"], "a long-winded word"),
        (["from 2031-", "2033 on"], "from 2031- 2033 on"),
        (["Smith-", "Jones said"], "Smith- Jones said"),
        (["soft\u00ad", "ened and softened"], "softened and softened"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], words: str) -> None:
    """A hyphen goes only where the same text has the word without it; elsewhere it stays."""
    hyphens = Hyphens([Passage(1, line, at == 0) for at, line in enumerate(lines)])
    assert " ".join(passage.text for passage in hyphens.passages) == words


def test_a_line_of_a_million_letters_holds_nothing_up() -> None:
    """The end of a line is looked at, not every way to begin a word in it."""
    line = "a" * 900_000
    passages = Hyphens([Passage(1, f"{line}.", fresh=True), Passage(1, "end", fresh=False)]).passages
    assert [len(passage.text) for passage in passages] == [900_001, 3]
