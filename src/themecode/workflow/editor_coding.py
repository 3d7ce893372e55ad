"""Step: a document coded in a person's own editor: written out with its marks, read back, compared, kept at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.marking import Mark, read_marks, trimmed, write_marked
from themecode.model import TEXT, Coding, Decision, Document, Memo, Segment, clock, held_by
from themecode.workflow.study import Author, Study

_PREFACE = (
    "Give words a code: [[code: the words]]; several: [[code, other: the words]].",
    "Say why: [[code: the words // because]]. Marks may lie within each other; give",
    "numbers to those that cross: [[code 1: aa [[other 2: bb ]]1 cc ]]2.",
    "Only marks may change; spaces and line ends do not matter. Lines with # are",
    "notes. Save and close; what changed is shown before it is kept.",
)
_Key = tuple[int, int, str]


@dataclass(frozen=True)
class Written:
    """A document as it was given to an editor: its text, and the codings of the coder that are in it, by their place.

    `left_out` is how many of the coder's codings a marked text cannot show; they stay as they are.
    """

    document: str
    text: str
    shown: dict[_Key, Coding]
    left_out: int = 0


@dataclass(frozen=True)
class Edited:
    """What a person changed in the marks; nothing of it is kept yet.

    `recoded` are codings with the mark that gives the same words another code. `memos` are what is to be written:
    new wordings, and "" for one that was taken away; those of new codings go with `added` and `recoded`.
    """

    document: str
    added: tuple[Mark, ...] = ()
    removed: tuple[Coding, ...] = ()
    recoded: tuple[tuple[Coding, Mark], ...] = ()
    memos: tuple[tuple[Coding, str], ...] = ()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.added) + len(self.removed) + len(self.recoded) + len(self.memos)

    def __str__(self) -> str:
        """Count the changes, for the log and the question before they are kept."""
        counts = (
            (len(self.added), "added"),
            (len(self.removed), "taken back"),
            (len(self.recoded), "recoded"),
            (len(self.memos), "memos"),
        )
        return ", ".join(f"{number} {kind}" for number, kind in counts if number)


def write_out(study: Study, name: str, author: Author, *, others: bool = False) -> Written:
    """Write a document with the coder's own codings as marks; with `others`, what others coded as notes below turns.

    Raises UnknownNameError.
    """
    document = study.document(name)
    shown, left_out = _shown(study, document, author.name)
    memos = _memos(study, author.name)
    marks: dict[tuple[int, int, str], list[str]] = {}
    for (start, end, code), coding in sorted(shown.items()):
        memo = memos[coding.id].text if coding.id in memos else ""
        marks.setdefault((start, end, memo), []).append(code)
    written = [Mark(start, end, tuple(codes), memo) for (start, end, memo), codes in sorted(marks.items())]
    text = write_marked(
        document, written, _headings(study, document), _notes(study, document, author.name) if others else {},
        (f"{document.id}, coded by {author.name}.", *_PREFACE, *_codes(study)),
    )  # fmt: skip
    return Written(document.id, text, shown, left_out)


def read_back(study: Study, written: Written, text: str, author: Author) -> Edited:
    """Say what a person changed in the marks. Raises ThemecodeError, with the line, for what does not read.

    A changed word of the transcript is refused, and so are codes that the codebook does not have, all of them at once.
    """
    document = study.document(written.document)
    marks = read_marks(text, document)
    _refuse_unknown(study, marks)
    wanted = {(mark.start, mark.end, code): mark for mark in marks for code in mark.codes}
    _refuse_across(document, [mark for key, mark in wanted.items() if key not in written.shown])
    added = {key: replace(mark, codes=(key[2],)) for key, mark in wanted.items() if key not in written.shown}
    removed = {key: coding for key, coding in written.shown.items() if key not in wanted}
    recoded = list(_recoded(added, removed))
    memos = _memos(study, author.name)
    said = ((coding, memos[coding.id].text if coding.id in memos else "", wanted[key].memo)
            for key, coding in written.shown.items() if key in wanted)  # fmt: skip
    return Edited(
        document.id,
        tuple(mark for _, mark in sorted(added.items())),
        tuple(coding for _, coding in sorted(removed.items())),
        tuple(recoded),
        tuple((coding, now) for coding, was, now in said if now.split() != was.split()),
    )


def keep(study: Study, edited: Edited, author: Author) -> int:
    """Keep the changes, in one action; return how many were kept.

    What was taken back meanwhile stays so, and what is coded so already is not coded twice.
    """
    document = study.document(edited.document)
    mine = {coding.id for coding in study.codings if coding.coder == author.name}
    there = set(_shown(study, document, author.name)[0])
    removed = [one.id for one in (*edited.removed, *(coding for coding, _ in edited.recoded)) if one.id in mine]
    marks = [*edited.added, *(mark for _, mark in edited.recoded)]
    marks = [mark for mark in marks if (mark.start, mark.end, mark.codes[0]) not in there]
    old = _memos(study, author.name)
    with study.store.action(
        "code", f"{document.id} in an editor: {edited}", coder=author.name, now=author.now
    ) as action:
        action.add_decisions([Decision(name, "withdrawn", author.name, author.now) for name in removed])
        names = action.add_codings([_made(document, mark, author) for mark in marks])
        for name, mark in zip(names, marks, strict=True):
            if mark.memo:
                action.set_memo(Memo("", "coding", name, mark.memo, author.name, author.now))
        for coding, words in edited.memos:
            known = old[coding.id] if coding.id in old else Memo("", "coding", coding.id, "", author.name, author.now)
            action.set_memo(replace(known, text=words, created=author.now))
    return len(removed) + len(names) + len(edited.memos)


def _shown(study: Study, document: Document, coder: str) -> tuple[dict[_Key, Coding], int]:
    """Return a coder's own codings that can be marked, by place and code, and how many cannot."""
    held = held_by(coder, study.codings, study.decisions)
    own = [one for one in held if one.coder == coder and one.segment.document == document.id]
    shown: dict[_Key, Coding] = {}
    for coding in own:
        place = trimmed(document, coding.segment.start, coding.segment.end)
        if place is not None and all(_spoken(document, at) for at in (place[0], place[1] - 1)):
            shown.setdefault((*place, coding.code), coding)
    return shown, len(own) - len(shown)


