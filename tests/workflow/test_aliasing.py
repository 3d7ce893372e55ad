"""Names that may be one person's: proposed with the reason and the command, and nothing is joined unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.project import Project, who_and_when
from themecode.workflow.aliasing import Proposal, proposals
from themecode.workflow.grouping import each_speaker
from themecode.workflow.importing import ImportOptions


def talk(*turns: str) -> str:
    """Write turns as `Name: words`, each name followed by something of its own."""
    return "".join(f"{name}: That is what {number} words can say here.\n\n" for number, name in enumerate(turns))


@pytest.fixture
def ask(tmp_path: Path):
    """Import talks, each told by its speakers in order; return what is proposed."""
    made: list[Project] = []

    def proposed(who: str = "Ruth", **talks: str) -> list[Proposal]:
        files = []
        for name, turns in talks.items():
            files.append(tmp_path / f"{name}.txt")
            files[-1].write_text(talk(*turns.split("|")))
        project = Project.create(tmp_path / "study")
        made.append(project)
        results = project.import_files(files, ImportOptions(tuple(who.split("|"))))
        assert {result.outcome for result in results} == {"imported"}, [result.reason for result in results]
        return proposals(project.study)

    proposed.projects = made  # type: ignore[attr-defined]
    yield proposed
    for project in made:
        project.close()


def test_initials_and_marks_belong_to_the_full_name(ask) -> None:
    """DB, DB. and Devin Becker are one proposal; each other name has its command."""
    found = ask(P01="Ruth|DB|Ruth|Devin Becker|Ruth|D.B.|Ruth|DB|Tom|Ruth")
    assert [(one.names, one.shown, one.unclear) for one in found] == [(("D.B.", "DB", "Devin Becker"), "DB", "")]
    assert found[0].commands == (
        'themecode speakers alias "D.B." "DB"',
        'themecode speakers alias "Devin Becker" "DB"',
    )
    assert "Devin Becker: 1 turn in P01, participant" in found[0].evidence


def test_the_command_does_what_was_proposed(ask) -> None:
    """After it there is nothing left to propose, and the transcript is as it was."""
    found = ask(P01="Ruth|CF|Ruth|Court Fund|Ruth|Tom")
    assert found[0].commands == ('themecode speakers alias "Court Fund" "CF"',)
    project = ask.projects[0]
    assert project.study.speakers[0].alias == ""
    project.set_alias("Court Fund", "CF")
    assert proposals(project.study) == []
    assert {turn.speaker for turn in project.study.document("P01").turns} == {"Ruth", "CF", "Court Fund", "Tom"}


def test_two_people_with_the_same_initials_are_unclear(ask) -> None:
    """CF may be either; no command is given, so that nobody is joined by mistake."""
    found = ask(P01="Ruth|CF|Ruth|Court Fund|Ruth|Carol Finch|Ruth|CF")
    assert [(one.unclear, one.commands) for one in found] == [("CF may be Carol Finch or Court Fund", ())]


def test_people_who_talk_to_each_other_are_two(ask) -> None:
    """Initials that answer the full name again and again are somebody else's."""
    found = ask(P01="Ruth|CF|Court Fund|CF|Court Fund|CF|Court Fund|Tom")
    assert found[0].unclear == "they speak one right after the other 5 times, as two people do"
    assert found[0].commands == ()


def test_nobody_talks_to_himself(ask) -> None:
    """Where nobody else speaks, the two names are the two sides of the conversation."""
    found = ask("RM", P01="RM|Ruth Moor|RM")
    assert [one.unclear for one in found] == ["nobody else would speak in P01"]


def test_initials_in_another_document_are_somebody_else(ask) -> None:
    """DB of one interview and Dana Brook of the next have nothing to do with each other."""
    assert ask(P01="Ruth|DB|Ruth", P02="Ruth|Dana Brook|Ruth") == []


def test_who_asks_everywhere_is_one_person(ask) -> None:
    """Initials of an interviewer and an interviewer's name are compared over documents, too."""
    found = ask("RO|Ruth Okafor", P01="RO|Tom|RO", P02="Ruth Okafor|Kim|Ruth Okafor")
    assert [(one.names, one.unclear) for one in found] == [(("RO", "Ruth Okafor"), "")]
    assert "never in one document" in found[0].evidence


def test_a_first_name_is_no_initials(ask) -> None:
    """Ed is not Emma Davis."""
    assert ask(P01="Ruth|Ed|Ruth|Emma Davis|Ruth|Tom") == []


def test_spellings_of_calls_and_notes_are_one_name(ask) -> None:
    """Last name first, where people are from, case and spacing; over several documents."""
    found = ask(P01="Ruth|Smith, Jane [External]|Ruth", P02="Ruth|Jane Smith|Ruth|JANE  SMITH")
    assert [(one.names, one.shown, one.unclear) for one in found] == [
        (("JANE SMITH", "Jane Smith", "Smith, Jane [External]"), "Jane Smith", "")
    ]
    assert 'themecode speakers alias "Smith, Jane [External]" "Jane Smith"' in found[0].commands


def test_namesakes_from_two_places_are_unclear(ask) -> None:
    """Who is told apart by what stands in brackets may be two people."""
    found = ask(P01="Ruth|Smith, Jane (Trust)|Ruth|Smith, Jane (Council)")
    assert [(one.unclear, one.commands) for one in found] == [("they are told apart as council and trust", ())]


def test_labels_are_compared_within_a_document_only(ask) -> None:
    """P1 of one group and Participant 1 of another are two people; within one group they are one."""
    assert ask(G1="Ruth|P1|Ruth|P2|Ruth", G2="Ruth|Participant 1|Ruth|Participant 2", G3="Ruth|p1|Ruth|P2") == []


def test_labels_of_one_document_are_joined_there(ask) -> None:
    """The command names the document."""
    found = ask(G1="Ruth|P1|Ruth|P2|Ruth|Participant 1", G2="Ruth|P1")
    assert [one.commands for one in found] == [('themecode speakers alias "Participant 1" "P1" --in G1',)]


def test_one_person_with_two_cases_gets_one(ask) -> None:
    """Where each speaker is a case, joining the names is not enough: the command for the case is given, too."""
    ask(G1="Ruth|CF|Ruth|Court Fund|Ruth|Tom")
    project = ask.projects[0]
    each_speaker(project.study, ["G1"], who_and_when("ana"))
    assert proposals(project.study)[0].commands == (
        'themecode speakers alias "Court Fund" "CF"',
        'themecode cases assign "G1-CF" G1 --speaker "Court Fund"',
    )


def test_commands_quote_what_a_shell_would_run(ask) -> None:
    """A name with a sign that a shell obeys is in single quotes."""
    found = ask(P01="Ruth|Jane $mith|Ruth|JANE $MITH|Ruth|Tom")
    assert all("alias 'J" in command for one in found for command in one.commands)
