"""Proposals from texts: what is known, what has a shape, what has a capital; each with its forms and places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from themecode.pseudonyms.candidates import candidates
from themecode.pseudonyms.name_words import UNMISTAKABLE
from themecode.pseudonyms.patterns import shaped
from themecode.pseudonyms.proposal import Form, Kind, Match, Name, Place, Proposal, Text
from themecode.pseudonyms.searching import Found, Searched, search, sought, without_overlaps

_NUMBERED = re.compile(r"\[([A-Z][A-Za-z -]*) (\d+)\]")


@dataclass(frozen=True)
class Known:
    """What a study knows of names: those to look for, ordinary words, and words that it writes with a capital."""

    names: Sequence[Name] = ()
    ordinary: frozenset[str] = frozenset()
    general: AbstractSet[str] = frozenset()
    used: Mapping[str, str] | None = None
    """Names that were replaced before, lower case, with what stands for them: the same is proposed again."""
    placed: Sequence[tuple[Name, Place, str]] = ()
    """Places that are a name as a whole, with the words there: the names of speakers."""


def propose(texts: Sequence[Text], known: Known) -> list[Proposal]:
    """Return what may be a name in these texts, each with a replacement; nothing is changed.

    >>> texts = [Text("P01", "I met Amara Bell in Leeds. Amara's team, and Belll, use ana@example.org.")]
    >>> found = propose(texts, Known([Name("person", "Amara Bell", "case P01", "[P01]")]))
    >>> [(proposal.name, proposal.replacement) for proposal in found]
    [('Amara Bell', '[P01]'), ('ana@example.org', '[E-mail 1]'), ('Leeds', '[Place 1]')]
    >>> [(form.written, form.match) for form in found[0].forms]
    [('Amara Bell', 'exact'), ('Amara', 'possessive'), ('Belll', 'variant')]
    """
    ordinary = known.ordinary - UNMISTAKABLE
    searched = Searched(texts, ordinary)
    shapes = [found for text in texts for found in _shapes(text)]
    roster = search([sought(name, ordinary) for name in _distinct(known.names)], searched)
    settled = without_overlaps([*shapes, *roster])
    guesses = candidates(searched, [found.place for found in settled], known.general)
    guessed = search([sought(name, ordinary) for name in guesses], searched)
    free = _free(guessed, settled)
    placed = [Found(name, place, written, "exact") for name, place, written in known.placed]
    return _numbered(_gathered([*placed, *settled, *free]), texts, known.used or {})


def _distinct(names: Sequence[Name]) -> list[Name]:
    """Keep each name once, the first time that it is given."""
    return list({name.written.casefold(): name for name in reversed(names)}.values())[::-1]


def _shapes(text: Text) -> Iterable[Found]:
    for kind, start, end in shaped(text.words):
        written = text.words[start:end]
        yield Found(Name(kind, written, f"the shape of a {kind}"), Place(text.source, start, end), written, "exact")


def _free(found: Sequence[Found], settled: Sequence[Found]) -> list[Found]:
    taken: dict[str, set[int]] = defaultdict(set)
    for one in settled:
        taken[one.place.source].update(range(one.place.start, one.place.end))
    return [one for one in found if taken[one.place.source].isdisjoint(range(one.place.start, one.place.end))]


def _gathered(found: Sequence[Found]) -> list[Proposal]:
    """Bring the places of one name together, form by form: what was found first comes first."""
    by_name: dict[tuple[Kind, str], list[Found]] = defaultdict(list)
    for one in found:
        by_name[one.name.kind, one.name.written.casefold()].append(one)
    return [
        Proposal(kind, ones[0].name.written, ones[0].name.replacement, _forms(ones), ones[0].name.why)
        for (kind, _), ones in by_name.items()
    ]


def _forms(found: Sequence[Found]) -> tuple[Form, ...]:
    places: dict[tuple[str, Match, bool], list[Place]] = defaultdict(list)
    for one in found:
        places[one.written, one.match, one.doubtful].append(one.place)
    order = ("exact", "possessive", "variant")
    ordered = sorted(places, key=lambda form: (order.index(form[1]), -len(form[0]), form))
    return tuple(Form(written, match, tuple(places[written, match, doubt]), doubt) for written, match, doubt in ordered)


def _numbered(proposals: Sequence[Proposal], texts: Sequence[Text], used: Mapping[str, str]) -> list[Proposal]:
    """Give each name its replacement: the one that it has, had before, or the next number of its kind."""
    highest: dict[str, int] = defaultdict(int)
    for written in (*(text.words for text in texts), *used.values()):
        for found in _NUMBERED.finditer(written):
            highest[found[1]] = max(highest[found[1]], int(found[2]))
    numbered = []
    for proposal in proposals:
        new = proposal.replacement or used.get(proposal.name.casefold(), "")
        if not new:
            kind = proposal.kind[0].upper() + proposal.kind[1:]
            highest[kind] += 1
            new = f"[{kind} {highest[kind]}]"
        numbered.append(replace(proposal, replacement=new))
    return numbered
