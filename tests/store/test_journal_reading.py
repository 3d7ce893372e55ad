"""What is written is read again, the same on every database; what was undone is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Action, Attribute, Case, Decision, Evidence, Segment, Speaker, current_codings
from themecode.store import Store


def test_document_comes_back_as_it_was(store: Store, samples: Any) -> None:
    """A document with its turns, times, losses and every character is read as it was written."""
    with samples.acting(store) as action:
        action.add_document(samples.text("P02"))
        action.add_document(samples.text("P01"))
    assert store.documents() == [samples.text("P01"), samples.text("P02")]


def test_documents_without_text_keep_all_else(database: Store, samples: Any) -> None:
    """Only the text is left out where it is not wanted."""
    samples.fill(database)
    assert database.documents(with_text=False) == [replace(samples.text(name), text="") for name in ("P01", "P02")]


def test_codings_come_back_with_ids_and_evidence(store: Store, samples: Any) -> None:
    """Codings get ids in order, and keep their evidence with its flags."""
    ids = samples.fill(store)
    expected = [samples.coding(), samples.coding("P02"), samples.coding(start=5, code="time", evidence=())]
    assert ids == ["c000001", "c000002", "c000003"]
    assert store.codings() == [replace(one, id=name) for one, name in zip(expected, ids, strict=True)]


def test_codings_of_one_document(store: Store, samples: Any) -> None:
    """One document's codings are those of all, narrowed."""
    samples.fill(store)
    narrowed = [one for one in store.codings() if one.segment.document == "P02"]
    assert store.codings("P02") == narrowed
    assert len(narrowed) == 1
    assert store.codings("P99") == []


def test_newest_evidence_replaces_the_older(store: Store, samples: Any) -> None:
    """A coding's evidence is all that the newest standing action wrote for it, and comes back on undo."""
    ids = samples.fill(store)
    first = store.codings()[0].evidence
    newer = (Evidence(0, 2, "We", "we"), Evidence(3, 7, "ring", "ring"))
    with samples.acting(store) as action:
        action.set_evidence(ids[0], newer)
    assert store.codings()[0].evidence == newer
    assert store.codings("P01")[0].evidence == newer
    assert store.codings()[1].evidence == first
    with samples.acting(store, "undo") as action:
        action.undo(4)
    assert store.codings()[0].evidence == first


def test_evidence_may_not_be_taken_away(store: Store, samples: Any) -> None:
    """A coding without evidence is withdrawn by a decision; empty evidence is a mistake in the program."""
    ids = samples.fill(store)
    with pytest.raises(ValueError, match="withdraw"), samples.acting(store) as action:
        action.set_evidence(ids[0], ())


def test_last_role_wins(store: Store, samples: Any) -> None:
    """The role that was given last holds, within an action and between actions."""
    samples.fill(store)
    with samples.acting(store) as action:
        action.set_speaker(Speaker("P01", "Zoë", "participant", "by hand"))
        action.set_speaker(Speaker("P01", "Zoë", "interviewer", "by hand"))
        action.set_speaker(Speaker("P01", "Ana", "participant"))
    assert store.speakers() == [
        Speaker("P01", "Ana", "participant"),
        Speaker("P01", "Zoë", "interviewer", "by hand"),
    ]


def test_cases_gather_documents_and_attributes(store: Store, samples: Any) -> None:
    """A case has its documents, and its attributes in the order in which they were first given."""
    samples.fill(store)
    with samples.acting(store) as action:
        action.set_case_document("case 1", "P02")
        action.set_attribute("case 1", Attribute("size", "large", Segment("P01", 0, 2)))
        action.set_attribute("case 1", Attribute("age", "40"))
        action.set_attribute("case 2", Attribute("size", "small"))
    attributes = (Attribute("size", "large", Segment("P01", 0, 2)), Attribute("age", "40"))
    assert store.cases() == [
        Case("case 1", ("P01", "P02"), attributes),
        Case("case 2", (), (Attribute("size", "small"),)),
    ]


def test_empty_value_removes_an_attribute(store: Store, samples: Any) -> None:
    """An empty value takes an attribute away; an empty case takes a document out of its case."""
    samples.fill(store)
    with samples.acting(store) as action:
        action.set_attribute("case 1", Attribute("size", "large"))
    with samples.acting(store) as action:
        action.set_attribute("case 1", Attribute("size", ""))
        action.set_attribute("case 1", Attribute("age", "40"))
        action.set_case_document("", "P01")
    assert store.cases() == [Case("case 1", (), (Attribute("age", "40"),))]


