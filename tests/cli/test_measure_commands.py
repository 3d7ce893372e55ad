"""agreement, saturation, cooccurrence, words and intervals as people and scripts use them, on the sample study."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from themecode.model import Coding, Segment
from themecode.project import Project

COMMANDS = {
    "agreement": ("agreement", "--coders", "ana", "ben", "--vouch", "--bootstrap", "50"),
    "agreement by character": ("agreement", "--vouch", "--unit", "character", "--bootstrap", "50"),
    "saturation": ("saturation", "--orders", "20", "--basis", "all"),
    "meaning": ("saturation", "--orders", "20", "--meaning"),
    "cooccurrence": ("cooccurrence",),
    "cooccurrence on words": ("cooccurrence", "--within", "segment", "--all"),
    "a pair": ("cooccurrence", "--pair", "ringfencing", "financial_pressure"),
    "words": ("words",),
    "words by": ("words", "--by", "setting"),
    "a word": ("words", "--term", "health inequalities"),
    "stop words": ("words", "--stops"),
    "intervals": ("intervals", "--population", "42"),
    "intervals of an attribute": ("intervals", "ringfence"),
    "differences": ("intervals", "--by", "setting", "--between", "mixed", "more rural", "--test"),
}


@pytest.fixture(scope="module")
def two_coders(made_tagged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let two people code what the rules found in six documents, not quite alike."""
    import shutil

    folder = Path(shutil.copytree(made_tagged, tmp_path_factory.mktemp("two") / "study"))
    with Project.open(folder) as project:
        study = project.study
        found = [coding for coding in study.codings if coding.segment.document <= "P06"]
        for coder, left_out in (("ana", 5), ("ben", 7)):
            made = {
                (c.segment, c.code): Coding("", c.segment, c.text, c.code, coder, "person", "2026-11-25")
                for n, c in enumerate(found)
                if n % left_out
            }
            extra = study.document(f"P0{left_out - 3}").turns[3]
            words = study.document(extra.document).text[extra.start : extra.start + 20]
            segment = Segment(extra.document, extra.start, extra.start + 20)
            made[segment, "pilots"] = Coding("", segment, words, "pilots", coder, "person", "2026-11-25")
            with study.store.action("code", coder=coder, now="2026-11-25T10:00:00") as action:
                action.add_codings(list(made.values()))
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_a_screen_of_eighty_columns(two_coders: Path, themecode, name: str) -> None:
    """Everything fits, the basis comes with it, and no figure is nan."""
    done = themecode(*COMMANDS[name], "--project", two_coders, COLUMNS="80")
    assert done.code == 0, done.err
    assert max(map(len, done.out.splitlines())) <= 80
    assert not re.search(r"\bnan\b|None", done.out)
    assert done.out.strip().endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_machines_get_all_of_it(two_coders: Path, themecode, name: str) -> None:
    """--json is JSON without NaN, and every table has its basis."""
    done = themecode(*COMMANDS[name], "--project", two_coders, "--json")
    assert done.code == 0, done.err
    given = json.loads(done.out, parse_constant=pytest.fail)
    tables = [given] if "rows" in given else list(given.values())
    assert all(table["basis"] for table in tables)


@pytest.mark.parametrize(
    ("name", "ending"),
    [("agreement", "xlsx"), ("saturation", "html"), ("cooccurrence", "csv"), ("words", "csv"), ("intervals", "xlsx")],
)
def test_files_by_their_ending(two_coders: Path, themecode, tmp_path: Path, name: str, ending: str) -> None:
    """-o writes the table, and says what it holds on stderr."""
    file = tmp_path / f"out.{ending}"
    done = themecode(*COMMANDS[name], "--project", two_coders, "-o", file)
    assert (done.code, done.out) == (0, ""), done.err
    assert file.stat().st_size > 100
    assert done.err.startswith(f"Wrote {file}. ")


def test_a_network_is_written(two_coders: Path, themecode, tmp_path: Path) -> None:
    """-o FILE.graphml is a network, not a table."""
    file = tmp_path / "codes.graphml"
    assert themecode("cooccurrence", "--project", two_coders, "-o", file).code == 0
    assert "<graphml" in file.read_text()


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("agreement", "--coders", "ana", "ben"), "No document was coded independently by two of these coders."),
        (("agreement", "--coders", "ana", "bne", "--vouch"), "There is no coder 'bne'. Nothing was changed."),
        (("agreement", "--vouch", "--code", "pilot"), "There is no code 'pilot'."),
        (("agreement", "--vouch", "--document", "P99"), "There is no document 'P99'."),
        (("saturation", "--base", "19"), "take 21 coded interviews; there are 20"),
        (("saturation", "--order", "dat"), "There is no attribute 'dat'."),
        (("cooccurrence", "--pair", "pilots", "polits"), "There is no code 'polits'."),
        (("words", "--term", "zebra"), "There is no term 'zebra'."),
        (("intervals", "--population", "3"), "A population of 3 cannot hold the 20 cases"),
        (("intervals", "--by", "setting"), "setting has not two values but 3"),
    ],
)  # fmt: skip
def test_what_can_be_mended_is_exit_1(two_coders: Path, themecode, command: tuple[str, ...], says: str) -> None:
    """What happened, what is safe, what to do; nothing on stdout."""
    done = themecode(*command, "--project", two_coders)
    assert (done.code, done.out) == (1, "")
    assert says in done.err


@pytest.mark.parametrize("command", ["agreement", "saturation", "cooccurrence", "words", "intervals"])
def test_help_has_an_example(themecode, command: str) -> None:
    """And says where the result goes, within eighty columns."""
    done = themecode(command, "--help", COLUMNS="80")
    assert done.code == 0
    assert f"Example:  themecode {command}" in done.out
    assert "Result:" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_wrong_usage_is_exit_2(two_coders: Path, themecode) -> None:
    """A unit that does not exist, a threshold beyond all."""
    assert themecode("agreement", "--unit", "word", "--project", two_coders).code == 2
    assert themecode("saturation", "--threshold", "101", "--project", two_coders).code == 2


def test_a_reflexive_project_has_no_coefficients(two_coders: Path, themecode) -> None:
    """The differences are there, the figures only for those who know."""
    settings = two_coders / "themecode.toml"
    before = settings.read_text()
    settings.write_text(before.replace('approach = "codebook"', 'approach = "reflexive"'))
    try:
        refused = themecode(*COMMANDS["agreement"], "--project", two_coders)
        assert (refused.code, "reflexive" in refused.err) == (1, True)
        assert themecode(*COMMANDS["agreement"], "--list", "--project", two_coders).code == 0
        assert themecode(*COMMANDS["agreement"], "--i-know", "--project", two_coders).code == 0
        assert themecode("saturation", "--project", two_coders).code == 1
    finally:
        settings.write_text(before)


def test_an_empty_project_says_what_comes_first(themecode, tmp_path: Path) -> None:
    """No command falls over a project without documents, codebook or cases."""
    themecode("init", tmp_path / "empty")
    for command in ("agreement", "saturation", "cooccurrence", "intervals"):
        done = themecode(command, "--project", tmp_path / "empty")
        assert done.code in (0, 1), (command, done.err)
        assert "fault of themecode" not in done.err
    assert "0 words of participants" in " ".join(themecode("words", "--project", tmp_path / "empty").out.split())
