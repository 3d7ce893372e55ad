"""The figures of a ranking, against scikit-learn's and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from themecode.suggesting.measuring import average_precisions, calibration_error, measured, redrawn


@pytest.mark.parametrize("seed", range(5))
def test_average_precision_is_that_of_scikit_learn(seed: int) -> None:
    """With ties and with weights, too."""
    generator = np.random.default_rng(seed)
    there, scores = generator.random(60) < 0.3, generator.integers(0, 12, 60) / 12
    weight = generator.integers(0, 4, 60).astype(float)
    for weights in (np.ones(60), weight):
        expected = average_precision_score(there, scores, sample_weight=weights)
        assert average_precisions(there, scores, weights[None])[0] == pytest.approx(expected)


def test_intervals_redraw_people_not_sentences() -> None:
    """One person who says it all gives a wide interval; the same codings spread over all give a narrow one."""
    case = np.repeat(np.arange(10), 20)
    spread = np.zeros(200, dtype=bool)
    spread[::20] = True
    lumped = case == 0
    half = np.arange(200) % 2 == 0
    widths = []
    for there in (spread, lumped):
        found = measured(there, there & half, there.astype(float), redrawn(case)).precision
        assert found.value == 1.0
        recall = measured(there, half, half.astype(float), redrawn(case)).precision
        widths.append(recall.high - recall.low)
    assert widths[0] < widths[1]


def test_calibration_error_of_broken_promises() -> None:
    """Nine in ten promised, half came: the error is 0.4."""
    there = np.array([True, False] * 50)
    assert calibration_error(there, np.full(100, 0.9), np.ones(100)) == pytest.approx(0.4)
