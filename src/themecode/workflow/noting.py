"""Step: memos: dated notes on anything in a project. What they say is in no log."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import MEMO_TARGETS, Coding, Document, Memo, MemoTarget, Segment, Table, clock
from themecode.workflow.quoted_words import only_place_of
from themecode.workflow.study import Author, Study

_CODING = re.compile(r"c\d+")
_NAMED: tuple[MemoTarget, ...] = ("document", "case", "code", "theme")


@dataclass(frozen=True)
class Target:
    """What a memo is about: the kind, the id, and the place where it is a segment."""

    about: MemoTarget
    id: str = ""
    segment: Segment | None = None

    def __str__(self) -> str:
        if self.segment is not None:
            return f"segment {self.id} {self.segment.start}-{self.segment.end}"
        return f"{self.about} {self.id}".rstrip()


def target_of(study: Study, written: str, words: str = "", turn: int | None = None) -> Target:
    """Find what is meant: `project`, an id, or KIND:ID where two kinds share the id.

    `words` are a document's, and `turn` says which where they repeat.

    Raises ThemecodeError where there is nothing of the name, or more than one.
    """
    if words:
        document = study.document(written.removeprefix("document:"))
        return Target("segment", document.id, only_place_of(document, words, turn))
    if written == "project":
        return Target("project")
    prefix, colon, bare = written.partition(":")
    wanted = next((kind for kind in (*_NAMED, "coding") if colon and prefix == kind), None)
    if wanted == "coding" or (wanted is None and _CODING.fullmatch(written)):
        return Target("coding", study.coding(bare if wanted else written).id)
    if wanted is not None:
        return Target(wanted, _known(study, wanted, bare))
    kinds = [kind for kind in _NAMED if written in _ids(study, kind)]
    if not kinds:
        everything = dict.fromkeys(name for kind in _NAMED for name in _ids(study, kind))
        raise UnknownNameError("document, case, code or theme", written, everything)
    if len(kinds) > 1:
        says = f"'{written}' is {' and '.join(f'a {kind}' for kind in kinds)}."
        raise ThemecodeError(says, mend=f"Say {' or '.join(f'{kind}:{written}' for kind in kinds)}.")
    return Target(kinds[0], written)


def add(study: Study, target: Target, text: str, author: Author, *, title: str = "") -> Memo:
    """Write a memo; return it with its id. Raises ThemecodeError where there is no text."""
    memo = Memo("", target.about, target.id, _text(text), author.name, author.now, title.strip(), target.segment)
    with study.store.action("memo add", coder=author.name, now=author.now) as action:
        memo = replace(memo, id=action.set_memo(memo))
        action.summary = f"{memo.id} on {target}"
    return memo


def edit(study: Study, name: str, text: str, author: Author) -> Memo:
    """Word a memo anew; what it said before stays in the journal.

    Nothing is written where it says so already, unless it was worded differently in another copy: then this settles it.
    """
    memo = _memo(study, name)
    apart = any((one.about, one.name) == ("memo", (memo.id,)) for one in study.store.said_apart())
    if memo.text == _text(text) and not apart:
        return memo
    newer = replace(memo, text=_text(text), coder=author.name, created=author.now)
    with study.store.action("memo edit", memo.id, coder=author.name, now=author.now) as action:
        action.set_memo(newer)
    return newer


def remove(study: Study, names: Sequence[str], author: Author) -> list[Memo]:
    """Take memos away, all in one action; undo brings them back."""
    memos = [_memo(study, name) for name in dict.fromkeys(names)]
    summary = " ".join(memo.id for memo in memos)
    with study.store.action("memo remove", summary, coder=author.name, now=author.now) as action:
        for memo in memos:
            action.set_memo(replace(memo, text="", coder=author.name, created=author.now))
    return memos


def about(study: Study, written: str = "") -> list[Memo]:
    """Return the memos about something: a kind, or what `target_of` finds; all where nothing is named.

    About a document are those on its segments and codings, too; about a code those on its codings.
    """
    if not written:
        return study.memos
    if written in MEMO_TARGETS:
        return [memo for memo in study.memos if memo.about == written]
    target = target_of(study, written)
    codings = {coding.id: coding for coding in study.codings}
    return [memo for memo in study.memos if _concerns(memo, target, codings.get(memo.target))]


def _concerns(memo: Memo, target: Target, coding: Coding | None) -> bool:
    if (memo.about, memo.target) == (target.about, target.id):
        return True
    if memo.about == "segment":
        return target.about == "document" and memo.target == target.id
    if memo.about != "coding" or coding is None:
        return False
    return (target.about, target.id) in (("document", coding.segment.document), ("code", coding.code))


def memos_table(study: Study, memos: Iterable[Memo]) -> Table:
    """Return memos, one a row, with the place and the words that they are about."""
    rows = tuple(_rows(study, memos))
    header = ("id", "about", "target", "place", "words", "title", "text", "coder", "created")
    coders = sorted({str(row[7]) for row in rows})
    by = f" by {', '.join(coders)}" if coders else ""
    return Table("memos", header, rows, f"{len(rows)} memos{by}, as they were worded last. Times are UTC.")


def _rows(study: Study, memos: Iterable[Memo]) -> Iterator[tuple[str, ...]]:
    documents = {document.id: document for document in study.documents}
    codings = {coding.id: coding for coding in study.codings}
    for memo in memos:
        coding = codings.get(memo.target) if memo.about == "coding" else None
        segment = coding.segment if coding is not None else memo.segment
        place, words = _place(documents.get(segment.document), segment) if segment is not None else ("", "")
        when = memo.created[:16].replace("T", " ")
        yield (memo.id, memo.about, memo.target, place, words, memo.title, memo.text, memo.coder, when)


def _place(document: Document | None, segment: Segment) -> tuple[str, str]:
    """Say where a segment stands, and quote it; nothing where its document is gone or shorter now."""
    if document is None or segment.end > len(document.text):
        return segment.document, ""
    turn = document.turn_at(segment.start)
    time = clock(turn.start_ms)
    return f"{document.id}, turn {turn.number}" + (f", {time}" if time else ""), segment.words_of(document.text)


def _ids(study: Study, kind: MemoTarget) -> Sequence[str]:
    if kind == "document":
        return [document.id for document in study.documents]
    if kind == "case":
        return [case.id for case in study.cases]
    if study.store.codebook() is None:
        return ()
    return study.codebook.ids if kind == "code" else [theme.id for theme in study.codebook.themes]


def _known(study: Study, kind: MemoTarget, name: str) -> str:
    known = _ids(study, kind)
    if name not in known:
        raise UnknownNameError(kind, name, known)
    return name


def _text(text: str) -> str:
    if not text.strip():
        raise ThemecodeError("A memo needs words.", mend="To take one away: themecode memo remove ID")
    return text.strip()


def _memo(study: Study, name: str) -> Memo:
    found = {memo.id: memo for memo in study.memos}
    if name not in found:
        raise UnknownNameError("memo", name, found)
    return found[name]
