"""The sample codebook works on passages that its author never saw."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.workflow.coding import load_codebook
from themecode.workflow.scoring import Scoring
from themecode.workflow.scoring_gold import score_gold


@pytest.fixture(scope="module")
def scoring(root: Path) -> Scoring:
    """Score the rules on the held-out table."""
    codebook, _ = load_codebook(root / "codebooks" / "health_inequalities.yaml")
    return score_gold(codebook, root / "benchmarks" / "gold" / "held_out.csv")


def test_each_code_finds_more_than_half_of_its_passages(scoring: Scoring) -> None:
    """No code is for show: recall and precision of every one of the thirteen are above a half."""
    assert len(scoring.scores) == 13
    assert [s.code for s in scoring.scores if min(s.precision.value or 0, s.recall.value or 0) < 0.5] == []


def test_the_mean_stays_where_it_was_measured(scoring: Scoring) -> None:
    """Measured at 0.77 when the codebook was finished; a change that loses ground is seen here."""
    assert scoring.means is not None
    assert (scoring.means.macro_f1 or 0) >= 0.75
