"""Tables of respondents and of highlights: each invented input beside what comes of it, and the laws they keep."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

from themecode import importers
from themecode.errors import UnknownNameError
from themecode.importers import ImportRefusedError, TableOptions, TableReading


def _regenerate() -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / "regenerate.py"
    spec = importlib.util.spec_from_file_location("regenerate_tables", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GOLDEN = _regenerate()
SHARED = Path(os.environ.get("THEMECODE_SAMPLES", Path(__file__).parents[3] / "shared" / "samples"))
TAGUETTE = SHARED / "refi_qda" / "taguette-1.5.2"
WORDY = ("The bus never came when it rained.", "I walk because I like the quiet.", "My knees hurt on all the stairs.")


def read(path: Path, **options: object) -> TableReading:
    """Read a table as it is recognised."""
    opened = importers.open_file(path)
    assert isinstance(opened.form, importers.TableFormat)
    return opened.form.read(opened.source, TableOptions(**options))


def survey(folder: Path, header: str, *rows: str, name: str = "survey.csv") -> Path:
    """Write a table."""
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def answers(reading: TableReading) -> dict[str, list[str]]:
    """Return what each respondent wrote, by document."""
    return {
        document.id: [document.text[turn.start : turn.end] for turn in document.turns if turn.speaker != "Question"]
        for document in reading.documents
    }


@pytest.mark.parametrize("golden", GOLDEN.table_inputs(), ids=lambda golden: golden.name)
def test_a_table_becomes_what_lies_beside_it(golden: Path, tmp_path: Path) -> None:
    """Documents, cases, roles, codes, losses and problems are those that were looked at and committed."""
    described = json.loads(json.dumps(GOLDEN.described_table(golden, tmp_path)))
    assert described == json.loads(GOLDEN.expected_of(golden).read_text("utf-8"))


def test_every_kind_of_table_has_a_golden_pair() -> None:
    """A new one brings its pair with it."""
    seen = {json.loads(path.read_text("utf-8"))["format"] for path in GOLDEN.TABLES.glob("*.expected.json")}
    assert seen == set(importers.TABLES)


@pytest.mark.parametrize("golden", GOLDEN.table_inputs(), ids=lambda golden: golden.name)
def test_every_character_is_an_answer_or_counted(golden: Path, tmp_path: Path) -> None:
    """Answers and losses add up to the file's characters; turns tile each document's text."""
    GOLDEN.described_table(golden, tmp_path)
    path = next(tmp_path.iterdir())
    reading = read(path)
    for document in reading.documents:
        assert document.text.split("\n") == [document.text[turn.start : turn.end] for turn in document.turns]
    if reading.documents:
        spoken = sum(len(answer) for said in answers(reading).values() for answer in said)
        whole = len(path.read_bytes().decode("utf-8-sig"))
        assert spoken + sum(loss.characters for loss in reading.losses) == whole


@pytest.mark.parametrize("golden", GOLDEN.table_inputs(), ids=lambda golden: golden.name)
def test_no_transcript_is_made_of_a_table(golden: Path, tmp_path: Path) -> None:
    """A table is no single document, and is in no format but its own."""
    name = json.loads(GOLDEN.expected_of(golden).read_text("utf-8"))["format"]
    GOLDEN.described_table(golden, tmp_path)
    path = next(tmp_path.iterdir())
    with pytest.raises(ImportRefusedError, match="is not one document"):
        importers.read(path, document="P01")
    for other in {*importers.FORMATS, *importers.TABLES} - {name}:
        with pytest.raises(ImportRefusedError, match=f"is not in the format {other}"):
            importers.open_file(path, format=other)


def test_columns_can_be_named(tmp_path: Path) -> None:
    """By name or by question; short answers too. What is named is not told as a guess."""
    path = survey(tmp_path, "id,town,why", f"1,Leeds,{WORDY[0]}", f"2,York,{WORDY[1]}")
    assert answers(read(path, text=("town",))) == {"1": ["Leeds"], "2": ["York"]}
    assert answers(read(path, text=("WHY",), id="town")) == {"Leeds": [WORDY[0]], "York": [WORDY[1]]}
    with pytest.raises(ImportRefusedError, match="'town' cannot hold two things at once"):
        read(path, text=("WHY", "town"), id="town")
    assert not any("Open questions" in str(problem) for problem in read(path, text=("why",)).problems)
    with pytest.raises(UnknownNameError, match="Did you mean 'town'"):
        read(path, text=("twon",))


def test_no_answer_is_not_a_no(tmp_path: Path) -> None:
    """Empty cells make no turn; n/a, None and NA are words."""
    path = survey(tmp_path, "id,a,b", "1,n/a,", "2,None,NA", "3, ,")
    reading = read(path, text=("a", "b"))
    assert answers(reading) == {"1": ["n/a"], "2": ["None", "NA"]}


def test_what_may_name_people_is_left_out(tmp_path: Path) -> None:
    """By the column's name or by its cells; named, it is taken in."""
    header = "id,Full Name,contact,LocationLatitude,region,why"
    path = survey(tmp_path, header, *(f"{n},Ada L,a{n}@example.org,53.8,North,{WORDY[n]}" for n in range(2)))
    reading = read(path)
    assert {attribute.name for case in reading.cases for attribute in case.attributes} == {"region"}
    assert "Left out, as they may name people: 'Full Name', 'contact', 'LocationLatitude'." in "".join(
        map(str, reading.problems)
    )
    assert read(path, attribute=("contact",)).cases[0].value("contact") == "a0@example.org"
    kept = {loss.kind: loss.times for loss in reading.losses}
    assert kept["columns that may name people"] == 6


