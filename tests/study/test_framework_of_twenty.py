"""Framework matrix of the sample: twenty systems by its codes, charted through a workbook; no cell without a state."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import openpyxl

from themecode.project import Project
from themecode.workflow import counting, quoting
from themecode.workflow.framework import FrameworkOptions


def test_a_workbook_goes_out_is_filled_in_and_comes_back(made_tagged: Path, tmp_path: Path) -> None:
    """Every cell with extracts is summarised in the workbook; each summary has its extracts; counts equal the tally."""
    folder = Path(shutil.copytree(made_tagged, tmp_path / "study"))
    guide = Path(__file__).resolve().parents[2] / "guides" / "health_inequalities.yaml"
    with Project.open(folder) as project:
        project.import_guide(guide)
        for document in project.study.documents[:15]:
            project.mark_read(document.id)
        found = project.framework_matrix()
        project.write_framework(tmp_path / "f.xlsx", found)
        book = openpyxl.load_workbook(tmp_path / "f.xlsx")
        sheet = book["framework"]
        for row in sheet.iter_rows(min_row=2, min_col=2):
            for cell in row:
                if cell.value.startswith("[not summarised"):
                    cell.value = f"Summary of {cell.coordinate}. {cell.value}"
        book.save(tmp_path / "f.xlsx")
        changes = project.read_framework(tmp_path / "f.xlsx")
        kept = project.store_framework(changes)
        after = project.framework_matrix()
        states = Counter(cell.state for cell in after)
        assert sum(states.values()) == 20 * 14
        assert states["summarised"] == len(kept) == len(changes.changes)
        assert not states["extracts"]
        assert {"nothing said", "not asked", "not mentioned", "not read"} <= states.keys()
        assert all(cell.summary.pointers for cell in after if cell.summary)
        tally = {row["code"]: row["cases"] for row in counting.four_counts(project.study).records()}
        summarised = Counter(cell.code for cell in after if cell.state == "summarised")
        assert summarised == tally
        assert all(cell.case > "P15" for cell in after if cell.state == "not read")
        told = {cell.case for cell in after if cell.code == "ringfencing" and cell.summary}
        quoted = set(quoting.quotes(project.study, "ringfencing", label="{case}").column("case"))
        assert told == quoted
        one = next(cell for cell in after if cell.summary)
        project.decide([one.extracts[0].id], "rejected")
        assert project.framework_matrix(FrameworkOptions()).cells[one.case, one.code].state == "check"
