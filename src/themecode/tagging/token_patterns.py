"""spaCy token patterns: for rules about parts of speech, lemmas as a model sees them, dependencies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from themecode.tagging.characters import Places
from themecode.tagging.evaluating import Scopes
from themecode.tagging.parsing import RuleMistake
from themecode.tagging.passages import Passages
from themecode.tagging.stretches import merged, stretch
from themecode.tagging.syntax import TokenPattern

_BY_LETTERS = {"ORTH", "TEXT", "NORM", "LOWER", "LENGTH", "SPACY", "SHAPE", "PREFIX", "SUFFIX", "OP", "_"} | {
    *("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE", "IS_STOP"),
    *("IS_SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL"),
}
"""What a token pattern may ask about without a trained pipeline."""


@dataclass(frozen=True)
class TokenPatterns:
    """The token patterns of a codebook by their numbers, for one language."""

    numbered: dict[int, TokenPattern]
    language: str

    def found(self, passages: Passages, scopes: Scopes) -> dict[int, Places]:
        """Return the stretches that each finds inside one sentence or turn."""
        if not self.numbered:
            return {}
        nlp, matcher = self._matcher()
        hits: dict[int, list[tuple[int, int]]] = {number: [] for number in self.numbered}
        plain = passages.canon.folded.plain.encode("utf-8", "replace").decode()  # spaCy stops at half an emoji
        begins, ends = (
            passages.canon.in_folded(side).tolist() for side in (passages.turns.starts, passages.turns.ends)
        )
        bounds = list(zip(begins, ends, strict=True))
        for begin, document in zip(begins, nlp.pipe(plain[a:b] for a, b in bounds), strict=True):
            for name, first, last in matcher(document):
                span = document[first:last]
                hits[int(nlp.vocab.strings[name])].append((begin + span.start_char, begin + span.end_char))
        return {number: self._inside(passages, scopes, spans) for number, spans in hits.items()}

    def _matcher(self) -> tuple[Any, Any]:
        from spacy.matcher import Matcher

        nlp = pipeline(self.language, trained=any(map(_needs_training, self.numbered.values())))
        matcher = Matcher(nlp.vocab)
        for number, pattern in self.numbered.items():
            matcher.add(str(number), [json.loads(pattern.tokens)])
        return nlp, matcher

    @staticmethod
    def _inside(passages: Passages, scopes: Scopes, spans: list[tuple[int, int]]) -> Places:
        bounds = np.array(spans, dtype=np.int64).reshape(-1, 2)
        starts, ends = (passages.canon.from_folded(side) for side in bounds.T)
        numbers = scopes.of(starts)
        kept = (numbers >= 0) & (scopes.of(ends - 1) == numbers)
        return merged(stretch(starts[kept], ends[kept]))


def check(pattern: TokenPattern, language: str) -> None:
    """Raise RuleMistake where a token pattern cannot run: spaCy or a pipeline is missing, or it is no pattern."""
    try:
        import spacy
        from spacy.errors import MatchPatternError
        from spacy.matcher import Matcher
    except ImportError:
        mend = "pip install 'themecode[spacy]', or write it as words with NEAR or THEN."
        raise RuleMistake("A token pattern needs spaCy, which is not installed.", 1, mend) from None
    try:
        Matcher(spacy.blank("xx").vocab, validate=True).add("one", [json.loads(pattern.tokens)])
    except (MatchPatternError, ValueError) as error:
        says = " ".join(str(error).split())
        raise RuleMistake(
            f"spaCy cannot read this token pattern: {says}", 1, "See spacy.io, rule-based matching."
        ) from None
    pipeline(language, trained=_needs_training(pattern))


@cache
def pipeline(language: str, *, trained: bool) -> Any:  # noqa: ANN401 - spaCy's own type, which would load it
    """Return a blank pipeline, or the largest trained one that is installed. Raises RuleMistake where there is none."""
    import spacy
    from spacy.util import find_matching_language

    if not trained:
        return spacy.blank(_short(language) if find_matching_language(_short(language)) else "xx")
    installed = sorted(name for name in installed_pipelines() if name.partition("_")[0] == _short(language))
    if not installed:
        raise RuleMistake(
            f"This token pattern needs a trained spaCy pipeline for '{language}', and none is installed.",
            1,
            f"For example: python -m spacy download {_short(language)}_core_web_sm",
        )
    by_size = {"sm": 0, "md": 1, "lg": 2, "trf": 3}
    return spacy.load(max(installed, key=lambda name: by_size.get(name.rpartition("_")[2], -1)), exclude=["ner"])


def _short(language: str) -> str:
    return language.lower().partition("-")[0]


def installed_pipelines() -> list[str]:
    """Return the names of the trained pipelines that are installed."""
    from spacy.util import get_installed_models

    return list(get_installed_models())


def _needs_training(pattern: TokenPattern) -> bool:
    return any(set(token) - _BY_LETTERS for token in json.loads(pattern.tokens))
