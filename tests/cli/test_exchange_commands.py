"""import, export, codebook import and codebook export as people type them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from themecode.model import UNDEFINED, Memo
from themecode.project import Project
from themecode.workflow.codebook_files import export_codes
from themecode.workflow.coding import load_codebook

TALK = "Interviewer: And the money?\r\n\r\nDana: It was ring-fenced \U0001f4b0 at first.\r\n"


def nvivo(path: Path) -> Path:
    """Write a small project as NVivo for Windows does; its code lies on `ring-fenced` and on `at first`."""
    guid = "00000000-0000-0000-0000-00000000000{}"
    start = len(TALK[: TALK.index("ring-fenced")])
    later = len(TALK[: TALK.index("at first")]) + 1
    selections = "".join(
        f'<PlainTextSelection guid="{guid.format(n)}" startPosition="{at}" endPosition="{at + length}"><Description />'
        f'<Coding guid="{guid.format(n + 2)}" creatingUser="{guid.format(1)}" creationDateTime="2025-01-02T03:04:05Z">'
        f'<CodeRef targetGUID="{guid.format(2)}"/></Coding></PlainTextSelection>'
        for n, (at, length) in enumerate([(start, 11), (later, 8)], 3)
    )
    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="Money" origin="NVivo 12.6"><Users>'
        f'<User guid="{guid.format(1)}" name="Ben"/></Users><CodeBook><Codes>'
        f'<Code guid="{guid.format(2)}" name="Ring-fencing" isCodable="true"><Description /></Code></Codes></CodeBook>'
        f'<Sources><TextSource guid="{guid.format(7)}" name="P01"'
        f' plainTextPath="internal://{guid.format(8)}.txt">{selections}</TextSource></Sources></Project>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml)
        archive.writestr(f"Sources/{guid.format(8)}.txt", ("\ufeff" + TALK).encode())
    return path


def test_a_project_comes_in_goes_out_and_comes_in_again(themecode, tmp_path: Path) -> None:
    """Into a fresh project: documents, codes, codings; out with --verify; and again into another one."""
    nvivo(tmp_path / "money.qdpx")
    assert themecode("init", "study").code == 0
    there = tmp_path / "study"
    came = themecode("import", tmp_path / "money.qdpx", cwd=there)
    assert came.code == 0, came.err
    assert re.search(r"codings +2", came.out)
    assert "Places read as UTF-16 units, a line end of CRLF counts 2, end exclusive: 1 text, 4 of 4 ends" in came.err
    assert "code: ring_fencing" in (there / "codebook.yaml").read_text()
    went = themecode("export", "out.qdpx", "--verify", cwd=there)
    assert went.code == 0, went.err
    assert "Verified: read back and compared, no difference in 1 case, 1 code, 2 codings, 1 text." in went.err
    assert "--offsets utf16" in went.err
    assert "The texts hold 1 sign (emoji" in went.err
    assert themecode("init", "other").code == 0
    again = themecode("import", there / "out.qdpx", cwd=tmp_path / "other")
    assert re.search(r"codings +2", again.out)
    with Project.open(tmp_path / "other") as project:
        assert [(c.text, c.coder, c.created) for c in project.study.codings] == [
            ("ring-fenced", "Ben", "2025-01-02T03:04:05Z"),
            ("at first", "Ben", "2025-01-02T03:04:05Z"),
        ]
        assert project.check() == []


def test_a_dry_run_keeps_nothing(themecode, tmp_path: Path) -> None:
    """What would come in is told; the project and its folder are as they were."""
    nvivo(tmp_path / "money.qdpx")
    themecode("init", "study")
    told = themecode("import", tmp_path / "money.qdpx", "--dry-run", cwd=tmp_path / "study")
    assert re.search(r"codings +2", told.out)
    assert "dry run" in told.err
    with Project.open(tmp_path / "study") as project:
        assert project.store.actions() == []
    assert not (tmp_path / "study" / "codebook.yaml").exists()


def test_an_import_is_undone_as_one_action(themecode, tmp_path: Path) -> None:
    """Documents, codes and codings go together."""
    nvivo(tmp_path / "money.qdpx")
    themecode("init", "study")
    themecode("import", tmp_path / "money.qdpx", cwd=tmp_path / "study")
    assert themecode("undo", cwd=tmp_path / "study").code == 0
    with Project.open(tmp_path / "study") as project:
        assert (project.study.documents, project.study.codings) == ([], [])


def test_codes_join_a_codebook_that_keeps_its_comments(themecode, study_folder: Path, tmp_path: Path) -> None:
    """The sample study's codebook gets the code, its lines and comments stay; what is known is known again."""
    nvivo(tmp_path / "money.qdpx")
    before = (study_folder / "health_inequalities.yaml").read_text().split("\n")
    assert themecode("import", tmp_path / "money.qdpx", cwd=study_folder).code == 0
    after = (study_folder / "health_inequalities.yaml").read_text().split("\n")
    assert [line for line in before if line not in after] == []
    assert sum(line.strip() == "- code: ring_fencing" for line in after) == 1
    assert themecode("codebook", "check", cwd=study_folder).code == 0


