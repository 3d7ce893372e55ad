"""The key, the copy without names, and the list of what is left: names stay where they belong."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Coding, Memo, NamedSet, Segment, TranscriptCheck
from themecode.project import Project, who_and_when
from themecode.pseudonyms import KeyEntry, open_key, seal_key
from themecode.workflow.importing import ImportOptions
from themecode.workflow.key_file import KeyFile, outside, replacements
from themecode.workflow.name_search import Finder
from themecode.workflow.naming import NameOptions
from themecode.workflow.pseudonymising import entries

pyrage = pytest.importorskip("pyrage")

GOOD = "correct horse"
ENTRY = KeyEntry("Amara Bell", "Amara", "person", "[P01]", ("P01:6",), "2026-01-01", "ana")
TALK = "Interviewer: Hello Amara. How is Wexcombe?\n\nP01: It is fine in Wexcombe, says Keziah Winterbourne.\n"
BOOK = "codebook: T\ncodes:\n  - code: place\n    definition: d\n    rules:\n      - fine\n"


@pytest.fixture(scope="module")
def pair() -> tuple[str, str]:
    """Make an identity of age, which opens at once where a passphrase takes seconds: (public, secret)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity.to_public()), str(identity)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Make a project with names in text, file name, memo, set and a check."""
    (tmp_path / "Amara_Bell.txt").write_text(TALK)
    (tmp_path / "book.yaml").write_text(BOOK)
    with Project.create(tmp_path / "study", "A study") as made:
        made.use_codebook(tmp_path / "book.yaml", copy=True)
        made.import_files([tmp_path / "Amara_Bell.txt"], ImportOptions())
        made.tag()
        author, segment = who_and_when("ana"), Segment("Amara_Bell", 0, 5)
        with made.study.store.action("code", coder="ana", now=author.now) as action:
            names = action.add_codings([Coding("", segment, "Hello", "place", "ana", "person", author.now)])
            action.set_memo(Memo("", "coding", names[0], "Wexcombe again", "ana", author.now))
            action.set_memo(Memo("", "document", "Amara_Bell", "Read twice", "ana", author.now))
            action.set_named_set(NamedSet("first", (("document", "Amara_Bell"),), "all"))
            action.add_transcript_check(TranscriptCheck("Amara_Bell", "ana", author.now, 0, 60_000))
        made.decide([coding.id for coding in made.study.codings if coding.origin == "rules"], "confirmed")
        yield made


def confirmed(project: Project, key: KeyFile) -> list[KeyEntry]:
    """Replace everything that is proposed; return what the key holds then."""
    questions = [replace(question, answer="yes") for question in project.propose_names(NameOptions())]
    project.replace_names(questions, key)
    return key.read()


def test_a_key_opens_with_its_passphrase_only() -> None:
    """It is age's own format, and no name of it can be read without the passphrase."""
    sealed = seal_key([ENTRY], passphrase=GOOD)
    assert sealed.startswith(b"age-encryption.org/v1")
    assert b"Amara" not in sealed
    assert open_key(sealed, passphrase=GOOD) == [ENTRY]
    with pytest.raises(ThemecodeError, match="does not open"):
        open_key(sealed, passphrase=GOOD + "x")


def test_a_key_for_a_recipient(pair: tuple[str, str]) -> None:
    """Whoever encrypts cannot read it again; the identity can."""
    sealed = seal_key([ENTRY], recipient=pair[0])
    assert open_key(sealed, identity=pair[1]) == [ENTRY]
    assert open_key(seal_key([ENTRY], identity=pair[1]), identity=pair[1]) == [ENTRY]
    with pytest.raises(ThemecodeError, match="no public key"):
        seal_key([ENTRY], recipient="age1nonsense")
    with pytest.raises(ThemecodeError, match="not encrypted with age"):
        open_key(b"name,replacement", identity=pair[1])


def test_a_key_file_is_added_to_and_private(tmp_path: Path, pair: tuple[str, str]) -> None:
    """What it held stays; nobody else on the machine may read the file; without what opens it nothing is written."""
    file = KeyFile(tmp_path / "key.age", recipient=pair[0], identity=pair[1])
    file.add([ENTRY])
    file.add([replace(ENTRY, written="Bell")])
    assert [entry.written for entry in file.read()] == ["Amara", "Bell"]
    assert replacements(file.read()) == {"amara bell": "[P01]"}
    if os.name == "posix":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    before = file.path.read_bytes()
    with pytest.raises(ThemecodeError, match="cannot be read"):
        KeyFile(file.path, recipient=pair[0]).add([ENTRY])
    assert file.path.read_bytes() == before


