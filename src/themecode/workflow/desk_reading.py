"""What the page reads: the project, a document, what waits for review, words looked up, memos, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from themecode import viewer
from themecode.model import RULES, Coding, Document, Memo, counted
from themecode.workflow import desk_bulk, desk_tables, finding
from themecode.workflow.desk_bulk import STATUSES
from themecode.workflow.desk_sitting import Answer, Sitting

_MOST_HITS = 500
"""So many hits of a search are shown; how many there are is said."""


def project(sitting: Sitting, _: Answer) -> Answer:
    """Return what a project holds: documents with how far they are, codes, cases, coders."""
    study = sitting.study
    return {
        "title": sitting.settings.title,
        "approach": sitting.settings.approach,
        "me": sitting.author.name,
        "coders": coders(sitting),
        "blind": str(study.veil) if study.veil.documents else "",
        "documents": list(_documents(sitting)),
        "codes": sitting.codes(),
        "cases": [{"id": case.id, "attributes": {a.name: a.value for a in case.attributes}} for case in study.cases],
        "phases": desk_tables.phases(study),
    }


def _documents(sitting: Sitting) -> Iterator[Answer]:
    codings: dict[str, list[Coding]] = {}
    for coding in counted(sitting.study.codings):
        codings.setdefault(coding.segment.document, []).append(coding)
    for document in sitting.study.documents:
        mine = codings.get(document.id, [])
        yield {
            "id": document.id,
            "case": _case(sitting, document),
            "title": document.id,
            "file": document.file,
            "turns": len(document.turns),
            "words": sitting.pages.words(document),
            "codings": len(mine),
            "unreviewed": sum(map(waits, mine)),
            "progress": sitting.progress(document),
            "people": _people(sitting, document),
            "blind": document.id in sitting.study.veil.documents,
        }


def document(sitting: Sitting, asked: Answer) -> Answer:
    """Return a document: its text, turns, sentences, codings and memos."""
    page = sitting.page(asked["document"])
    found, name = page.document, page.document.id
    codings = [coding for coding in sitting.study.codings if coding.segment.document == name]
    return {
        **viewer.document_payload(page, sitting.present.readers.states(found, sitting.author.name)),
        "title": name,
        "case": _case(sitting, found),
        "codings": sitting.codings(codings),
        "memos": sitting.memos(_memos_in(sitting.study.memos, name, {coding.id for coding in codings})),
        "codes": sitting.codes(),
        "coders": coders(sitting),
        "me": sitting.author.name,
        "blind": str(sitting.study.veil) if name in sitting.study.veil.documents else "",
    }


def _people(sitting: Sitting, document: Document) -> Answer:
    """Say how many turns of participants each coder reached, who reached any; nobody where one codes blind."""
    if document.id in sitting.study.veil.documents:
        return {}
    readers = sitting.present.readers
    reached = {name: readers.reached(document, name) for name in readers.names}
    return {name: number for name, number in reached.items() if number}


def _case(sitting: Sitting, document: Document) -> str:
    return " ".join(case.id for case in sitting.study.case_index.cases_in(document.id))


def _memos_in(memos: Iterable[Memo], document: str, codings: set[str]) -> list[Memo]:
    """Return the memos that stand beside a document: on it, on places and on codings in it."""
    return [
        memo
        for memo in memos
        if (memo.about in ("document", "segment") and memo.target == document)
        or (memo.about == "coding" and memo.target in codings)
    ]


def coders(sitting: Sitting) -> list[str]:
    """Return who works on the project: everybody who acted, and the one who asks."""
    names = {action.coder for action in sitting.present.actions} | {sitting.author.name}
    return sorted(names - {RULES, ""})


def changes(sitting: Sitting, asked: Answer) -> Answer:
    """Return which documents changed since a version, and who did what."""
    since, study = asked["since"], sitting.study
    actions = [action for action in sitting.present.actions if action.number > since]
    if not actions and since <= sitting.present.version:
        return {"documents": [], "actions": [], "codebook": False}
    touched = sitting.present.touched(since)
    everywhere = touched.kinds & {"document", "speaker", "memo", "codebook"} or since > sitting.present.version
    visible = {coding.id for coding in study.codings}
    seen = {at for name, at in touched.codings.items() if at not in study.veil.documents or name in visible}
    names = {one.id for one in study.documents} if everywhere else seen
    wanted = {asked["document"]} if "document" in asked else names
    return {
        "documents": sorted(names & wanted),
        "actions": [
            {"number": one.number, "coder": one.coder, "verb": one.verb, "summary": study.veil.summary(one)}
            for one in actions
        ],
        "codebook": "codebook" in touched.kinds,
    }


def waits(coding: Coding) -> bool:
    """Say whether a coding waits for a person's decision: people's own do not."""
    return coding.status == "unreviewed" and coding.origin != "person"


def queue(sitting: Sitting, asked: Answer) -> Answer:
    """Return what waits for review, in the order of the text; decided ones are not in it, so that it resumes."""
    wanted = desk_bulk.wanted(sitting, asked)
    of_status = {status: replace(wanted, status=status) for status in STATUSES}
    every = [one for one in sitting.study.codings if one.status in of_status and of_status[one.status].takes(one)]
    waiting = [coding for coding in every if coding.status == wanted.status]
    return {
        "waiting": list(_places(sitting, waiting)),
        "total": len(every),
        "decided": sum(coding.status != "unreviewed" for coding in every),
    }


def _places(sitting: Sitting, codings: Iterable[Coding]) -> Iterator[Answer]:
    """Yield where codings stand, and no more of them: there may be thousands."""
    places = {document.id: sitting.pages.of(sitting.study, document).units for document in sitting.study.documents}
    for coding in codings:
        segment, units = coding.segment, places[coding.segment.document]
        start, end = units.from_points(segment.start), units.from_points(segment.end)
        yield {"id": coding.id, "document": segment.document, "start": start, "end": end, "code": coding.code}


def search(sitting: Sitting, asked: Answer) -> Answer:
    """Return the places where words stand, in the language of the rules."""
    found = finding.find(sitting.study, asked["words"], [asked["document"]] if "document" in asked else ())
    return {
        "hits": [
            {
                "document": hit.document,
                "turn": hit.turn,
                "start": sitting.page(hit.document).units.from_points(hit.start),
                "end": sitting.page(hit.document).units.from_points(hit.end),
                "before": hit.before,
                "words": hit.words,
                "after": hit.after,
            }
            for hit in found[:_MOST_HITS]
        ],
        "total": len(found),
    }


def codebook(sitting: Sitting, _: Answer) -> Answer:
    """Return the codebook in use, with all that it says of each code."""
    used = sitting.study.store.codebook()
    return {
        "title": sitting.study.codebook.title if used is not None else "",
        "file": used.file if used is not None else "",
        "codes": sitting.codes(whole=True),
    }


def memos(sitting: Sitting, asked: Answer) -> Answer:
    """Return the memos, all or those of one kind, each with its place and the words that it is about."""
    table = desk_tables.memos(sitting, asked.get("about", ""))
    return {"memos": list(table.records()), "basis": table.basis}