def test_ids_that_are_addresses_are_told(tmp_path: Path) -> None:
    """They would be in every figure."""
    path = survey(tmp_path, "respondent,why", *(f"a{n}@example.org,{WORDY[n]}" for n in range(2)))
    assert "The ids in 'respondent' are e-mails" in "".join(map(str, read(path).problems))


def test_answers_of_few_kinds_are_no_open_question(tmp_path: Path) -> None:
    """Scales and boxes that were ticked are attributes; so is a column that nobody answered in sentences."""
    scales = ["Neither agree nor disagree", "Strongly agree with all this"]
    boxes = ["By bus or by tram, On foot with a friend", "On foot with a friend, By car of a neighbour"]
    rows = [f'{n},{scales[n % 2]},"{boxes[n % 2]}",{n} {WORDY[n % 3]}' for n in range(12)]
    reading = read(survey(tmp_path, "id,scale,boxes,why", *rows))
    assert [attribute.name for attribute in reading.cases[0].attributes] == ["scale", "boxes"]


def test_perhaps_open_columns_are_pointed_out(tmp_path: Path) -> None:
    """A column of one-word answers that all differ is an attribute, and the user is asked to look."""
    towns = ["".join(chr(97 + int(digit)) for digit in str(1000 + n)) for n in range(40)]
    reading = read(survey(tmp_path, "id,town,why", *(f"{n},{town},{n} {WORDY[n % 3]}" for n, town in enumerate(towns))))
    assert "'town' (40 different)" in "".join(map(str, reading.problems))


def test_ids_that_are_taken_get_the_name_of_the_file(tmp_path: Path) -> None:
    """The second wave of a survey: other documents of the same cases. Ids that look alike stay apart."""
    path = survey(tmp_path, "id,why", f"a b,{WORDY[0]}", f"a-b,{WORDY[1]}", f"Question,{WORDY[2]}", name="wave 2.csv")
    reading = read(path, taken=frozenset({"a-b"}))
    assert [document.id for document in reading.documents] == ["wave-2-a-b", "wave-2-a-b-2", "Question"]
    assert [case.id for case in reading.cases] == ["a b", "a-b", "Question"]
    assert [speaker.name for speaker in reading.speakers if speaker.role == "participant"] == [
        *("a b", "a-b", "Question (respondent)")
    ]


def test_codes_belong_to_a_question(tmp_path: Path) -> None:
    """Columns named after their question; with several questions and no name, the user is asked."""
    path = survey(
        tmp_path,
        "id,Q1,Q1_codes,Q2,Q2 code 1",
        f"1,{WORDY[0]},bus; rain,{WORDY[1]},quiet",
        f"2,{WORDY[2]},,{WORDY[0]},bus",
    )
    reading = read(path)
    assert [(code.code, code.words) for code in reading.codes] == [
        *(("bus", WORDY[0]), ("rain", WORDY[0]), ("quiet", WORDY[1]), ("bus", WORDY[0]))
    ]
    for code in reading.codes:
        assert code.segment is not None
        text = next(document.text for document in reading.documents if document.id == code.segment.document)
        assert code.segment.words_of(text) == code.words
    path = survey(tmp_path, "id,Q1,Q2,codes", f"1,{WORDY[0]},{WORDY[1]},bus", f"2,{WORDY[2]},{WORDY[1]}x,bus")
    with pytest.raises(ImportRefusedError, match="has codes in 'codes', but 2 questions"):
        read(path)


def test_a_code_that_is_everyones_own_is_an_id_or_an_attribute(tmp_path: Path) -> None:
    """Postcodes, barcodes and participants' codes are no codes of words."""
    path = survey(tmp_path, "id,code,Area code,why", *(f"{n},x{n},0113,{WORDY[n]}" for n in range(3)))
    reading = read(path)
    assert not reading.codes
    assert [attribute.name for attribute in reading.cases[0].attributes] == ["code_2", "area_code"]


