"""The sample codebook works on passages that its author never saw."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold.py"


@pytest.fixture(scope="module")
def scores() -> dict[str, tuple[int, float, float, float]]:
    """Score the rules on the held-out table."""
    spec = importlib.util.spec_from_file_location("gold", GOLD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.scores()


def test_each_code_finds_more_than_half_of_its_passages(scores) -> None:
    """No code is for show: recall and precision of every one of the thirteen are above a half."""
    assert len(scores) == 13
    assert {code: figures for code, figures in scores.items() if min(figures[1:3]) < 0.5} == {}


def test_the_mean_stays_where_it_was_measured(scores) -> None:
    """Measured at 0.77 when the codebook was finished; a change that loses ground is seen here."""
    assert sum(f1 for *_, f1 in scores.values()) / len(scores) >= 0.75
