"""Corrected files: which document each corrects, who speaks in it, and what a person does about what it moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Attribute, Coding, Memo, Segment, counted
from themecode.project import Project
from themecode.workflow.analysing import codings_table
from themecode.workflow.correcting import CorrectedFile, changed_turns, revise_file
from themecode.workflow.importing import ImportOptions
from themecode.workflow.settling import look_table, open_places, rules_table
from themecode.workflow.study import who_and_when

TALK = (
    "Interviewer: How did the money come to you?\n\n"
    "Amara: The icy bee gave us the money. We ring-fenced it at once, and nobody asked why.\n\n"
    "Interviewer: And the budget of the year after?\n\n"
    "Amara: The budget was a secret for most of us. Then the council came and asked for all of it.\n"
)
BOOK = "codebook: T\ncodes:\n  - code: money\n    definition: d\n    rules:\n      - money\n      - budget\n"


class Corrected:
    """A project with one coded interview, and short ways to correct it."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project, self.folder = project, folder

    def file(self, *changes: tuple[str, str], name: str = "P01.txt") -> Path:
        """Write a corrected file."""
        text = TALK
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (self.folder / "new").mkdir(exist_ok=True)
        (self.folder / "new" / name).write_text(text)
        return self.folder / "new" / name

    def revise(self, *changes: tuple[str, str], name: str = "P01.txt", **options: Any) -> CorrectedFile:
        """Correct the interview."""
        return self.project.revise_files([self.file(*changes, name=name)], ImportOptions(), **options)[0]

    def segment(self, words: str) -> Segment:
        """Return the first place of some words."""
        start = self.project.study.document("P01").text.index(words)
        return Segment("P01", start, start + len(words))

    def code(self, words: str) -> str:
        """Code words by hand."""
        with self.project.store.action("code", coder="ana", now="2026") as action:
            coding = Coding("", self.segment(words), words, "trust", "ana", "person", "2026")
            return action.add_codings([coding])[0]

    def problems(self) -> list[str]:
        """Return what check says of corrections."""
        return [f"{one.grade} {one.place}" for one in self.project.check() if "revise --list" in one.mend]


@pytest.fixture
def corrected(tmp_path: Path) -> Iterator[Corrected]:
    """Make the project."""
    (tmp_path / "P01.txt").write_text(TALK)
    with Project.create(tmp_path / "study") as project:
        project.import_files([tmp_path / "P01.txt"], ImportOptions())
        (project.folder / "book.yaml").write_text(BOOK)
        project.use_codebook(project.folder / "book.yaml")
        yield Corrected(project, tmp_path)


def test_a_file_corrects_the_document_of_its_name(corrected: Corrected) -> None:
    """Another name is refused with "did you mean", and nothing is written; a document can be named."""
    done = corrected.revise(("icy bee", "ICB"))
    assert (done.outcome, corrected.project.study.document("P01").text.count("ICB")) == ("revised", 1)
    count = len(corrected.project.store.actions())
    done = corrected.revise(("icy bee", "health board"), name="P02.txt")
    assert done.outcome == "refused"
    assert "There is no document 'P02'. Nothing was changed. Did you mean 'P01'?" in done.reason
    assert len(corrected.project.store.actions()) == count
    assert corrected.revise(("icy bee", "health board"), name="P02.txt", document="P01").outcome == "revised"


def test_an_unchanged_file_says_so(corrected: Corrected) -> None:
    """And changes nothing, whatever its bytes."""
    count = len(corrected.project.store.actions())
    done = corrected.revise(("once, and", "once,   and"))
    assert (done.outcome, done.reason) == ("unchanged", "P01.txt says what P01 says already. Nothing was changed.")
    assert len(corrected.project.store.actions()) == count


def test_another_text_is_refused(corrected: Corrected) -> None:
    """A file that has hardly a word of the document is no correction; another document's text is none either."""
    other = corrected.folder / "P02.txt"
    other.write_text("Interviewer: Hello there?\n\nBen: Trains mostly, when people still took trains in winter.\n")
    corrected.project.import_files([other], ImportOptions())
    with pytest.raises(ThemecodeError, match="is the text of P02, not of P01"):
        revise_file(corrected.project.study, other, ImportOptions(), who_and_when("ana"), document="P01")
    done = corrected.revise((TALK[TALK.index("Amara") :], "Amara: Trains, mostly. " + "Nothing else here. " * 20))
    assert done.outcome == "refused"
    assert "It is another text." in done.reason


