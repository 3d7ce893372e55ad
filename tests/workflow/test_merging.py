"""Ana and Ben work on copies of one project and bring them together: what comes, what is refused, what is left open."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, tzinfo
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Attribute
from themecode.project import Project
from themecode.store import MergeRefusedError, OtherProjectError
from themecode.workflow import study
from themecode.workflow.blinding import Apart, made_apart
from themecode.workflow.hand_coding import HandCoding
from themecode.workflow.importing import ImportOptions
from themecode.workflow.joining import Settlement


class Clock(datetime):
    """A minute goes by between two actions, so that the later one is later in both copies."""

    minutes = count()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(2030, 1, 1, tzinfo=tz) + timedelta(minutes=next(cls.minutes))


class Two:
    """Ana's project and Ben's copy of it; `as_` says who is at the keyboard."""

    def __init__(self, ana: Project, ben: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ana, self.ben, self._patch = ana, ben, monkeypatch

    def as_(self, name: str) -> Project:
        """Sit down at a copy."""
        self._patch.setenv("THEMECODE_CODER", name)
        return self.ana if name == "ana" else self.ben

    def open(self) -> list[tuple[str, str]]:
        """Merge both ways; return what is open, which is the same in both copies."""
        self.as_("ana").merge(str(self.ben.folder))
        self.as_("ben").merge(str(self.ana.folder))
        found = [
            [(one.kind, _without_id(one.about)) for one in project.conflicts()] for project in (self.ana, self.ben)
        ]
        assert found[0] == found[1]
        return found[0]


def _without_id(about: str) -> str:
    return re.sub(r"^c\d+ ", "", about)  # a copy has numbers of its own


@pytest.fixture
def two(small: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Two]:
    """Make the small project, tagged, and a copy of it for Ben."""
    small.use("money: money\ncash: cash")
    small.project.close()
    monkeypatch.setattr(study, "datetime", Clock)
    shutil.copytree(small.project.folder, tmp_path / "ben")
    with Project.open(small.project.folder) as ana, Project.open(tmp_path / "ben") as ben:
        yield Two(ana, ben, monkeypatch)


def coded(project: Project, words: str, code: str, document: str = "P01") -> str:
    """Code some words by hand; return the coding's id."""
    return project.code(HandCoding(document, words, code)).id


def test_what_both_did_is_in_both(two: Two) -> None:
    """Codings with one number in both copies are told apart, and the report says which were renumbered."""
    mine = coded(two.as_("ana"), "The cash stayed.", "money")
    his = coded(two.as_("ben"), "Nobody asked.", "cash")
    two.ben.add_memo(his, "His.")
    two.as_("ana").add_memo(mine, "Hers.")
    assert mine == his == "c000006"
    result = two.ana.merge(str(two.ben.folder))
    assert result.merged.codings == {"c000006": "c000007"}
    assert result.merged.memos == {"m0001": "m0002"}
    assert [(memo.text, memo.target) for memo in two.ana.study.memos] == [("Hers.", "c000006"), ("His.", "c000007")]
    assert two.ana.study.coding("c000007").text == "Nobody asked."
    assert result.merged.added[-1].summary == "m0002 on coding c000007"
    assert result.backup is not None
    assert result.backup.name == "0001-before-merge.sqlite"
    assert result.open == ()


def test_the_other_copy_is_not_touched(two: Two) -> None:
    """Not a byte of it, and nothing is left beside it or here."""
    coded(two.as_("ben"), "Nobody asked.", "cash")
    before = {path.name: path.read_bytes() for path in two.ben.folder.iterdir() if path.is_file()}
    two.as_("ana").merge(str(two.ben.folder), keep=False)
    assert len(two.ana.store.actions()) == len(two.ben.store.actions()) - 1
    assert not (two.ana.folder / "backups").exists()
    two.ana.merge(str(two.ben.folder / "themecode.sqlite"))
    assert {path.name: path.read_bytes() for path in two.ben.folder.iterdir() if path.is_file()} == before
    assert [path.name for path in two.ana.folder.iterdir() if path.name.startswith(".")] == []