def test_a_table_that_could_be_both_is_asked_about(tmp_path: Path) -> None:
    """Names beside texts: speakers of a talk, or respondents? Named, it is either."""
    path = survey(tmp_path, "name,text", f"Ada,{WORDY[0]}", f"Bo,{WORDY[1]}")
    with pytest.raises(ImportRefusedError, match=r"could be csv-transcript and survey.*--format csv-transcript or"):
        importers.open_file(path)
    assert importers.read(path, document="P01", format="csv-transcript").document.turns[1].speaker == "Bo"
    opened = importers.open_file(path, format="survey")
    assert opened.form.name == "survey"


def test_a_workbook_gives_what_a_csv_gives(tmp_path: Path) -> None:
    """Whole numbers, dates, truth values; formulas by their results, or told where there are none."""
    from datetime import date

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["id", "when", "n", "yes", "why"],
        [1, date(2031, 5, 3), 2.0, True, WORDY[0]],
        [2, None, 1.5, False, WORDY[1]],
    ):
        sheet.append(row)
    sheet["F2"] = "=1+1"
    book.create_sheet("Legend")["A1"] = "x"
    book.save(tmp_path / "survey.xlsx")
    reading = read(tmp_path / "survey.xlsx")
    assert answers(reading) == {"1": [WORDY[0]], "2": [WORDY[1]]}
    assert {a.name: a.value for a in reading.cases[0].attributes} == {"when": "2031-05-03", "n": "2", "yes": "TRUE"}
    says = "".join(map(str, reading.problems))
    assert "1 formulas have no result in the file (the first: row 2)" in says
    assert "Only the first sheet, 'Sheet', was read. Others: Legend." in says


def test_a_csv_transcript_in_a_folder_is_read_and_a_survey_is_not(tmp_path: Path) -> None:
    """Only transcripts are picked up unnamed; a table of figures beside them stays where it is."""
    survey(tmp_path, "speaker,words", "Ada,Yes.", name="talk.csv")
    survey(tmp_path, "id,why", f"1,{WORDY[0]}")
    (tmp_path / "broken.csv").write_text('speaker,words\n"Ada,Yes.\n')
    found = [path.name for path in sorted(tmp_path.iterdir()) if importers.may_be_transcript(path)]
    assert found == ["talk.csv"]


@pytest.mark.skipif(not TAGUETTE.is_dir(), reason=f"the sample files are not here: {TAGUETTE}")
def test_taguettes_own_exports_are_read() -> None:
    """CSV and XLSX of one project hold the same four codes on the same words; its codebook is no survey."""
    csv, xlsx = (read(TAGUETTE / f"highlights.{ending}") for ending in ("csv", "xlsx"))
    assert [(one.document, one.code, one.parent, one.words) for one in csv.codes] == [
        (one.document, one.code, one.parent, one.words) for one in xlsx.codes
    ]
    assert [one.code for one in csv.codes] == ["emotion", "emotion.negative", "emotion.negative", "support"]
    for ending in ("csv", "xlsx"):
        with pytest.raises(ImportRefusedError, match="looks like a codebook, not like a survey"):
            read(TAGUETTE / f"codebook.{ending}")


def test_plain_numbers_are_seconds_or_milliseconds(tmp_path: Path) -> None:
    """Told by how fast people talk, and said; a time that cannot be read costs no words."""
    path = survey(tmp_path, "start,speaker,text", "0,Ada,We walked there", "4000,Bo,and came back late", "late,Bo,Yes")
    reading = importers.read(path, document="P01")
    assert [turn.start_ms for turn in reading.document.turns] == [0, 4000]
    assert "they were read as milliseconds" in str(reading.problems)
    path = survey(tmp_path, "start,speaker,text", "0,Ada,We walked there", "4,Bo,and came back late")
    reading = importers.read(path, document="P01")
    assert [turn.start_ms for turn in reading.document.turns] == [0, 4000]
    path = survey(tmp_path, "time,speaker,text", "soon,Ada,We walked there", "4,Bo,and came back late")
    says = str(importers.read(path, document="P01").problems)
    assert "A time cannot be read; the words were kept without it." in says


def test_cells_of_the_wrong_kind_stop_nothing(tmp_path: Path) -> None:
    """Windows' encoding with a warning; rows that end early are told."""
    path = tmp_path / "survey.csv"
    path.write_bytes(
        "id,why,x\n1,The café never opened when it rained.,2\n2,I walk because I like it\n".encode("cp1252")
    )
    reading = read(path)
    says = "".join(map(str, reading.problems))
    assert "it was read as Windows-1252" in says
    assert "1 rows have fewer cells than the header (the first ends in line 3)" in says
    assert answers(reading)["1"] == ["The café never opened when it rained."]
