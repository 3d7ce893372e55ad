"""What was said, as a model reads it: sentences or turns, with whose words they are and what stands around."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from themecode import tagging
from themecode.model import Codebook, Document, RuleText, Segment, Turn
from themecode.suggesting import Marks, Named, Stretch
from themecode.workflow.coding import compiled_rules
from themecode.workflow.study import Study
from themecode.workflow.units import Unit, units_of

Asked = Literal["auto", "sentence", "turn"]
_NOBODY = re.compile(
    r"(participant|interviewee|respondent|speaker|person|unknown|text|answer|p|r|s)[\s_.-]*\d*", re.IGNORECASE
)
_WHOLE = 0.8
_SAME = 0.5
_LEAST = 5


@dataclass(frozen=True)
class Spoken:
    """All stretches of a study in the order of the text, each with its segment and its turn's number."""

    study: Study
    unit: Unit
    segments: tuple[Segment, ...]
    turns: tuple[int, ...]
    stretches: tuple[Stretch, ...]

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook in use."""
        return self.study.codebook

    @cached_property
    def codes(self) -> tuple[Named, ...]:
        """The codes that a person can give, with what the codebook says of each."""
        return tuple(
            Named(code.id, code.name.replace("_", " "), _meaning(code.meaning, code.examples))
            for code in self.codebook
            if not code.group
        )

    @cached_property
    def rules(self) -> Marks:
        """Which stretches the codebook's rules code."""
        found = np.zeros((len(self.stretches), len(self.codes)), dtype=bool)
        for number, code in enumerate(self.codes):
            found[:, number] = [code.id in stretch.rules for stretch in self.stretches]
        return found

    @cached_property
    def keyword(self) -> Marks:
        """Which stretches have a word of the code's name, in any inflection: the plainest way to suggest."""
        named = {code.id: code for code in self.codes}
        codes = tuple(
            replace(code, rules=(RuleText(rule),), unless=())
            if (rule := _rule(named[code.id].name))
            else replace(code, rules=())
            for code in self.codebook
            if code.id in named
        )
        hits = _hits(self.study, replace(self.codebook, codes=codes))
        found = np.zeros((len(self.stretches), len(self.codes)), dtype=bool)
        for row, segment in enumerate(self.segments):
            for number, code in enumerate(self.codes):
                found[row, number] = code.id in hits.get(segment.document, {}) and _inside(
                    hits[segment.document][code.id], segment
                )
        return found

    def codebook_place(self, code: str) -> int:
        """Return the column of a code."""
        return [one.id for one in self.codes].index(code)

    @cached_property
    def row_of(self) -> dict[Segment, int]:
        """The row of each segment."""
        return {segment: row for row, segment in enumerate(self.segments)}


def spoken(study: Study, asked: Asked = "auto") -> Spoken:
    """Return what participants said, as sentences or turns; `auto` takes what people's codings are more like."""
    unit = _unit(study) if asked == "auto" else asked
    units, hits, people = units_of(study, study.documents, unit), _hits(study, study.codebook), interviewees(study)
    segments, turns, stretches = [], [], []
    for document in study.documents:
        questions, places = _questions(study, document), hits.get(document.id, {})
        for number, segment in enumerate(units.within(document.id)):
            turn = document.turn_at(segment.start)
            rules = frozenset(code for code, found in places.items() if _inside(found, segment))
            whose, asked_before = people[document.id, turn.speaker], questions[turn.number]
            segments.append(segment)
            turns.append(turn.number)
            text = segment.words_of(document.text)
            stretches.append(Stretch(text, whose, asked_before, rules, follows=number > 0))
    return Spoken(study, unit, tuple(segments), tuple(turns), tuple(stretches))


