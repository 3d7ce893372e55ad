"""Tables come in as one action each: respondents, cases, codes; and everything else works on what came in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from themecode.analysis import Layout
from themecode.errors import ThemecodeError
from themecode.importers import TableOptions
from themecode.model import undone
from themecode.project import Project, who_and_when
from themecode.workflow import analysing, quoting
from themecode.workflow.accounting import files_table, given_codes, losses_table
from themecode.workflow.importing import FileResult, ImportOptions, gather
from themecode.workflow.tabling import TableChoices

HEADER = "id,region,email,why,what"
ROWS = (
    "R1,North,a@example.org,The bus never came when it rained.,More buses would help us.",
    "R2,South,b@example.org,I walk because I like the quiet.,",
    "R3,South,c@example.org,,",
    "R4,North,d@example.org,Nobody told me that the bus had gone.,n/a",
)
BOOK = """\
codebook: T   # the team's
codes:
  - code: transport
    label: Transport
    definition: Ways to get there.
    rules: [bus]
# to be discussed
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Make a project with a codebook."""
    (tmp_path / "study").mkdir()
    with Project.create(tmp_path / "study") as made:
        (made.folder / "codebook.yaml").write_text(BOOK)
        made.use_codebook(made.folder / "codebook.yaml")
        yield made


def table(folder: Path, *rows: str, name: str = "survey.csv") -> Path:
    """Write a table."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def bring(project: Project, *paths: Path, keep: bool = True, coder: str = "", **columns: object) -> list[FileResult]:
    """Import files."""
    choices = TableChoices(TableOptions(**columns), coder)
    return project.import_files(paths, ImportOptions(tables=choices), keep=keep)


def test_a_survey_is_one_action(project: Project, tmp_path: Path) -> None:
    """Respondents are documents and cases; the log has one line more, and undoing it takes all of them back."""
    before = len(project.store.actions())
    (result,) = bring(project, table(tmp_path, HEADER, *ROWS))
    assert result.outcome == "imported"
    study = project.study
    assert [document.id for document in study.documents] == ["R1", "R2", "R4"]
    assert [(case.id, case.documents, case.value("region")) for case in study.cases] == [
        *(("R1", ("R1",), "North"), ("R2", ("R2",), "South"), ("R3", (), "South"), ("R4", ("R4",), "North"))
    ]
    assert study.roles["R1", "Question"] == "interviewer"
    assert study.roles["R1", "R1"] == "participant"
    (action,) = project.store.actions()[before:]
    assert (action.verb, action.summary) == ("import", "survey.csv: 3 documents, 4 cases")
    project.undo()
    assert (project.study.documents, project.study.cases, project.study.speakers) == ([], [], [])


def test_the_same_file_again_changes_nothing(project: Project, tmp_path: Path) -> None:
    """Under the same name, under another name, and twice in one go."""
    path = table(tmp_path, HEADER, *ROWS)
    copied = table(tmp_path, HEADER, *ROWS, name="copy.csv")
    assert [result.outcome for result in bring(project, path, copied)] == ["imported", "unchanged"]
    done = len(project.store.actions())
    (again,) = bring(project, path)
    assert (again.outcome, len(again.documents)) == ("unchanged", 3)
    assert files_table([again]).rows[0][:4] == ("survey.csv", "unchanged", "survey", "3 documents")
    assert len(project.store.actions()) == done
    (other,) = bring(project, path, text=("what",))
    assert "survey.csv is here already, as R" in other.reason
    assert len(project.store.actions()) == done


def test_a_changed_survey_is_refused(project: Project, tmp_path: Path) -> None:
    """Other answers under the same file name: nothing is taken over silently."""
    bring(project, table(tmp_path, HEADER, *ROWS))
    (result,) = bring(project, table(tmp_path, HEADER, *ROWS[:2]))
    assert result.outcome == "refused"
    assert "documents of survey.csv are here already, with other words. Nothing was changed." in result.reason
    assert len(project.study.documents) == 3