def test_the_same_again_brings_nothing(two: Two) -> None:
    """A second merge adds nothing and makes no backup; a backup may be merged, too."""
    coded(two.as_("ben"), "Nobody asked.", "cash")
    backup = two.ben.back_up().path
    first = two.as_("ana").merge(str(backup))
    second = two.ana.merge(str(two.ben.folder))
    assert (len(first.merged.added), second.merged.added, second.backup) == (1, (), None)


def test_taggers_of_both_count_once(two: Two) -> None:
    """Both take in an interview and run the rules: its codings are there once, with what both decided."""
    text = two.ana.folder.parent / "P03.txt"
    text.write_text("Interviewer: And?\n\nP03: The money came. The cash went.\n")
    for name, ruling in (("ana", "confirmed"), ("ben", "rejected")):
        project = two.as_(name)
        project.import_files([text], ImportOptions())
        project.tag()
        money = next(one.id for one in project.study.codings if one.text == "The money came.")
        project.decide([money], ruling)
    assert two.open() == [("decision", "money in P03")]
    for project in (two.ana, two.ben):
        codings = [(one.text, one.status) for one in project.study.codings if one.segment.document == "P03"]
        assert codings == [("The money came.", "rejected"), ("The cash went.", "unreviewed")]
        assert len(project.store.doubles()) == 2
        result = project.tag()
        assert (result.added, result.withdrawn, result.restored) == (0, 0, 0)
        assert project.check() == []


def test_a_joint_decision_settles(two: Two) -> None:
    """What two coders ruled differently stays open until they decide together, and opens again when one differs."""
    two.as_("ana").decide(["c000001"], "confirmed")
    two.as_("ben").decide(["c000001", "c000002"], "rejected")
    assert two.open() == [("decision", "money in P01")]
    two.as_("ana").settle(Settlement(("c000001",), ("money",)))
    assert two.ana.conflicts() == []
    assert two.ana.study.coding("c000001").status == "confirmed"
    assert two.open() == []
    two.as_("ben").decide(["c000001"], "rejected")
    assert two.open() == [("decision", "money in P01")]


def test_a_joint_coding_names_the_codings_that_it_settles_in_every_copy(two: Two) -> None:
    """Ben settles codings whose numbers are others in ana's copy: there, too, it names what it settles."""
    two.as_("ana").code(HandCoding("P01", "Nobody asked", "money"))
    ben = two.as_("ben")
    made = [ben.code(HandCoding("P01", words, "money")).id for words in ("The cash stayed", "Budgets.")]
    ben.settle(Settlement((made[0],), ("money",)))
    assert two.open() == []
    for project in (two.ana, two.ben):
        (joint,) = [one for one in project.study.codings if one.coder == "joint"]
        (settled,) = [project.study.coding(one.place) for one in joint.evidence]
        assert (settled.text, settled.coder, settled.status) == ("The cash stayed", "ben", "confirmed")
    assert {project.study.coding(made[0]).coder for project in (two.ana, two.ben)} == {"ana", "ben"}


def test_what_was_blind_in_a_copy_is_blind_in_all(two: Two) -> None:
    """Ben codes once before ana's release and once after it, in a copy that does not know of it: one act is blind."""
    two.as_("ana").start_blind(Apart(("P01",)))
    two.open()
    two.as_("ben").code(HandCoding("P01", "Budgets.", "money"))
    two.as_("ana").code(HandCoding("P01", "Nobody asked", "money"))
    two.ana.release_blind()
    two.as_("ben").code(HandCoding("P01", "The cash stayed", "money"))
    two.open()
    for project in (two.ana, two.ben):
        found = {one.coder: (one.blind, one.acts) for one in made_apart(project.study) if one.document == "P01"}
        assert found == {"ana": (1, 1), "ben": (1, 2)}
        assert project.study.veil.documents == {}


