"""What people made of the words comes with a copy: summaries and stances follow their codings to new numbers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from themecode.project import Project
from themecode.workflow.framework import Summarised
from themecode.workflow.hand_coding import HandCoding

GUIDE = "guide: Talks\nquestions:\n  - {question: q1, wordings: [Why?], codes: [money]}\n"


def test_summaries_and_stances_follow_their_codings(
    small: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both made a coding of one number; what was said of the other copy's is said of its new number here."""
    small.use("money: money\ncash: cash")
    small.project.close()
    shutil.copytree(small.project.folder, tmp_path / "ben")
    with Project.open(small.project.folder) as ana, Project.open(tmp_path / "ben") as ben:
        monkeypatch.setenv("THEMECODE_CODER", "ana")
        mine = ana.code(HandCoding("P01", "The cash stayed.", "money")).id
        monkeypatch.setenv("THEMECODE_CODER", "ben")
        his = ben.code(HandCoding("P01", "Nobody asked.", "cash")).id
        (tmp_path / "guide.yaml").write_text(GUIDE)
        ben.import_guide(tmp_path / "guide.yaml")
        ben.match_question("P02", 1, "q1")
        ben.judge([his], "contradicts")
        ben.summarise([Summarised("P01", "cash", "It was said.", (his,))])
        assert mine == his == "c000006"
        monkeypatch.setenv("THEMECODE_CODER", "ana")
        ana.merge(str(ben.folder))
        assert [(one.coding, one.bearing, one.coder) for one in ana.store.stances()] == [
            ("c000007", "contradicts", "ben")
        ]
        assert [p.coding for one in ana.store.summaries() for p in one.pointers] == ["c000007"]
        assert ana.framework_matrix().cells["P01", "cash"].state == "summarised"
        assert ana.store.guide().title == "Talks"
        assert [one.turn for one in ana.store.guide_matches()] == [1]
        assert "contradicts: c000007" in [action.summary for action in ana.store.actions()]