def test_a_key_inside_the_project_is_refused(project: Project, pair: tuple[str, str]) -> None:
    """Also by a way around; nothing is replaced then."""
    inside = project.folder / "keys" / ".." / "key.age"
    with pytest.raises(ThemecodeError, match="must not lie in the project"):
        outside(inside, project.folder)
    actions = len(project.store.actions())
    with pytest.raises(ThemecodeError, match="must not lie"):
        confirmed(project, KeyFile(inside, recipient=pair[0], identity=pair[1]))
    assert len(project.store.actions()) == actions
    assert not inside.exists()


def test_a_key_that_cannot_be_written_stops_everything(project: Project, tmp_path: Path, pair: tuple[str, str]) -> None:
    """The key comes first: without it nothing is replaced."""
    actions = len(project.store.actions())
    with pytest.raises(ThemecodeError, match="There is no folder"):
        confirmed(project, KeyFile(tmp_path / "missing" / "key.age", recipient=pair[0], identity=pair[1]))
    assert len(project.store.actions()) == actions


def test_the_clean_copy_has_the_state_and_no_name(project: Project, tmp_path: Path, pair: tuple[str, str]) -> None:
    """Documents, codings with their rulings, memos, sets and checks are there; ids and file names lost their names."""
    key = KeyFile(tmp_path / "key.age", recipient=pair[0], identity=pair[1])
    names = confirmed(project, key)
    old = project.study
    copied = project.clean_copy(tmp_path / "clean", names)
    assert (copied.documents, copied.codings, copied.memos, copied.renamed) == (1, 2, 2, 2)
    with Project.open(tmp_path / "clean") as clean:
        new = clean.study
        assert [(d.id, d.file) for d in new.documents] == [("Name-1", "Name-1.txt")]
        assert new.documents[0].text == old.documents[0].text
        shape = [(c.segment.start, c.segment.end, c.text, c.code, c.coder, c.status, c.evidence) for c in new.codings]
        assert shape == [
            (c.segment.start, c.segment.end, c.text, c.code, c.coder, c.status, c.evidence) for c in old.codings
        ]
        assert [c.status for c in new.codings] == ["unreviewed", "confirmed"]
        memos = new.store.memos()
        assert {(memo.about, memo.target) for memo in memos} == {("coding", new.codings[0].id), ("document", "Name-1")}
        assert new.store.named_sets()[0].members == (("document", "Name-1"),)
        assert new.store.transcript_checks()[0].document == "Name-1"
        assert [case.documents for case in new.cases] == [("Name-1",)]
        assert len(new.store.actions()) == 1
        assert [p for p in clean.check() if p.grade == "error"] == []
    held = b"".join(path.read_bytes() for path in (tmp_path / "clean").rglob("*") if path.is_file())
    for name in (b"Amara", b"Bell", b"Wexcombe", b"Keziah", b"Winterbourne"):
        assert name not in held
    assert b"Amara" in (project.folder / "themecode.sqlite").read_bytes()


def test_a_name_that_is_left_stops_the_copy(project: Project, tmp_path: Path, pair: tuple[str, str]) -> None:
    """In the codebook, or in what came in later: the place is told, the name is not, and nothing is kept."""
    names = confirmed(project, KeyFile(tmp_path / "key.age", recipient=pair[0], identity=pair[1]))
    (project.folder / "book.yaml").write_text(BOOK + "      - Wexcombe\n")
    project.refresh_codebook()
    with pytest.raises(ThemecodeError, match="the codebook, line 7") as refused:
        project.clean_copy(tmp_path / "clean", names)
    assert "Wexcombe" not in str(refused.value)
    assert not (tmp_path / "clean").exists()


def test_a_copy_has_a_folder_of_its_own(project: Project, tmp_path: Path) -> None:
    """Not inside the project, and not where other files lie: those would be taken away with a copy that fails."""
    with pytest.raises(ThemecodeError, match="must not lie in the project"):
        project.clean_copy(project.folder / "clean", [ENTRY])
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("mine")
    with pytest.raises(ThemecodeError, match="not empty"):
        project.clean_copy(tmp_path / "other", [ENTRY])
    assert (tmp_path / "other" / "thesis.txt").read_text() == "mine"


