"""What the rules found last, kept while the project is open: only codes whose rules changed are searched for again.

A code's codings depend on its own rules, the turns that are read and the unit, and on nothing else: so those of a code
that says what it said are those that were found. They are compared word by word, not by a date or a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from themecode import tagging
from themecode.model import Code, Codebook, Coding, Document, Turn

if TYPE_CHECKING:
    from themecode.memory import MemoryStore
    from themecode.store import Store

    Compile = Callable[[Codebook], tagging.Rules]

_KEPT: WeakKeyDictionary[Store | MemoryStore, Tagged] = WeakKeyDictionary()


@dataclass(frozen=True)
class Tagged:
    """Turns as they were read, and for each code what it says and what its rules found in them."""

    readings: Sequence[tuple[Document, Sequence[Turn]]]
    unit: tagging.Unit
    language: str
    found: dict[str, tuple[Code, list[Coding]]] = field(default_factory=dict)

    @property
    def turns(self) -> int:
        """How many turns are read."""
        return sum(len(turns) for _, turns in self.readings)

    @cached_property
    def words(self) -> int:
        """How many words these turns have."""
        return sum(_words(document, turns) for document, turns in self.readings)

    @cached_property
    def every_word(self) -> int:
        """How many words all turns of these documents have."""
        return sum(_words(document, document.turns) for document, _ in self.readings)

    def codings(self, codebook: Codebook, ready: Compile, on_document: Callable[[Document], None]) -> list[Coding]:
        """Return what the rules of a codebook code, by place and code. `ready` makes rules run."""
        changed = [code for code in codebook if not self._says_the_same(code)]
        rules = ready(codebook if len(changed) == len(codebook.codes) else replace(codebook, codes=tuple(changed)))
        new: defaultdict[str, list[Coding]] = defaultdict(list)
        for coding in tagging.codings(self.readings, rules, self.unit, on_document):
            new[coding.code].append(coding)
        names = {code.id for code in changed}
        found = {
            code.id: (code, new[code.id] if code.id in names else _moved(*self.found[code.id], code))
            for code in codebook
        }
        self.found.clear()
        self.found.update(found)
        places = {document.id: place for place, (document, _) in enumerate(self.readings)}
        return sorted(
            (coding for _, codings in found.values() for coding in codings),
            key=lambda one: (places[one.segment.document], one.segment.start, one.segment.end, one.code),
        )

    def _says_the_same(self, code: Code) -> bool:
        known = self.found.get(code.id)
        return known is not None and _wording(known[0]) == _wording(code)


def tagged(
    store: Store | MemoryStore,
    readings: Sequence[tuple[Document, Sequence[Turn]]],
    unit: tagging.Unit,
    language: str,
) -> Tagged:
    """Return what was found in just these turns, if that is kept; else a place to keep it in."""
    asked = Tagged(readings, unit, language)
    kept = _KEPT.get(store)
    if kept is None or (kept.readings, kept.unit, kept.language) != (asked.readings, asked.unit, asked.language):
        kept = _KEPT[store] = asked
    return kept


def _wording(code: Code) -> tuple[list[str], list[str]]:
    return [rule.written for rule in code.rules], [rule.written for rule in code.unless]


def _moved(before: Code, codings: list[Coding], after: Code) -> list[Coding]:
    """Give the evidence the places that the rules have in the file now."""
    places = {old.place: new.place for old, new in zip(before.rules, after.rules, strict=True)}
    if all(old == new for old, new in places.items()):
        return codings
    return [
        replace(one, evidence=tuple(sorted(replace(why, place=places[why.place]) for why in one.evidence)))
        for one in codings
    ]


def _words(document: Document, turns: Sequence[Turn]) -> int:
    return sum(len(document.text[turn.start : turn.end].split()) for turn in turns)
