"""Step: names proposed for replacement, as questions to a person; in a table and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from themecode import exports, pseudonyms, tagging
from themecode.errors import ThemecodeError
from themecode.model import Table
from themecode.pseudonyms import Answer, Kind, Known, Match, Question, Text
from themecode.workflow.name_texts import placed_speakers, sources, speakers_by_source
from themecode.workflow.roster import roster
from themecode.workflow.study import Study

HEADER = ("accept", "kind", "name", "written", "match", "replacement", "times", "places", "context", "why")
Ask = Callable[[Question, int, int], str]
"""Shows a question, its number and how many there are; returns y, n, a, x, q, or o and a replacement."""


@dataclass(frozen=True)
class NameOptions:
    """Where names come from: a file of them, a spaCy model, names replaced before; or a file of proposals."""

    names: Path | None = None
    model: str = ""
    used: Mapping[str, str] | None = None
    proposals: Path | None = None


def propose(
    study: Study, names: Path | None = None, model: str = "", used: Mapping[str, str] | None = None
) -> list[Question]:
    """Return what may be a name in a study, as questions without answers. Nothing is changed.

    `names` is a person's own file of names, `model` a spaCy model that is installed here; `used` are names that were
    replaced before, with what stands for them.
    """
    texts = [source.text for source in sources(study)]
    known = roster(study, names)
    if model:
        known += [pseudonyms.Name(kind, written, f"named by {model}") for kind, written in _by_model(model, texts)]
    words = {word.lower for text in texts for word in pseudonyms.words_of(text)}
    told = Known(known, tagging.ordinary_words(words), frozenset(), used, placed_speakers(study, known))
    return pseudonyms.questions(pseudonyms.propose(texts, told), [*texts, *_speaker_texts(study)])


def _speaker_texts(study: Study) -> list[Text]:
    return [Text(source, speaker.name) for source, speaker in speakers_by_source(study).items()]


def _by_model(model: str, texts: Sequence[Text]) -> list[tuple[pseudonyms.Kind, str]]:
    kinds: dict[str, pseudonyms.Kind] = {"person": "person", "place": "place", "organisation": "organisation"}
    found = tagging.named_by(model, [text.words for text in texts])
    return [(kinds[kind], written) for kind, written in found]


def words_by_source(study: Study) -> dict[str, str]:
    """Return the words of everything that may hold names, by source."""
    return {text.source: text.words for text in [*(one.text for one in sources(study)), *_speaker_texts(study)]}


def proposals_table(questions: Sequence[Question]) -> Table:
    """Return questions as a table in which a person answers: yes, no, or nothing yet, in the column accept."""
    rows = tuple(
        (
            *(one.answer, one.kind, one.name, one.written, one.match, one.replacement, len(one.places)),
            *(pseudonyms.write_places(one.places), one.context, one.why),
        )
        for one in questions
    )
    names = len({(one.kind, one.name) for one in questions})
    places = sum(len(one.places) for one in questions)
    basis = f"{names} names in {len(rows)} forms at {places} places. Nothing is replaced until a person says yes."
    return Table("proposals", HEADER, rows, basis)


def read_proposals(study: Study, file: Path) -> list[Question]:
    """Read a table of proposals back. Raises ThemecodeError where it is broken, or older than the texts."""
    rows = _rows(file)
    words = words_by_source(study)
    questions = []
    for number, row in enumerate(rows, 2):
        question = _question(row, f"{file.name}, row {number}", words)
        if question.answer == "yes" or question.places:
            questions.append(question)
    return questions


def read_answers(file: Path, answer: Answer) -> frozenset[str]:
    """Return the forms that a person answered so in a file of proposals, whatever became of the texts since."""
    return frozenset(row["written"] for row in _rows(file) if _ANSWERS.get(row["accept"].strip().lower()) == answer)


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemecodeError(f"{file} cannot be read.", mend="Save it as CSV in UTF-8.") from error
    first = text.partition("\n")[0]
    try:
        reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
        missing = [name for name in HEADER if name not in (reader.fieldnames or ())]
        if missing:
            says = f"{file.name} is no table of proposals: it has no column {', '.join(missing)}."
            raise ThemecodeError(says, mend="Make one: themecode pseudonymise -o proposals.csv")
        return [{name: exports.unescape_cell(value or "") for name, value in row.items() if name} for row in reader]
    except csv.Error as error:
        raise ThemecodeError(f"{file.name} is no CSV that can be read.", mend="Save it as CSV in UTF-8.") from error


_MATCHES: tuple[Match, ...] = ("exact", "possessive", "variant")
_ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("yes", "y", "1", "true", "x", "ja", "accept"), "yes"),
    **dict.fromkeys(("no", "n", "0", "false", "reject"), "no"),
    "": "",
}  # fmt: skip


def _question(row: Mapping[str, str], place: str, words: Mapping[str, str]) -> Question:
    answer = _ANSWERS.get(row["accept"].strip().lower())
    if answer is None:
        raise ThemecodeError(f"{place}: accept is yes, no or empty.", mend="Mend the row and repeat.")
    kind: Kind = next((kind for kind in pseudonyms.KINDS if kind == row["kind"]), "name")
    match: Match = next((match for match in _MATCHES if match == row["match"]), "exact")
    try:
        places, new = pseudonyms.read_places(row["places"]), pseudonyms.in_brackets(row["replacement"])
    except ValueError as error:
        raise ThemecodeError(f"{place}: its replacement or its places do not read.", mend="Mend the row.") from error
    if any(words.get(one.source, "")[one.start : one.end] != row["written"] for one in places):
        says = f"{place}: other words stand at its places now; the texts changed since the file was made."
        raise ThemecodeError(says, mend="Make it anew: themecode pseudonymise -o proposals.csv")
    return Question(kind, row["name"], row["written"], match, new, places, row["context"], row["why"], answer)


def answer_all(questions: Sequence[Question], words: Mapping[str, str], ask: Ask) -> tuple[list[Question], bool]:
    """Ask for each place of each unanswered question; return all of them, and whether the person went to the end.

    y and n rule about one place, a and x about all places left of this form; o gives the name another replacement
    everywhere; q leaves the rest unanswered.
    """
    done, queue = list[Question](), list(questions)
    total = len(queue)
    while queue:
        question = queue.pop(0)
        if question.answer:
            done.append(question)
            continue
        said = ask(question, total - len(queue), total)
        if said == "q":
            return [*done, question, *queue], False
        if said.startswith("o"):
            done, queue = (_renamed(group, question, said[1:]) for group in (done, [question, *queue]))
            continue
        answer: Answer = "yes" if said in ("y", "a") else "no"
        if said in ("y", "n") and len(question.places) > 1:
            rest = replace(question, places=question.places[1:])
            context = pseudonyms.context(words[rest.places[0].source], rest.places[0])
            queue.insert(0, replace(rest, context=context))
            question = replace(question, places=question.places[:1])
        done.append(replace(question, answer=answer))
    return done, True


def _renamed(questions: Sequence[Question], like: Question, new: str) -> list[Question]:
    same = (like.kind, like.name)
    wanted = pseudonyms.in_brackets(new)
    return [replace(one, replacement=wanted) if (one.kind, one.name) == same else one for one in questions]
