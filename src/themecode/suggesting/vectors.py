"""Stretches as numbers: words, parts of words, what stands around, the question before, the rules' hits, meaning.

Words are hashed, so that there is no vocabulary to keep: a column has a number and no name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from themecode.suggesting.stretch import Named, Numbers, Rows, Sparse, Stretch

Kind = Literal["words", "letters"]
KINDS: tuple[Kind, ...] = ("words", "letters")
Part = Literal["words", "letters", "around", "question", "rules", "meaning"]
WEIGHTS: dict[Part, float] = {
    "words": 1.0, "letters": 2.0, "around": 0.5, "question": 0.3, "rules": 1.0, "meaning": 2.0,
}  # fmt: skip
"""How much each part counts: measured, see docs/decisions."""
COLUMNS = 2**18
MANY = 30_000
COMMON = 0.1
"""Words in more of the stretches than this tell nothing about any code, and cost most of the time."""
COMMON_AROUND = 0.03
"""Of what stands around, rarer parts of words are enough, at a third of the time."""
NEAR = (1.0, 0.7, 0.5)
"""How much the stretches count that stand one, two, three places away."""
Embed = Callable[[Sequence[str]], Numbers]
"""What gives texts a meaning in numbers: see embedding.py."""


@dataclass(frozen=True)
class Blocks:
    """The parts of some stretches side by side, each row of length 1 in every part."""

    parts: dict[Part, Sparse]

    def __len__(self) -> int:
        return int(next(iter(self.parts.values())).shape[0])

    def rows(self, chosen: Rows | slice) -> Blocks:
        """Return some of the rows."""
        return Blocks({name: block[chosen] for name, block in self.parts.items()})

    def above(self, other: Blocks) -> Blocks:
        """Return these rows with others below them."""
        from scipy import sparse

        return Blocks(
            {
                name: np.vstack([block, other.parts[name]])
                if isinstance(block, np.ndarray)
                else sparse.vstack([block, other.parts[name]]).tocsr()
                for name, block in self.parts.items()
            }
        )

    def likeness(self, other: Blocks, only: Sequence[Part] = ()) -> Numbers:
        """Return how alike each row is to each of the others: the weighted sum over the parts."""
        total = np.zeros((len(self), len(other)), dtype=np.float32)
        for name, block in self.parts.items():
            if not only or name in only:
                found = block @ other.parts[name].T
                total += WEIGHTS[name] * (found if isinstance(found, np.ndarray) else found.toarray())
        return total.astype(np.float64)


class Vectors:
    """What turns stretches of one study into numbers, as it was set up from some of them."""

    def __init__(
        self, stretches: Sequence[Stretch], codes: Sequence[Named], parts: Sequence[Part], embed: Embed | None = None
    ) -> None:
        self.codes = tuple(codes)
        self._embed = embed
        self._parts = tuple(part for part in WEIGHTS if part in parts and (part != "meaning" or embed))
        texts = [stretch.text for stretch in stretches]
        counted = {kind: hashed(kind, texts) for kind in KINDS}
        self._columns = {kind: _kept(kind, counts, len(texts)) for kind, counts in counted.items()}
        self._counted = {kind: counts[:, self._columns[kind][0]] for kind, counts in counted.items()}
        often = np.bincount(self._counted["letters"].indices, minlength=self._counted["letters"].shape[1])
        self._rare = np.flatnonzero(often <= max(COMMON_AROUND * len(texts), 3))
        self._row = {text: row for row, text in enumerate(texts)}

    def of(self, stretches: Sequence[Stretch]) -> Blocks:
        """Return the numbers of stretches that stand in the order of the text."""
        texts = [stretch.text for stretch in stretches]
        letters = self._scaled("letters", texts)
        make: dict[Part, Callable[[], Sparse]] = {
            "words": lambda: _unit(self._scaled("words", texts)),
            "letters": lambda: _unit(letters),
            "around": lambda: _unit(_beside(stretches) @ letters[:, self._rare]),
            "question": lambda: self._questions(stretches),
            "rules": lambda: self._rules(stretches),
            "meaning": lambda: self._meaning(texts),
        }
        return Blocks({part: make[part]() for part in self._parts})

    def of_codes(self) -> Blocks:
        """Return what the codebook says of each code, as if somebody had said it in an interview."""
        return self.of([Stretch(f"{code.name} {code.meaning}", "") for code in self.codes])

    def column(self, kind: Kind, text: str) -> Rows:
        """Return the columns that the words of a text have."""
        kept, _ = self._columns[kind]
        at = np.searchsorted(kept, found := np.unique(hashed(kind, [text]).indices))
        return at[(at < len(kept)) & (kept[np.minimum(at, len(kept) - 1)] == found)] if len(kept) else at[:0]

    def _scaled(self, kind: Kind, texts: Sequence[str]) -> Sparse:
        from scipy import sparse

        kept, rarity = self._columns[kind]
        rows = [self._row.get(text, -1) for text in texts]
        counts = hashed(kind, texts)[:, kept] if -1 in rows or not rows else self._counted[kind][rows]
        counts.data = 1 + np.log(counts.data)
        return (counts @ sparse.diags(rarity)).tocsr()

    def _questions(self, stretches: Sequence[Stretch]) -> Sparse:
        asked = list(dict.fromkeys(stretch.question for stretch in stretches))
        place = {question: row for row, question in enumerate(asked)}
        return _unit(self._scaled("words", asked))[[place[stretch.question] for stretch in stretches]]

    def _rules(self, stretches: Sequence[Stretch]) -> Sparse:
        from scipy import sparse

        column = {code.id: number for number, code in enumerate(self.codes)}
        pairs = [(row, column[c]) for row, one in enumerate(stretches) for c in sorted(one.rules) if c in column]
        rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
        shape = (len(stretches), len(column))
        return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)

    def _meaning(self, texts: Sequence[str]) -> Numbers:
        if self._embed is None:
            return np.zeros((len(texts), 0))
        return self._embed(texts) if texts else self._embed([""])[:0]


def hashed(kind: Kind, texts: Sequence[str]) -> Sparse:
    """Count words and pairs of words, or the three to five letters in a row within words, in hashed columns."""
    from sklearn.feature_extraction.text import HashingVectorizer

    shape = (
        {"ngram_range": (1, 2), "token_pattern": r"(?u)\b\w[\w'\u2019-]*\b"}
        if kind == "words"
        else {"ngram_range": (3, 5), "analyzer": "char_wb"}
    )
    reader = HashingVectorizer(norm=None, alternate_sign=False, n_features=COLUMNS, dtype=np.float32, **shape)
    return reader.transform(texts) if texts else reader.transform([""])[:0]


def _kept(kind: Kind, counts: Sparse, size: int) -> tuple[Rows, Sparse]:
    """Return the columns that are neither in one stretch only nor in very many, with how rare each is.

    A word that was said once may be one of a code's definition; of parts of words there are too many for that.
    """
    frequency = np.bincount(counts.indices, minlength=COLUMNS)
    least = 1 if kind == "words" and size < MANY else 2
    kept = np.flatnonzero((frequency >= least) & (frequency <= max(COMMON * size, 3)))
    rarity = np.log((1 + size) / (1 + frequency[kept])) + 1
    return kept, rarity.astype(np.float32)


def _unit(block: Sparse) -> Sparse:
    from scipy import sparse

    length = np.sqrt(np.asarray(block.multiply(block).sum(axis=1)).ravel())
    return (sparse.diags((1 / np.where(length > 0, length, 1)).astype(np.float32)) @ block).tocsr()


def _beside(stretches: Sequence[Stretch]) -> Sparse:
    """Return the matrix that adds up what stands before and after each stretch, the nearest counting most."""
    from scipy import sparse

    size = len(stretches)
    text = np.cumsum([not stretch.follows for stretch in stretches])  # which run of speech each belongs to
    rows, columns, weights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
    for distance, weight in enumerate(NEAR, 1):
        first = np.flatnonzero(text[distance:] == text[:-distance]) if size > distance else np.zeros(0, np.int64)
        rows += [first, first + distance]
        columns += [first + distance, first]
        weights.append(np.full(2 * len(first), weight, np.float32))
    place = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_matrix((np.concatenate(weights), place), shape=(size, size))
