"""Step: the interview guide, and which turns of the interviewers ask its questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from themecode import analysis, codebooks, tagging
from themecode.analysis import Asked, AskedTurn
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Asking, Code, Codebook, Document, Guide, GuideMatch, Turn, matched_by_hand
from themecode.problems import Problem
from themecode.workflow.progress import Readers
from themecode.workflow.study import Author, Study

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


class GuideError(ThemecodeError):
    """A guide that cannot be used, with every mistake in it."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(f"  {problem}" for problem in problems)
        count = f"{len(problems)} mistake{'s' if len(problems) != 1 else ''}"
        super().__init__(f"The guide {file} has {count}:\n{listed}\n", mend="Mend them and repeat.")


def import_guide(study: Study, path: Path, author: Author) -> Guide:
    """Put a guide's file to use; the same file again changes nothing. Raises GuideError with every mistake."""
    reading = codebooks.read_guide(path)
    problems = list(reading.problems)
    if reading.guide is not None:
        problems += [*_rules_of(reading.guide)[1], *_unknown_codes(study, reading.guide)]
    if reading.guide is None or problems:
        raise GuideError(path.name, problems)
    used = study.store.guide()
    if used is None or used.sha256 != reading.guide.sha256:
        summary = f"{path.name}: {len(reading.guide.questions)} questions"
        with study.store.action("guide import", summary, coder=author.name, now=author.now) as action:
            action.use_guide(reading.guide, path.name)
    return reading.guide


def _unknown_codes(study: Study, guide: Guide) -> Iterator[Problem]:
    if study.store.codebook() is None:
        return
    for question in guide.questions:
        for code in question.codes:
            if code not in study.codebook.ids:
                error = UnknownNameError("code", code, study.codebook.ids)
                yield Problem(question.place, f"The codebook has no code '{code}'.", error.mend)


def guide_of(study: Study) -> Guide:
    """Return the guide in use. Raises ThemecodeError where there is none."""
    found = guide_if_any(study)
    if found is None:
        mend = "Bring one in: themecode guide import guide.yaml"
        raise ThemecodeError("This project has no interview guide yet.", mend=mend)
    return found


def guide_if_any(study: Study) -> Guide | None:
    """Return the guide in use, None where there is none."""
    used = study.store.guide()
    return None if used is None else codebooks.read_guide_text(used.source, used.file).guide


def match(study: Study, place: tuple[str, int], question: str, author: Author, *, asks: bool = True) -> Turn:
    """Keep a person's word that a turn asks a question, or that it does not. Raises ThemecodeError."""
    document, guide = study.document(place[0]), guide_of(study)
    if question not in guide.ids:
        raise UnknownNameError("question", question, guide.ids)
    turn = next((turn for turn in document.turns if turn.number == place[1]), None)
    if turn is None:
        says = f"{document.id} has no turn {place[1]}; its last is {len(document.turns)}."
        raise ThemecodeError(says, mend=f"Turns are numbered in: themecode show {document.id}")
    ruling: Asking = "asks" if asks else "does not ask"
    kept = GuideMatch(document.id, document.sha256, turn.number, question, ruling, author.name, author.now)
    summary = f"{document.id} turn {turn.number} {ruling} {question}"
    with study.store.action("guide match", summary, coder=author.name, now=author.now) as action:
        action.set_guide_match(kept)
    return turn


def asked_turns(study: Study, guide: Guide) -> list[AskedTurn]:
    """Return every turn that asks a question of the guide: as its rules, its wordings or people say; people win."""
    matches: dict[str, list[GuideMatch]] = {}
    for one in study.store.guide_matches():
        matches.setdefault(one.document, []).append(one)
    by_rule = _by_rule(study, guide)
    found = []
    for document in study.documents:
        by_hand = matched_by_hand(matches.get(document.id, ()), document)
        here = {key: one for key, one in by_rule[document.id].items() if by_hand.get(key) != "does not ask"}
        for (turn, question), ruling in by_hand.items():
            if ruling == "asks" and question in guide.ids:
                here[turn, question] = AskedTurn(document.id, turn, question, "by hand")
        found += [one for _, one in sorted(here.items())]
    return found


def _by_rule(study: Study, guide: Guide) -> dict[str, dict[tuple[int, str], AskedTurn]]:
    """Return, by document, the turns that ask a question as its rules or its wordings tell."""
    asking = [(document, interviewers_turns(study, document)) for document in study.documents]
    found: dict[str, dict[tuple[int, str], AskedTurn]] = {document.id: {} for document, _ in asking}
    if any(question.rules for question in guide.questions):
        documents = {document.id: document for document, _ in asking}
        for coding in tagging.codings(asking, _rules_of(guide)[0], "turn"):
            name = coding.segment.document
            turn = documents[name].turn_at(coding.segment.start).number
            rules = "; ".join(dict.fromkeys(one.rule for one in coding.evidence))
            found[name][turn, coding.code] = AskedTurn(name, turn, coding.code, rules)
    wordings = [(one.id, _spoken(line.written), line.written) for one in guide.questions for line in one.wordings]
    for document, turns in asking:
        for one in turns:
            said = _spoken(document.text[one.start : one.end])
            for question, words, written in wordings:
                if words in said:
                    asks = AskedTurn(document.id, one.number, question, f"“{written}”")
                    found[document.id][one.number, question] = asks
    return found


def interviewers_turns(study: Study, document: Document) -> list[Turn]:
    """Return the turns of those who ask."""
    return [turn for turn in document.turns if study.roles.get((document.id, turn.speaker)) == "interviewer"]


def _spoken(text: str) -> str:
    """Return the words of a text alone, in small letters, each between spaces."""
    return f" {' '.join(word.lower().replace(chr(0x2019), chr(39)) for word in _WORD.findall(text))} "


def _rules_of(guide: Guide) -> tuple[tagging.Rules, list[Problem]]:
    codes = tuple(Code(one.id, "-", rules=one.rules) for one in guide.questions)
    return tagging.compile_codebook(Codebook(guide.title, codes, language=guide.language, source=guide.source))


def asked(study: Study, guide: Guide, *, tagged_is_read: bool = False) -> Asked:
    """Return what each case was asked, and what came of it.

    `tagged_is_read` takes it that the rules have read what nobody has; else only people read.
    """
    quiet = frozenset((s.document, s.name) for s in study.speakers if s.role in ("interviewer", "heading"))
    found = analysis.answers_of(asked_turns(study, guide), study.documents, study.case_index, quiet)
    names = tuple(case.id for case in study.cases)
    return Asked(guide, names, found, frozenset(names) if tagged_is_read else cases_read(study))


def asked_if_any(study: Study, *, tagged_is_read: bool = False) -> Asked:
    """Return what each case was asked; where there is no guide, what was read, with no question."""
    return asked(study, guide_if_any(study) or Guide("", ()), tagged_is_read=tagged_is_read)


def cases_read(study: Study) -> frozenset[str]:
    """Return the cases of which people, one or several together, read or coded every turn."""
    readers = Readers(study)
    names = readers.names
    unread: set[str] = set()
    seen: set[str] = set()
    for document in study.documents:
        done = [readers.states(document, name) for name in names]
        for turn in study.turns_of(document):
            case = analysis.whose(turn, study.case_index)
            seen.add(case)
            if not any(states[turn.number] != "unread" for states in done):
                unread.add(case)
    return frozenset(seen - unread)