def test_codes_redefined_in_both_are_named(two: Two) -> None:
    """Each code with what differs; Ben's version is in use, and Ana's file is not taken for an edited one."""
    file = two.ana.folder / "codebook.yaml"
    for project, name, rule in ((two.ana, "ana", "budgets"), (two.ben, "ben", "begged")):
        path = project.folder / "codebook.yaml"
        path.write_text(path.read_text().replace("'cash'", f"'cash'\n      - '{rule}'"))
        two.as_(name).refresh_codebook()
    mine = file.read_text()
    result = two.as_("ana").merge(str(two.ben.folder))
    assert result.codebook == "codebook.yaml"
    assert [(one.kind, one.about, one.in_use) for one in result.open] == [("code", "cash: rules", "version - of ben")]
    assert result.open[0].said == (("ana", "budgets"), ("ben", "begged"))
    assert file.read_text() == mine
    two.ana.export_codes(two.ana.folder / "of_ana.yaml", "ana")
    assert (two.ana.folder / "of_ana.yaml").read_text() == mine
    with pytest.raises(ThemecodeError, match=r"no codebook of 'anna'.*Did you mean 'ana'"):
        two.ana.export_codes(file, "anna")
    with pytest.raises(ThemecodeError, match="not the version in use, which ben put to use"):
        two.ana.refresh_codebook()
    two.ana.export_codes(file)
    assert file.read_bytes() == (two.ben.folder / "codebook.yaml").read_bytes()
    assert not two.ana.refresh_codebook()
    file.write_text(file.read_text().replace("'begged'", "'begged'\n      - 'budgets'"))
    two.ana.use_codebook(file)
    assert two.open() == []


def test_a_version_that_both_agree_on_settles(two: Two) -> None:
    """Putting the version in use to use once more says that it was looked at."""
    for project, name in ((two.ana, "ana"), (two.ben, "ben")):
        path = project.folder / "codebook.yaml"
        path.write_text(path.read_text().replace("About cash", f"About cash by {name}"))
        two.as_(name).refresh_codebook()
    assert two.open() == [("code", "cash: definition")]
    two.as_("ben").use_codebook(two.ben.folder / "codebook.yaml")
    assert two.open() == []


def test_only_their_codebook_changed(two: Two) -> None:
    """Then there is no conflict; the file here is the older one, and is not put to use in place of theirs."""
    path = two.ben.folder / "codebook.yaml"
    path.write_text(path.read_text().replace("About cash", "About coins"))
    two.as_("ben").refresh_codebook()
    assert two.open() == []
    with pytest.raises(ThemecodeError, match="not the version in use"):
        two.as_("ana").refresh_codebook()


def test_what_was_coded_in_a_document_that_the_other_took_away(two: Two) -> None:
    """It is kept, listed, and counts again when the document is brought back."""
    text = two.ana.folder.parent / "P03.txt"
    text.write_text("Interviewer: And?\n\nP03: The money came. The cash went.\n")
    two.as_("ana").import_files([text], ImportOptions())
    two.as_("ben").merge(str(two.ana.folder))
    coded(two.ben, "The cash went.", "money", "P03")
    two.as_("ana").undo()
    assert two.open() == [("document", "P03")]
    (found,) = two.ana.conflicts()
    assert found.said[0] == ("ana", f"undo, action {found.settle.split()[5].strip(';')}")
    two.as_("ana").undo(int(found.settle.split()[5].strip(";")))
    assert two.open() == []
    assert [one.text for one in two.ben.study.codings if one.segment.document == "P03"] == ["The cash went."]