def _unit(study: Study) -> Unit:
    """Return what most of people's codings are: whole turns, or less."""
    texts = {document.id: document for document in study.documents}
    whole = part = 0
    for coding in study.codings:
        if coding.origin == "person" and coding.segment.document in texts:
            turn = texts[coding.segment.document].turn_at(coding.segment.start)
            covered = min(coding.segment.end, turn.end) - max(coding.segment.start, turn.start)
            whole, part = (whole + 1, part) if covered >= _WHOLE * (turn.end - turn.start) else (whole, part + 1)
    return "turn" if whole > part else "sentence"


def _meaning(meaning: tuple[str, str, str], examples: Iterable[RuleText]) -> str:
    definition, use_when, _ = meaning
    return " ".join([definition, use_when, *(example.written for example in examples)])


def _rule(name: str) -> str:
    words = [word.lower() for word in re.findall(r"[^\W\d_]{3,}", name)]
    return " OR ".join(dict.fromkeys(words))


def _hits(study: Study, codebook: Codebook) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Return where the rules' words stand, by document and code."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    readings = [(document, study.turns_of(document)) for document in study.documents]
    for coding in tagging.codings(readings, compiled_rules(codebook), "sentence"):
        found[coding.segment.document][coding.code] += [(one.start, one.end) for one in coding.evidence]
    return found


def _inside(places: Sequence[tuple[int, int]], segment: Segment) -> bool:
    return any(start < segment.end and segment.start < end for start, end in places)


def _questions(study: Study, document: Document) -> dict[int, str]:
    """Return for each turn what the interviewer said last before it."""
    found, asked = {}, ""
    for turn in document.turns:
        found[turn.number] = asked
        if study.roles.get((document.id, turn.speaker)) == "interviewer":
            asked = document.text[turn.start : turn.end]
    return found


def interviewees(study: Study) -> dict[tuple[str, str], str]:
    """Say whose words each speaker's in each document are, so that a person is never on both sides of a test.

    Words of one case belong together; so do those of a name that speaks in two files, and documents of which more
    than half says word by word the same.
    """
    joined: dict[str, str] = {}
    names: dict[str, str] = {}
    person: dict[tuple[str, str], str] = {}
    for document in study.documents:
        for turn in document.turns:
            if (document.id, turn.speaker) in person:
                continue
            case = study.case_index.case_of(Segment(document.id, turn.start, max(turn.end, turn.start + 1)))
            mine = f"case {case.id}" if case.documents or case.speakers else f"document {document.id}"
            person[document.id, turn.speaker] = mine
            quiet = study.roles.get((document.id, turn.speaker)) != "participant"
            if not quiet and not _NOBODY.fullmatch(turn.speaker.strip()):
                _join(joined, names.setdefault(turn.speaker.strip().lower(), mine), mine)
    for one, other in _same_texts(study):
        for speaker in (turn.speaker for turn in other.turns):
            _join(joined, person[one.id, one.turns[0].speaker], person[other.id, speaker])
    return {place: _root(joined, mine) for place, mine in person.items()}


def _same_texts(study: Study) -> Iterator[tuple[Document, Document]]:
    """Yield documents that are one interview twice: more than half of the shorter one's longer turns are the same."""
    said = {d.id: {d.text[t.start : t.end].lower() for t in study.turns_of(d) if _long(d, t)} for d in study.documents}
    texts = {document.id: document for document in study.documents}
    having: dict[str, list[str]] = defaultdict(list)
    for name, turns in said.items():
        for words in turns:
            having[words].append(name)
    shared = Counter(
        (one, other) for names in having.values() for k, one in enumerate(names[:20]) for other in names[k + 1 : 20]
    )
    for (one, other), count in sorted(shared.items()):
        if count > _SAME * min(len(said[one]), len(said[other])):
            yield texts[one], texts[other]


def _long(document: Document, turn: Turn) -> bool:
    return document.text[turn.start : turn.end].count(" ") >= _LEAST


def _join(joined: dict[str, str], one: str, other: str) -> None:
    first, second = _root(joined, one), _root(joined, other)
    if first != second:
        joined[max(first, second)] = min(first, second)


def _root(joined: dict[str, str], name: str) -> str:
    while name in joined:
        name = joined[name]
    return name
