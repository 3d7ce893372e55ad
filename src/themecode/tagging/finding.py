"""Find the phrases of all rules in a text: one pass for all their strings, then a look at what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np

from themecode.tagging.canon import Canon
from themecode.tagging.characters import Places
from themecode.tagging.edges import Hits, beginnings, whole_words, whole_words_owned, word_begins
from themecode.tagging.gaps import MARKS, windows
from themecode.tagging.patterns import Forms, pattern
from themecode.tagging.stretches import Numbered, ordered, stretch
from themecode.tagging.surfaces import Check, surfaces
from themecode.tagging.syntax import Phrase

_MANY = 10_000
"""From so many strings on, the quicker automaton takes longer to build than it saves."""


class Finder:
    """All phrases of a codebook, ready to be found. The cost grows with the text and the hits, not the phrases."""

    def __init__(self, found: Iterable[Phrase], forms: Forms) -> None:
        self.phrases = tuple(found)
        self._forms = forms
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._looks: dict[Check, Callable[[Canon, Hits], Hits]] = {
            "edge": whole_words,
            "possessive": whole_words_owned,
            "beginning": beginnings,
            "pattern": self._matching,
            "inside": self._inside,
        }

    def hits(self, canon: Canon) -> Numbered:
        """Return the stretches (in the canon's bytes) of each phrase."""
        checks, candidates = self._of_phrases(*self._strings_in(canon))
        found = [candidates[:, :0]]
        for number, look in enumerate(self._looks.values()):
            chosen = checks == number
            if chosen.any():
                found.append(np.stack(look(canon, tuple(candidates[:, chosen]))))
        numbers, starts, ends = np.concatenate(found, axis=1)
        return ordered(numbers, stretch(starts, ends))

    def _strings_in(self, canon: Canon) -> Hits:
        """Return each string that stands in the text, hyphens and quotation marks read as spaces."""
        strings, starts, ends = self._scan(canon.data)
        marks = strings >= len(self.strings)
        squeezed = windows(canon, starts[marks], ends[marks], self._longest)
        found = strings[~marks], starts[~marks] + self._lead[strings[~marks]], ends[~marks]
        if squeezed is None:
            return found
        strings, starts, ends = self._scan(squeezed.data)
        marks = strings >= len(self.strings)
        strings = strings[~marks]
        more = strings, *squeezed.original(starts[~marks] + self._lead[strings], ends[~marks])
        return (
            np.concatenate((found[0], more[0])),
            np.concatenate((found[1], more[1])),
            np.concatenate((found[2], more[2])),
        )

    def _scan(self, data: bytes) -> Hits:
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        strings, ends = (np.fromiter(map(itemgetter(place), found), np.int64, len(found)) for place in (0, 2))
        return strings, ends - self._lengths[strings], ends

    def _of_phrases(self, strings: Places, starts: Places, ends: Places) -> tuple[Places, Places]:
        """Repeat each string found for all the phrases that it may be: what to look at, and three rows of hits."""
        first, many, numbers, checks = self._owners
        times = many[strings]
        rank = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        owners = np.repeat(first[strings], times) + rank
        return checks[owners], np.stack((numbers[owners], np.repeat(starts, times), np.repeat(ends, times)))

    @cached_property
    def _written(self) -> dict[str, list[int]]:
        """For each string, with a space before it where a word must begin: its phrases, and what to look at."""
        written: dict[str, list[int]] = {}
        kinds = {check: number for number, check in enumerate(self._looks)}
        for number, phrase in enumerate(self.phrases):
            for text, check in surfaces(phrase, self._forms):
                string = text if check == "inside" else " " + text
                written.setdefault(string, []).append(number * len(kinds) + kinds[check])
        return written

    @cached_property
    def strings(self) -> list[bytes]:
        """All strings that are looked for, with a space before those that a word must begin with."""
        return [string.encode() for string in self._written]

    @cached_property
    def _lengths(self) -> Places:
        """How long each string is, the marks after the others."""
        return np.array([*map(len, self.strings), *map(len, MARKS)])

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.strings), default=0) + 1

    @cached_property
    def _lead(self) -> Places:
        """1 for the strings that are looked for with a space before them."""
        return np.array([string[0] == " " for string in self._written], dtype=np.int64)

    @cached_property
    def _owners(self) -> tuple[Places, Places, Places, Places]:
        """Where each string's phrases begin in two long columns, how many they are; phrases and checks."""
        many = np.fromiter(map(len, self._written.values()), np.int64, len(self._written))
        flat = np.fromiter(chain.from_iterable(self._written.values()), np.int64, int(many.sum()))
        return np.cumsum(many) - many, many, flat // len(self._looks), flat % len(self._looks)

    @cached_property
    def _automaton(self) -> Any:  # noqa: ANN401 - the library ships no types for it
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        kind = Implementation.DFA if len(self.strings) < _MANY else Implementation.ContiguousNFA
        return BytesAhoCorasick([*self.strings, *MARKS], implementation=kind)

    def _matching(self, canon: Canon, hits: Hits) -> Hits:
        """Keep what a phrase's own pattern matches from its start."""
        numbers, starts, _ = hits
        text, begins = canon.folded.plain, canon.in_folded(starts).tolist()
        found = [self._pattern(number).match(text, at) for number, at in zip(numbers.tolist(), begins, strict=True)]
        kept = np.array([match is not None for match in found], dtype=bool)
        stops = np.array([match.end() for match in found if match is not None], dtype=np.int64)
        return numbers[kept], starts[kept], canon.from_folded(stops)

    def _inside(self, canon: Canon, hits: Hits) -> Hits:
        """Keep what a phrase's own pattern matches from where the word begins that the string stands in."""
        numbers, starts, ends = hits
        return self._matching(canon, (numbers, word_begins(canon, starts), ends))

    def _pattern(self, number: int) -> re.Pattern[str]:
        made = self._patterns.get(number)
        if made is None:
            made = self._patterns[number] = pattern(self.phrases[number], self._forms)
        return made
