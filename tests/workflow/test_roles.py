"""Who is the interviewer: by name, role word, recurrence; or a question, never a guess that goes unsaid."""

from __future__ import annotations

import pytest

from themecode.model import Document, Speaker, Turn
from themecode.workflow.roles import RoleQuestion, same_name, tell_roles


def document(name: str, *speakers: str) -> Document:
    """Make a document in which each speaker says one word."""
    turns = tuple(Turn(name, n + 1, speaker, n * 4, n * 4 + 3) for n, speaker in enumerate(speakers))
    return Document(name, f"{name}.vtt", "vtt", "\n".join(["yes"] * len(speakers)), turns, "", "")


def roles(told: list[Speaker] | RoleQuestion) -> dict[str, str]:
    """Return the role of each speaker."""
    assert not isinstance(told, RoleQuestion)
    return {speaker.name: speaker.role for speaker in told}


def test_a_name_that_the_user_gave_wins() -> None:
    """Spellings of one person's name come together."""
    told = tell_roles([document("P01", "Okafor, Ruth (UNIV)", "Amara Bell")], ["Ruth Okafor"])
    assert roles(told["P01"]) == {"Okafor, Ruth (UNIV)": "interviewer", "Amara Bell": "participant"}


@pytest.mark.parametrize("word", ["Interviewer", "Researcher 1", "INT", "I", "Q", "Moderator"])
def test_a_role_word_tells(word: str) -> None:
    """A label that is a role needs no question."""
    assert roles(tell_roles([document("P01", word, "P")])["P01"])[word] == "interviewer"


def test_a_participant_word_leaves_one_other() -> None:
    """Where all but one are participants by their label, the other asks."""
    assert roles(tell_roles([document("P01", "Ana", "Respondent")])["P01"])["Ana"] == "interviewer"


def test_nobody_asks_in_a_written_document() -> None:
    """Its paragraphs and table cells count as a participant's words, its headings do not; no question is asked."""
    told = tell_roles([document("S1", "heading", "text", "table", "text"), document("S2", "text")])
    assert roles(told["S1"]) == {"heading": "heading", "text": "participant", "table": "participant"}
    assert roles(told["S2"]) == {"text": "participant"}


def test_who_speaks_in_several_documents_asks_and_it_is_said() -> None:
    """Recurrence is an inference, so it is written beside the role."""
    told = tell_roles([document("P01", "Ruth", "Ana"), document("P02", "Ruth", "Ben"), document("P03", "Tom", "Cy")])
    found = told["P01"]
    assert isinstance(found, list)
    assert [(s.name, s.role, s.found) for s in found] == [
        ("Ruth", "interviewer", "speaks in 2 of 3 documents"),
        ("Ana", "participant", "not the interviewer"),
    ]
    assert isinstance(told["P03"], RoleQuestion)
    assert "Tom (1 turns, 1 words)" in str(told["P03"])


def test_the_interviewer_of_earlier_documents_is_known() -> None:
    """One more interview in a project needs no question."""
    earlier = [Speaker("P01", "Ruth Okafor", "interviewer")]
    assert roles(tell_roles([document("P09", "Okafor, Ruth", "Zed")], earlier=earlier)["P09"])["Zed"] == "participant"


def test_two_strangers_are_a_question() -> None:
    """Nobody is guessed."""
    assert isinstance(tell_roles([document("P01", "Ana", "Ben")])["P01"], RoleQuestion)


def test_one_speaker_alone_is_a_participant() -> None:
    """A monologue has nobody who asks."""
    assert roles(tell_roles([document("P01", "Unknown")])["P01"]) == {"Unknown": "participant"}


def test_spellings_of_one_name() -> None:
    """Order, title, organisation and case do not matter."""
    assert same_name("Dr. Ruth  OKAFOR [External]") == same_name("Okafor, Ruth") == "ruth okafor"
