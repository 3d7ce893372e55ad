"""The commands as people and scripts use them: what goes where, exit codes, messages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from themecode.project import Project

COMMANDS = [
    "demo",
    "run",
    "init",
    "import",
    "revise",
    "documents",
    "show",
    "tag",
    "find",
    "matrix",
    "quotes",
    "tag-table",
    "tally",
    "code",
    "uncode",
    "review",
    "backup",
    "restore",
    "confirm",
    "reject",
]
COMMANDS += ["undo", "log", "check", "status", "speakers", "cases", "codebook", "compare", "memo"]


def test_help_lists_every_command_and_each_has_an_example(themecode) -> None:
    """Whoever asks is shown what it does, an example, and where the result goes."""
    assert all(re.search(rf"^  {name} ", themecode("--help").out, re.MULTILINE) for name in COMMANDS)
    for name in COMMANDS[:22]:
        shown = themecode(name, "--help").out
        assert f"Example:  themecode {name}" in shown
        assert "Result:" in shown


def test_a_quick_command_loads_nothing_heavy(root: Path) -> None:
    """`--help` loads neither spaCy, pandas nor scikit-learn, nor the database's libraries."""
    import subprocess
    import sys

    program = (
        "import sys; sys.argv[1:] = ['--help']\nfrom themecode.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    )
    program += "print(sorted({'spacy', 'pandas', 'sklearn', 'sqlalchemy', 'rich', 'lxml', 'docx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.splitlines()[-1] == "[]"


def test_what_tags_nothing_loads_no_tagger(study_folder: Path) -> None:
    """To list documents takes neither numpy nor the automaton."""
    import subprocess
    import sys

    program = "import sys; sys.argv[1:] = ['documents']\nfrom themecode.cli import main\n"
    program += (
        "try: main()\nexcept SystemExit: pass\nprint(sorted({'numpy', 'ahocorasick_rs', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=study_folder)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_study_from_first_to_last(root: Path, themecode, tmp_path: Path) -> None:
    """README's ten commands, on the sample."""
    codebook = root / "codebooks" / "health_inequalities.yaml"
    study = tmp_path / "my-study"
    assert themecode("init", study, "--title", "T", "--codebook", codebook).code == 0
    came = themecode("import", root / "transcripts_sample", cwd=study)
    assert came.code == 0, came.err
    assert "20 of 20 files imported" in came.err
    assert "cue ids" in came.out
    again = themecode("import", root / "transcripts_sample", cwd=study)
    assert "0 of 20 files imported, 20 unchanged" in again.err
    assert "added" in themecode("tag", cwd=study).err
    assert "P20" in themecode("matrix", cwd=study).out
    quoted = themecode("quotes", "ringfencing", "--json", cwd=study)
    coding = json.loads(quoted.out)["rows"][0]["id"]
    assert themecode("reject", coding, cwd=study).out.startswith(f"{coding} rejected")
    assert coding not in themecode("quotes", "ringfencing", cwd=study).out
    assert "Taken back" in themecode("undo", cwd=study).out
    assert coding in themecode("quotes", "ringfencing", cwd=study).out
    by_size = themecode("matrix", "--rows", "size", "--count", "cases", "-o", "m.xlsx", cwd=study)
    assert by_size.code == 0
    assert (study / "m.xlsx").stat().st_size > 5000
    checked = themecode("check", "--strict", cwd=study)
    assert (checked.code, checked.out) == (0, "")


def test_what_was_asked_for_goes_to_stdout_and_talk_to_stderr(tagged: Path, themecode) -> None:
    """Scripts read stdout."""
    shown = themecode("matrix", "--json", "--count", "codings", cwd=tagged)
    table = json.loads(shown.out)
    assert shown.err == ""
    assert [row["case"] for row in table["rows"]][:2] == ["P01", "P02"]
    assert table["basis"].startswith("Counted: number of coded passages")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("quotes", "leadershp"), "There is no code 'leadershp'. Nothing was changed. Did you mean 'leadership'?"),
        (("show", "P7"), "There is no document 'P7'. Nothing was changed. Did you mean 'P17' or 'P07'?"),
        (("matrix", "--rows", "sise"), "Did you mean 'size' or 'system'?"),
        (("cases", "set", "P99", "a=b"), "There is no case 'P99'."),
        (("confirm", "c999999"), "There is no coding 'c999999' that stands."),
        (("speakers", "role", "Ruth", "interviewer"), "There is no speaker 'Ruth'."),
        (("matrix", "-o", "m.xlxs"), ".xlsx"),
        (("find", "money NEAR cash"), "Column 7: NEAR needs a number of words."),
        (("import", "nowhere.vtt"), "There is no file or folder 'nowhere.vtt'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_the_user_can_mend_is_exit_1(tagged: Path, themecode, arguments: tuple[str, ...], says: str) -> None:
    """What happened, what is safe, what to do; no traceback."""
    done = themecode(*arguments, cwd=tagged)
    assert done.code == 1
    assert says in done.err
    assert "Traceback" not in done.err


def test_wrong_usage_is_exit_2_and_no_project_exit_1(themecode, tmp_path: Path) -> None:
    """The contract of cli.md."""
    assert themecode("matrix", "--row", "case").code == 2
    assert themecode("nonsense").code == 2
    assert themecode("matrx").err.count("Did you mean 'matrix'?") == 1
    lost = themecode("matrix", cwd=tmp_path)
    assert lost.code == 1
    assert "There is no themecode project in" in lost.err


def test_a_fault_of_ours_is_exit_3_without_a_traceback(study_folder: Path, themecode) -> None:
    """Debug shows where; otherwise a sentence."""
    broken = (
        "import themecode.cli.checking as c, sys\nfrom themecode import cli\nfrom themecode.workflow import standing\n"
    )
    broken += "standing.status = lambda study: 1 / 0\nsys.argv[1:] = ['status']\ncli.main()"
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", broken], cwd=study_folder, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "a fault of themecode, not yours (ZeroDivisionError)" in done.stderr
    assert "Traceback" not in done.stderr


def test_project_may_stand_anywhere_on_the_line(tagged: Path, themecode, tmp_path: Path) -> None:
    """--project before or after the command."""
    before = themecode("--project", tagged, "documents", "--json", cwd=tmp_path)
    after = themecode("documents", "--json", f"--project={tagged}", cwd=tmp_path)
    assert before.code == after.code == 0
    assert before.out == after.out


def test_a_question_is_asked_not_guessed(themecode, tmp_path: Path) -> None:
    """Two strangers: exit 1, the question, and nothing imported; the answer brings the file in."""
    talk = tmp_path / "talk.txt"
    talk.write_text("Ana: So how was it for you?\n\nBen: It went well.\n\nAna: Why?\n\nBen: The money came.\n")
    themecode("init", "study")
    asked = themecode("import", talk, cwd=tmp_path / "study")
    assert asked.code == 1
    assert "Who is the interviewer in talk.txt? Speakers: Ana (2 turns, 7 words); Ben" in asked.err
    assert themecode("import", talk, "--interviewer", "Ana", cwd=tmp_path / "study").code == 0


def test_run_writes_nothing_when_a_file_is_refused(root: Path, themecode, tmp_path: Path) -> None:
    """All or nothing, unless --leave-out; then the report says who is missing."""
    talks = tmp_path / "talks"
    talks.mkdir()
    (talks / "A1.txt").write_text("Interviewer: And?\n\nPatient: I waited two hours for my appointment.\n")
    (talks / "A2.vtt").write_bytes(b"")
    codebook = root / "codebooks" / "clinic_experience.yaml"
    refused = themecode("run", codebook, talks, "-o", "out")
    assert refused.code == 1
    assert "A2.vtt" in refused.err
    assert not (tmp_path / "out").exists()
    done = themecode("run", codebook, talks, "-o", "out", "--leave-out")
    assert done.code == 0
    assert "Left out: Not imported: A2.vtt" in (tmp_path / "out" / "report.html").read_text()


def test_written_documents_are_coded_and_shown(tmp_path: Path, themecode) -> None:
    """A plan comes in as paragraphs and headings; tag codes its paragraphs, `--speakers all` its headings, too."""
    (tmp_path / "plan.md").write_text("# Ring-fencing\n\nWe ring-fence it.\n\n## Time\n\nWe wait.\n")
    book = "codebook: T\ncodes:\n  - code: fence\n    definition: Money kept.\n    rules: [ring-fence]\n"
    (tmp_path / "book.yaml").write_text(book)
    assert themecode("init", "study", "--codebook", tmp_path / "book.yaml").code == 0
    study = tmp_path / "study"
    done = themecode("import", tmp_path / "plan.md", cwd=study)
    assert done.code == 0
    assert "Read as a written document: 2 paragraphs, 2 headings." in done.err
    assert "Read as written documents: 1 of 1 files: 2 paragraphs, 2 headings." in done.err
    assert themecode("tag", cwd=study).code == 0
    rows = json.loads(themecode("quotes", "fence", "--json", cwd=study).out)["rows"]
    assert [row["text"] for row in rows] == ["We ring-fence it."]
    themecode("tag", "--speakers", "all", cwd=study)
    assert len(json.loads(themecode("quotes", "fence", "--json", cwd=study).out)["rows"]) == 2
    shown = themecode("show", "plan", cwd=study).out
    assert "\n# Time\n" in shown
    assert "\n2\nWe ring-fence it." in shown
    assert "Nobody is" not in themecode("check", cwd=study).out + themecode("check", cwd=study).err


def test_what_may_be_either_is_asked_about(tmp_path: Path, themecode) -> None:
    """`import --as` answers what a file does not tell; a second reading of the same file is not silent."""
    (tmp_path / "plan.txt").write_text("We plan.\n\nAnd we do.\n")
    themecode("init", "study")
    study = tmp_path / "study"
    dry = themecode("import", tmp_path / "plan.txt", "--dry-run", cwd=study)
    assert "--as document" in " ".join(dry.err.split())
    done = themecode("import", tmp_path / "plan.txt", "--as", "document", cwd=study)
    assert "Read as a written document: 2 paragraphs." in done.err
    again = themecode("import", tmp_path / "plan.txt", "--as", "transcript", cwd=study)
    assert again.code == 1
    assert "is here already" in again.err


def test_aliases_show_another_name_and_leave_the_file_alone(tagged: Path, themecode) -> None:
    """`speakers alias`: tables show it, the transcript's own name stays the key."""
    assert themecode("speakers", "alias", "Ruth Okafor", "RO", cwd=tagged).code == 0
    shown = json.loads(themecode("speakers", "list", "--json", cwd=tagged).out)["rows"]
    assert {row["speaker"] for row in shown if row["role"] == "interviewer"} >= {"RO"}


def test_attributes_carry_their_evidence(tagged: Path, themecode) -> None:
    """A classification is set with the coding that shows it."""
    coding = json.loads(themecode("quotes", "ringfencing", "--json", cwd=tagged).out)["rows"][0]
    done = themecode("cases", "set", coding["case"], "verdict=kept", "--evidence", coding["id"], cwd=tagged)
    assert done.code == 0
    listed = themecode("cases", "list", "--json", cwd=tagged)
    assert "21 values with evidence" in json.loads(listed.out)["basis"]


def test_an_edited_codebook_is_taken_into_use_by_tag(tagged: Path, themecode) -> None:
    """Researchers edit the file and run tag."""
    file = tagged / "health_inequalities.yaml"
    file.write_text(file.read_text().replace('version: "1.0"', 'version: "1.1"'))
    assert "new version is in use" in themecode("tag", cwd=tagged).err
    assert "version 1.1" in themecode("codebook", "show", cwd=tagged).out


def test_codebook_new_check_and_schema(themecode, tmp_path: Path) -> None:
    """A first codebook checks out until its example fails; an editor gets its schema."""
    assert themecode("codebook", "new", "c.yaml").code == 0
    assert "examples and non-examples hold" in themecode("codebook", "check", "c.yaml").out
    assert themecode("codebook", "new", "c.yaml").code == 1
    assert set(json.loads(themecode("codebook", "schema").out)["$defs"]) == {"code", "theme"}
    file = tmp_path / "c.yaml"
    file.write_text(file.read_text().replace("chief executive asked", "caretaker asked"))
    failed = themecode("codebook", "check", "c.yaml")
    assert failed.code == 1
    assert "c.yaml:13:9: No rule of 'leadership' finds this example" in failed.out


def test_codebook_check_warns_and_goes_on(themecode, tmp_path: Path) -> None:
    """A word that looks like an operator is pointed out; the codebook may still be used."""
    (tmp_path / "c.yaml").write_text(
        "codebook: T\ncodes:\n  - code: a\n    definition: d\n    rules: [money or cash]\n"
    )
    checked = themecode("codebook", "check", "c.yaml")
    assert checked.code == 0
    assert "c.yaml:5:19: 'or' is a word here; the operator is OR." in checked.out
    assert "1 codes, 1 rules" in checked.out


def test_find_shows_some_hits_and_gives_all_to_machines(tagged: Path, themecode) -> None:
    """The terminal gets the first hits and how many there are; JSON gets every hit with its range in the text."""
    shown = themecode("find", "money", "--limit", "2", cwd=tagged)
    assert "The first 2 are shown; --all shows every one." in " ".join(shown.out.split())
    found = json.loads(themecode("find", "money", "--json", cwd=tagged).out)["rows"]
    assert len(found) > 2
    with Project.open(tagged) as project:
        texts = {document.id: document.text for document in project.study.documents}
    assert all(texts[hit["document"]][hit["start"] : hit["end"]] == hit["words"] for hit in found)


def test_many_files_alike_are_told_in_one_line(themecode, tmp_path: Path) -> None:
    """What is said of five files is said once; a format that there is not is told before any file is read."""
    files = [tmp_path / f"note{number}.txt" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text(f"words without any name, {number}")
    with Project.create(tmp_path / "study"):
        pass
    told = " ".join(themecode("import", *files, cwd=tmp_path / "study").err.split())
    assert told.count("No name of a speaker was found") == 1
    assert "warning: note0.txt, note1.txt, note2.txt and 2 more: No name" in told
    wrong = themecode("import", files[0], "--format", "docxx", cwd=tmp_path / "study")
    assert wrong.code == 1
    assert "Did you mean 'docx'" in wrong.err
    assert "Words in = words out" not in wrong.err