def test_a_copy_that_fails_leaves_nothing(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong on the way: half a copy, not yet searched, is not left lying about."""
    from themecode.workflow import clean_copying

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(clean_copying, "write_codebook", fail)
    with pytest.raises(OSError, match="full"):
        project.clean_copy(tmp_path / "clean", [ENTRY])
    assert not (tmp_path / "clean").exists()


def test_the_search_reads_bytes() -> None:
    """Whole words in their case; run together with other text, as a database writes them; and as UTF-16."""
    finder = Finder.of([replace(ENTRY, written="Amara", name="Amara"), replace(ENTRY, written="Ana", name="Ana")])
    assert finder.in_bytes(b"xx Amara yy") == ["[P01]"]
    assert finder.in_bytes(b"P01Amaraperson") == ["[P01]"]
    assert finder.in_bytes("Amara".encode("utf-16-le")) == ["[P01]"]
    assert finder.in_bytes(b"amara Banana Anatomy") == []
    assert (finder.in_words("It was Ana."), finder.in_bytes(b"\x01Ana\x02")) == (["[P01]"], [])
    assert finder.in_bytes(b"Amaranth", inside=finder.inside(["the Amaranth room"])) == []
    doubtful = [replace(ENTRY, name="Will", written="Will", everywhere=False)]
    assert Finder.of(doubtful).in_words("Will it hold?") == []


def test_a_form_left_standing_is_not_looked_for(project: Project) -> None:
    """What a person let stand at one place as an ordinary word is no fault elsewhere."""
    questions = project.propose_names(NameOptions())
    asked = [q for q in questions if q.written == "Wexcombe"]
    halves = [replace(asked[0], answer="yes"), replace(asked[0], answer="no")]
    assert [entry.everywhere for entry in entries(halves, who_and_when("ana"))] == [False]


def test_check_lists_what_is_left(project: Project, tmp_path: Path, pair: tuple[str, str]) -> None:
    """Only where names were replaced, or a list of them is given; counts for each document, and no name."""
    assert [p for p in project.check() if "looks like a name" in p.says or "look like" in p.says] == []
    (tmp_path / "names.txt").write_text("Keziah\n")
    given = [str(p) for p in project.check(tmp_path / "names.txt")]
    assert any(line.startswith("Amara_Bell: ") and "look like a name" in line for line in given)
    questions = [
        replace(question, answer="yes" if question.written != "Wexcombe" else "no")
        for question in project.propose_names(NameOptions())
    ]
    project.replace_names(questions, KeyFile(tmp_path / "key.age", recipient=pair[0], identity=pair[1]))
    left = [p for p in project.check() if "like a name" in p.says]
    assert [(p.place, p.grade) for p in left] == [("Amara_Bell", "warning"), ("memo m0001", "warning")]
    assert left[0].says == "2 places still look like a name (1 different)."
    assert not any(name in str(p) for p in left for name in ("Wexcombe", "Keziah"))


def test_what_was_cleared_is_no_name(project: Project, tmp_path: Path, pair: tuple[str, str]) -> None:
    """Forms answered with no in a file of proposals are passed over."""
    from themecode import exports
    from themecode.workflow.naming import proposals_table

    questions = [
        replace(question, answer="no" if question.written == "Wexcombe" else "yes")
        for question in project.propose_names(NameOptions())
    ]
    exports.write(tmp_path / "p.csv", proposals_table(questions))
    project.replace_names(questions, KeyFile(tmp_path / "key.age", recipient=pair[0], identity=pair[1]))
    assert [p for p in project.check(cleared=tmp_path / "p.csv") if "like a name" in p.says] == []


def test_later_interviews_get_the_same_brackets(project: Project, tmp_path: Path, pair: tuple[str, str]) -> None:
    """What the key holds is proposed again for a name that comes in another interview; new ones get new numbers."""
    key = KeyFile(tmp_path / "key.age", recipient=pair[0], identity=pair[1])
    known = replacements(confirmed(project, key))
    (tmp_path / "P02.txt").write_text(
        "Interviewer: And?\n\nP02: In Wexcombe, then at Harrowmere, with Keziah Winterbourne.\n"
    )
    project.import_files([tmp_path / "P02.txt"], ImportOptions())
    asked = {q.written: q.replacement for q in project.propose_names(NameOptions(used=known))}
    assert asked["Wexcombe"] == known["wexcombe"]
    assert asked["Keziah Winterbourne"] == known["keziah winterbourne"]
    assert asked["Harrowmere"] not in known.values()


def test_names_of_a_file(project: Project, tmp_path: Path) -> None:
    """One a line, or a CSV with kind and replacement; a kind that is none is told."""
    (tmp_path / "n.csv").write_text("name,kind,replacement\nfine,place,[somewhere]\n")
    asked = project.propose_names(NameOptions(names=tmp_path / "n.csv"))
    assert [(q.kind, q.replacement) for q in asked if q.written == "fine"] == []  # an ordinary word, not a name
    (tmp_path / "n.csv").write_text("name,kind,replacement\nWexcombe,place,[a town]\n")
    asked = project.propose_names(NameOptions(names=tmp_path / "n.csv"))
    assert {(q.kind, q.replacement) for q in asked if q.written == "Wexcombe"} == {("place", "[a town]")}
    (tmp_path / "n.csv").write_text("name,kind\nWexcombe,plaice\n")
    with pytest.raises(ThemecodeError, match=r"no kind of name.*Did you mean 'place'"):
        project.propose_names(NameOptions(names=tmp_path / "n.csv"))