def test_attributes_roles_and_memos_set_differently(two: Two) -> None:
    """Both values are kept and named; setting it once more, in knowledge of both, settles."""
    two.as_("ana").add_memo("project", "Begun.")
    two.as_("ben").merge(str(two.ana.folder))
    for name, size, role in (("ana", "small", "interviewer"), ("ben", "large", "participant")):
        project = two.as_(name)
        project.set_attribute("P01", Attribute("size", size))
        project.set_attribute("P02", Attribute("size", "same"))
        project.set_role("P01", role)
        project.edit_memo("m0001", f"Begun by {name}.")
    assert two.open() == [("attribute", "P01 size"), ("memo", "m0001"), ("role", "P01 P01")]
    said = {one.kind: one.said for one in two.ana.conflicts()}
    assert said["attribute"] == (("ana", "small"), ("ben", "large"))
    two.as_("ana").set_attribute("P01", Attribute("size", "small"))
    two.ana.set_role("P01", "participant")
    two.ana.edit_memo("m0001", two.ana.study.memos[0].text)
    assert two.open() == []


def test_a_memo_reworded_in_one_copy_and_removed_in_the_other(two: Two) -> None:
    """It is gone meanwhile; undoing one of the two says which holds."""
    two.as_("ana").add_memo("project", "Begun.")
    two.as_("ben").merge(str(two.ana.folder))
    two.as_("ana").edit_memo("m0001", "Begun by Ana.")
    two.as_("ben").remove_memos(["m0001"])
    assert two.open() == [("memo", "m0001")]
    (found,) = two.ana.conflicts()
    assert (found.said, found.in_use) == ((("ana", "Begun by Ana."), ("ben", "taken away")), "taken away")
    two.as_("ana").undo(int(found.settle.split()[-1]))
    assert two.open() == []
    assert [memo.text for memo in two.ben.study.memos] == ["Begun by Ana."]


def test_two_texts_of_one_document_are_refused(two: Two) -> None:
    """The document is named with what to do; nothing is written on either side."""
    for name in ("ana", "ben"):
        folder = two.as_(name).folder / "in"
        folder.mkdir()
        (folder / "P03.txt").write_text(f"Interviewer: And?\n\nP03: The money came, says {name}.\n")
        two.as_(name).import_files([folder / "P03.txt"], ImportOptions())
    before = two.ana.store.actions()
    with pytest.raises(MergeRefusedError, match="P03 was imported in both copies with different texts") as caught:
        two.ana.merge(str(two.ben.folder))
    assert caught.value.documents[0][0] == "P03"
    assert two.ana.store.actions() == before
    assert not (two.ana.folder / "backups").exists()


def test_a_correction_under_new_codings_is_refused(two: Two) -> None:
    """Ana corrects P01, Ben codes in it: refused until Ben's copy has the same correction, too."""
    corrected = two.ana.folder / "P01.txt"
    talk = "Interviewer: Money?\n\nP01: Well, the money went. The cash stayed. Nobody asked.\n\n"
    corrected.write_text(talk + "Interviewer: Why?\n\nP01: Budgets. Money is money.\n")
    two.as_("ana").revise_files([corrected], ImportOptions())
    coded(two.as_("ben"), "Nobody asked.", "cash")
    for mine, theirs in ((two.ana, two.ben), (two.ben, two.ana)):
        with pytest.raises(MergeRefusedError, match=r"P01 has another text in .* copy, and new places in"):
            mine.merge(str(theirs.folder))
    two.as_("ben").revise_files([corrected], ImportOptions())
    assert two.open() == []
    for project in (two.ana, two.ben):
        codings, texts = project.study.codings, {one.id: one.text for one in project.study.documents}
        assert "Nobody asked." in [one.text for one in codings if one.coder == "ben"]
        assert all(one.text == one.segment.words_of(texts[one.segment.document]) for one in codings)
        assert project.check() == []


