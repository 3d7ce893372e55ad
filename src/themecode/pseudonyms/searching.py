"""Where known names stand in the texts: whole, in parts, with 's, misspelt, or split in two by a machine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from themecode.likeness import is_like
from themecode.pseudonyms.name_words import GENERAL, GIVEN, LINKS, ORGANISATIONS, PLACES, TITLES
from themecode.pseudonyms.proposal import Match, Name, Place, Text
from themecode.pseudonyms.words import Word, adjoining, words_of

_SHORTEST_PART, _SHORTEST_SPLIT = 2, 6

_NEVER_ALONE = (GENERAL | LINKS | TITLES) - GIVEN


@dataclass(frozen=True)
class Found:
    """One place of a name; `part` says that only a part of the name stands there."""

    name: Name
    place: Place
    written: str
    match: Match
    part: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Sought:
    """A name as the words to look for; `parts` are those that stand for it alone."""

    name: Name
    words: tuple[str, ...]
    parts: frozenset[str]


@dataclass
class Searched:
    """Texts with their words, and the ordinary words of the language; `like` remembers what was compared."""

    texts: Sequence[Text]
    ordinary: frozenset[str]
    words: dict[str, list[Word]] = field(default_factory=dict)
    like: dict[str, frozenset[str]] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    """Words that are a part of several names, so that they do not say which."""

    def __post_init__(self) -> None:
        self.words = {text.source: words_of(text) for text in self.texts}

    def is_ordinary(self, word: Word) -> bool:
        """Say whether a word may be no name: it is in the word table."""
        return word.lower in self.ordinary


def sought(name: Name, ordinary: frozenset[str]) -> Sought:
    """Split a name into the words to look for: titles fall away, and parts that say nothing do not stand alone.

    >>> found = sought(Name("person", "Dr Amara van Bell", "speaks"), frozenset({"bell"}))
    >>> found.words, sorted(found.parts)
    (('amara', 'van', 'bell'), ['amara', 'bell'])
    """
    written = [word.lower for word in words_of(Text("", name.written.replace("_", " ")))]
    words = tuple(word for word in written if word not in TITLES) or tuple(written)
    alone = {word for word in words if len(word) >= _SHORTEST_PART} - _NEVER_ALONE
    if name.kind != "person":
        alone -= ordinary | ORGANISATIONS | PLACES
    return Sought(name, words, frozenset(alone) if len(words) > 1 else frozenset())


def search(names: Iterable[Sought], searched: Searched) -> list[Found]:
    """Return where the names stand, longest first where two could be meant; nothing overlaps."""
    wanted = [name for name in names if name.words]
    parts = Counter(part for name in wanted for part in name.parts)
    searched.shared = frozenset(part for part, number in parts.items() if number > 1)
    _remember_likenesses(wanted, searched)
    found = [one for text in searched.texts for one in _in_text(wanted, text, searched)]
    return without_overlaps(found)


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Keep of each group of overlapping places the longest, exact before misspelt, whole before part."""

    def rank(one: Found) -> tuple[int, bool, bool, Place]:
        return one.place.start - one.place.end, one.match == "variant", one.part, one.place

    kept: dict[str, list[Found]] = defaultdict(list)
    taken: dict[str, set[int]] = defaultdict(set)
    for one in sorted(found, key=rank):
        signs = range(one.place.start, one.place.end)
        if taken[one.place.source].isdisjoint(signs):
            taken[one.place.source].update(signs)
            kept[one.place.source].append(one)
    return [one for group in kept.values() for one in sorted(group, key=lambda one: one.place)]


def _remember_likenesses(wanted: list[Sought], searched: Searched) -> None:
    """Compare each different word of the texts that may be a misspelt name once with each word of the names."""
    spoken = {word.lower for words in searched.words.values() for word in words if _misspells(word, searched)}
    parts = {part for name in wanted for part in name.words if part not in LINKS}
    for part in parts - searched.like.keys():
        searched.like[part] = frozenset(word for word in spoken if is_like(word, part))


def _in_text(wanted: list[Sought], text: Text, searched: Searched) -> Iterator[Found]:
    words = searched.words[text.source]
    starts: dict[str, list[Sought]] = defaultdict(list)
    for name in wanted:
        firsts = {name.words[0], *name.parts}
        for first in firsts.union(*(searched.like.get(spelt, ()) for spelt in firsts)):
            starts[first].append(name)
    for at, word in enumerate(words):
        for name in starts.get(word.lower, ()):
            yield from _whole(name, words, at, text, searched)
            yield from _part(name, word, text, searched)
    yield from _split(wanted, words, text)


def _whole(name: Sought, words: list[Word], at: int, text: Text, searched: Searched) -> Iterator[Found]:
    run = words[at : at + len(name.words)]
    if len(run) < len(name.words) or not all(_beside(text.words, *pair) for pair in pairwise(run)):
        return
    same = [word.lower == wanted for word, wanted in zip(run, name.words, strict=True)]
    like = [word.lower in searched.like.get(wanted, ()) for word, wanted in zip(run, name.words, strict=True)]
    if all(same) and (len(run) > 1 or _names(run[0], searched)):
        yield _found(name.name, run, text, "exact", doubtful=len(run) == 1 and _is_doubtful(run[0], searched))
    elif not all(same) and all(map(max, same, like)) and (len(run) > 1 or _misspells(run[0], searched)):
        yield _found(name.name, run, text, "variant")


def _beside(said: str, left: Word, right: Word) -> bool:
    return not left.possessive and adjoining(said, left, right)


def _part(name: Sought, word: Word, text: Text, searched: Searched) -> Iterator[Found]:
    if word.lower in name.parts:
        if _names(word, searched):
            doubtful = word.lower in searched.shared or _is_doubtful(word, searched)
            yield _found(name.name, [word], text, "exact", part=True, doubtful=doubtful)
    elif _misspells(word, searched) and any(word.lower in searched.like.get(part, ()) for part in name.parts):
        yield _found(name.name, [word], text, "variant", part=True)


def _split(wanted: list[Sought], words: list[Word], text: Text) -> Iterator[Found]:
    """Find one word of a name that was written as two: "Oka for"."""
    joined: dict[str, Sought] = {}
    for name in wanted:
        alone = name.parts or (frozenset(name.words) if len(name.words) == 1 else frozenset[str]())
        joined.update((part, name) for part in alone if len(part) >= _SHORTEST_SPLIT)
    for left, right in pairwise(words):
        known = joined.get(left.lower + right.lower)
        if known is not None and _beside(text.words, left, right):
            yield _found(known.name, [left, right], text, "variant", part=bool(known.parts))


def _names(word: Word, searched: Searched) -> bool:
    """Say whether a word that is spelt like a name may be one: a small letter makes an ordinary word of it."""
    return word.capital or not searched.is_ordinary(word)


def _misspells(word: Word, searched: Searched) -> bool:
    """Say whether a word may be a misspelt name: an ordinary word is one only with a capital inside a sentence."""
    if word.lower in GENERAL or word.lower.removesuffix("s") in GENERAL:
        return False
    return not searched.is_ordinary(word) or (word.capital and not word.first)


def _is_doubtful(word: Word, searched: Searched) -> bool:
    return searched.is_ordinary(word) and word.first


def _found(
    name: Name, run: Sequence[Word], text: Text, match: Match, *, part: bool = False, doubtful: bool = False
) -> Found:
    place = Place(text.source, run[0].start, run[-1].end)
    if match == "exact" and run[-1].possessive:
        match = "possessive"
    return Found(name, place, text.words[place.start : place.end], match, part, doubtful)