def test_a_second_wave_has_the_same_cases(project: Project, tmp_path: Path) -> None:
    """Documents of their own, told; attributes that changed are told, too."""
    bring(project, table(tmp_path, HEADER, *ROWS))
    (result,) = bring(
        project, table(tmp_path, "id,region,now", "R1,West,The bus comes every day by now.", name="w2.csv")
    )
    assert next(case.documents for case in project.study.cases if case.id == "R1") == ("R1", "w2-R1")
    says = "".join(map(str, result.problems))
    assert "1 of these ids have a document here already" in says
    assert "1 attributes of cases that were here already have another value now." in says


def test_a_dry_run_keeps_nothing(project: Project, tmp_path: Path) -> None:
    """It says all the same what would come."""
    path = table(tmp_path, "id,why,tags", "1,The bus never came when it rained.,rain")
    (result,) = bring(project, path, keep=False)
    assert files_table([result]).rows[0][3] == "1"
    assert given_codes([result]) == ["survey.csv: codes stand 1 times beside its words."]
    assert project.study.documents == []
    assert (project.folder / "codebook.yaml").read_text() == BOOK


def test_what_was_asked_is_not_coded(project: Project, tmp_path: Path) -> None:
    """Only respondents' words are tagged; matrix, quotes and documents know the cases."""
    bring(
        project,
        table(
            tmp_path,
            "id,region,Did the bus come?",
            "R1,North,The bus never came to us.",
            "R2,South,We have no bus in our village.",
        ),
    )
    project.tag()
    study = project.study
    assert [coding.text for coding in study.codings] == ["The bus never came to us.", "We have no bus in our village."]
    matrix = analysing.matrix(study, Layout("region", count="cases")).table
    assert matrix.rows == (("North", 1), ("South", 1))
    quoted = quoting.quotes(study, "transport", label="{region}", by="region")
    assert [row[3] for row in quoted.rows] == ["North", "South"]
    listed = analysing.documents_table(study)
    assert listed.column("interviewer") == ["Question", "Question"]
    assert project.check() == []


def test_codes_become_codings_of_their_coder(project: Project, tmp_path: Path) -> None:
    """Those that the codebook has are used; the others are added at the end of its list, the rest byte for byte."""
    path = table(
        tmp_path,
        "id,why,Code 1,Code 2",
        "1,The bus never came when it rained.,transport,weather->rain",
        "2,I walk because I like the quiet.,Peace & quiet,",
    )
    (result,) = bring(project, path, coder="maya")
    study = project.study
    assert [(coding.code, coding.text, coding.coder, coding.origin) for coding in study.codings] == [
        ("transport", "The bus never came when it rained.", "maya", "person"),
        ("weather_rain", "The bus never came when it rained.", "maya", "person"),
        ("peace_quiet", "I walk because I like the quiet.", "maya", "person"),
    ]
    added = """\
  - code: weather
    definition: Imported from survey.csv; to be defined.
    codes:
      - code: weather_rain
        label: weather->rain
        definition: Imported from survey.csv; to be defined.
  - code: peace_quiet
    label: Peace & quiet
    definition: Imported from survey.csv; to be defined.
"""
    before, mark, after = BOOK.partition("    rules: [bus]\n")
    assert (project.folder / "codebook.yaml").read_text() == before + mark + added + after
    assert study.codebook.ids == ("transport", "weather", "weather_rain", "peace_quiet")
    assert given_codes([result]) == [
        "survey.csv: codings that came with it: 3; codes that are new in the codebook: 3, written into codebook.yaml."
    ]
    assert not project.refresh_codebook()
    assert project.check() == []


def test_the_coder_is_the_files_name_where_nobody_is_named(project: Project, tmp_path: Path) -> None:
    """Never the tagger."""
    path = table(tmp_path, "id,why,tags", "1,The bus never came when it rained.,bus", name="team B.csv")
    bring(project, path)
    assert [coding.coder for coding in project.study.codings] == ["team B"]
    project.undo()
    (result,) = bring(project, path, coder="rules")
    assert "'rules' is the tagger's name" in result.reason
    assert project.study.documents == []