def test_a_correction_comes_over_where_nobody_coded(two: Two) -> None:
    """Ben only decided on codings in it: these keep his decisions at their new places."""
    corrected = two.ana.folder / "P01.txt"
    talk = "Interviewer: Money?\n\nP01: Well, indeed. The money went. The cash stayed. Nobody asked.\n\n"
    corrected.write_text(talk + "Interviewer: Why?\n\nP01: Budgets. Money is money.\n")
    two.as_("ana").revise_files([corrected], ImportOptions())
    two.as_("ben").decide(["c000001"], "confirmed")
    assert two.open() == []
    for project in (two.ana, two.ben):
        one = project.study.coding("c000001")
        assert (one.text, one.status) == ("The money went.", "confirmed")
        assert one.segment.words_of(project.study.document("P01").text) == one.text


def test_a_correction_moves_codings_that_count_once(two: Two) -> None:
    """After the merge a correction moves both of two codings that count as one, so that none comes to light again."""
    text = two.ana.folder.parent / "P03.txt"
    text.write_text("Interviewer: And?\n\nP03: The money came. The cash went.\n")
    for name in ("ana", "ben"):
        two.as_(name).import_files([text], ImportOptions())
        two.as_(name).tag()
    assert two.open() == []
    text.write_text("Interviewer: And?\n\nP03: Well, so. The money came. The cash went.\n")
    two.as_("ana").revise_files([text], ImportOptions())
    assert two.open() == []
    for project in (two.ana, two.ben):
        found = [one for one in project.study.codings if one.segment.document == "P03"]
        assert [one.text for one in found] == ["The money came.", "The cash went."]
        assert all(one.text == one.segment.words_of(project.study.document("P03").text) for one in found)


def test_other_projects_and_itself_are_refused(two: Two, tmp_path: Path) -> None:
    """A project is merged with copies of itself only, and a copy is another file."""
    Project.create(tmp_path / "strange").close()
    with pytest.raises(OtherProjectError, match="is another project, not a copy"):
        two.ana.merge(str(tmp_path / "strange"))
    with pytest.raises(OtherProjectError, match="That is this project itself"):
        two.ana.merge(str(two.ana.folder))
    with pytest.raises(ThemecodeError, match="There is no file or folder"):
        two.ana.merge(str(tmp_path / "nowhere"))
    with pytest.raises(ThemecodeError, match="There is no themecode project in"):
        two.ana.merge(str(tmp_path))


