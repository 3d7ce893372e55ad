"""A received project is written into the open action: documents first, then codes, codings, notes, cases, sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from themecode.model import SetMember
from themecode.workflow.receiving_notes import receive_sets
from themecode.workflow.reception import Reception
from themecode.workflow.study import Study

if TYPE_CHECKING:
    from themecode.memory.writing import OpenAction as MemoryAction
    from themecode.store.writing import OpenAction

    Writing = OpenAction | MemoryAction


class Written(NamedTuple):
    """How many memos and sets were written, which are counted only then."""

    memos: int
    sets: int


def write_reception(action: Writing, study: Study, reception: Reception, file: str) -> Written:
    """Write what was received; `file` is the codebook's name in the project."""
    _documents(action, study, reception)
    _cases(action, study, reception)
    if reception.codes.codebook is not None:
        action.use_codebook(reception.codes.codebook, file)
    coded = _codings(action, reception)
    memos = _memos(action, study, reception, coded)
    return Written(sum(map(len, memos.values())), _sets(action, study, reception, memos))


def _documents(action: Writing, study: Study, reception: Reception) -> None:
    case_of = {document: case.id for case in study.cases for document in case.documents}
    for text in reception.texts:
        document = text.document
        wanted = reception.cases.documents.get(document.id, document.id)
        if text.fresh:
            action.add_document(document, case_id=wanted)
        elif document.id in reception.cases.documents and case_of.get(document.id) != wanted:
            action.set_case_document(wanted, document.id)
    for speaker in reception.speakers:
        action.set_speaker(speaker)


def _cases(action: Writing, study: Study, reception: Reception) -> None:
    people = {one: case.id for case in study.cases for one in case.speakers}
    values = {(case.id, one.name): one.value for case in study.cases for one in case.attributes}
    properties = {(d.id, name): value for d in study.documents for name, value in d.attributes}
    for (document, speaker), case in reception.cases.speakers.items():
        if people.get((document, speaker)) != case:
            action.set_case_speaker(case, document, speaker)
    for case, attribute in reception.cases.attributes:
        if values.get((case, attribute.name)) != attribute.value:
            action.set_attribute(case, attribute)
    for document, name, value in reception.cases.properties:
        if properties.get((document, name)) != value:
            action.set_document_attribute(document, name, value)


def _codings(action: Writing, reception: Reception) -> dict[int, str]:
    """Write the new codings; return the id of each coding by its number among those received."""
    new = [number for number, (_, one) in enumerate(reception.codings) if not one.known]
    ids = action.add_codings([reception.codings[number][1].coding for number in new])
    known = {number: one.known for number, (_, one) in enumerate(reception.codings) if one.known}
    return known | dict(zip(new, ids, strict=True))


def _memos(action: Writing, study: Study, reception: Reception, coded: dict[int, str]) -> dict[str, list[str]]:
    """Write the new memos; return the ids of memos by the GUID of their note, those without one under ""."""
    written: dict[str, list[str]] = {}
    for guid, memo in reception.notes(coded).memos(study.store.memos()):
        written.setdefault(guid, []).append(action.set_memo(memo))
    return written


def _sets(action: Writing, study: Study, reception: Reception, memos: dict[str, list[str]]) -> int:
    members: dict[str, list[tuple[SetMember, str]]] = {}
    for text in reception.texts:
        members.setdefault(text.source.guid, []).append(("document", text.document.id))
    for guid, code in reception.codes.ids.items():
        members.setdefault(guid, []).append(("code", code))
    for guid, names in memos.items():
        members.setdefault(guid, []).extend(("memo", name) for name in names)
    wanted = [one for one in reception.project.sets if one.guid not in reception.themes]
    found = list(receive_sets(wanted, members, study.store.named_sets(), reception.losses))
    for one in found:
        action.set_named_set(one)
    return len(found)
