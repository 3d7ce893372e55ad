"""Running the rules again: what is added, kept, withdrawn and restored; people's decisions stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import counted
from themecode.project import Project
from themecode.workflow import coding
from themecode.workflow.coding import CodebookError, TagOptions, check_codebook, load_codebook

BOOK = "codebook: T\ncodes:\n  - code: money\n    definition: d\n    rules:\n{rules}"


@pytest.fixture
def project(tmp_path: Path):
    """Make a project with one short interview."""
    from themecode.workflow.importing import ImportOptions

    talk = tmp_path / "P01.txt"
    talk.write_text(
        "Interviewer: Money?\n\nP01: The money went. The cash stayed.\n\nInterviewer: Why?\n\nP01: Budgets.\n"
    )
    with Project.create(tmp_path / "study") as made:
        made.import_files([talk], ImportOptions())
        yield made


def use(project: Project, *rules: str) -> None:
    """Put a codebook with these rules to use."""
    path = project.folder / "codebook.yaml"
    path.write_text(BOOK.format(rules="".join(f"      - {rule}\n" for rule in rules)))
    project.use_codebook(path)


def test_a_changed_rule_adds_keeps_and_withdraws(project: Project) -> None:
    """Each run says what came and what went."""
    use(project, "money", "budget")
    first = project.tag(TagOptions())
    assert (first.added, first.kept, first.withdrawn) == (2, 0, 0)
    use(project, "money", "cash")
    second = project.tag(TagOptions())
    assert (second.added, second.kept, second.withdrawn) == (1, 1, 1)
    assert [coding.text for coding in project.study.codings] == ["The money went.", "The cash stayed."]


def test_a_restored_rule_brings_back_its_coding_and_the_decision_on_it(project: Project) -> None:
    """The same segment and code is the same coding: its id stays."""
    use(project, "money")
    project.tag(TagOptions())
    before = [coding.id for coding in project.study.codings]
    use(project, "cash")
    project.tag(TagOptions())
    use(project, "money", "cash")
    assert project.tag(TagOptions()).restored == 1
    assert [coding.id for coding in project.study.codings][:1] == before


def test_what_people_decided_stays_whatever_the_rules_find(project: Project) -> None:
    """A confirmed coding outlives its rule; a rejected one does not come back."""
    use(project, "money", "budget")
    project.tag(TagOptions())
    confirmed, rejected = project.study.codings
    project.decide([confirmed.id], "confirmed")
    project.decide([rejected.id], "rejected")
    use(project, "cash")
    result = project.tag(TagOptions())
    assert (result.withdrawn, result.kept_by_people) == (0, 2)
    use(project, "money", "budget")
    project.tag(TagOptions())
    assert {c.id: c.status for c in project.study.codings} == {confirmed.id: "confirmed", rejected.id: "rejected"}
    assert [coding.id for coding in counted(project.study.codings)] == [confirmed.id]


def test_a_decision_holds_in_every_unit(project: Project) -> None:
    """A rejected sentence does not come back inside its turn, and a confirmed one is not counted twice."""
    use(project, "money", "cash")
    project.tag()
    money, cash = project.study.codings
    project.decide([money.id], "rejected")
    result = project.tag(TagOptions("turn"))
    assert (result.added, result.withdrawn, result.kept_by_people) == (1, 1, 1)
    (turn,) = counted(project.study.codings)
    assert (turn.text, [hit.matched for hit in turn.evidence]) == ("The money went. The cash stayed.", ["cash"])
    assert project.tag(TagOptions("turn")).kept == 1
    project.tag()
    project.decide([cash.id], "confirmed")
    project.tag(TagOptions("turn"))
    assert [coding.id for coding in counted(project.study.codings)] == [cash.id]


def test_running_twice_changes_nothing_and_logs_nothing(project: Project) -> None:
    """No row without a change."""
    use(project, "money")
    project.tag(TagOptions())
    before = project.store.actions()
    assert project.tag(TagOptions()).kept == 1
    assert project.store.actions() == before


def test_interviewers_are_read_only_when_told(project: Project) -> None:
    """The effect is counted either way."""
    use(project, "money")
    result = project.tag(TagOptions())
    assert (result.added, result.turns, result.left_out_turns, result.left_out_words) == (1, 2, 2, 2)
    assert project.tag(TagOptions(speakers="all")).added == 1


def test_a_broken_rule_stops_before_anything_is_written(project: Project) -> None:
    """Every mistake with its place."""
    with pytest.raises(CodebookError) as told:
        use(project, "money OR", "(cash")
    assert [problem.place for problem in told.value.problems] == ["codebook.yaml:6:15", "codebook.yaml:7:9"]
    assert project.store.codebook() is None


def test_undo_takes_back_a_run_and_undo_of_undo_does_it_again(project: Project) -> None:
    """Nothing is overwritten: undo is another entry."""
    use(project, "money")
    project.tag(TagOptions())
    project.undo()
    assert project.study.codings == []
    project.undo(project.store.actions()[-1].number)
    assert len(project.study.codings) == 1


def test_an_import_is_not_taken_away_under_its_codings(project: Project) -> None:
    """Undo goes backwards."""
    use(project, "money")
    project.tag(TagOptions())
    with pytest.raises(ThemecodeError, match="1 codings stand on the document P01"):
        project.undo(1)


def test_a_run_is_not_taken_back_under_a_decision(project: Project) -> None:
    """What a person decided is not undone with the run that proposed it."""
    use(project, "money")
    project.tag()
    project.decide([project.study.codings[0].id], "confirmed")
    with pytest.raises(ThemecodeError, match="People decided on 1 of the codings"):
        project.undo(project.store.actions()[-2].number)
    project.undo()
    project.undo()
    assert project.study.codings == []


def test_a_dry_run_tries_the_edited_codebook_and_writes_nothing(project: Project) -> None:
    """What would come and go is said before anything is written."""
    use(project, "money")
    project.tag()
    path = project.folder / "codebook.yaml"
    path.write_text(path.read_text().replace("- money", "- cash"))
    before = project.store.actions()
    tried = project.tag(keep=False)
    assert (tried.added, tried.withdrawn) == (1, 1)
    assert project.store.actions() == before


def test_a_label_that_cannot_be_filled_is_refused(project: Project) -> None:
    """No quotation goes out with a hole in its attribution."""
    from themecode.workflow.quoting import check_label

    with pytest.raises(ThemecodeError, match="no attribute 'wrd'"):
        check_label(project.study, "{wrd} person")
    with pytest.raises(ThemecodeError, match="brace without a partner"):
        check_label(project.study, "{case")


def test_an_interviewer_whom_nobody_heard_is_told(project: Project, tmp_path: Path) -> None:
    """A typing mistake in --interviewer is not passed over."""
    from themecode.workflow.importing import ImportOptions

    talk = tmp_path / "P02.txt"
    talk.write_text("Ana: So?\n\nBen: It went well.\n\nAna: Why?\n\nBen: Money.\n")
    with pytest.raises(ThemecodeError, match=r"no speaker 'Anna'.*Did you mean 'Ana'"):
        project.import_files([talk], ImportOptions(("Anna",)))
    assert [document.id for document in project.study.documents] == ["P01"]


def test_open_takes_the_folder_that_was_named(project: Project) -> None:
    """A misspelt folder inside a project does not open the project around it."""
    import themecode

    with pytest.raises(ThemecodeError, match="no themecode project in"):
        themecode.open(project.folder / "nope")


def test_mistakes_of_form_and_in_rules_are_told_together(tmp_path: Path) -> None:
    """Whoever mends the first need not come back for the second."""
    path = tmp_path / "c.yaml"
    path.write_text(BOOK.format(rules="      - money OR\n      - *fund\n      - (cash\n") + "    color: '#ffffff'\n")
    told = [str(problem) for problem in check_codebook(path).problems]
    assert [line.split(" ", 1)[0] for line in told] == [f"c.yaml:{at}:" for at in ("6:15", "7:9", "8:9", "9:5")]
    with pytest.raises(CodebookError) as stopped:
        load_codebook(path)
    assert [str(problem) for problem in stopped.value.problems] == told


def test_two_who_tag_at_once_code_nothing_twice(small, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window runs the rules while this one has found what it will write: each hit is there once."""
    small.project.use_codebook(small.write("money: money\ncash: cash"))
    found_out = coding._tried_on

    def slow(*arguments: Any) -> Any:
        found = found_out(*arguments)
        monkeypatch.setattr(coding, "_tried_on", found_out)
        with Project.open(small.project.folder) as other:
            if not other.study.codings:
                other.tag()
        return found

    monkeypatch.setattr(coding, "_tried_on", slow)
    assert small.project.tag().added == 0
    texts = [(one.text, one.code) for one in small.project.study.codings]
    assert len(texts) == len(set(texts)) == 5
