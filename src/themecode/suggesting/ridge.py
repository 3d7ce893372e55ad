"""One linear model for each code, all in one step, and what each would be without some of the stretches, exactly.

Ridge regression in its dual form: with A = likeness + stiffness/weight on the diagonal, the model is A⁻¹ targets.
Leaving stretches S out needs no new fit (the block form of what is known for single rows, Allen 1974): their
predictions are target(S) - (A⁻¹(S,S))⁻¹ (A⁻¹ targets)(S), whatever the targets of S are. So whole interviewees are held
out, and what is not known of a code is left out of it, at the price of one inverse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from themecode.suggesting.stretch import Marks, Numbers, Rows

STIFFNESS = 3.0
"""How little the model bends to single codings: measured, see docs/decisions."""


@dataclass(frozen=True)
class Ridge:
    """The inverse, the targets (rows by codes), and their product."""

    inverse: Numbers
    targets: Numbers
    dual: Numbers

    @classmethod
    def fit(cls, likeness: Numbers, targets: Numbers, weight: Numbers) -> Ridge:
        """Fit all codes at once; `weight` says how much each row counts."""
        from scipy.linalg import lapack

        matrix = likeness + 1.0
        matrix[np.diag_indices_from(matrix)] += STIFFNESS / weight
        root, _ = lapack.dpotrf(matrix, lower=1)  # likeness plus a diagonal is positive definite
        half, _ = lapack.dpotri(root, lower=1)
        inverse = np.tril(half) + np.tril(half, -1).T
        return cls(inverse, targets, inverse @ targets)

    def predicted(self, out: Rows, codes: Rows) -> Numbers:
        """Return what the models of some codes say of rows, when fitted without these rows."""
        block = self.inverse[np.ix_(out, out)]
        return self.targets[np.ix_(out, codes)] - np.linalg.solve(block, self.dual[np.ix_(out, codes)])

    def without(self, out: Rows, codes: Rows) -> Numbers:
        """Return the dual weights of some codes when fitted without rows; those of the rows are zero."""
        dual = self.dual[:, codes]
        if not len(out):
            return dual
        block = self.inverse[np.ix_(out, out)]
        return dual - self.inverse[:, out] @ np.linalg.solve(block, dual[out])


def alike(known: Marks) -> list[tuple[Rows, Rows]]:
    """Return the codes in groups of which the same rows are not known, with these rows.

    >>> [(rows.tolist(), codes.tolist()) for rows, codes in alike(np.array([[True, True, True], [False, True, True]]))]
    [([1], [0]), ([], [1, 2])]
    """
    groups: dict[bytes, list[int]] = {}
    for code in range(known.shape[1]):
        groups.setdefault(known[:, code].tobytes(), []).append(code)
    return [(np.flatnonzero(~known[:, codes[0]]), np.array(codes, dtype=np.int64)) for codes in groups.values()]
