"""The codebook's words and phrases written out in every inflection, as a plain phrase matcher needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

from themecode import codebooks
from themecode.tagging.compiling import compile_codebook
from themecode.tagging.inflecting import inflected
from themecode.tagging.syntax import AnyOf, Phrase, Tree, Without, Word

_MOST = 64
"""Surface forms of one phrase, at the most."""


def surface_forms(codebook: Path) -> dict[str, list[str]]:
    """Return the forms of each code. NEAR, THEN, AND, what stands behind NOT, and wildcards are left out."""
    reading = codebooks.read(codebook)
    if reading.codebook is None:
        raise ValueError(str(reading.problems))
    rules, _ = compile_codebook(reading.codebook)
    forms = inflected(rules.finder.phrases, reading.codebook.language)
    found: dict[str, set[str]] = {code: set() for code in reading.codebook.ids}
    for rule in rules.rules:
        if not rule.drops:
            for phrase in _plain_phrases(rule.tree):
                ways = [_ways(word, forms(word.written)) for word in phrase.words]
                found[rule.code].update(" ".join(words) for words in islice(product(*ways), _MOST))
    return {code: sorted(written) for code, written in found.items()}


def _plain_phrases(tree: Tree) -> Iterator[Phrase]:
    if isinstance(tree, Phrase):
        if not any({"*", "?"} & set(word.written) for word in tree.words):
            yield tree
    elif isinstance(tree, AnyOf):
        for part in tree.parts:
            yield from _plain_phrases(part)
    elif isinstance(tree, Without):
        yield from _plain_phrases(tree.left)


def _ways(word: Word, forms: Iterable[str]) -> list[str]:
    if "-" in word.written:
        return [word.written.replace("-", joint) for joint in ("-", " ", "")]
    return sorted(forms) if word.manner == "inflected" else [word.written]
