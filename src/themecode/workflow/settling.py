"""Step: a person looks at what corrections moved: accepts places, puts codings on other words, or takes them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from themecode.anchoring import change_between
from themecode.errors import ThemecodeError
from themecode.model import Anchor, Coding, Document, Evidence, Memo, Segment, Table
from themecode.workflow.quoted_words import places_of
from themecode.workflow.revision import EVIDENCE, Revision
from themecode.workflow.study import Author, Study

_SAYS: dict[str, str] = {
    "place": "surroundings",
    "signs": "punctuation or capitals",
    "words": "words",
}
HEADER = ("id", "about", "document", "stands", "was", "now", "changed")


def open_places(study: Study) -> Table:
    """List all that corrections moved to changed words, or took the words of, until a person has decided."""
    rows = [*_codings(study), *_memos(study)]
    proposed = sum(row[3] == "proposed" for row in rows)
    basis = f"{proposed} on words that changed (counted), {len(rows) - proposed} whose words are gone (not counted)."
    return Table("corrections", HEADER, tuple(rows), basis)


def _codings(study: Study) -> Iterator[tuple[str, ...]]:
    earlier = study.store.earlier_places()
    gone = [coding for coding in study.adrift if coding.status != "rejected"]
    for coding in (*(one for one in study.codings if one.moved == "proposed"), *gone):
        seen = [place.text for place in earlier.get(coding.id, []) if place.moved == ""]
        was = seen[-1] if seen else coding.text
        yield _row(coding, was)


def _row(coding: Coding, was: str) -> tuple[str, ...]:
    place = (coding.id, coding.code, coding.segment.document, coding.moved)
    if coding.moved == "gone":
        return (*place, was, "", "")
    return (*place, was, coding.text, _SAYS[change_between(was, coding.text)])


def _memos(study: Study) -> Iterator[tuple[str, ...]]:
    texts = {document.id: document.text for document in study.documents}
    for memo in study.memos:
        if memo.moved and memo.segment is not None:
            about = f"{memo.title} in {memo.target}" if is_of_evidence(memo) else f"memo {memo.title}".rstrip()
            now = memo.segment.words_of(texts.get(memo.segment.document, "")) if memo.moved == "proposed" else ""
            was = memo.text if is_of_evidence(memo) else ""
            yield memo.id, about, memo.segment.document, memo.moved, was, now, "words" if now else ""


def look_table(revision: Revision) -> Table:
    """List what a correction moved to changed words or took the words of."""
    rows = [
        (*_row(one.after, one.before.text)[:6], _SAYS[one.change or "words"] if one.after.moved == "proposed" else "")
        for one in (*revision.proposed, *revision.gone)
    ]
    text = revision.newer.text
    for memo in revision.memos:
        if memo.after.moved and memo.before.segment is not None and memo.after.segment is not None:
            was = memo.before.segment.words_of(revision.older.text)
            now = memo.after.segment.words_of(text) if memo.after.moved == "proposed" else ""
            rows.append((memo.after.id, "memo", revision.newer.id, memo.after.moved, was, now, "words" if now else ""))
    for one in revision.evidence:
        if one.moved:
            now = one.after.evidence.words_of(text) if one.after.evidence else ""
            about = f"{EVIDENCE}{one.before.name} in {one.case}"
            rows.append(("", about, revision.newer.id, one.moved, one.was, now, "words" if now else ""))
    basis = f"{len(rows)} to look at, in {revision.newer.id}."
    return Table("to look at", HEADER, tuple(rows), basis)


def rules_table(revision: Revision) -> Table:
    """List the codings by rule that a correction brings and takes away, with their words."""
    plan = revision.rules.plan
    came = [*plan.add, *(coding for _, coding in plan.restore)]
    was = {one.before.id: one.before.text for one in (*revision.rules.lost, *revision.others)}
    rows = [("appears", coding.code, coding.text, coding.why) for coding in came]
    rows += [("goes", coding.code, was.get(coding.id, coding.text), "") for coding in plan.withdraw]
    kept = len(plan.keep) + len(plan.decided)
    return Table("rules", ("coding", "code", "words", "why"), tuple(rows), f"{kept} codings by rule stay.")


def is_of_evidence(memo: Memo) -> bool:
    """Say whether a memo tells that the words behind an attribute's value changed."""
    return memo.about == "case" and memo.title.startswith(EVIDENCE) and bool(memo.moved)


def accept_signs(study: Study, author: Author) -> list[Coding]:
    """Accept the places of all codings on whose words only punctuation or capitals changed; return them."""
    earlier = study.store.earlier_places()
    accepted = []
    for coding in study.codings:
        seen = [place.text for place in earlier.get(coding.id, []) if place.moved == ""]
        if coding.moved == "proposed" and seen and change_between(seen[-1], coding.text) == "signs":
            accepted.append(coding)
    with study.store.action("accept", f"{len(accepted)} codings", coder=author.name, now=author.now) as action:
        action.move_codings([Anchor(one.id, one.segment, one.text) for one in accepted])
    return accepted


def place_coding(study: Study, name: str, words: str, author: Author) -> Anchor:
    """Put a coding that a correction moved on words that a person names; they stand in its document once."""
    coding = next((one for one in (*study.adrift, *study.codings) if one.id == name and one.moved), None)
    if coding is None:
        study.coding(name)
        raise ThemecodeError(f"The words of {name} did not change.", mend="See: themecode revise --list")
    document = study.document(coding.segment.document)
    segment = only_place(document, words)
    anchor = Anchor(name, segment, segment.words_of(document.text))
    with study.store.action("place", name, coder=author.name, now=author.now) as action:
        action.move_codings([anchor])
        if coding.evidence:
            action.set_evidence(name, [_within(one, segment, document) for one in coding.evidence])
    return anchor


def only_place(document: Document, words: str) -> Segment:
    """Return the one place of some words. Raises ThemecodeError where there is none, or more than one."""
    found = places_of(document, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ThemecodeError(f"These words do not stand in {document.id}.", mend="Copy them from: themecode show")
    raise ThemecodeError(f"These words stand in {document.id} {len(found)} times.", mend="Give more of them.")


def _within(one: Evidence, segment: Segment, document: Document) -> Evidence:
    at = segment.words_of(document.text).find(one.matched)
    start, end = (segment.start, segment.end) if at < 0 else (segment.start + at, segment.start + at + len(one.matched))
    return replace(one, start=start, end=end)
