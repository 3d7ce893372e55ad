"""Step: a copy of a project that never held the names: its state as it stands, in a journal that begins anew."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from themecode import exports
from themecode.errors import ThemecodeError
from themecode.model import Anchor, Attribute, Coding, Decision, Document, Segment, Speaker, UsedCodebook
from themecode.pseudonyms import KeyEntry
from themecode.workflow.copying_findings import copy_findings, found_words
from themecode.workflow.name_search import Finder
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from themecode.store import OpenAction, Store

_WINDOW = 1 << 20
_OVERLAP = 400


@dataclass(frozen=True)
class Copied:
    """What went into the copy, and what stayed behind."""

    documents: int
    codings: int
    memos: int
    renamed: int
    adrift: int


@dataclass(frozen=True)
class _Ids:
    """What documents, cases and codings are called in the copy."""

    documents: dict[str, str]
    cases: dict[str, str]

    def segment(self, segment: Segment | None) -> Segment | None:
        return segment and replace(segment, document=self.documents[segment.document])


def refuse_place(folder: Path, project: Path) -> None:
    """Refuse a folder inside the project, which is handed on with it, and one with files that could hold names."""
    if folder.resolve().is_relative_to(project.resolve()):
        raise ThemecodeError("The copy must not lie in the project's folder.", mend="Name a folder beside it.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ThemecodeError(f"{folder} is there already, and not empty.", mend="Name a folder that is not there yet.")


def copy_state(study: Study, store: Store, names: Sequence[KeyEntry], author: Author) -> Copied:
    """Write a study's state into a new store: one action, no history; ids and file names lose their names."""
    study = study.whole
    finder = Finder.of(names)
    ids = _Ids(
        _new_ids((document.id for document in study.documents), finder),
        _new_ids((case.id for case in study.cases), finder),
    )
    with store.action("clean copy", f"{len(study.documents)} documents", coder=author.name, now=author.now) as action:
        used = study.store.codebook()
        if used is not None:
            action.use_codebook(study.codebook, codebook_file(used))
        for document in study.documents:
            _copy_document(study, action, document, ids, finder)
        _copy_cases(study, action, ids)
        codings = _copy_codings(study, action, ids)
        _copy_notes(study, action, ids, codings)
        copy_findings(study, action, ids.documents, ids.cases, codings)
    renamed = sum(old != new for group in (ids.documents, ids.cases) for old, new in group.items())
    return Copied(len(study.documents), len(codings), len(study.store.memos()), renamed, len(study.adrift))


def codebook_file(used: UsedCodebook) -> str:
    """Return the name of the codebook's file in the copy, where it lies beside the settings."""
    return PurePath(used.file).name


def write_codebook(study: Study, folder: Path) -> None:
    """Write the codebook in use into the copy, as it was taken into use."""
    used = study.store.codebook()
    if used is not None:
        exports.write_bytes(folder / codebook_file(used), used.source.encode())


def _new_ids(ids: Iterable[str], finder: Finder) -> dict[str, str]:
    """Return a new id for each id that holds a name; all of them stay different."""
    found: dict[str, str] = {}
    for old in ids:
        base = new = finder.without(old) if finder.in_id(old) else old
        number = 1
        while new in found.values():
            number += 1
            new = f"{base}-{number}"
        found[old] = new
    return found


def _copy_document(study: Study, action: OpenAction, document: Document, ids: _Ids, finder: Finder) -> None:
    people = [speaker for speaker in study.speakers if speaker.document == document.id]
    shown = {speaker.name: speaker.shown for speaker in people}
    turns = tuple(
        replace(turn, document=ids.documents[document.id], speaker=shown.get(turn.speaker, turn.speaker))
        for turn in document.turns
    )
    file = finder.without(document.file) if finder.in_id(document.file) else document.file
    action.add_document(replace(document, id=ids.documents[document.id], file=file, turns=turns))
    for speaker in people:
        kept = Speaker(ids.documents[document.id], speaker.shown, speaker.role, speaker.found)
        action.set_speaker(kept)


def _copy_cases(study: Study, action: OpenAction, ids: _Ids) -> None:
    shown = {(speaker.document, speaker.name): speaker.shown for speaker in study.speakers}
    for case in study.cases:
        for document in case.documents:
            action.set_case_document(ids.cases[case.id], ids.documents[document])
        for document, speaker in case.speakers:
            name = shown.get((document, speaker), speaker)
            action.set_case_speaker(ids.cases[case.id], ids.documents[document], name)
        for one in case.attributes:
            action.set_attribute(ids.cases[case.id], Attribute(one.name, one.value, ids.segment(one.evidence)))


