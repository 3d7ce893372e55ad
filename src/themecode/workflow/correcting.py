"""Step: corrected files. Which document a file corrects, who speaks in it, and what the correction changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from themecode import importers
from themecode.anchoring import align, renamed
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import Document, Segment, Speaker, written_turns
from themecode.problems import Problem
from themecode.workflow.importing import ImportOptions, document_id
from themecode.workflow.revising import revise
from themecode.workflow.revision import Correction, Revision
from themecode.workflow.roles import RoleQuestion, same_name, tell_roles
from themecode.workflow.study import Author, Study

_OTHER = 0.15
"""Where fewer of the old words stand in a file, it is hardly a correction."""
_SHORT = 40
"""A text of so few words may change altogether."""


@dataclass(frozen=True)
class CorrectedFile:
    """What became of a corrected file; `reason` says why it was left unchanged, refused, or what has to be said."""

    path: Path
    outcome: Literal["revised", "unchanged", "refused", "question"]
    revision: Revision | None = None
    problems: tuple[Problem, ...] = ()
    reason: str = ""


def revise_files(
    study: Study,
    files: Sequence[Path],
    options: ImportOptions,
    author: Author,
    *,
    document: str = "",
    keep: bool = True,
) -> list[CorrectedFile]:
    """Put corrected files in the place of the documents that have their names; a refused one changes nothing."""
    results = []
    for path in files:
        try:
            results.append(revise_file(study.afresh(), path, options, author, document=document, keep=keep))
        except ThemecodeError as error:
            results.append(CorrectedFile(path, "refused", reason=str(error)))
    return results


def revise_file(
    study: Study,
    path: Path,
    options: ImportOptions,
    author: Author,
    *,
    document: str = "",
    keep: bool = True,
) -> CorrectedFile:
    """Put a corrected file in a document's place: the one that is named, or the one that has the file's name.

    Raises ThemecodeError where the file cannot be read, fits no document, or holds another text altogether.
    """
    older = study.document(document) if document else _meant(study, path)
    reading = importers.read(path, document=older.id, format=options.format, encoding=options.encoding)
    newer = reading.document
    if (older.text, older.turns) == (newer.text, newer.turns):
        reason = f"{path.name} says what {older.id} says already. Nothing was changed."
        return CorrectedFile(path, "unchanged", problems=reading.problems, reason=reason)
    placing = align(older, newer)
    _refuse_other_text(study, older, newer, placing.share)
    names = renamed(placing, older, newer)
    told = _told(study, newer, dict(names), options.interviewers)
    if isinstance(told, RoleQuestion):
        reason = f"Not corrected: {told} Nothing was changed. Say it: --interviewer NAME."
        return CorrectedFile(path, "question", problems=reading.problems, reason=reason)
    done = revise(study, Correction(newer, placing, names, tuple(told)), author, keep=keep)
    return CorrectedFile(path, "revised", done, reading.problems)


def _meant(study: Study, path: Path) -> Document:
    """Return the document that a file corrects: the one with the id that its name gives, or with its name."""
    name = document_id(path, set())
    same = [one for one in study.documents if one.file.casefold() == path.name.casefold()]
    found = [one for one in study.documents if one.id == name] or (same if len(same) == 1 else [])
    if found:
        return found[0]
    error = UnknownNameError("document", name, [one.id for one in study.documents])
    raise ThemecodeError(
        f"Not corrected: {path.name}: {error.happened}",
        mend=f"{error.mend} Say which one it corrects: themecode revise DOCUMENT {path.name}",
    )


def _refuse_other_text(study: Study, older: Document, newer: Document, share: float) -> None:
    """Refuse what is another document's text, and what has hardly a word of the older one."""
    same = next((one.id for one in study.documents if one.text == newer.text and one.id != older.id), None)
    if same is not None:
        raise ThemecodeError(f"Not corrected: {newer.file} is the text of {same}, not of {older.id}.")
    if share < _OTHER and len(older.text.split()) > _SHORT:
        raise ThemecodeError(
            f"Not corrected: of the words of {older.id} {share:.0%} stand in {newer.file}. It is another text.",
            mend="Name the right document, or import it as one of its own, under another file name.",
        )


def _told(
    study: Study, newer: Document, names: dict[str, str], interviewers: Sequence[str]
) -> list[Speaker] | RoleQuestion:
    """Tell the roles of speakers who are new here; those who were here keep theirs, under a new name too."""
    heard = list(dict.fromkeys(turn.speaker for turn in newer.turns))
    known = {one.name: one for one in study.speakers if one.document == newer.id}
    named = {same_name(name) for name in interviewers}
    if named and not any(same_name(name) in named for name in heard):
        raise UnknownNameError("speaker", interviewers[0], heard)
    fresh = [name for name in heard if name not in known and name not in names.values()]
    told = tell_roles([newer], interviewers, study.speakers)[newer.id]
    if isinstance(told, RoleQuestion):
        kept = [*(known[name] for name in heard if name in known), *(known[old] for old in names if old in known)]
        asking = any(speaker.role == "interviewer" for speaker in kept)
        return told if fresh and not asking else []
    return [speaker for speaker in told if speaker.name in fresh or same_name(speaker.name) in named]


def changed_turns(revision: Revision) -> list[str]:
    """Say what changed in turns and speakers, one line each; nothing where nothing did."""
    older, newer = revision.older, revision.newer
    before = Counter(turn.speaker for turn in older.turns)
    now = Counter(turn.speaker for turn in newer.turns)
    names = dict(revision.renamed)
    roles = {speaker.name: speaker.role for speaker in revision.speakers}
    lines = [f"Turns: {len(older.turns)}, now {len(newer.turns)}."] if len(older.turns) != len(newer.turns) else []
    lines += [f"{old} is called {new} now; role and alias stay." for old, new in revision.renamed]
    lines += [f"New here: {name} ({roles[name]})." for name in now if name not in before | Counter(names.values())]
    lines += [f"Not here any more: {name}." for name in before if name not in now and name not in names]
    for one in revision.rereads:
        if one.again:
            lines.append(f"Unread again by {one.coder}, for they changed: turns {written_turns(one.again)}.")
    if others := _said_by_others(revision):
        lines.append(f"{others} codings stand in the turn of another speaker now.")
    return lines


def _said_by_others(revision: Revision) -> int:
    names = dict(revision.renamed)
    found = 0
    for one in revision.codings:
        if one.after.moved != "gone":
            before = _speaker(revision.older, one.before.segment)
            found += names.get(before, before) != _speaker(revision.newer, one.after.segment)
    return found


def _speaker(document: Document, segment: Segment) -> str:
    """Return who says the first letter of a stretch."""
    words = segment.words_of(document.text)
    return document.turn_at(segment.start + len(words) - len(words.lstrip())).speaker
