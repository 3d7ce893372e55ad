"""The workbook: four sheets, totals, nothing live, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from themecode.errors import ThemecodeError
from themecode.exports import write_matrix_workbook
from themecode.exports.fitting import PART
from themecode.model import Codebook, Table

CREATED = "2026-11-22T18:00:00Z"


@pytest.fixture
def made_of(tmp_path: Path) -> Callable[..., bytes]:
    """Return what writes the workbook of a study and gives its bytes."""

    def make(study: Any, **options: Any) -> bytes:
        file = tmp_path / "matrix.xlsx"
        parts = {"matrix": study.matrix, "codings": study.codings, "codebook": study.codebook, "made": study.made}
        write_matrix_workbook(file, **{**parts, "created": CREATED, **options})
        return file.read_bytes()

    return make


def opened(content: bytes) -> Any:
    """Open a workbook as pandas and others do."""
    return openpyxl.load_workbook(io.BytesIO(content))


def as_text(content: bytes) -> Iterator[str]:
    """Yield every cell as one line, and every note."""
    for sheet in opened(content):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{sheet.title}!{cell.coordinate}\t{cell.value!r}"
                if cell.comment:
                    yield f"{sheet.title}!{cell.coordinate} note\t{cell.comment.text!r}"


def test_golden(study: Any, made_of: Any, golden: Any) -> None:
    """Every cell of a small workbook is what it was."""
    golden("matrix_workbook.txt", "".join(f"{line}\n" for line in as_text(made_of(study(3, 3)))).encode())


def test_four_sheets(study: Any, made_of: Any) -> None:
    """Matrix, codings, codebook and how it was made, each with a frozen header; the codings with a filter."""
    book = opened(made_of(study(20, 14)))
    assert book.sheetnames == ["matrix", "codings", "codebook", "how it was made"]
    assert book["matrix"].freeze_panes == "B2"
    assert book["codings"].freeze_panes == "A2"
    assert book["codings"].auto_filter.ref == f"A1:O{book['codings'].max_row}"


def test_totals_add_up(study: Any, made_of: Any) -> None:
    """Totals stand below and beside the counts, and the basis below them."""
    one = study(20, 14)
    rows = list(opened(made_of(one))["matrix"].iter_rows(values_only=True))
    below = {row[0]: row[1:] for row in rows[21:]}
    column = [row[1] for row in one.matrix.rows]
    assert rows[0][-1] == "total"
    assert rows[1][-1] == sum(one.matrix.rows[0][1:])
    assert below["total"][0] == sum(column)
    assert below["total"][-1] == len(one.quotations)
    assert below["cases with it"][0] == sum(count > 0 for count in column)
    assert one.matrix.basis in below


def test_notes_give_the_readable_name(study: Any, made_of: Any) -> None:
    """Each code at the top carries a note with its name and definition, and nobody's name as its author."""
    content = made_of(study(2, 3))
    cell = opened(content)["matrix"]["C1"]
    assert cell.value == "governance"
    assert cell.comment.text.startswith("Governance and accountability\nWhat is said about")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "<authors><author></author></authors>" in archive.read("xl/comments1.xml").decode()


@pytest.mark.parametrize("heat", [("#FFFFFF", "#4E9F97"), ("#FFFFFF", "#BFDEDA", "#4E9F97")])
def test_heat_covers_the_counts_only(study: Any, made_of: Any, heat: tuple[str, ...]) -> None:
    """The heat scale has the colours that were asked for and leaves the totals alone."""
    formats = opened(made_of(study(20, 14), heat=heat))["matrix"].conditional_formatting
    (area,) = formats
    assert str(area.sqref) == "B2:O21"
    assert [colour.rgb for colour in area.rules[0].colorScale.color] == [f"FF{colour[1:]}" for colour in heat]


def test_text_is_wrapped_in_tall_enough_rows(study: Any, made_of: Any) -> None:
    """Quotations are wrapped, and a row with a long one is made tall enough for it."""
    one = study(2, 3)
    row = (*one.codings.rows[0][:7], "word " * 60, *one.codings.rows[0][8:])
    sheet = opened(made_of(one, codings=replace(one.codings, rows=(row, *one.codings.rows))))["codings"]
    assert sheet["H2"].alignment.wrap_text
    assert not sheet["A2"].alignment.wrap_text
    assert {cell.alignment.vertical for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"top"}
    assert sheet.row_dimensions[2].height >= 60
    assert sheet.dimensions == f"A1:O{len(one.codings.rows) + 2}"


def test_same_study_same_bytes(study: Any, made_of: Any) -> None:
    """Writing twice gives the same bytes; so does writing without a time."""
    assert made_of(study(5, 5)) == made_of(study(5, 5))
    assert made_of(study(5, 5), created="") == made_of(study(5, 5), created="")