def test_last_codebook_is_in_use(store: Store, samples: Any) -> None:
    """Every version is kept with its own text; the last one that stands is in use."""
    assert store.codebook() is None
    samples.fill(store)
    with samples.acting(store) as action:
        action.use_codebook(samples.codebook("2"), "other.yaml")
    used = store.codebook()
    assert used is not None
    assert (used.action, used.version, used.file, used.source) == (4, "2", "other.yaml", "version: 2\n")
    assert (used.title, used.sha256, used.created) == ("Study", "2" * 64, samples.NOW)
    assert [one.version for one in store.codebooks()] == ["1", "2"]
    with samples.acting(store, "undo") as action:
        action.undo(4)
    assert [one.version for one in store.codebooks()] == ["1"]


def test_decisions_stay_in_order(store: Store, samples: Any) -> None:
    """Rulings are read in the order in which they were taken, so that the last one gives the status."""
    ids = samples.fill(store)
    rulings = [Decision(ids[2], "rejected", "ana", "1"), Decision(ids[0], "rejected", "ana", "2")]
    with samples.acting(store, "review") as action:
        action.add_decisions(rulings[:1])
        action.add_decisions(rulings[1:])
    with samples.acting(store, "review") as action:
        action.add_decisions([Decision(ids[0], "confirmed", "ben", "3")])
    assert store.decisions() == [*rulings, Decision(ids[0], "confirmed", "ben", "3")]
    statuses = [one.status for one in current_codings(store.codings(), store.decisions())]
    assert statuses == ["confirmed", "unreviewed", "rejected"]


@pytest.mark.parametrize("name", ["c000004", "c000000", "000001", "c", "c1x", "", "c²"])
def test_ruling_on_an_unknown_coding_is_refused(store: Store, samples: Any, name: str) -> None:
    """A coding that does not exist cannot be ruled upon; nothing is written."""
    samples.fill(store)
    with pytest.raises(ThemecodeError, match="no coding"), samples.acting(store) as action:
        action.add_decisions([Decision(name, "confirmed", "ana", "1")])
    assert len(store.actions()) == 3


def test_coding_and_ruling_in_one_action(store: Store, samples: Any) -> None:
    """A coding may be ruled upon, and get other evidence, in the action that makes it."""
    samples.fill(store)
    with samples.acting(store) as action:
        (name,) = action.add_codings([samples.coding()])
        action.add_decisions([Decision(name, "confirmed", "ana", "1")])
        action.set_evidence(name, (Evidence(0, 2, "We", "we"),))
    assert store.decisions()[0].coding == name
    assert store.codings()[-1].evidence == (Evidence(0, 2, "We", "we"),)


def test_actions_tell_what_was_done(store: Store, samples: Any) -> None:
    """The log has every action with its summary, which may be set while the action runs."""
    with samples.acting(store, "import", "one") as action:
        action.add_document(samples.text())
        action.summary = "1 document"
    with samples.acting(store, "undo", "takes back 1") as action:
        action.undo(1)
    assert [replace(one, uid="", moment="", after="") for one in store.actions()] == [
        Action(1, "import", "1 document", "ana", samples.NOW),
        Action(2, "undo", "takes back 1", "ana", samples.NOW, undoes=1),
    ]


def test_action_that_wrote_nothing_leaves_no_row(store: Store, samples: Any) -> None:
    """Importing the same file again changes nothing: no action is kept, and its number is free."""
    with samples.acting(store) as action:
        assert action.number == 1
        assert action.add_codings([]) == []
        action.add_decisions([])
    assert not action.saved
    assert store.actions() == []
    samples.fill(store)
    assert [one.number for one in store.actions()] == [1, 2, 3]


def test_meta_is_written_once(tmp_path: Path) -> None:
    """What is written down on creation is read by its name; what was not is empty."""
    with Store.create(tmp_path / "study.sqlite", meta={"project": "a1b2"}) as store:
        assert store.meta("project") == "a1b2"
        assert store.meta("title") == ""


def test_new_coding_has_no_id(store: Store, samples: Any) -> None:
    """A coding that has an id already is not new; keeping it twice is a mistake in the program."""
    samples.fill(store)
    with pytest.raises(ValueError, match="c000001"), samples.acting(store) as action:
        action.add_codings(store.codings())