def test_the_study_with_rules_goes_out_and_is_verified(themecode, tagged: Path) -> None:
    """Twenty interviews coded by rule: reasons, names of speakers and memos come back; times are told as lost."""
    with Project.open(tagged) as project:
        study = project.study
        with study.store.action("memo", coder="ana", now="2026-03-01T00:00:00+00:00") as action:
            action.set_memo(
                Memo("", "theme", study.codebook.themes[0].id, "A thought.", "ana", "2026-03-01T00:00:00+00:00")
            )
            action.set_memo(
                Memo("", "coding", study.codings[0].id, "Really?", "ana", "2026-03-01T00:00:00+00:00", "Doubt")
            )
    told = themecode("export", "out.qdpx", "--verify", cwd=tagged)
    assert told.code == 0, told.err
    assert "429 codings" in told.err
    assert "2 memos" in told.err
    assert "times of turns" in told.out


@pytest.mark.parametrize("ending", ["csv", "xlsx", "qdc", "yaml", "docx"])
def test_codebooks_go_out_and_come_back(themecode, root: Path, tmp_path: Path, ending: str) -> None:
    """Fourteen codes with 749 rules: every field comes back from the four formats that are read; Word is for people."""
    from themecode import codebooks

    original = root / "codebooks" / "health_inequalities.yaml"
    told = themecode("codebook", "export", f"book.{ending}", "-c", original)
    assert told.code == 0, told.err
    if ending == "docx":
        import docx

        document = docx.Document(str(tmp_path / "book.docx"))
        headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
        assert headings[:2] == ["Leadership", "Governance and decisions"]
        assert (document.core_properties.author, document.core_properties.comments) == ("", "")
        assert len(document.tables[0].rows) == 15
        return
    if ending == "yaml":
        back = tmp_path / "book.yaml"
    else:
        back = tmp_path / "back.yaml"
        assert themecode("codebook", "import", f"book.{ending}", "-o", back).code == 0
    old, new = codebooks.read(original).codebook, codebooks.read(back).codebook
    assert old is not None
    assert new is not None
    assert codebooks.compare(old, new).added == codebooks.compare(old, new).retired == ()
    assert codebooks.compare(old, new).redefined == ()
    assert [code.colour for code in new] == [code.colour for code in old]


