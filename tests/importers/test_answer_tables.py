"""Tables of answers: what is read from them cell by cell, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.importers import open_answer_table
from themecode.importers.answers import table as answer_table


def cells(path: Path, *names: str, encoding: str = "") -> list[tuple[str, ...]]:
    """Read some columns, row by row."""
    blocks = open_answer_table(path, encoding).blocks(*names)
    return [row for block in blocks for row in zip(*block.columns, strict=True)]


def written(tmp_path: Path, content: str | bytes, name: str = "answers.csv") -> Path:
    """Write a file for a test."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_every_cell_stays_text(tmp_path: Path, mark: str) -> None:
    """NA, 007 and 1.50 are what the participant wrote; delimiters and line breaks within quotes are the answer's."""
    lines = [("id", "answer"), ("NA", f'"One{mark} two\nand ""three"""'), ("007", "1.50"), ("nan", "")]
    path = written(tmp_path, "".join(mark.join(line) + "\r\n" for line in lines))
    assert cells(path, "id", "answer") == [("NA", f'One{mark} two\nand "three"'), ("007", "1.50"), ("nan", "")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(tmp_path: Path, codec: str) -> None:
    """By byte order mark, else UTF-8, else Windows-1252 with a warning."""
    path = written(tmp_path, "answer,id\nThe caf\u00e9\u2019s full,é1\n".encode(codec))
    assert cells(path, "id", "answer") == [("é1", "The caf\u00e9\u2019s full")]
    assert bool(open_answer_table(path).problems) == (codec == "cp1252")


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    """What is said counts; what does not exist is refused by name."""
    path = written(tmp_path, "answer\n\u043f\u0440\u0438\n".encode("cp1251"))
    assert cells(path, "answer", encoding="cp1251") == [("\u043f\u0440\u0438",)]
    with pytest.raises(ThemecodeError, match="no text encoding"):
        open_answer_table(path, "utf-88")
    with pytest.raises(ThemecodeError, match="is not text in utf-8"):
        open_answer_table(path, "utf-8")


def test_rows_with_nothing_in_them_are_no_answers(tmp_path: Path) -> None:
    """Where there is one column only, an empty line is an empty answer; short rows are filled up."""
    assert cells(written(tmp_path, "id,answer,x\n1,a\n\n,,\n2,,\n"), "id", "answer") == [("1", "a"), ("2", "")]
    assert cells(written(tmp_path, "answer\na\n\nb\n"), "answer") == [("a",), ("",), ("b",)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('id,answer\n1,"never closed\n2,b\n', "answers.csv:3 is not readable as CSV"),
        ("id,answer\n1,one, two\n", "answers.csv:2 has 3 cells, the header has 2"),
        ("", "answers.csv is empty"),
        ("answer\nnul\0byte\n", "holds a NUL byte"),
        (b"answer\n\x81\x8d\n", "is not text in utf-8 or cp1252"),
    ],
)
def test_a_broken_csv_is_refused_with_its_place(tmp_path: Path, content: str | bytes, says: str) -> None:
    """The message names the line, never what was answered."""
    path = written(tmp_path, content)
    with pytest.raises(ThemecodeError, match=says) as refusal:
        cells(path, "answer")
    assert "never" not in str(refusal.value)


def test_columns_are_found_by_name(tmp_path: Path) -> None:
    """A misspelt one is "did you mean"; of two with one name, neither is taken."""
    path = written(tmp_path, "id,answer,note,note\n1,a,b,c\n")
    with pytest.raises(UnknownNameError, match="Did you mean 'answer'"):
        cells(path, "answr")
    with pytest.raises(ThemecodeError, match="two columns 'note'"):
        cells(path, "note")


@pytest.mark.parametrize("name", ["answers.ods", "answers", "missing.csv"])
def test_other_files_are_refused(tmp_path: Path, name: str) -> None:
    """By ending, or because there is none of that name."""
    if name != "missing.csv":
        (tmp_path / name).write_text("x")
    with pytest.raises(ThemecodeError):
        open_answer_table(tmp_path / name)


def test_a_workbook_gives_the_same_cells(tmp_path: Path) -> None:
    """Whole numbers without a point; rows that Excel keeps empty at the end are no answers."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "answer"], [1, "=1+1 is what they said"], [None, None], [2.5, None], [None, None]):
        book.active.append(row)
    book.active["B2"].data_type = "s"
    book.save(tmp_path / "answers.xlsx")
    assert cells(tmp_path / "answers.xlsx", "id", "answer") == [("1", "=1+1 is what they said"), ("2.5", "")]


@pytest.mark.parametrize("name", ["answers.xlsx", "answers.parquet"])
def test_damaged_files_are_told_in_one_line(tmp_path: Path, name: str) -> None:
    """Cut off, or another file under the name: a ThemecodeError, never a library's own."""
    for content in (b"", b"PAR1", b"PK\x03\x04 no zip", b"PAR1" + bytes(100) + b"PAR1"):
        with pytest.raises(ThemecodeError):
            cells(written(tmp_path, content, name), "answer")


def test_parquet_cells_become_text(tmp_path: Path) -> None:
    """Numbers, categories and missing cells too; a column of lists is no text."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {"id": [1, 2], "answer": pa.array(["a", None]).dictionary_encode(), "many": [["x"], []]}
    parquet.write_table(pa.table(columns), tmp_path / "answers.parquet")
    assert cells(tmp_path / "answers.parquet", "id", "answer") == [("1", "a"), ("2", "")]
    with pytest.raises(ThemecodeError, match=r"'many' of answers\.parquet holds list"):
        cells(tmp_path / "answers.parquet", "many")


def test_parquet_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    """Some writers put any bytes into a text column."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    raw = pa.array([b"caf\xe9"], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 1, raw.buffers())
    parquet.write_table(pa.table({"answer": text}), tmp_path / "answers.parquet")
    with pytest.raises(ThemecodeError, match="damaged"):
        cells(tmp_path / "answers.parquet", "answer")


@pytest.mark.parametrize("most", [1, 7, 50, 10_000])
def test_blocks_hold_every_row_once_in_order(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large they are; none is larger than the limit and one more piece, or one long answer."""
    monkeypatch.setattr(answer_table, "AT_ONCE", most)
    answers = ["x" * (n % 9) for n in range(700)] + ["y" * 200]
    path = written(tmp_path, "answer\n" + "".join(f'"{answer}"\n' for answer in answers))
    blocks = list(open_answer_table(path).blocks("answer"))
    assert [cell for block in blocks for cell in block.columns[0]] == answers
    assert [block.first for block in blocks[1:]] == [block.last + 1 for block in blocks[:-1]]
    assert all(sum(map(len, block.columns[0])) <= most + max(most, 200) for block in blocks)
