"""The approach is switched with a reason, dated, and switches only what it says."""

from __future__ import annotations

from typing import Any

import pytest

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.settings import APPROACHES, read
from themecode.workflow import analysing, counting, framework, quoting
from themecode.workflow.approach import approach_table


def test_a_change_has_a_reason_and_a_date(small: Any) -> None:
    """Without one it is refused; with one it stands in the journal, in the settings and in the table."""
    with pytest.raises(ThemecodeError, match="Say why"):
        small.project.change_approach("reflexive", " ")
    assert small.project.settings.approach == "codebook"
    small.project.change_approach("reflexive", "We write as one analyst.")
    assert read(small.project.folder).approach == "reflexive"
    assert small.project.store.actions()[-1].summary == "codebook -> reflexive"
    basis = approach_table(small.project.study, "reflexive").basis
    assert "This project: reflexive." in basis
    assert "codebook -> reflexive: We write as one analyst." in basis
    before = len(small.project.store.actions())
    small.project.change_approach("reflexive", "Again.")
    assert len(small.project.store.actions()) == before


def test_counts_words_and_cells_are_the_same_in_all_three(small: Any) -> None:
    """The same project under the three settings: every table is equal."""
    small.use("money: money | cash\nstaff: staff")
    made = []
    for kind in APPROACHES:
        small.project.change_approach(kind, "To compare.")
        study = small.project.study
        cells = framework.framework_table(study, small.project.framework_matrix())
        quoted = quoting.quotes(study, "money", label="{case}")
        made.append((analysing.matrix(study, analysis.Layout()).table, counting.four_counts(study), cells, quoted))
    assert made[0] == made[1] == made[2]


def test_agreement_and_saturation_are_off_in_a_reflexive_project(small: Any) -> None:
    """And on again in the others; charts of them, too."""
    small.use("money: money | cash")
    small.project.change_approach("reflexive", "We write as one analyst.")
    for kind in ("saturation", "agreement"):
        with pytest.raises(ThemecodeError, match="reflexive"):
            small.project.chart(kind)
