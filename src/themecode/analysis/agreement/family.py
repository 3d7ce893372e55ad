"""The unitising alphas of 2016: u-alpha, |u-alpha, cu-alpha and (k)u-alpha.

Krippendorff, Mathet, Bouvry and Widlöcher 2016, On the reliability of unitizing textual continua: further developments,
Quality and Quantity 50; Krippendorff 2019, Content Analysis, 4th edition, 12.6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from themecode.analysis.agreement.coefficients import divided
from themecode.analysis.agreement.continuum import GAP, Continuum

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FamilySums:
    """Sums over texts that can be added up; the first axis is that of texts or of bootstrap samples.

    `shared` (values x values, the gap first) is how many characters coders gave each pair of values, each text's
    divided by its other coders. `own` sums the squared lengths of each value's stretches, for gaps their lengths;
    `met` the squared lengths of what of a value's stretches lies in another coder's stretch, the gap left out.
    """

    shared: Floats
    own: Floats
    met: Floats

    def total(self) -> FamilySums:
        """Add up all texts."""
        return FamilySums(*(getattr(self, field.name).sum(axis=0) for field in fields(self)))

    def drawn(self, times: Floats) -> FamilySums:
        """Add up samples of texts: samples x texts."""
        return FamilySums(*(np.tensordot(times, getattr(self, field.name), axes=1) for field in fields(self)))


@dataclass(frozen=True)
class Family:
    """The four alphas; NaN where there is no variation.

    All values together (`whole`, u-alpha), marked or not (`marked`, |u-alpha), the value where both marked (`given`,
    cu-alpha), and each value where both marked (`each`, (k)u-alpha, without the gap).

    `cover` is the share of characters, over pairs of coders, that both marked: what `given` and `each` rest on.
    """

    whole: Floats
    marked: Floats
    given: Floats
    each: Floats
    cover: Floats


def family_sums(texts: Sequence[Continuum], values: int) -> FamilySums:
    """Return the sums of each text; `values` is how many values there are beside the gap."""
    found = FamilySums(
        np.zeros((len(texts), values + 1, values + 1)),
        np.zeros((len(texts), values + 1)),
        np.zeros((len(texts), values)),
    )
    for n, text in enumerate(texts):
        for coder in range(len(text.coders)):
            for section in text.sections(coder):
                length = section.end - section.start
                found.own[n, section.value] += length if section.value == GAP else length**2
        _add_pairs(text, found, n)
    return found


def _add_pairs(text: Continuum, found: FamilySums, n: int) -> None:
    lengths, said, places = text.pieces()
    others = len(text.coders) - 1
    for one in range(len(text.coders)):
        for other in range(len(text.coders)):
            if one == other:
                continue
            np.add.at(found.shared[n], (said[one], said[other]), lengths / others)
            both = (said[one] != GAP) & (said[other] != GAP)
            key = places[one][both] * (int(places[other].max(initial=0)) + 1) + places[other][both]
            _, first, back = np.unique(key, return_index=True, return_inverse=True)
            met = np.bincount(back, weights=lengths[both].astype(np.float64), minlength=len(first))
            np.add.at(found.met[n], said[one][both][first] - 1, met**2 / others)


def family(found: FamilySums) -> Family:
    """Return the four alphas.

    Two coders, one text of 24 characters: u-alpha is 43/120.

    >>> from themecode.analysis.agreement.continuum import Stretch
    >>> one = [Stretch(2, 10), Stretch(14, 20)]
    >>> other = [Stretch(4, 8), Stretch(15, 17)]
    >>> round(float(family(family_sums([Continuum.of(24, [one, other])], 1).total()).whole) * 120, 6)
    43.0
    """
    shared = found.shared
    lengths = shared.sum(axis=-1)
    everything = lengths.sum(axis=-1)
    chance = _expected(lengths, found.own)
    marked = shared[..., 1:, 1:]
    observed = (shared[..., GAP, GAP], marked.sum(axis=(-1, -2)))
    expected = (chance[..., GAP, GAP], chance[..., 1:, 1:].sum(axis=(-1, -2)))
    of_value = marked.sum(axis=-1)
    by_chance = _expected(of_value, found.met)
    chances = by_chance.sum(axis=-1)
    return Family(
        whole=_alpha(everything - _trace(shared), everything - _trace(chance)),
        marked=_alpha(everything - sum(observed), everything - sum(expected)),
        given=_alpha(observed[1] - _trace(marked), by_chance.sum(axis=(-1, -2)) - _trace(by_chance)),
        each=_alpha(divided(of_value - _diagonal(marked), of_value), divided(chances - _diagonal(by_chance), chances)),
        cover=divided(observed[1], everything),
    )


def _expected(lengths: Floats, own: Floats) -> Floats:
    """Return what values would meet by chance, no stretch meeting itself, scaled to the whole length."""
    everything = lengths.sum(axis=-1)
    pairs = lengths[..., :, None] * lengths[..., None, :] - own[..., None] * np.eye(lengths.shape[-1])
    possible = everything**2 - own.sum(axis=-1)
    return divided(pairs * everything[..., None, None], possible[..., None, None])


def _alpha(observed: Floats, expected: Floats) -> Floats:
    scale = np.maximum(np.abs(observed), 1.0)
    return np.asarray(1 - divided(observed, np.where(np.abs(expected) < 1e-9 * scale, 0.0, expected)))


def _trace(matrices: Floats) -> Floats:
    return np.asarray(np.trace(matrices, axis1=-2, axis2=-1))


def _diagonal(matrices: Floats) -> Floats:
    return np.asarray(np.diagonal(matrices, axis1=-2, axis2=-1))