def test_speakers_keep_their_roles_and_new_ones_are_told(corrected: Corrected) -> None:
    """A new name for the same words keeps the role; who is new is told as at import."""
    corrected.project.set_role("Amara", "participant")
    done = corrected.revise(
        ("Amara:", "Amara Osei:"), ("\n\nAmara Osei: The budget", "\n\nTom: Hm.\n\nAmara Osei: The budget")
    )
    assert done.revision is not None
    assert [(one.name, one.role, one.found) for one in corrected.project.study.speakers] == [
        ("Amara Osei", "participant", "named by you"),
        ("Interviewer", "interviewer", "role word"),
        ("Tom", "participant", "not the interviewer"),
    ]
    assert changed_turns(done.revision) == [
        "Turns: 4, now 5.",
        "Amara is called Amara Osei now; role and alias stay.",
        "New here: Tom (participant).",
    ]


def test_who_interviews_is_asked_where_nobody_is_known(corrected: Corrected) -> None:
    """The interviewer is gone from the file, and two new names speak: somebody must say who asks."""
    changes = (("Interviewer: How did the money come to you?\n\n", "Sam: Hm.\n\nKit: So.\n\n"),)
    changes += (("Interviewer: And the budget of the year after?\n\n", ""),)
    done = corrected.revise(*changes)
    assert done.outcome == "question"
    assert "Who is the interviewer in P01.txt?" in done.reason
    named = corrected.project.revise_files([corrected.file(*changes)], ImportOptions(("Sam",)))[0]
    assert named.outcome == "revised"
    assert {one.name: one.role for one in corrected.project.study.speakers}["Sam"] == "interviewer"


def test_a_named_interviewer_is_believed(corrected: Corrected) -> None:
    """Whoever says who asks is right, also about somebody who was a participant; the others keep their roles."""
    file = corrected.file(("icy bee", "ICB"))
    corrected.project.revise_files([file], ImportOptions(("Amara",)))
    assert {one.name: one.role for one in corrected.project.study.speakers} == {
        "Amara": "interviewer",
        "Interviewer": "interviewer",
    }
    done = corrected.project.revise_files([corrected.file()], ImportOptions(("Zed",)))[0]
    assert (done.outcome, "There is no speaker 'Zed'" in done.reason) == ("refused", True)


def test_the_list_stays_until_a_person_has_decided(corrected: Corrected) -> None:
    """Changed words are counted and flagged, gone ones are not counted; confirm, reject and place settle them."""
    ids = [
        corrected.code(words) for words in ("The icy bee gave us", "We ring-fenced it", "for most of us", "asked why")
    ]
    done = corrected.revise(("icy bee", "ICB"), ("ring-fenced", "ringfenced"), ("a secret for most of us", "secret"))
    assert done.revision is not None
    assert [row[0] for row in look_table(done.revision).rows] == [ids[0], ids[1], ids[2]]
    project = corrected.project
    assert corrected.problems() == [f"error {ids[2]}", f"warning {ids[0]}", f"warning {ids[1]}"]
    assert open_places(project.study).column("was") == ["The icy bee gave us", "We ring-fenced it", "for most of us"]
    assert open_places(project.study).column("now") == ["The ICB gave us", "We ringfenced it", ""]
    flags = {row["id"]: row["flags"] for row in codings_table(project.study).records()}
    assert flags == {ids[0]: "moved: words changed in a correction", ids[1]: flags[ids[0]], ids[3]: ""}
    with pytest.raises(ThemecodeError, match="words of c000003 are gone"):
        project.decide([ids[2]], "confirmed")
    project.decide([ids[0]], "confirmed")
    project.decide([ids[1]], "rejected")
    assert project.place(ids[2], "The budget was secret") == "The budget was secret"
    assert corrected.problems() == []
    assert [(one.id, one.moved, one.status) for one in project.study.codings] == [
        (ids[0], "", "confirmed"),
        (ids[1], "", "rejected"),
        (ids[3], "", "unreviewed"),
        (ids[2], "", "unreviewed"),
    ]
    project.undo()
    assert corrected.problems() == [f"error {ids[2]}"]
    project.decide([ids[2]], "rejected")
    assert corrected.problems() == []
    assert len(counted(project.study.codings)) == 2
    assert project.study.adrift == []


def test_a_second_correction_does_not_hide_the_first(corrected: Corrected) -> None:
    """What nobody looked at stays to be looked at, though its words are the same this time."""
    name = corrected.code("The icy bee gave us")
    corrected.revise(("icy bee", "ICB"))
    corrected.revise(("icy bee", "ICB"), ("How did the money", "So how did all the money"))
    assert open_places(corrected.project.study).rows[0][:6] == (
        *(name, "trust", "P01", "proposed"),
        *("The icy bee gave us", "The ICB gave us"),
    )