def _copy_codings(study: Study, action: OpenAction, ids: _Ids) -> dict[str, str]:
    """Copy the codings that stand, with who ruled about them; return what each is called now."""
    standing = sorted(study.codings, key=lambda coding: coding.id)
    names = action.add_codings([_fresh(coding, ids) for coding in standing])
    new = dict(zip((coding.id for coding in standing), names, strict=True))
    ruled = {decision.coding: decision for decision in study.store.decisions()}
    action.add_decisions(
        Decision(new[coding.id], coding.status, ruled[coding.id].coder, ruled[coding.id].created)
        for coding in standing
        if coding.status in ("confirmed", "rejected")
    )
    moved = [coding for coding in standing if coding.moved == "proposed"]
    action.move_codings(
        Anchor(new[coding.id], _fresh(coding, ids).segment, coding.text, coding.moved) for coding in moved
    )
    return new


def _fresh(coding: Coding, ids: _Ids) -> Coding:
    segment = replace(coding.segment, document=ids.documents[coding.segment.document])
    return replace(coding, id="", segment=segment, status="unreviewed", moved="")


def _copy_notes(study: Study, action: OpenAction, ids: _Ids, codings: dict[str, str]) -> None:
    new = {"document": ids.documents, "case": ids.cases, "coding": codings, "segment": ids.documents}
    memos: dict[str, str] = {}
    for memo in study.store.memos():
        target = new.get(memo.about, {}).get(memo.target, memo.target)
        kept = memo.segment is None or memo.segment.document in ids.documents
        segment = ids.segment(memo.segment) if kept else None
        memos[memo.id] = action.set_memo(replace(memo, id="", target=target, segment=segment))
    for named in study.store.named_sets():
        groups = {"document": ids.documents, "memo": memos}
        members = tuple((kind, groups.get(kind, {}).get(member, member)) for kind, member in named.members)
        action.set_named_set(replace(named, members=members))
    for mark in study.store.read_marks():
        if mark.document in ids.documents:
            action.add_read_mark(replace(mark, document=ids.documents[mark.document]))
    for blinding in {one.document: one for one in study.store.blindings()}.values():
        if blinding.document in ids.documents:
            action.set_blinding(replace(blinding, document=ids.documents[blinding.document]))
    for check in study.store.transcript_checks():
        if check.document in ids.documents:
            action.add_transcript_check(replace(check, document=ids.documents[check.document]))


def names_left(folder: Path, study: Study, names: Sequence[KeyEntry]) -> list[str]:
    """Search all that a copy holds, hidden or not, for every name of the key: its records, then its files' bytes.

    Each find says what stands for the name and where, and never the name.
    """
    finder = Finder.of(names)
    words = list(_words(study.whole))
    found = [f"{new} in {place}" for place, said in words for new in finder.in_words(said)]
    inside = finder.inside(said for _, said in words)
    return list(dict.fromkeys([*found, *_in_files(folder, finder, inside)]))


@contextmanager
def whole_or_nothing(folder: Path) -> Iterator[None]:
    """Take away what was made of a copy when anything goes wrong on the way."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def refuse_names(found: Sequence[str]) -> None:
    """Refuse a copy in which names were found, and say where they are. Raises ThemecodeError."""
    if not found:
        return
    listed = "; ".join(found[:8]) + ("; and more" if len(found) > 8 else "")  # noqa: PLR2004 - as many as are read
    mend = "Replace them (in the codebook's file by hand, all else with themecode pseudonymise), and repeat."
    raise ThemecodeError(f"Names are still there: {listed}.", safe="No copy was kept.", mend=mend)


def _words(study: Study) -> Iterator[tuple[str, str]]:
    """Yield the words of a study with where they are: a database may cut a text in two where a page ends."""
    used = study.store.codebook()
    yield from (
        (f"the codebook, line {n}", line) for n, line in enumerate((used.source if used else "").splitlines(), 1)
    )
    for document in study.documents:
        yield document.id, document.text
        yield f"the speakers of {document.id}", " | ".join(dict.fromkeys(turn.speaker for turn in document.turns))
        yield f"attributes of {document.id}", " | ".join(value for _, value in document.attributes)
    yield from (("a coding", f"{coding.text} | {coding.why}") for coding in study.codings)
    yield from ((memo.id, f"{memo.title} | {memo.text}") for memo in study.store.memos())
    yield from ((f"the set {one.name}", f"{one.name} | {one.description}") for one in study.store.named_sets())
    for case in study.cases:
        yield from ((f"the {one.name} of {case.id}", one.value) for one in case.attributes)
    yield from found_words(study)


def _in_files(folder: Path, finder: Finder, inside: frozenset[str]) -> Iterator[str]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        shown = finder.without(re.sub(r"\s+", "_", file.name))
        yield from (f"{new} in the name of a file" for new in finder.in_id(str(file.relative_to(folder))))
        with file.open("rb") as opened:
            before = b""
            while part := opened.read(_WINDOW):
                yield from (f"{new} in the bytes of {shown}" for new in finder.in_bytes(before + part, inside))
                before = part[-_OVERLAP:]