def test_properties_are_neutral(study: Any, made_of: Any) -> None:
    """The file says its title and when it was made, and names no person, company or other program."""
    with zipfile.ZipFile(io.BytesIO(made_of(study(2, 2)))) as archive:
        core = archive.read("docProps/core.xml").decode()
        rest = archive.read("docProps/app.xml").decode()
        dates = {member.date_time for member in archive.infolist()}
    assert re.findall(r"<(dc:creator|cp:lastModifiedBy)>[^<]+<", core) == []
    assert "<dc:title>How the money was spent</dc:title>" in core
    assert core.count("2026-11-22T18:00:00Z") == 2
    assert "<Company></Company>" in rest
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_text_stays_text(study: Any, made_of: Any, hostile: tuple[str, ...]) -> None:
    """No formula, no link, nothing lost, whatever was said; control characters are shown as symbols."""
    one = study(2, 3)
    rows = tuple((*one.codings.rows[0][:7], text, *one.codings.rows[0][8:]) for text in hostile)
    codes = tuple(replace(code, label=hostile[9], definition=hostile[17]) for code in one.codebook)
    made = Table("made", ("what", "value"), tuple((text, text) for text in hostile))
    matrix = Table("m", ("case", hostile[0], "\ud800"), tuple((text, 1, 0) for text in hostile), hostile[23])
    content = made_of(
        one,
        matrix=matrix,
        codings=replace(one.codings, rows=rows),
        codebook=Codebook(hostile[8], codes, description=hostile[10]),
        made=made,
    )
    assert_nothing_is_live(content)
    sheet = opened(content)["codings"]
    texts = [cell.value for cell in sheet["H"]][1:]
    assert texts[0] == hostile[0]
    assert texts[hostile.index("\x1b[31mred\x1b[0m \x07")] == "␛[31mred␛[0m ␇"
    assert unescape(texts[hostile.index("_x0041_ is not an A")]) == "_x0041_ is not an A"


def assert_nothing_is_live(content: bytes) -> None:
    """Look into the archive: no formula, no link, no macro, no reference to anything outside."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            assert "<f>" not in text, name
            assert "<f " not in text, name
            assert "hyperlink" not in text, name
            assert 'TargetMode="External"' not in text, name
            assert not re.search("vbaProject|externalLink|oleObject", name), name


def test_long_text_goes_on_in_further_columns(study: Any, made_of: Any) -> None:
    """Text that a cell cannot hold goes on at the far right, with a mark, and reads back whole."""
    one = study(2, 2)
    said = "".join(f"word {number} " for number in range(9_000))
    row = (*one.codings.rows[0][:7], said, *one.codings.rows[0][8:])
    codings = replace(one.codings, rows=(row, *one.codings.rows[1:]))
    sheet = opened(made_of(one, codings=codings))["codings"]
    assert [cell.value for cell in sheet[1]][-2:] == ["text, part 2", "text, part 3"]
    pieces = [sheet["H2"].value, sheet["P2"].value, sheet["Q2"].value]
    assert pieces[0].endswith("[…goes on in the column 'text, part 2']")
    assert "".join(piece.split(" […goes on")[0] for piece in pieces) == said
    assert all(len(piece) <= 32_767 for piece in pieces)
    assert sheet["P3"].value is None


def test_emoji_count_double(study: Any, made_of: Any) -> None:
    """A cell's limit is counted in UTF-16 units; text of emoji is split in time."""
    one = study(2, 2)
    row = (*one.codings.rows[0][:7], "\U0001f600" * PART, *one.codings.rows[0][8:])
    sheet = opened(made_of(one, codings=replace(one.codings, rows=(row,))))["codings"]
    assert all(len(str(cell.value).encode("utf-16-le")) <= 2 * 32_767 for cell in sheet[2])
    assert sheet["P2"].value == "\U0001f600" * (PART // 2)


def test_more_rows_than_a_sheet_holds_are_refused(study: Any, made_of: Any) -> None:
    """A workbook that would lose rows is not written."""
    one = study(1, 1)
    codings = Table("codings", ("id",), (("c000001",),) * 1_048_576)
    with pytest.raises(ThemecodeError, match="more rows or columns than a workbook holds"):
        made_of(one, codings=codings)


def test_an_empty_matrix_is_a_workbook(study: Any, made_of: Any) -> None:
    """A study without cases, codes or codings gives an empty workbook, not a fault."""
    empty = Table("matrix", ("case",), ())
    codings = Table("codings", study(1, 1).codings.header, ())
    book = opened(made_of(study(1, 1), matrix=empty, codings=codings, codebook=Codebook("", ())))
    assert book["matrix"]["A1"].value == "case"


def test_it_is_quick(study: Any, made_of: Any) -> None:
    """6,000 codings take a fraction of a second; the bound is wide, for slow machines."""
    one = study(20, 14)
    rows = tuple(one.codings.rows[number % len(one.codings.rows)] for number in range(6_000))
    start = perf_counter()
    made_of(one, codings=replace(one.codings, rows=rows))
    assert perf_counter() - start < 3
