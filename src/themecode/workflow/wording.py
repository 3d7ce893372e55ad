"""Step: which words and phrases people use, how many of them, and where groups differ: orientation, not findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from themecode import analysis, tagging
from themecode.model import NO_CASE, Document, Segment
from themecode.workflow.study import Study

_WORD = re.compile(r"(?<![^\W_])(?=[\d'\u2019]*[^\W\d_])[^\W_]+(?:['\u2019][^\W_]+)*")
_JOINS = re.compile(r"[\s\-\u2010\u2011]+")
_SHORTENED = re.compile(r"(?:n't|'(?:ll|ve|re|d|m|s))$")


@dataclass(frozen=True)
class Asked:
    """What is counted: phrases of up to `longest` words that `people` said; `drop` and `keep` change the stop list."""

    longest: int = 2
    people: int = 2
    by: str = ""
    between: tuple[str, str] | None = None
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """The terms, the words said in all by each case, and the stop list with how often each of its words was met."""

    terms: tuple[analysis.Term, ...]
    words: dict[str, int]
    nobodys: int
    stops: dict[str, int] = field(default_factory=dict)
    lemmas: bool = True


def wording(study: Study, asked: Asked) -> Wording:
    """Read participants' words, interviewers left out, and count who says what."""
    english = _language(study) == "en"
    stops = _stop_list(asked, english=english)
    said = [*_said(study)]
    forms = {form for _, _, words in said for _, _, form in words}
    lemmas = _lemmas(forms, english=english)
    met: dict[str, int] = {}
    totals: dict[str, int] = {}
    nobodys = 0
    clauses = []
    for case, document, words in said:
        if case == NO_CASE:
            nobodys += len(words)
            continue
        totals[case] = totals.get(case, 0) + len(words)
        spoken = tuple(analysis.Spoken(start, end, form, lemmas[form], form in stops) for start, end, form in words)
        for word in spoken:
            if word.stop:
                met[word.form] = met.get(word.form, 0) + 1
        clauses.append(analysis.Clause(case, document, spoken))
    found = analysis.terms(clauses, longest=asked.longest, people=asked.people)
    return Wording(tuple(found), totals, nobodys, {word: met.get(word, 0) for word in sorted(stops)}, english)


def _language(study: Study) -> str:
    return study.codebook.language if study.store.codebook() else "en"


def _stop_list(asked: Asked, *, english: bool) -> frozenset[str]:
    """Return the words that are left out: the list for English, and what the user adds or wants to see."""
    listed = tagging.FUNCTION_WORDS | analysis.TALK_WORDS if english else frozenset[str]()
    plain = {*listed, *(word.lower() for word in asked.drop)} - {word.lower() for word in asked.keep}
    return _Shortened(plain) if english else frozenset(plain)


class _Shortened(frozenset[str]):
    """A stop list that knows short forms: "don't" is left out where "do" is."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or super().__contains__(_SHORTENED.sub("", str(word))) or len(str(word)) == 1


def _lemmas(forms: Collection[str], *, english: bool) -> dict[str, str]:
    """Return what each form is counted under: in English its headword, 's taken off; else itself."""
    if not english:
        return {form: form for form in forms}
    bare = {form: form.removesuffix("'s") for form in forms}
    heads = tagging.headwords(set(bare.values()))
    return {form: heads[word] for form, word in bare.items()}


Word = tuple[int, int, str]


def _said(study: Study) -> Iterator[tuple[str, str, list[Word]]]:
    """Yield what participants said, words in a row without a mark between them: case, document, words."""
    index = study.case_index
    for document in study.documents:
        for turn in study.turns_of(document):
            case = index.case_of(Segment(document.id, turn.start, max(turn.end, turn.start + 1))).id
            for words in _clauses(document, turn.start, turn.end):
                yield case, document.id, words


def _clauses(document: Document, start: int, end: int) -> Iterator[list[Word]]:
    text, found, at = document.text, list[Word](), start
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        if found and text[at:begin] != " " and not _JOINS.fullmatch(text, at, begin):
            yield found
            found = []
        found.append((begin, stop, match.group().lower().replace("\u2019", "'")))
        at = stop
    if found:
        yield found
