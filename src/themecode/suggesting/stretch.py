"""What the model reads: stretches of speech with what stands around them, and what people said of their codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]
Sparse = Any
"""A matrix of scipy, which ships no types."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Stretch:
    """One sentence or turn, with whose words it is, the interviewer's question before it and the codes of the rules.

    `follows` says that the stretch before it in the list is the one before it in the text.
    """

    text: str
    case: str
    question: str = ""
    rules: frozenset[str] = field(default=frozenset())
    follows: bool = False

    @property
    def plain(self) -> str:
        """The words alone, for telling which stretches say the same.

        >>> Stretch("We ring-fenced it -- all!", "P01").plain
        'we ring fenced it all'
        """
        return " ".join(_WORD.findall(self.text.lower()))


@dataclass(frozen=True)
class Named:
    """A code as the model knows it before anybody coded: its name, and what the codebook says of it."""

    id: str
    name: str
    meaning: str = ""


@dataclass(frozen=True)
class Judged:
    """What people said of each stretch (rows) and code (columns): `known` whether they did, `there` what.

    A turn that nobody read carries nothing: none of its codes is known.
    """

    known: Marks
    there: Marks

    def rows(self, chosen: Rows) -> Judged:
        """Return what was said of some stretches."""
        return Judged(self.known[chosen], self.there[chosen])


def first_of_each(stretches: Sequence[Stretch], among: Rows, words: int = 4) -> Rows:
    """Return the rows without those that say, word by word, what an earlier one says already.

    An interview that was imported twice would otherwise be learnt from one copy and tested on the other. Stretches
    of fewer words ("Yes, exactly.") are said by many people, and stay.

    >>> said = [Stretch(text, "") for text in ("We kept all of it.", "Yes.", "We kept all of it!", "Yes.")]
    >>> first_of_each(said, np.arange(4)).tolist()
    [0, 1, 3]
    """
    seen: set[str] = set()
    kept = []
    for row in among:
        plain = stretches[row].plain
        if plain.count(" ") >= words - 1:
            if plain in seen:
                continue
            seen.add(plain)
        kept.append(row)
    return np.array(kept, dtype=np.int64)