def test_a_coded_transcript_brings_its_codes(project: Project, tmp_path: Path) -> None:
    """Each on the words of its row, also where rows of one speaker become one turn."""
    rows = ("Interviewer,How was it?,", "P1,We came by bus.,transport", "P1,It rained.,rain;transport")
    bring(project, table(tmp_path, "speaker,words,tags", *rows, name="P1.csv"))
    study = project.study
    assert [(coding.code, coding.text) for coding in study.codings] == [
        *(("transport", "We came by bus."), ("rain", "It rained."), ("transport", "It rained."))
    ]
    assert study.document("P1").turns[1].speaker == "P1"
    assert study.roles["P1", "Interviewer"] == "interviewer"


def test_highlights_find_their_words(project: Project, tmp_path: Path) -> None:
    """Once in the document of that name, whatever it ended in; else listed with its row, never guessed."""
    (tmp_path / "garden.txt").write_text(
        "Interviewer: And?\n\nP: It kept us going. \u201cYes\u201d, yes. Going, going, gone.\n"
    )
    rows = (
        '1,garden.html,emotion.hope,"It kept   us going."',
        '2,garden.html,emotion,"""Yes"""',
        "3,garden.html,emotion,yes",
        "4,garden.html,emotion,going",
        "5,garden.html,emotion,never said",
        "6,meadow.html,emotion,It kept us going.",
    )
    path = table(tmp_path, "id,document,tag,content", *rows, name="highlights.csv")
    _, result = bring(project, tmp_path / "garden.txt", path, coder="lea")
    study = project.study
    assert [(coding.code, coding.text, coding.coder) for coding in study.codings] == [
        ("emotion_hope", "It kept us going.", "lea"),
        ("emotion", "\u201cYes\u201d", "lea"),
        ("emotion", "yes", "lea"),
    ]
    assert study.codebook.code("emotion_hope").parent == "emotion"
    assert [str(problem) for problem in result.problems] == [
        "highlights.csv:5: The words stand 2 times in garden. It was left out; to code it by hand: themecode code",
        "highlights.csv:6: The words are not in garden. It was left out; to code it by hand: themecode code",
        "highlights.csv:7: There is no document 'meadow.html' here. Import it first.",
    ]
    done = len(project.store.actions())
    (again,) = bring(project, path, coder="lea")
    assert len(project.study.codings) == 3
    assert len(project.store.actions()) == done
    assert (again.outcome, again.problems) == ("unchanged", result.problems)


def test_highlights_without_a_place_are_refused(project: Project, tmp_path: Path) -> None:
    """Where none of them finds its words, nothing is written, the codebook neither."""
    path = table(tmp_path, "id,document,tag,content", "1,garden,hope,It kept us going.", name="highlights.csv")
    (result,) = bring(project, path)
    assert "none of its codes found its words. Nothing was changed." in result.reason
    assert (project.folder / "codebook.yaml").read_text() == BOOK


def test_highlights_of_which_all_are_here_change_nothing(project: Project, tmp_path: Path) -> None:
    """Imported twice: no coding twice, no action."""
    (tmp_path / "garden.txt").write_text("P: It kept us going.\n")
    path = table(tmp_path, "id,document,tag,content", "1,garden,hope,It kept us going.", name="highlights.csv")
    bring(project, tmp_path / "garden.txt", path)
    done = len(project.store.actions())
    (again,) = bring(project, path)
    assert again.outcome == "unchanged"
    assert len(project.store.actions()) == done


def test_a_survey_under_codings_is_not_taken_back(project: Project, tmp_path: Path) -> None:
    """An import is undone while nothing rests on it but the codes that came with it and that nobody decided on."""
    bring(
        project,
        table(tmp_path, "id,why,tags", "1,The bus never came when it rained.,rain", "2,I walk because I like it so.,"),
    )
    number = project.store.actions()[-1].number
    own = project.study.codings
    project.tag()
    with pytest.raises(ThemecodeError, match="1 codings stand on the 2 documents that this would take away"):
        project.undo(number)
    project.undo()
    project.decide([own[0].id], "confirmed")
    with pytest.raises(ThemecodeError, match="People decided on 1 of the codings"):
        project.undo(number)
    project.undo()
    project.undo(number)
    assert (project.study.documents, project.study.codings) == ([], [])
    assert number in undone(project.store.actions())


