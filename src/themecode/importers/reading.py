"""From a path to a document: choose the one format that recognises it, read, count, check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from themecode.importers.choosing import open_file
from themecode.importers.given_code import GivenCode, above
from themecode.importers.ledger import Ledger
from themecode.importers.passages import Grid, Passage
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.registry import Format, TableFormat
from themecode.importers.source import Source
from themecode.importers.turns import UNKNOWN, Told, Utterance, build, name_everyone
from themecode.importers.written import is_written, signs_of, tell_written, turns_of_pages
from themecode.model import Document, Loss, Segment, Turn
from themecode.problems import Problem


@dataclass(frozen=True)
class Reading:
    """A document as it was read, and what the user should look at: warnings and notes, each with its place.

    `written`: nobody speaks in it; its turns are the paragraphs, headings and table cells of a document. `codes` are
    those that stood beside the words.
    """

    document: Document
    problems: tuple[Problem, ...] = ()
    written: bool = False
    codes: tuple[GivenCode, ...] = ()


def read(
    path: Path,
    *,
    document: str,
    format: str | None = None,  # noqa: A002 - cli.md's word
    encoding: str | None = None,
    written: bool | None = None,
    names: Sequence[str] = (),
) -> Reading:
    """Read a transcript as the document of that id; ImportRefusedError where it cannot be read without loss.

    `format` names one of FORMATS where a file does not say what it is, `encoding` overrides what it seems to be.
    `written` says whether it is a written document (True) or people speak in it (False); None: the file tells.
    `names` are speakers known beforehand: they tell names from words where a file has no border between them.
    """
    source, chosen = open_file(path, format=format, encoding=encoding, names=names)
    if isinstance(chosen, TableFormat):
        raise ImportRefusedError(path.name, f"is not one document ({chosen.name})")
    return read_opened(source, chosen, document, written=written)


def read_opened(source: Source, chosen: Format, document: str, *, written: bool | None = None) -> Reading:
    """Read a transcript whose format is told as the document of that id; `written` as in `read`."""
    ledger = Ledger(source.name)
    blocks = _blocks(source, chosen, ledger, written)
    told = name_everyone(chosen.read(source, ledger) if blocks is None else turns_of_pages(blocks, ledger))
    text, turns, rejoined = build(document, told.utterances, apart=blocks is not None)
    losses = _account(source, ledger, told.utterances, text)
    if blocks is None:
        _tell(ledger, chosen, told, rejoined)
    else:
        tell_written(told.utterances, ledger, asked=written is True)
    problems = (*source.problems, *ledger.problems)
    codes = tuple(_codes(document, source.name, ledger, told.utterances))
    found = _document(document, source, chosen.name, text, turns, losses)
    return Reading(found, problems, blocks is not None, codes)


def _blocks(source: Source, chosen: Format, ledger: Ledger, written: bool | None) -> Sequence[Passage | Grid] | None:  # noqa: FBT001 - an answer, not a switch
    """Return the paragraphs and tables of a written document; None where people speak."""
    if written is False or (written is None and chosen.blocks is None):
        return None
    if chosen.blocks is None:
        reason = f"is a transcript ({chosen.name}), which cannot be read as a written document"
        raise ImportRefusedError(source.name, reason, "Import it without --as document.")
    if written is None:
        signs = signs_of(chosen.blocks(source, Ledger(source.name)), source.passages)
        if not is_written(source.name, signs):
            return None
    return chosen.blocks(source, ledger)


def _codes(document: str, file: str, ledger: Ledger, utterances: Sequence[Utterance]) -> Iterator[GivenCode]:
    """Give the codes beside a line the place of its words: one character stands between any two utterances."""
    start = 0
    for utterance in utterances if ledger.codes else ():
        words = " ".join(utterance.text.split())
        if not words:
            continue
        segment = Segment(document, start, start + len(words))
        start = segment.end + 1
        for code in ledger.codes.get(utterance.line, ()):
            yield GivenCode(code, words, f"{file}:{utterance.line}", segment, parent=above(code))


def _document(
    document: str, source: Source, format_name: str, text: str, turns: tuple[Turn, ...], losses: tuple[Loss, ...]
) -> Document:
    return Document(
        document,
        source.name,
        format_name,
        text,
        turns,
        hashlib.sha256(text.encode("utf-8")).hexdigest(),
        source.sha256,
        source.encoding,
        losses,
    )


def _account(source: Source, ledger: Ledger, utterances: Sequence[Utterance], text: str) -> tuple[Loss, ...]:
    """Check that nothing vanished, and return the losses; refuse what holds no speech or no lawful text."""
    characters, solid = source.counted()
    ledger.check(solid, utterances, text)
    losses = ledger.losses(characters, text)
    if not text:
        held = ", ".join(f"{loss.kind} {loss.characters}" for loss in losses if loss.characters)
        raise ImportRefusedError(source.name, "holds no speech", f"Its characters are: {held}." if held else "")
    if "\0" in text or _has_halves(text):
        raise ImportRefusedError(source.name, "holds characters that no text can hold (NUL, or half of a pair)")
    return losses


def _has_halves(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _tell(ledger: Ledger, chosen: Format, told: Told, rejoined: int) -> None:
    """Say what was done with words that had no name beside them."""
    unit = chosen.unit
    if not any(utterance.speaker != UNKNOWN for utterance in told.utterances):
        says = f'No name of a speaker was found: all words are given to "{UNKNOWN}".'
        mend = "Write each turn as `Name: words` if you want to tell speakers apart."
        ledger.warn(0, says, f"{mend} If nobody speaks in it: --as document." if chosen.blocks else mend)
        return
    if told.unknown:
        says = f'{_counted(told.unknown, unit)} before the first name {_were(told.unknown)} given to "{UNKNOWN}".'
        ledger.warn(told.unknown[0].line, says)
    if told.continued:
        before = "it" if len(told.continued) == 1 else "them"
        given = f"{_were(told.continued)} given to the speaker before {before}"
        ledger.note(told.continued[0].line, f"{_counted(told.continued, unit)} without a name {given}.")
    if rejoined:
        ledger.note(0, f"{rejoined} {'part' if rejoined == 1 else 'parts'} of interrupted utterances put together.")


def _counted(utterances: Sequence[Utterance], unit: str) -> str:
    return f"{len(utterances)} {unit}{'' if len(utterances) == 1 else 's'}"


def _were(utterances: Sequence[Utterance]) -> str:
    return "was" if len(utterances) == 1 else "were"
