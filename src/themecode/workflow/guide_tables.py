"""The interview guide as tables: its questions, the turns that ask them, what became of each in each case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from themecode.analysis import Asked, AskedTurn
from themecode.model import ANSWERS, Cell, Document, Guide, Table, Turn, clock
from themecode.problems import Problem
from themecode.workflow import asking
from themecode.workflow.study import Study

_MEANS = (
    "answered: somebody of the case spoke before another question of the guide was asked. nothing said: nobody did. "
    "not asked: no turn of an interviewer asks it."
)
_SHOWN = 5


def questions_table(study: Study) -> Table:
    """Return the questions of the guide, and of how many cases each was asked and answered."""
    guide = asking.guide_of(study)
    asked = asking.asked(study, guide)
    turns = Counter(one.question for one in asking.asked_turns(study, guide))
    rows: list[tuple[Cell, ...]] = []
    for question in guide.questions:
        states = Counter(asked.question(case, question.id) for case in asked.cases)
        counts = (states["answered"] + states["nothing said"], *(states[state] for state in ANSWERS[:3]))
        words = question.wordings[0].written if question.wordings else ""
        codes = " ".join(question.codes)
        rows.append((question.id, words, question.research_question, codes, turns[question.id], *counts))
    header = ("question", "wording", "research question", "codes", "turns", "asked", *ANSWERS[:3])
    return Table("guide", header, tuple(rows), f"{_basis(guide, asked)} {_MEANS}")


def narrowed(table: Table) -> Table:
    """Leave out of the questions what a screen has no room for: their wording and what they are about."""
    kept = [n for n, name in enumerate(table.header) if name not in ("wording", "research question", "codes")]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return Table(table.name, tuple(table.header[n] for n in kept), rows, f"{table.basis} -o FILE has the wordings.")


def answers_table(study: Study) -> Table:
    """Return what became of each question in each case: rows are questions, columns are cases."""
    guide = asking.guide_of(study)
    asked = asking.asked(study, guide)
    rows = tuple((one, *(asked.question(case, one) for case in asked.cases)) for one in guide.ids)
    return Table("questions by case", ("question", *asked.cases), rows, f"{_basis(guide, asked)} {_MEANS}")


def turns_table(study: Study, name: str = "") -> Table:
    """Return the turns of the interviewers with the questions that each asks, in one document or all."""
    guide = asking.guide_of(study)
    documents = [study.document(name)] if name else study.documents
    found: dict[tuple[str, int], list[AskedTurn]] = {}
    for one in asking.asked_turns(study, guide):
        found.setdefault((one.document, one.turn), []).append(one)
    rows = []
    for document in documents:
        for turn in asking.interviewers_turns(study, document):
            here = found.get((document.id, turn.number), [])
            questions, by = " ".join(one.question for one in here), "; ".join(dict.fromkeys(one.by for one in here))
            rows.append((document.id, turn.number, clock(turn.start_ms), questions, by, _said(document, turn)))
    told = sum(bool(row[3]) for row in rows)
    basis = f"{len(rows)} turns of interviewers in {len(documents)} documents; {told} ask a question of the guide."
    header = ("document", "turn", "time", "question", "by", "text")
    return Table("turns of interviewers", header, tuple(rows), f"{basis} By hand: themecode guide match DOC TURN Q")


def problems(study: Study) -> list[Problem]:
    """Say what in the guide and its matches wants a look."""
    guide = asking.guide_of(study)
    asked = asking.asked(study, guide)
    turns = asking.asked_turns(study, guide)
    return [*_of_questions(guide, asked), *_of_codes(study, guide), *_of_turns(study, turns), *_of_matches(study)]


def _of_questions(guide: Guide, asked: Asked) -> Iterator[Problem]:
    for question in guide.questions:
        states = Counter(asked.question(case, question.id) for case in asked.cases)
        if states["not asked"] == len(asked.cases):
            mend = "Was it asked in other words? Add a rule, or: themecode guide match DOC TURN QUESTION"
            yield Problem(question.place, f"No turn was found that asks '{question.id}'.", mend, "warning")
        elif states["not asked"]:
            missing = [case for case in asked.cases if asked.question(case, question.id) == "not asked"]
            says = f"'{question.id}' was found in {len(asked.cases) - len(missing)} of {len(asked.cases)} cases, "
            yield Problem(question.place, f"{says}not in {_listed(missing)}.", "", "note")
        if not question.codes:
            says = f"'{question.id}' is about no code: nobody is counted as asked by it."
            yield Problem(question.place, says, "Name them: codes: [...]", "note")


def _of_codes(study: Study, guide: Guide) -> Iterator[Problem]:
    if study.store.codebook() is not None:
        silent = [code.id for code in study.codebook if code.id not in guide.codes and not code.group]
        if silent:
            says = f"No question is about {len(silent)} codes: {_listed(silent)}."
            yield Problem("guide", says, "Who was asked about them is not known.", "note")
        for question in guide.questions:
            gone = [code for code in question.codes if code not in study.codebook.ids]
            if gone:
                says = f"The codebook in use has none of these codes any more: {_listed(gone)}."
                yield Problem(question.place, says, "Mend the guide and bring it in again.", "warning")


def _of_turns(study: Study, turns: list[AskedTurn]) -> Iterator[Problem]:
    asking_turns = {(one.document, one.turn) for one in turns}
    for document in study.documents:
        open_ = [
            turn.number
            for turn in asking.interviewers_turns(study, document)
            if (document.id, turn.number) not in asking_turns and "?" in document.text[turn.start : turn.end]
        ]
        if open_:
            says = f"{len(open_)} turns of interviewers have a question mark and ask no question of the guide: "
            mend = f"Follow-ups need none. See: themecode guide turns {document.id}"
            yield Problem(document.id, f"{says}{_listed([str(number) for number in open_])}.", mend, "note")


def _of_matches(study: Study) -> Iterator[Problem]:
    now = {document.id: document.sha256 for document in study.documents}
    held = {(m.document, m.sha256) for m in study.store.guide_matches()}
    lost = {name for name, sha256 in held if now.get(name) != sha256 and (name, now.get(name)) not in held}
    for document in sorted(lost):
        says = "What was said by hand of its turns was said of another text."
        yield Problem(document, says, f"Look once more: themecode guide turns {document}", "warning")


def _said(document: Document, turn: Turn) -> str:
    return document.text[turn.start : turn.end]


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _basis(guide: Guide, asked: Asked) -> str:
    version = f", version {guide.version}" if guide.version else ""
    return f"{len(guide.questions)} questions of '{guide.title}'{version}, in {len(asked.cases)} cases."
