"""The audit of 42 strategies and 42 forward plans: each system's two documents held against each other.

The documents are made here. Every strategy speaks of inequalities, every plan but four does; what else they speak of
is drawn with a seed, and recounted from the draw.
"""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

SYSTEMS = [f"S{number:02}" for number in range(1, 43)]
SILENT = {"S05", "S16", "S27", "S38"}
TOPICS = {
    "inequalities": "We will narrow health inequalities between our places.",
    "children": "Every child should have a good start.",
    "housing": "Damp homes make people ill, so we work with landlords.",
    "workforce": "Our staff are tired, and we need more of them.",
}
CODEBOOK = """
codebook: Audit
codes:
  - {code: inequalities, definition: Unequal health., rules: [health inequality]}
  - {code: children, definition: The young., rules: [child]}
  - {code: housing, definition: Homes., rules: [damp home, landlord]}
  - {code: workforce, definition: Those who work here., rules: [staff]}
"""


def truth(seed: int = 42) -> dict[tuple[str, str], set[str]]:
    """Draw which topics each document speaks of."""
    dice = random.Random(seed)
    drawn = {}
    for system in SYSTEMS:
        for kind in ("strategy", "plan"):
            drawn[system, kind] = {topic for topic in TOPICS if dice.random() < 0.6} | {"inequalities"}
    for system in SILENT:
        drawn[system, "plan"].discard("inequalities")
    return drawn


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory):
    """Write 84 documents, import them with their kinds, match them to systems, and run the rules."""
    import os
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("audit")

    def run(*arguments: str, expect: int = 0, cwd: Path = folder / "study") -> tuple[str, str]:
        command = [sys.executable, "-m", "themecode", *arguments]
        env = {**os.environ, "COLUMNS": "80", "THEMECODE_CODER": "ana"}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == expect, done.stderr
        return done.stdout, done.stderr

    (folder / "codebook.yaml").write_text(CODEBOOK)
    (folder / "plans").mkdir()
    (folder / "strategies").mkdir()
    rows = ["case,file"]
    for (system, kind), topics in truth().items():
        file = folder / {"strategy": "strategies", "plan": "plans"}[kind] / f"{system} {kind}.txt"
        lines = [f"The {kind} of system {system[1:]} for the next five years.", *(TOPICS[topic] for topic in topics)]
        file.write_text("\n\n".join([*lines, "We will report on this every spring."]) + "\n")
        rows.append(f"{system},{file.name}")
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    run("init", "study", "--codebook", "codebook.yaml", cwd=folder)
    run("import", "../strategies", "--kind", "strategy")
    run("import", "../plans", "--kind", "forward plan")
    run("cases", "import", "../cases.csv")
    run("tag")
    return folder / "study", run


def compared(run, *arguments: str) -> dict[str, dict[str, object]]:
    """Return the comparison by code."""
    given = json.loads(run("compare", "kind", "--between", "strategy", "forward plan", *arguments, "--json")[0])
    return {row["code"]: row for row in given["rows"]}


def test_42_of_42_strategies_and_38_of_42_plans(audit) -> None:
    """The figures of the audit, with their denominators; four pairs differ, all the same way; p is .125, kappa 0."""
    _, run = audit
    row = compared(run, "--test")["inequalities"]
    assert (row["strategy"], row["out of strategy"]) == (42, 42)
    assert (row["forward plan"], row["out of forward plan"]) == (38, 42)
    cells = ("both", "only strategy", "only forward plan", "neither", "pairs")
    assert tuple(row[cell] for cell in cells) == (38, 4, 0, 0, 42)
    assert (row["p"], row["kappa"], row["agreement"]) == (0.125, 0.0, 0.9048)
    assert (row["strategy missing"], row["forward plan missing"]) == (0, 0)


def test_the_systems_that_differ_are_named(audit) -> None:
    """The list behind the cells: those four and no other."""
    _, run = audit
    given = json.loads(
        run("compare", "kind", "--between", "strategy", "forward plan", "--code", "inequalities", "--json")[0]
    )
    differing = {row["case"] for row in given["rows"] if row["cell"] == "only strategy"}
    assert differing == SILENT
    assert len(given["rows"]) == 42


def test_every_cell_equals_a_recount(audit) -> None:
    """All codes, against what the documents were made to say."""
    _, run = audit
    drawn = truth()
    for topic, row in compared(run).items():
        for cell, pair in {
            "both": (True, True),
            "only strategy": (True, False),
            "only forward plan": (False, True),
            "neither": (False, False),
        }.items():
            there = [s for s in SYSTEMS if (topic in drawn[s, "strategy"], topic in drawn[s, "plan"]) == pair]
            assert row[cell] == len(there), (topic, cell)


