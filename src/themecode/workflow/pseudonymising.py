"""Step: names that a person confirmed are replaced: in documents, speakers' names, memos, attributes and sets.

Every document of which anything changes gets a revision; all of it is one action, which one undo takes back.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from themecode.anchoring import DeclaredChange, Replacement
from themecode.errors import ThemecodeError
from themecode.model import Attribute, Document, Turn
from themecode.pseudonyms import KeyEntry, Question
from themecode.workflow.name_search import Finder
from themecode.workflow.name_texts import Source, sources, speakers_by_source
from themecode.workflow.revising import revise_all
from themecode.workflow.revision import Correction, Revision
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.workflow.revising import Acting

VERB = "pseudonymise"


@dataclass(frozen=True)
class Replaced:
    """What was replaced, and what still tells a name and is not replaced: ids and file names, counted not shown."""

    names: int
    places: int
    documents: tuple[str, ...]
    revisions: tuple[Revision, ...]
    speakers: int
    elsewhere: int
    named_files: tuple[str, ...]


def entries(questions: Sequence[Question], author: Author) -> list[KeyEntry]:
    """Return what the key is to hold of the names that were confirmed."""
    left = {question.written for question in questions if question.answer != "yes"}
    return [
        KeyEntry(
            *(one.name, one.written, one.kind, one.replacement),
            tuple(f"{place.source}:{place.start}" for place in one.places),
            *(author.now, author.name, one.written not in left),
        )
        for one in questions
        if one.answer == "yes"
    ]


def check_consistent(questions: Sequence[Question]) -> None:
    """Refuse two replacements for one name, and two rulings on one place. Raises ThemecodeError."""
    accepted = [question for question in questions if question.answer == "yes"]
    stands: dict[tuple[str, str], str] = {}
    taken: dict[str, set[int]] = defaultdict(set)
    for one in accepted:
        known = stands.setdefault((one.kind, one.name), one.replacement)
        if known != one.replacement:
            says = f"One name has two replacements: {known} and {one.replacement}."
            raise ThemecodeError(says, mend="Give all of its forms the same.")
        for place in one.places:
            if not taken[place.source].isdisjoint(range(place.start, place.end)):
                says = f"Two replacements overlap in {place.source} at {place.start}."
                raise ThemecodeError(says, mend="Accept one of them.")
            taken[place.source].update(range(place.start, place.end))


def replace_names(study: Study, questions: Sequence[Question], author: Author) -> Replaced:
    """Replace what was confirmed, and nothing else; codings, memos and evidence keep their places around it."""
    check_consistent(questions)
    accepted = [question for question in questions if question.answer == "yes"]
    changes = _changes(accepted)
    renamed = _renamed(study, accepted)
    corrections = list(_corrections(study, changes, renamed))
    rewritten = [
        (source, changes[source.text.source].applied(source.words))
        for source in sources(study)
        if source.sort != "document" and source.text.source in changes
    ]
    counts = f"{len(accepted)} forms of names in {len(corrections)} documents, {len(rewritten)} memos and values"

    def also(action: Acting, made: Sequence[Revision]) -> None:
        _rewrite(study, action, rewritten, made)
        action.summary = counts

    revisions = revise_all(study, corrections, author, verb=VERB, also=also)
    return Replaced(
        len({(one.kind, one.name) for one in accepted}),
        sum(len(one.places) for one in accepted),
        tuple(correction.document.id for correction in corrections),
        tuple(revisions),
        len({pair for pairs in renamed.values() for pair in pairs}),
        len(rewritten),
        named_files(study, entries(questions, author)),
    )


def _changes(accepted: Sequence[Question]) -> dict[str, DeclaredChange]:
    places: dict[str, list[Replacement]] = defaultdict(list)
    for question in accepted:
        for place in question.places:
            places[place.source].append(Replacement(place.start, place.end, question.replacement))
    return {source: DeclaredChange.of(found) for source, found in places.items()}


def _renamed(study: Study, accepted: Sequence[Question]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, for each document, the speakers who go by another name from now on: as replaced, without brackets."""
    speakers = speakers_by_source(study)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for question in accepted:
        for place in question.places:
            if place.source in speakers:
                speaker = speakers[place.source]
                found[speaker.document].append((speaker.name, question.replacement.strip("[]")))
    return {document: tuple(pairs) for document, pairs in found.items()}


def _corrections(
    study: Study, changes: Mapping[str, DeclaredChange], renamed: Mapping[str, tuple[tuple[str, str], ...]]
) -> Iterator[Correction]:
    for document in study.documents:
        change, names = changes.get(document.id), renamed.get(document.id, ())
        if change is not None or names:
            placing = change or DeclaredChange(())
            yield Correction(corrected(document, placing, dict(names)), placing, names)


def corrected(document: Document, change: DeclaredChange, names: Mapping[str, str]) -> Document:
    """Return a document with names replaced in its text and its speakers; turns keep their numbers and times."""
    text = change.applied(document.text)
    turns = tuple(_turn(turn, change, names) for turn in document.turns)
    return replace(document, text=text, turns=turns, sha256=hashlib.sha256(text.encode()).hexdigest())


def _turn(turn: Turn, change: DeclaredChange, names: Mapping[str, str]) -> Turn:
    placed = change.place(turn.start, turn.end)
    return replace(turn, speaker=names.get(turn.speaker, turn.speaker), start=placed.start, end=placed.end)


def _rewrite(study: Study, action: Acting, rewritten: Sequence[tuple[Source, str]], made: Sequence[Revision]) -> None:
    """Write memos, attributes and descriptions of sets with the names replaced, at the places that they have now."""
    memos = {memo.id: memo for memo in study.store.memos()}
    memos |= {moved.after.id: moved.after for revision in made for moved in revision.memos}
    sets = {named.name: named for named in study.store.named_sets()}
    values = {(case.id, one.name): one for case in study.cases for one in case.attributes}
    values |= {(moved.case, moved.after.name): moved.after for revision in made for moved in revision.evidence}
    for source, words in rewritten:
        first, *rest = source.ids
        if source.sort in ("memo", "memo-title"):
            memo = memos[first]
            is_text = source.sort == "memo"
            memos[first] = replace(memo, text=words) if is_text else replace(memo, title=words)
            action.set_memo(memos[first])
        elif source.sort == "attribute":
            held = values[first, rest[0]]
            action.set_attribute(first, Attribute(held.name, words, held.evidence))
        elif source.sort == "document-attribute":
            action.set_document_attribute(first, rest[0], words)
        else:
            action.set_named_set(replace(sets[first], description=words))


def named_files(study: Study, known: Sequence[KeyEntry]) -> tuple[str, ...]:
    """Return the ids of documents and cases of which the id or the file's name holds a name of the key."""
    finder = Finder.of(known)
    documents = (document.id for document in study.documents if finder.in_id(f"{document.id} {document.file}"))
    cases = (case.id for case in study.cases if finder.in_id(case.id))
    return tuple(dict.fromkeys((*documents, *cases)))
