"""Surveys on the command line: what is said, where it goes, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

SURVEY = """\
StartDate,IPAddress,ResponseId,Region,Q5
Start Date,IP Address,Response ID,Region,"What helped you, if anything?"
"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}","{""ImportId"":""QID1""}","{""ImportId"":""QID5""}"
2031-05-01,192.0.2.1,R_1,North,The money was ring-fenced for us all.
2031-05-02,192.0.2.2,R_2,South,Nobody told me that there was a bus.
2031-05-02,192.0.2.3,R_3,South,
"""


def test_a_survey_from_first_to_last(root: Path, themecode, tmp_path: Path) -> None:
    """Import, the same again, tag, matrix by an attribute, quotes, show, documents, undo."""
    survey, study = tmp_path / "survey.csv", tmp_path / "study"
    survey.write_text(SURVEY)
    themecode("init", study, "--codebook", root / "codebooks" / "health_inequalities.yaml")
    came = themecode("import", survey, cwd=study)
    assert (came.code, came.out.splitlines()[1].split()[:5]) == (
        0,
        ["survey.csv", "imported", "survey", "2", "documents"],
    )
    assert "Open questions, told by many different answers of several words: 'Q5'" in came.err
    assert "Left out, as they may name people: 'IPAddress'." in came.err
    assert "192.0.2" not in came.out + came.err
    again = themecode("import", survey, cwd=study)
    assert (again.code, "0 of 1 files imported, 1 unchanged" in again.err) == (0, True)
    assert "Read: 2 turns" in themecode("tag", cwd=study).err
    matrix = json.loads(themecode("matrix", "--rows", "region", "--count", "cases", "--json", cwd=study).out)
    assert {row["region"]: row["ringfencing"] for row in matrix["rows"]} == {"North": 1, "South": 0}
    assert "Cases in each row: North 1, South 1. 1 cases have no document, and are in no row." in matrix["basis"]
    assert "ring-fenced" in themecode("quotes", "ringfencing", "--by", "region", cwd=study).out
    assert "What helped you, if anything?" in themecode("show", "R_2", cwd=study).out
    assert "R_2" in themecode("documents", cwd=study).out
    checked = themecode("check", cwd=study)
    assert checked.out.strip().startswith("warning: R_3: The case has no document."), checked.out
    assert themecode("undo", cwd=study).code == 0
    assert themecode("undo", cwd=study).code == 0
    assert json.loads(themecode("documents", "--json", cwd=study).out)["rows"] == []


def test_columns_are_named_on_the_command_line(themecode, tmp_path: Path) -> None:
    """A misspelt one is "did you mean"; two ids are asked about; exit code 1, and nothing is kept."""
    survey, study = tmp_path / "survey.csv", tmp_path / "study"
    survey.write_text("id,respondent,why\n1,a,By bus\n2,b,On foot\n")
    themecode("init", study)
    asked = themecode("import", survey, "--text", "why", cwd=study)
    assert (asked.code, "Say which: --id 'id' or --id 'respondent'." in asked.err) == (1, True)
    wrong = themecode("import", survey, "--text", "whi", "--id", "respondent", cwd=study)
    assert (wrong.code, "Did you mean 'why'?" in wrong.err) == (1, True)
    tried = themecode("import", survey, "--text", "why", "--id", "respondent", "--dry-run", cwd=study)
    assert (tried.code, "Nothing was kept" in tried.err) == (0, True)
    assert themecode("import", survey, "--text", "why", "--id", "respondent", cwd=study).code == 0
    assert "On foot" in themecode("show", "b", cwd=study).out


def test_a_run_over_a_coded_workbook(root: Path, themecode, tmp_path: Path) -> None:
    """No project, no codebook written: the codes are columns of the matrix, their coder is named in the basis."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["id", "why", "codes"],
        [1, "The money was ring-fenced for us all.", "hope; ringfencing"],
        [2, "No", None],
    ):
        book.active.append(row)
    book.save(tmp_path / "survey.xlsx")
    codebook = root / "codebooks" / "health_inequalities.yaml"
    before = codebook.read_bytes()
    done = themecode(
        "run", codebook, tmp_path / "survey.xlsx", "-o", "out", "--text", "why", "--coder-of-codes", "maya"
    )
    assert done.code == 0, done.err
    assert "survey.xlsx: codings that came with it: 2; codes that are new in the codebook: 1." in done.err
    header, *rows = (tmp_path / "out" / "matrix.csv").read_text().splitlines()
    cells = dict(zip(header.split(","), rows[0].split(","), strict=True))
    assert (cells["case"], cells["hope"], cells["ringfencing"]) == ("1", "1", "1")
    assert "3 codings of 2 passages" in " ".join(done.err.split()), "the rule and maya coded the same words"
    assert "2 by people (maya)" in " ".join(done.err.split())
    assert codebook.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "survey.xlsx"]


def test_long_tables_are_drawn_line_by_line(themecode, tmp_path: Path) -> None:
    """Two thousand documents: every one is there, and the basis comes last."""
    survey, study = tmp_path / "survey.csv", tmp_path / "study"
    survey.write_text("id,why\n" + "".join(f"R{n:04},The bus number {n} never came.\n" for n in range(1100)))
    themecode("init", study)
    themecode("import", survey, cwd=study)
    lines = themecode("documents", cwd=study, COLUMNS="120").out.splitlines()
    assert sum(line.startswith("R") for line in lines) == 1100
    assert lines[-1].startswith("1100 documents; codings that nobody rejected.")