def test_the_same_bytes_each_time(root: Path, tmp_path: Path) -> None:
    """Two exports of one codebook are the same file, in every format."""
    codebook, _ = load_codebook(root / "codebooks" / "clinic_experience.yaml")
    for ending in ("csv", "xlsx", "qdc", "yaml", "docx"):
        for name in ("a", "b"):
            export_codes(codebook, tmp_path / f"{name}.{ending}")
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("tag,description,number of highlights\nmoney,About it.,3\nmoney.lost,,1\nnew.deep,D.,0\n", {
            "money": (None, "About it."), "lost": ("money", UNDEFINED), "new": (None, UNDEFINED), "deep": ("new", "D."),
        }),
        ("Name,Description,Files,References\nMoney,About it.,2,5\n  Lost,Gone.,1,1\n    Deep,,1,1\nTime,,,\n", {
            "Money": (None, "About it."), "Lost": ("money", "Gone."), "Deep": ("lost", UNDEFINED),
            "Time": (None, UNDEFINED),
        }),
        ("Hierarchical Name,Description\nNodes\\\\Money,About it.\nNodes\\\\Money\\Lost,Gone.\n", {
            "Money": (None, "About it."), "Lost": ("money", "Gone."),
        }),
        ("code,memo,category\nLost,Gone.,Money\nFound,,Money\n", {
            "Money": (None, UNDEFINED), "Lost": ("money", "Gone."), "Found": ("money", UNDEFINED),
        }),
        ("name;colour\nA;rgb(1,2,3)\n", {"A": (None, UNDEFINED)}),
    ],
    ids=["Taguette", "NVivo, indented", "NVivo, paths", "QualCoder", "plain"],
)  # fmt: skip
def test_tables_of_other_tools(themecode, tmp_path: Path, table: str, expected: dict) -> None:
    """Dots, indents, paths and columns say what lies below what."""
    from themecode import codebooks

    (tmp_path / "codes.csv").write_text(table)
    told = themecode("codebook", "import", "codes.csv", "-o", "codes.yaml")
    assert told.code == 0, told.err
    book = codebooks.read(tmp_path / "codes.yaml").codebook
    assert {code.name: (code.parent, code.definition) for code in book} == expected


def test_mistakes_are_told(themecode, study_folder: Path, tmp_path: Path) -> None:
    """A wrong ending, a table without codes, a file that is there already, a codebook where a project is wanted."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert (
        "names no codes. Its columns: a, b."
        in themecode("codebook", "import", tmp_path / "x.csv", cwd=study_folder).err
    )
    assert "Did you mean .qdc?" in themecode("codebook", "import", tmp_path / "x.qd", cwd=study_folder).err
    assert "Did you mean .docx?" in themecode("codebook", "export", "x.doc", cwd=study_folder).err
    assert "cannot be written" in themecode("export", "x.qdp", cwd=study_folder).err
    assert "is there already" in themecode("codebook", "import", tmp_path / "x.csv", "-o", tmp_path / "x.csv").err
    themecode("codebook", "export", tmp_path / "b.qdc", cwd=study_folder)
    (tmp_path / "b.qde").write_bytes((tmp_path / "b.qdc").read_bytes())
    assert "themecode codebook import FILE" in themecode("import", tmp_path / "b.qde", cwd=study_folder).err


def test_an_import_with_later_work_stays(themecode, tmp_path: Path) -> None:
    """Codings that somebody gave since stand on the text: the import is not taken away under them."""
    nvivo(tmp_path / "money.qdpx")
    themecode("init", "study")
    there = tmp_path / "study"
    themecode("import", tmp_path / "money.qdpx", cwd=there)
    assert themecode("code", "P01", "And the money?", "ring_fencing", cwd=there).code == 0
    refused = themecode("undo", "1", cwd=there)
    assert refused.code == 1
    assert "1 codings stand on the document P01" in refused.err


def test_a_codebook_of_ours_is_used_not_imported(themecode, tmp_path: Path) -> None:
    """What `codebook export` wrote as YAML is refused with the command that takes it."""
    (tmp_path / "ours.yaml").write_text("codebook: ours\n")
    assert themecode("init", "study").code == 0
    refused = themecode("codebook", "import", tmp_path / "ours.yaml", cwd=tmp_path / "study")
    assert refused.code == 1
    assert f"themecode codebook use {tmp_path / 'ours.yaml'}" in " ".join(refused.err.split())


def test_a_folder_with_nothing_but_a_project_says_to_name_it(themecode, tmp_path: Path) -> None:
    """A .qdpx inside a folder is not read; the message tells how it would be."""
    (tmp_path / "theirs").mkdir()
    nvivo(tmp_path / "theirs" / "money.qdpx")
    assert themecode("init", "study").code == 0
    refused = themecode("import", tmp_path / "theirs", cwd=tmp_path / "study")
    assert refused.code == 1
    assert "another tool's project is read when its file is named" in " ".join(refused.err.split())
