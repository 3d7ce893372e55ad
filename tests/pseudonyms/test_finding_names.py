"""The parts of proposing: shapes, likeness, the roster of a study, and a spaCy model that a person has."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.likeness import distance, is_like
from themecode.memory import MemoryStore
from themecode.model import Attribute, Document, Speaker, Turn
from themecode.pseudonyms import Name
from themecode.pseudonyms.patterns import is_nhs_number, shaped
from themecode.tagging import named_by, ordinary_words
from themecode.workflow.roster import roster
from themecode.workflow.study import Study


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        ("write to a.b-c+d@trust.example.nhs.uk.", "e-mail", "a.b-c+d@trust.example.nhs.uk"),
        ("see https://example.org/a?b=1, or", "web address", "https://example.org/a?b=1"),
        ("see www.example.org.", "web address", "www.example.org"),
        ("ring 07700 900123 now", "phone", "07700 900123"),
        ("ring (020) 7946 0018 now", "phone", "(020) 7946 0018"),
        ("ring +44 7700 900123 now", "phone", "+44 7700 900123"),
        ("ring 0113 496 0999.", "phone", "0113 496 0999"),
        ("number 943 476 5919 is", "NHS number", "943 476 5919"),
        ("number 9434765919 is", "NHS number", "9434765919"),
        ("lives at LS1 4AP, there", "postcode", "LS1 4AP"),
        ("lives at SW1A1AA", "postcode", "SW1A1AA"),
        ("lives at M1 1AE", "postcode", "M1 1AE"),
        ("lives at CR2 6XH", "postcode", "CR2 6XH"),
    ],
)
def test_shapes_are_found(said: str, kind: str, words: str) -> None:
    """Each with its kind, and without the punctuation that follows."""
    assert [(found, said[start:end]) for found, start, end in shaped(said)] == [(kind, words)]


@pytest.mark.parametrize(
    "said",
    [
        "943 476 5918",
        "in 2021 2022 2023",
        "six million, 1,200,000",
        "page 12 of 345",
        "section 75",
        "Core20PLUS5",
        "at 10:30",
    ],
)
def test_other_numbers_are_none(said: str) -> None:
    """A wrong check digit, years, amounts and times have no shape of their own."""
    assert list(shaped(said)) == []


def test_nhs_check_digits() -> None:
    """Of the ten last digits exactly one at most is right; where eleven minus the rest is ten none is."""
    for stem in ("943476591", "401023213", "123456788"):
        right = [digit for digit in range(10) if is_nhs_number(f"{stem}{digit}")]
        assert len(right) <= 1
    assert is_nhs_number("4010232137")


def test_distance_is_that_of_a_slow_reckoning() -> None:
    """Changes, additions, omissions and swaps of neighbours cost one each."""
    pairs = [("", "ab", 2), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0), ("abcdef", "badcfe", 3)]
    for left, right, wanted in pairs:
        assert distance(left, right, 5) == distance(right, left, 5) == wanted
    assert not is_like("bell", "hull")
    assert not is_like("the", "thy")


def test_ordinary_words_with_apostrophes_and_hyphens() -> None:
    """Short forms and joined words are ordinary where their parts are."""
    said = ["we'll", "shouldn't", "place-based", "everyone", "okafor's", "wexcombe"]
    assert ordinary_words(said) == {"we'll", "shouldn't", "place-based", "everyone"}


def test_the_roster_of_a_study(tmp_path: Path) -> None:
    """Speakers but no roles, who asks, ids of cases that are names, attributes that name places; a file comes first."""
    store = MemoryStore()
    turns = (Turn("T1", 1, "Okafor, Ruth (LINDENFEN ICB)", 0, 2), Turn("T1", 2, "Dr Amara Bell", 3, 5))
    with store.action("import", coder="ana", now="") as action:
        action.add_document(Document("T1", "T1.txt", "text", "a?\nb.", turns, "", ""), case_id="P01")
        action.set_speaker(Speaker("T1", "Okafor, Ruth (LINDENFEN ICB)", "interviewer"))
        action.set_speaker(Speaker("T1", "Dr Amara Bell", "participant"))
        action.set_speaker(Speaker("T1", "Speaker 2", "participant"))
        action.set_attribute("P01", Attribute("home town", "Wexcombe"))
        action.set_attribute("P01", Attribute("town size", "large"))
        action.set_attribute("P01", Attribute("size", "Large"))
        action.set_attribute("Keziah_Vane", Attribute("size", "small"))
    (tmp_path / "names.txt").write_text("Brindle Moor\n\n")
    found = roster(Study(store), tmp_path / "names.txt")
    assert [(name.kind, name.written, name.replacement) for name in found] == [
        ("name", "Brindle Moor", ""),
        ("person", "Dr Amara Bell", "[P01]"),
        ("person", "Ruth Okafor", "[Interviewer]"),
        ("organisation", "LINDENFEN", ""),
        ("name", "Keziah Vane", ""),
        ("place", "Wexcombe", ""),
    ]


def test_a_model_that_a_person_has_names_more(tmp_path: Path) -> None:
    """Its persons, places and organisations are names to look for; nothing is fetched where it is not there."""
    spacy = pytest.importorskip("spacy")
    reads = spacy.blank("en")
    ruler = reads.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "keziah"}, {"label": "DATE", "pattern": "monday"}])
    reads.to_disk(tmp_path / "model")
    found = named_by(str(tmp_path / "model"), ["then keziah came on monday", "keziah"])
    assert found == [("person", "keziah")]
    assert Name(*found[0], "model").kind == "person"
    with pytest.raises(ThemecodeError, match="no spaCy model 'missing_model' here"):
        named_by("missing_model", [])
