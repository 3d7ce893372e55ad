"""Who was asked what: which cases an interviewer asked a question of the guide, and whether they answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from themecode.model import NO_CASE, Answer, CaseIndex, Document, Guide, Segment, Turn


class AskedTurn(NamedTuple):
    """That a turn of an interviewer asks a question of the guide; `by` is the rule or the person that says so."""

    document: str
    turn: int
    question: str
    by: str = ""


@dataclass(frozen=True)
class Asked:
    """What each case was asked. `answers` has (case, question) where it was asked, and what came of it.

    `read` are the cases whose every turn a person read or coded: of others nobody can say that nothing was said.
    """

    guide: Guide
    cases: tuple[str, ...]
    answers: Mapping[tuple[str, str], Answer] = field(default_factory=dict)
    read: frozenset[str] = frozenset()

    def question(self, case: str, question: str) -> Answer:
        """Say what became of a question in a case."""
        return self.answers.get((case, question), "not asked")

    def about(self, codes: Iterable[str]) -> frozenset[str] | None:
        """Return the cases that were asked about any of some codes; None where no question is about them.

        >>> from themecode.model import Question
        >>> guide = Guide("Talks", (Question("q1", (), codes=("money",)), Question("q2", ())))
        >>> asked = Asked(guide, ("P01", "P02"), {("P01", "q1"): "answered", ("P02", "q2"): "answered"})
        >>> sorted(asked.about(["money"])), asked.about(["time"])
        (['P01'], None)
        """
        wanted = set(codes)
        questions = [one.id for one in self.guide.questions if wanted & set(one.codes)]
        if not questions:
            return None
        return frozenset(case for case, question in self.answers if question in questions)

    def code(self, case: str, codes: Sequence[str], *, said: bool) -> Answer | None:
        """Say what became of a code in a case; None where no question is about it and it was not said.

        `codes` are the code and those that it counts with it; `said` whether the case has a coding of them.
        """
        if said:
            return "answered"
        if case not in self.read:
            return "not read"
        cases = self.about(codes)
        if cases is None:
            return None
        return "nothing said" if case in cases else "not asked"


def answers_of(
    found: Iterable[AskedTurn], documents: Iterable[Document], cases: CaseIndex, quiet: frozenset[tuple[str, str]]
) -> dict[tuple[str, str], Answer]:
    """Say for each case which questions it was asked, and whether it said anything before the next one.

    A question is open from the turn that asks it until another one of the guide is asked. Everybody in a focus group
    is asked; answered it is by who speaks. `quiet` are the (document, speaker) who only ask.

    >>> turns = (Turn("P01", 1, "R", 0, 4), Turn("P01", 2, "Ann", 5, 9), Turn("P01", 3, "R", 10, 14))
    >>> text = Document("P01", "", "txt", "How? Well Why?", turns, "", "")
    >>> from themecode.model import Case
    >>> said = [AskedTurn("P01", 1, "q1"), AskedTurn("P01", 3, "q2")]
    >>> answers_of(said, [text], CaseIndex([Case("P01", ("P01",))], [text]), frozenset({("P01", "R")}))
    {('P01', 'q1'): 'answered', ('P01', 'q2'): 'nothing said'}
    """
    by_turn: dict[tuple[str, int], list[str]] = {}
    for one in found:
        by_turn.setdefault((one.document, one.turn), []).append(one.question)
    answers: dict[tuple[str, str], Answer] = {}
    for document in documents:
        open_: list[str] = []
        heard = [case.id for case in cases.cases_in(document.id)]
        for turn in document.turns:
            open_ = by_turn.get((document.id, turn.number), open_)
            for case, question in ((case, question) for question in open_ for case in heard):
                answers.setdefault((case, question), "nothing said")
            if open_ and (document.id, turn.speaker) not in quiet and turn.end > turn.start:
                _answered(answers, open_, whose(turn, cases))
    return answers


def _answered(answers: dict[tuple[str, str], Answer], questions: Sequence[str], case: str) -> None:
    if case != NO_CASE:
        answers.update(dict.fromkeys(((case, question) for question in questions), "answered"))


def whose(turn: Turn, cases: CaseIndex) -> str:
    """Return the case whose words a turn holds."""
    return cases.case_of(Segment(turn.document, turn.start, max(turn.end, turn.start + 1))).id