def test_a_broken_codebook_stops_the_import(project: Project, tmp_path: Path) -> None:
    """Codes have nowhere to go: nothing is kept, the file stays as it is."""
    (project.folder / "codebook.yaml").write_text(BOOK + "what: is this\n")
    (result,) = bring(project, table(tmp_path, "id,why,tags", "1,The bus never came when it rained.,rain"))
    assert result.outcome == "refused"
    assert "codebook.yaml, has mistakes" in result.reason
    assert project.study.documents == []
    talk = table(tmp_path, "speaker,words,tags", "P1,It rained.,rain", name="P1.csv")
    (tmp_path / "P2.txt").write_text("P: It kept us going.\n")
    assert [result.outcome for result in bring(project, talk, tmp_path / "P2.txt")] == ["refused", "imported"]
    assert [document.id for document in project.study.documents] == ["P2"]


def test_columns_are_named_for_surveys_only(project: Project, tmp_path: Path) -> None:
    """A transcript has no columns; a table of cases is read by its own command."""
    (tmp_path / "P1.txt").write_text("P: It kept us going.\n")
    (result,) = bring(project, tmp_path / "P1.txt", text=("why",))
    assert "P1.txt is no table of respondents (text)" in result.reason
    (result,) = bring(
        project, table(tmp_path, "case,size,note", "P1,large,It was said by all of them.", name="cases.csv")
    )
    assert "Read it with: themecode cases import cases.csv" in result.reason


def test_the_loss_report_counts_files_once(project: Project, tmp_path: Path) -> None:
    """However many documents a file holds; figures are those of the file."""
    path = table(tmp_path, HEADER, *ROWS)
    found = {row[0]: row[1:] for row in losses_table(bring(project, path)).rows}
    assert found["columns that may name people"] == (4 * 13, 4, 1)
    assert found["ids of respondents"] == (8, 4, 1)


def test_surveys_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    """They are read when they are named; transcripts in tables are picked up."""
    talk = table(tmp_path, "speaker,words", "P1,Yes.", name="talk.csv")
    survey = table(tmp_path, HEADER, *ROWS)
    gathered = gather([tmp_path])
    assert (gathered.files, gathered.passed_over) == ((talk,), (survey,))
    assert gather([survey]).files == (survey,)


def test_progress_is_told_row_by_row(project: Project, tmp_path: Path) -> None:
    """Shares rise to the end."""
    told: list[tuple[float, int]] = []
    rows = [f"{n},The bus number {n} never came." for n in range(1200)]
    bring(project, table(tmp_path, "id,why", *rows), on_rows=lambda share, number: told.append((share, number)))
    assert [number for _, number in told] == [500, 1000]
    assert told[0][0] < told[1][0] <= 1


def test_a_table_of_cases_adds_attributes_to_respondents(project: Project, tmp_path: Path) -> None:
    """By their ids; those without a row are counted in one line, not listed."""
    bring(project, table(tmp_path, HEADER, *ROWS))
    result = project.import_cases(table(tmp_path, "case,size", "R1,large", "survey,small", name="cases.csv"))
    assert next(case.value("size") for case in project.study.cases if case.id == "R1") == "large"
    assert [str(problem) for problem in result.problems] == [
        "cases.csv:3: The case 'survey' has no document. Its attributes were kept.",
        "cases.csv: 2 documents of survey.csv have no row here.",
    ]


def test_an_author_is_who_acts_not_who_coded(project: Project, tmp_path: Path) -> None:
    """The action is the importer's; the codings are the coder's."""
    bring(project, table(tmp_path, "id,why,tags", "1,The bus never came when it rained.,rain"), coder="maya")
    assert project.store.actions()[-1].coder == who_and_when().name
    assert project.study.codings[0].coder == "maya"
