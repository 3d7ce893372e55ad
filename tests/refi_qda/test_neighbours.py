"""Taguette's database and projects of qc, made here from a few rows; and the files that Taguette itself wrote."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from themecode.errors import ImportRefusedError
from themecode.memory import MemoryStore
from themecode.workflow.exchanging import Incoming, import_project, is_project, read_incoming
from themecode.workflow.study import Study

from .conftest import AUTHOR, Came

HTML = (
    "<h1>Visit</h1><p>Interviewer: How did it go?</p>\n"
    "<p>Dana: It was <b>really</b> hard &amp; I felt \U0001f60a alone.</p>"
    "<ul><li>caf\u00e9</li><li>e\u0301nd</li></ul>"
)


def taguette(path: Path, marks: list[tuple[str, str]], *, shift: int = 0, snippets: bool = True) -> Path:
    """Write a database as Taguette lays it out; `marks` are (words, tag), found in the text and counted in bytes."""
    text = "VisitInterviewer: How did it go?\nDana: It was really hard & I felt \U0001f60a alone.caf\u00e9e\u0301nd"
    tags = sorted({tag for _, tag in marks})
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript(
            "CREATE TABLE projects (id INTEGER, name TEXT, description TEXT, created TEXT);"
            "CREATE TABLE project_members (project_id INTEGER, user_login TEXT, privileges TEXT);"
            "CREATE TABLE documents (id INTEGER, name TEXT, description TEXT, filename TEXT, created TEXT,"
            " project_id INTEGER, text_direction TEXT, contents TEXT);"
            "CREATE TABLE commands (id INTEGER, date TEXT, user_login TEXT, project_id INTEGER, document_id INTEGER,"
            " payload TEXT);"
            "CREATE TABLE tags (id INTEGER, project_id INTEGER, path TEXT, description TEXT);"
            "CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER, end_offset INTEGER,"
            " snippet TEXT);"
            "CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);"
        )
        base.execute("INSERT INTO projects VALUES (1, 'Caf\u00e9', '', '')")
        base.execute("INSERT INTO project_members VALUES (1, 'ana', 'ADMIN'), (1, 'ben', 'TAG')")
        base.execute(
            "INSERT INTO documents VALUES (1, 'Visit.docx', '', '', '2025-01-01 10:00:00.5', 1, '', ?)", (HTML,)
        )
        for number, tag in enumerate(tags, 1):
            base.execute("INSERT INTO tags VALUES (?, 1, ?, 'About it.')", (number, tag))
        for number, (words, tag) in enumerate(marks, 1):
            start = len(text[: text.index(words)].encode()) + shift
            snippet = f"<p>{words}</p>" if snippets else ""
            base.execute(
                "INSERT INTO highlights VALUES (?, 1, ?, ?, ?)", (number, start, start + len(words.encode()), snippet)
            )
            base.execute("INSERT INTO highlight_tags VALUES (?, ?)", (number, tags.index(tag) + 1))
            told = json.dumps({"type": "highlight_add", "highlight_id": number})
            base.execute("INSERT INTO commands VALUES (?, '2025-02-03 11:00:00.25', 'ben', 1, 1, ?)", (number, told))
    return path


MARKS = [
    ("It was really hard", "emotion.negative"),
    ("\U0001f60a alone", "emotion"),
    ("alone.", "being.alone"),
    ("caf\u00e9", "place"),
    ("e\u0301nd", "place"),
    ("Visit", "place"),
]


def came(incoming: Incoming) -> Came:
    """Bring a project into a fresh study."""
    study = Study(MemoryStore())
    return Came(study, import_project(study, incoming, AUTHOR))


@pytest.mark.parametrize("snippets", [True, False])
def test_taguette(tmp_path: Path, *, snippets: bool) -> None:
    """Bytes of the text nodes become code points; tags are nested by their dots; who coded when is in the log."""
    found = came(read_incoming(taguette(tmp_path / "t.sqlite3", MARKS, snippets=snippets)))
    assert sorted(found.words()) == sorted((words, tag.rpartition(".")[2]) for words, tag in MARKS)
    assert found.study.documents[0].text == (
        "Visit\nInterviewer: How did it go?\n\n"
        "Dana: It was really hard & I felt \U0001f60a alone.\ncaf\u00e9\ne\u0301nd"
    )
    assert {(c.coder, c.created) for c in found.study.codings} == {("ben", "2025-02-03T11:00:00.25")}
    groups = {code.name: (code.group, code.parent) for code in found.study.codebook}
    assert groups["being"] == (True, None)
    assert groups["negative"] == (False, "emotion")
    assert found.told.losses == ()


def test_taguettes_own_words_win_over_shifted_offsets(tmp_path: Path) -> None:
    """Old versions counted wrongly: a highlight goes where its words stand, and it is said."""
    found = came(read_incoming(taguette(tmp_path / "t.sqlite3", MARKS[:2], shift=3)))
    assert sorted(found.words()) == [("It was really hard", "negative"), ("\U0001f60a alone", "emotion")]
    assert found.losses == {"highlights put where their words stand (their offsets say otherwise)": 2}


def test_taguettes_sample_files(samples: Path) -> None:
    """The database that Taguette wrote: a document, four tags, one highlight of two tags on its words, one listed."""
    found = came(read_incoming(samples / "taguette-1.5.2" / "taguette_project.sqlite3"))
    assert sorted(found.words()) == [("It was hard", "emotion"), ("It was hard", "negative")]
    assert {code.name: code.parent for code in found.study.codebook} == {
        "Acc\u00e8s aux soins": None,
        "emotion": None,
        "negative": "emotion",
        "support": None,
    }
    assert found.losses["highlights that do not fit their text"] == 1
    assert found.came["documents"] == 1


def qc_project(folder: Path) -> Path:
    """Write a project as qc lays it out."""
    (folder / "corpus").mkdir(parents=True)
    (folder / "corpus" / "board.txt").write_text(
        "Interviewer: And the\nmoney?\n\nDana: It went \U0001f600 quickly.\n  We asked.\n"
    )
    (folder / "codebook.yaml").write_text("- money:\n    - lost\n    - 'found, later':\n        - deep\n- time\n")
    with closing(sqlite3.connect(folder / "qualitative_coding.sqlite3")) as base, base:
        base.executescript(
            "CREATE TABLE document (file_path TEXT, file_hash TEXT);"
            "CREATE TABLE document_index (id INTEGER, name TEXT, time_series INTEGER, document_id TEXT);"
            "CREATE TABLE location (id INTEGER, start_line INTEGER, end_line INTEGER, document_index_id INTEGER);"
            "CREATE TABLE code (name TEXT); CREATE TABLE coder (name TEXT);"
            "CREATE TABLE coded_line (id INTEGER, line INTEGER, coder_id TEXT, code_id TEXT);"
            "CREATE TABLE coded_line_location_association (coded_line_id INTEGER, location_id INTEGER);"
            "INSERT INTO document VALUES ('board.txt', 'x');"
            "INSERT INTO document_index VALUES (1, 'paragraphs', 0, 'board.txt');"
            "INSERT INTO location VALUES (1, 0, 2, 1), (2, 3, 5, 1);"
            "INSERT INTO code VALUES ('lost'), ('deep'), ('unlisted'); INSERT INTO coder VALUES ('chris');"
            "INSERT INTO coded_line VALUES (1, 3, 'chris', 'lost'), (2, 4, 'chris', 'unlisted'),"
            " (3, 0, 'chris', 'deep'), (4, 99, 'chris', 'deep'), (5, 2, 'chris', 'deep');"
            "INSERT INTO coded_line_location_association VALUES (1, 2), (2, 2), (3, 1), (4, 2), (5, 1);"
        )
    return folder


def test_qc(tmp_path: Path) -> None:
    """Coded lines are codings of the line's words; the tree of codes stays one; codes used only are added."""
    folder = qc_project(tmp_path / "project")
    assert is_project(folder)
    found = came(read_incoming(folder))
    assert sorted(found.words()) == [
        ("Dana: It went \U0001f600 quickly.", "lost"),
        ("Interviewer: And the", "deep"),
        ("We asked.", "unlisted"),
    ]
    parents = {code.name: code.parent for code in found.study.codebook}
    assert parents == {
        "money": None,
        "lost": "money",
        "found, later": "money",
        "deep": "found_later",
        "time": None,
        "unlisted": None,
    }
    assert found.losses["coded lines behind the end of their text"] == 1
    assert found.losses["codings of empty lines"] == 1
    assert {coding.coder for coding in found.study.codings} == {"chris"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no database at all, only words" * 9, "no database that can be read"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "no database that can be read"),
        (b"", "no database of Taguette"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, says: str) -> None:
    """Words, a broken database and an empty one: told in words."""
    path = tmp_path / "x.sqlite3"
    path.write_bytes(content)
    with pytest.raises(ImportRefusedError, match=says):
        read_incoming(path)


def test_views_and_triggers_of_a_database_do_nothing(tmp_path: Path) -> None:
    """A view in the place of a table is no database of Taguette; the file itself is never written to."""
    path = taguette(tmp_path / "t.sqlite3", MARKS[:1])
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript("ALTER TABLE tags RENAME TO hidden; CREATE VIEW tags AS SELECT * FROM hidden;")
    before = path.read_bytes()
    with pytest.raises(ImportRefusedError, match="no database of Taguette"):
        read_incoming(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["t.sqlite3"]


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    """Bytes overwritten in the middle: found before anything is read, or read as far as it is sound."""
    good = taguette(tmp_path / "t.sqlite3", MARKS).read_bytes()
    refused = 0
    for place in range(100, len(good), 331):
        (tmp_path / "broken.sqlite3").write_bytes(good[:place] + b"\xde\xad\xbe\xef" * 8 + good[place + 32 :])
        try:
            came(read_incoming(tmp_path / "broken.sqlite3"))
        except ImportRefusedError:
            refused += 1
    assert refused > 5