def _spoken(document: Document, at: int) -> bool:
    turn = document.turn_at(at)
    return turn.start <= at < turn.end


def _memos(study: Study, coder: str) -> dict[str, Memo]:
    """Return the newest memo of a coder on each coding."""
    return {memo.target: memo for memo in study.memos if memo.about == "coding" and memo.coder == coder}


def _made(document: Document, mark: Mark, author: Author) -> Coding:
    segment = Segment(document.id, mark.start, mark.end)
    return Coding("", segment, segment.words_of(document.text), mark.codes[0], author.name, "person", author.now)


def _recoded(added: dict[_Key, Mark], removed: dict[_Key, Coding]) -> Iterable[tuple[Coding, Mark]]:
    """Take out what is the same words under another code, one for one."""
    for key, coding in sorted(removed.items()):
        same = next((other for other in sorted(added) if other[:2] == key[:2]), None)
        if same is not None:
            del removed[key]
            yield coding, added.pop(same)


def _refuse_unknown(study: Study, marks: Iterable[Mark]) -> None:
    wrong = []
    for mark in marks:
        for code in mark.codes:
            if code not in study.codebook.ids:
                error = UnknownNameError("code", code, study.codebook.ids)
                wrong.append(f"Line {mark.line}: {error.happened} {error.mend}")
    if wrong:
        raise ThemecodeError("\n".join(dict.fromkeys(wrong)))


def _refuse_across(document: Document, marks: Iterable[Mark]) -> None:
    for mark in marks:
        if document.turn_at(mark.start) != document.turn_at(mark.end - 1):
            says = f"Line {mark.line}: [[{', '.join(mark.codes)}: …]] goes over the end of a turn."
            raise ThemecodeError(says, mend="Mark each turn's words by themselves.")


def _headings(study: Study, document: Document) -> dict[int, str]:
    shown = {speaker.name: speaker.shown for speaker in study.speakers if speaker.document == document.id}
    found = {}
    for turn in document.turns:
        speaker = "" if turn.speaker == TEXT else shown.get(turn.speaker, turn.speaker)
        found[turn.number] = " ".join(filter(None, (f"{turn.number}", " ".join(speaker.split()), clock(turn.start_ms))))
    return found


def _notes(study: Study, document: Document, coder: str) -> dict[int, Sequence[str]]:
    """Say below each turn what others coded in it."""
    found: dict[int, list[str]] = {}
    for one in study.codings:
        if one.segment.document == document.id and one.coder != coder and one.status != "rejected":
            number = document.turn_at(one.segment.start).number
            found.setdefault(number, []).append(f"{one.coder}: {one.code} on “{' '.join(one.text.split())}”")
    return dict(found)


def _codes(study: Study) -> list[str]:
    """List the codes that can be given, a few a line."""
    lines = [""]
    for code in (one.id for one in study.codebook if not one.group):
        if len(lines[-1]) + len(code) > 75:  # noqa: PLR2004 - as wide as the text
            lines.append("")
        lines[-1] += f"{code}, "
    return ["Codes:", *(line.rstrip() for line in lines[:-1]), lines[-1].rstrip(", ")]
