"""Words with a capital inside a sentence: names that no list holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from themecode.likeness import is_like
from themecode.pseudonyms.name_words import GENERAL, GIVEN, LINKS, NEAR_PLACES, ORGANISATIONS, PLACES, TITLES, TOWNS
from themecode.pseudonyms.proposal import Kind, Name, Place
from themecode.pseudonyms.searching import Searched
from themecode.pseudonyms.words import Word, adjoining

_SHORTEST, _SHORTEST_FIRST = 2, 4
PEOPLE: tuple[Kind, ...] = ("person", "name")
"""Kinds of which a part is the same name: Bell is Amara Bell."""


@dataclass(frozen=True)
class _Spelling:
    """How often the texts write each word with a small letter, and with a capital inside a sentence."""

    small: Counter[str]
    large: Counter[str]
    plain: AbstractSet[str]
    """Words that have a capital everywhere and name nobody."""

    @classmethod
    def of(cls, searched: Searched, plain: AbstractSet[str]) -> _Spelling:
        words = [word for words in searched.words.values() for word in words]
        small = Counter(word.lower for word in words if not word.capital)
        large = Counter(word.lower for word in words if word.capital and not word.first)
        return cls(small, large, plain)


def candidates(searched: Searched, taken: Sequence[Place] = (), general: AbstractSet[str] = frozenset()) -> list[Name]:
    """Return what looks like a name: most frequent first, a misspelling of a more frequent one left out.

    `taken` are places of names that are known already; `general` words, lower case, are names of nobody.
    """
    covered = {(place.source, at) for place in taken for at in range(place.start, place.end)}
    spelling = _Spelling.of(searched, GENERAL | general)
    times: Counter[str] = Counter()
    kinds: dict[str, Counter[Kind]] = {}
    for run, before, said in _runs(searched, spelling, covered):
        name = said[run[0].start : run[-1].end]
        times[name] += 1
        kinds.setdefault(name, Counter())[_kind(run, before)] += 1
    ordered = sorted(times, key=lambda name: (-times[name], name))
    guessed = {name: _likeliest(kinds[name]) for name in ordered}
    apart = [name for at, name in enumerate(ordered) if not any(_same(name, other) for other in ordered[:at])]
    people = [name for name in apart if guessed[name] in PEOPLE and " " in name]
    parts = {part.lower() for name in people for part in name.split()}
    return [
        Name(guessed[name], name, "a capital inside a sentence")
        for name in apart
        if " " in name or not (name.lower() in parts or any(is_like(name.lower(), part) for part in parts))
    ]


def _likeliest(kinds: Counter[Kind]) -> Kind:
    """Return the kind that most places tell; those that tell none do not count."""
    return next((kind for kind, _ in kinds.most_common() if kind != "name"), "name")


def _same(name: str, other: str) -> bool:
    """Say whether a name is another one in other capitals, or misspelt in some of its words."""
    words, others = name.lower().split(), other.lower().split()
    alike = (word == known or is_like(word, known) for word, known in zip(words, others, strict=False))
    return len(words) == len(others) and all(alike)


def _runs(
    searched: Searched, spelling: _Spelling, covered: AbstractSet[tuple[str, int]]
) -> Iterator[tuple[list[Word], Word | None, str]]:
    """Yield each run of words with capitals that looks like a name, with the word before it."""
    for text in searched.texts:
        words = searched.words[text.source]
        at = 0
        while at < len(words):
            run = _run(words, at, text.words)
            if run and not any((text.source, word.start) in covered for word in run):
                before = words[at - 1] if at else None
                kept = _telling(run, spelling.plain, searched)
                if any(_tells(word, searched, spelling) for word in kept) or (kept and _titled(before)):
                    yield kept, before, text.words
            at += max(len(run), 1)


def _run(words: list[Word], at: int, said: str) -> list[Word]:
    """Return the words with capitals from here on, small words inside them included."""
    first = words[at]
    if not first.capital or len(first.written) < _SHORTEST:
        return []
    end = at + 1
    for further in range(at + 1, len(words)):
        if words[further - 1].possessive or not adjoining(said, words[further - 1], words[further]):
            break
        if words[further].capital:
            end = further + 1
        elif words[further].lower not in LINKS:
            break
    return words[at:end]


def _telling(run: list[Word], plain: AbstractSet[str], searched: Searched) -> list[Word]:
    """Cut what says nothing from both ends of a run, and the capital of a sentence's first word, if ordinary."""
    kept = list(run)
    if kept[0].first and searched.is_ordinary(kept[0]) and kept[0].lower not in GIVEN | TOWNS:
        kept.pop(0)
    while kept and (kept[0].lower in plain or kept[0].lower in LINKS or kept[0].lower in TITLES):
        kept.pop(0)
    while kept and (kept[-1].lower in plain or kept[-1].lower in LINKS):
        if len(kept) > 1 and kept[-1].lower in ORGANISATIONS:
            break
        kept.pop()
    return kept


def _tells(word: Word, searched: Searched, spelling: _Spelling) -> bool:
    """Say whether a word alone makes a run look like a name.

    A word that is no ordinary one does so at the beginning of a sentence, too, unless it has a small letter somewhere,
    and inside sentences, unless it mostly has one there; an ordinary word only where it never has.
    """
    lower = word.lower
    if not word.capital or {lower, lower.removesuffix("s")} & (spelling.plain | LINKS):
        return False
    is_ordinary = searched.is_ordinary(word)
    if lower in TOWNS or lower in GIVEN:
        return not (word.first and is_ordinary)
    if is_ordinary:
        return not word.first and lower not in spelling.small and lower not in ORGANISATIONS | PLACES
    if word.first:
        return lower not in spelling.small and len(lower) >= _SHORTEST_FIRST
    return spelling.small[lower] <= spelling.large[lower]


def _titled(before: Word | None) -> bool:
    return before is not None and before.capital and before.lower in TITLES


def _kind(run: list[Word], before: Word | None) -> Kind:
    """Guess what is named."""
    words = {word.lower for word in run}
    if words & ORGANISATIONS or (len(run) == 1 and run[0].written.isupper()):
        return "organisation"
    if run[0].lower in GIVEN or _titled(before):
        return "person"
    near = len(run) == 1 and before is not None and before.lower in NEAR_PLACES
    if words & (TOWNS | PLACES) or near or any(word.endswith("shire") for word in words):
        return "place"
    return "name"