def test_words_must_be_named_so_that_one_place_is_meant(corrected: Corrected) -> None:
    """Words that stand twice, or nowhere, are no place; what was not moved stays where it is."""
    gone, there = corrected.code("for most of us"), corrected.code("asked why")
    corrected.revise((" for most of us", ""))
    for name, words, says in (
        (gone, "asked", "2 times"),
        (gone, "nothing of that", "do not stand"),
        (gone, " ", "do not stand"),
        (there, "budget", "did not change"),
        ("c000099", "budget", "no coding 'c000099'"),
    ):
        with pytest.raises(ThemecodeError, match=says):
            corrected.project.place(name, words)


def test_all_that_only_changed_its_signs_is_accepted_at_once(corrected: Corrected) -> None:
    """A file that was punctuated anew does not have to be confirmed coding by coding."""
    ids = [corrected.code(words) for words in ("the money. We", "once, and nobody", "Then the council came")]
    corrected.revise(("money. We", "money; we"), ("once, and", "once and"), ("council", "county"))
    assert [one.id for one in corrected.project.accept_signs()] == ids[:2]
    assert corrected.problems() == [f"warning {ids[2]}"]


def test_evidence_and_memos_are_settled_as_codings_are(corrected: Corrected) -> None:
    """Accepted, put on other words, or let go of: then a memo is one on its document, and a value has no evidence."""
    project = corrected.project
    with project.store.action("memo", coder="ana", now="2026") as action:
        for words in ("for most of us", "icy bee"):
            action.set_memo(Memo("", "segment", "P01", "Oh?", "ana", "2026", segment=corrected.segment(words)))
        action.set_attribute("P01", Attribute("status", "partly", corrected.segment("We ring-fenced it")))
        action.set_attribute("P01", Attribute("size", "large", corrected.segment("nobody asked why")))
    done = corrected.revise(
        *((" for most of us", ""), ("icy bee", "ICB"), ("We ring-fenced", "We fenced"), (", and nobody asked why", "")),
    )
    assert done.revision is not None
    assert len(look_table(done.revision).rows) == 4
    listed = {row["id"]: (row["about"], row["stands"]) for row in open_places(project.study).records()}
    assert listed == {
        "m0001": ("memo", "gone"),
        "m0002": ("memo", "proposed"),
        "m0003": ("evidence of status in P01", "proposed"),
        "m0004": ("evidence of size in P01", "gone"),
    }
    with pytest.raises(ThemecodeError, match="words of m0001 are gone"):
        project.settle_memos(["m0001"], "confirmed")
    project.settle_memos(["m0001", "m0003"], "rejected")
    project.settle_memos(["m0002"], "confirmed")
    assert project.place("m0004", "the council came") == "the council came"
    assert corrected.problems() == []
    memos = {memo.id: (memo.about, memo.target, memo.moved) for memo in project.store.memos()}
    assert memos == {"m0001": ("document", "P01", ""), "m0002": ("segment", "P01", "")}
    values = {one.name: one.evidence for one in project.study.cases[0].attributes}
    assert values == {"status": None, "size": corrected.segment("the council came")}


def test_rules_are_run_as_they_were_run(corrected: Corrected) -> None:
    """In the unit and over the speakers of the last run; what comes and goes is listed with its words."""
    from themecode.workflow.coding import TagOptions

    project = corrected.project
    project.tag(TagOptions(unit="match", speakers="all"))
    assert [one.text for one in project.study.codings] == ["money", "money", "budget", "budget"]
    done = corrected.revise(("How did the money", "How did it"), ("Then the council", "Then money, and the council"))
    assert done.revision is not None
    assert [row[:3] for row in rules_table(done.revision).rows] == [
        ("appears", "money", "money"),
        ("goes", "money", "money"),
    ]
    assert [one.text for one in project.study.codings] == ["money", "budget", "budget", "money"]
    assert (project.tag(TagOptions(unit="match", speakers="all")).kept, len(project.study.codings)) == (4, 4)


def test_a_run_over_other_documents_says_nothing_of_this_one(corrected: Corrected) -> None:
    """Rules that were never run here are not run by a correction."""
    from themecode.workflow.coding import TagOptions

    other = corrected.folder / "P02.txt"
    other.write_text("Interviewer: Hello there?\n\nBen: Money mostly.\n")
    corrected.project.import_files([other], ImportOptions())
    corrected.project.tag(TagOptions(documents=("P02",)))
    corrected.revise(("icy bee", "ICB"))
    assert [one.segment.document for one in corrected.project.study.codings] == ["P02"]