def test_jaccard_of_each_system_equals_a_recount(audit) -> None:
    """Shared topics over all topics of the two documents."""
    _, run = audit
    drawn = truth()
    for row in json.loads(run("compare", "kind", "--by-case", "--json")[0])["rows"]:
        plan, strategy = drawn[row["case"], "plan"], drawn[row["case"], "strategy"]
        assert row["both"] == len(plan & strategy)
        assert row["jaccard"] == round(len(plan & strategy) / len(plan | strategy), 3)


def test_a_notebook_has_the_same_figures(audit) -> None:
    """The comparison as a DataFrame, by code."""
    import themecode

    study, _ = audit
    with themecode.open(study) as project:
        found = project.compare("kind", between=("strategy", "forward plan"), test=True)
        assert found.loc["inequalities", ["strategy", "forward plan", "both", "p"]].tolist() == [42, 38, 38, 0.125]
        assert "Of 42 cases 42 have both documents" in found.attrs["basis"]
        assert list(project.matrix(rows="document:kind").index) == ["forward plan", "strategy"]
        assert list(project.memos().columns)[:3] == ["id", "about", "target"]


def test_a_matrix_by_kind_has_both_denominators(audit) -> None:
    """Rows of documents' kinds: how many cases, out of how many documents and cases."""
    study, run = audit
    run("matrix", "--rows", "kind", "--count", "cases", "-o", "kinds.csv")
    with (study / "kinds.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["kind"]: row for row in csv.DictReader(file)}
    assert (rows["strategy"]["inequalities"], rows["forward plan"]["inequalities"]) == ("42", "38")
    basis = json.loads(run("matrix", "--rows", "kind", "--json")[0])["basis"]
    assert "Documents in each row: forward plan 42, strategy 42" in basis
    assert "cases with such documents: forward plan 42, strategy 42" in basis


def test_a_missing_plan_is_no_absent_topic(audit) -> None:
    """Without the plan of S01 there are 41 pairs; S01 is listed as missing, and is in no cell of pairs."""
    _, run = audit
    run("documents", "set", "S01-plan", "kind=")
    try:
        row = compared(run)["inequalities"]
        assert (row["strategy"], row["out of strategy"]) == (42, 42)
        assert (row["forward plan"], row["out of forward plan"]) == (37, 41)
        assert (row["both"], row["only strategy"], row["neither"], row["pairs"]) == (37, 4, 0, 41)
        assert row["forward plan missing"] == 1
        shown = run("compare", "kind", "--between", "strategy", "forward plan")[0]
        assert "No forward plan: 1 (S01)." in " ".join(shown.split())
        assert "A missing document is no absent topic: it is in no pair." in " ".join(shown.split())
        behind = json.loads(run("compare", "kind", "--code", "inequalities", "--json")[0])["rows"]
        assert [row["cell"] for row in behind if row["case"] == "S01"] == ["forward plan missing"]
    finally:
        run("undo")


def test_the_table_fits_a_narrow_terminal(audit) -> None:
    """80 columns, a line a code, the denominators as the last line."""
    _, run = audit
    shown = run("compare", "kind", "--between", "strategy", "forward plan", "--test")[0]
    assert "A: strategy. B: forward plan." in shown
    assert max(map(len, shown.splitlines())) <= 80
    last = next(line for line in shown.splitlines() if line.startswith("out of"))
    assert last.split()[2:] == ["42"] * 6


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare", "kynd"), "There is no attribute 'kynd'. Nothing was changed. Did you mean 'kind'?"),
        (("compare", "kind", "--between", "strategy", "plan"), "There is no kind 'plan'."),
        (("compare", "kind", "--between", "strategy", "strategy"), "cannot be compared with itself"),
        (("compare", "kind", "--code", "inequality"), "Did you mean 'inequalities'?"),
    ],
)
def test_what_cannot_be_compared_is_told(audit, arguments: tuple[str, ...], says: str) -> None:
    """A misspelt kind, code or attribute, with the nearest."""
    _, run = audit
    assert says in run(*arguments, expect=1)[1]


def test_three_kinds_want_two_names(audit) -> None:
    """Which two is said by the user, not guessed."""
    _, run = audit
    run("documents", "set", "S01-plan", "kind=annex")
    try:
        said = run("compare", "kind", expect=1)[1]
        assert "kind has 3 values: annex, forward plan, strategy." in said
        assert 'Name two: --between "annex" "forward plan"' in said
    finally:
        run("undo")


def test_cases_are_compared_by_an_attribute_of_theirs(audit) -> None:
    """Counts of cases in each group beside the size of the group; no test, for these are no pairs."""
    _, run = audit
    run("cases", "set", "S05", "area=coast")
    run("cases", "set", "S06", "area=inland")
    try:
        rows = json.loads(run("compare", "area", "--json")[0])["rows"]
        assert [(row["area"], row["out of"], row["inequalities"]) for row in rows] == [
            ("coast", 1, 1),
            ("inland", 1, 1),
            ("(unknown)", 40, 40),
        ]
        assert "not pairs of documents" in run("compare", "area", "--test", expect=1)[1]
    finally:
        run("undo")
        run("undo")