def test_an_older_copy_is_upgraded_beside(two: Two) -> None:
    """Ben's copy, of a revision before actions had names, stays as it is; the copy of it is private and goes away."""
    file = two.ben.folder / "themecode.sqlite"
    two.ben.close()
    with closing(sqlite3.connect(file)) as connection:
        for index in ("ix_action_uid", "ix_action_moment"):
            connection.execute(f"DROP INDEX {index}")
        for column in ("uid", "moment", "after"):
            connection.execute(f"ALTER TABLE action DROP COLUMN {column}")
        for table in ("read_mark", "blinding", "guide", "guide_match", "pointer", "summary", "stance"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0004'")
        connection.commit()
    before = file.read_bytes()
    result = two.as_("ana").merge(str(file), keep=False)
    assert file.read_bytes() == before
    assert [path.name for path in two.ana.folder.iterdir() if path.name.startswith(".")] == []
    assert result.merged.known == 0, "names given to old actions are not those that newer ones have"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights than these")
def test_a_copy_that_may_only_be_read(two: Two) -> None:
    """On a stick or a share that is read-only."""
    coded(two.as_("ben"), "Nobody asked.", "cash")
    two.ben.close()
    file = two.ben.folder / "themecode.sqlite"
    file.chmod(0o400)
    two.ben.folder.chmod(0o500)
    try:
        assert len(two.as_("ana").merge(str(file)).merged.added) == 1
    finally:
        two.ben.folder.chmod(0o700)


def test_an_undo_after_the_merge_takes_ones_own(two: Two) -> None:
    """Ana's undo takes back what Ana did last, though Ben did more since."""
    coded(two.as_("ana"), "The cash stayed.", "money")
    coded(two.as_("ben"), "Nobody asked.", "cash")
    two.as_("ana").merge(str(two.ben.folder))
    assert two.ana.undo().coder == "ana"
    assert [one.coder for one in two.ana.study.codings if one.origin == "person"] == ["ben"]
    assert two.ana.redo().verb == "code"
    assert sorted(one.coder for one in two.ana.study.codings if one.origin == "person") == ["ana", "ben"]


def test_what_was_withdrawn_and_found_again_is_there(two: Two) -> None:
    """Ana's tagger withdrew a hit; later Ben's found the same words: the hit is there until the rules run again."""
    text = two.ana.folder.parent / "P03.txt"
    text.write_text("Interviewer: And?\n\nP03: The money came. The cash went.\n")
    two.as_("ana").import_files([text], ImportOptions())
    two.ana.tag()
    book = two.ana.folder / "codebook.yaml"
    book.write_text(book.read_text().replace("'cash'", "'coins'"))
    two.ana.refresh_codebook()
    two.ana.tag()
    assert "The cash went." not in [one.text for one in two.ana.study.codings]
    two.as_("ben").import_files([text], ImportOptions())
    two.ben.tag()
    assert two.open() == []
    for project in (two.ana, two.ben):
        assert "The cash went." in [one.text for one in project.study.codings]
    assert two.as_("ana").tag().withdrawn > 0
    assert "The cash went." not in [one.text for one in two.ana.study.codings]


def test_places_in_an_older_text_do_not_come_back(two: Two) -> None:
    """Ben took his coding back; Ana corrected the text without knowing of it: redo would put it on other words."""
    coded(two.as_("ben"), "Nobody asked.", "cash")
    two.ben.undo()
    corrected = two.ana.folder / "P01.txt"
    talk = "Interviewer: Money?\n\nP01: Well, the money went. The cash stayed. Nobody asked.\n\n"
    corrected.write_text(talk + "Interviewer: Why?\n\nP01: Budgets. Money is money.\n")
    two.as_("ana").revise_files([corrected], ImportOptions())
    assert two.open() == []
    with pytest.raises(ThemecodeError, match="P01 was corrected since this was taken back"):
        two.as_("ben").redo()


INTERRUPTED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE document SET text = text || hex(zeroblob(200000))")
connection.execute("UPDATE coding SET text = 'half done'")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_copy_whose_last_writer_was_killed(two: Two) -> None:
    """What it had begun is taken back in a private copy of it; the other copy and its journal stay byte for byte."""
    coded(two.as_("ben"), "Nobody asked.", "cash")
    two.ben.close()
    file = two.ben.folder / "themecode.sqlite"
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(file)], check=False)
    before = {path.name: path.read_bytes() for path in two.ben.folder.iterdir() if path.is_file()}
    assert "themecode.sqlite-journal" in before
    assert len(two.as_("ana").merge(str(two.ben.folder)).merged.added) == 1
    assert {path.name: path.read_bytes() for path in two.ben.folder.iterdir() if path.is_file()} == before
    assert [path.name for path in two.ana.folder.iterdir() if path.name.startswith(".")] == []
    assert two.ana.check() == []


def test_a_copy_that_writes_ahead(two: Two) -> None:
    """Another program set it so, and has it open: it is read as it stands, and nothing is made beside it."""
    coded(two.as_("ben"), "Nobody asked.", "cash")
    two.ben.close()
    with closing(sqlite3.connect(two.ben.folder / "themecode.sqlite")) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("UPDATE coding SET created = created")
        connection.commit()
        before = {path.name: path.read_bytes() for path in two.ben.folder.iterdir() if path.is_file()}
        assert len(two.as_("ana").merge(str(two.ben.folder)).merged.added) == 1
        assert {path.name: path.read_bytes() for path in two.ben.folder.iterdir() if path.is_file()} == before
