"""From a path to a document: choose the one format that recognises it, read, count, check."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from themecode.errors import UnknownNameError
from themecode.importers.ledger import Ledger
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.registry import FORMATS, SUFFIXES, Format
from themecode.importers.source import Source, open_source
from themecode.importers.turns import UNKNOWN, Told, Utterance, build, name_everyone
from themecode.model import Document, Loss, Turn
from themecode.problems import Problem


@dataclass(frozen=True)
class Reading:
    """A document as it was read, and what the user should look at: warnings and notes, each with its place."""

    document: Document
    problems: tuple[Problem, ...] = ()


def read(
    path: Path,
    *,
    document: str,
    format: str | None = None,  # noqa: A002 - cli.md's word
    encoding: str | None = None,
    names: Sequence[str] = (),
) -> Reading:
    """Read a transcript as the document of that id; ImportRefusedError where it cannot be read without loss.

    `format` names one of FORMATS where a file does not say what it is, `encoding` overrides what it seems to be.
    `names` are speakers known beforehand: they tell names from words where a file has no border between them.
    """
    source = open_source(path, suffix=_suffix(path, format), encoding=encoding, names=names)
    if source.suffix != ".docx" and not source.text.strip():
        raise ImportRefusedError(path.name, "holds no speech (it is empty)")
    chosen = _named(source, format) if format else _choose(source)
    ledger = Ledger(path.name)
    told = name_everyone(chosen.read(source, ledger))
    text, turns, rejoined = build(document, told.utterances)
    losses = _account(source, ledger, told.utterances, text)
    _tell(ledger, chosen.unit, told, rejoined)
    problems = (*source.problems, *ledger.problems)
    return Reading(_document(document, source, chosen.name, text, turns, losses), problems)


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


def _suffix(path: Path, format_name: str | None) -> str:
    """Return the ending a file is read by: its own, or the first of the format that was asked for."""
    if format_name is not None and format_name not in FORMATS:
        raise UnknownNameError("format", format_name, FORMATS)
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    if format_name is not None:
        return FORMATS[format_name].suffixes[0]
    reason = f"ends in {suffix}, which is not read yet" if suffix else "has no ending that tells what it is"
    mend = f"Endings that are read: {' '.join(SUFFIXES)}. Save it as one of them, or name its --format."
    raise ImportRefusedError(path.name, reason, mend)


def _named(source: Source, name: str) -> Format:
    asked = FORMATS[name]
    if asked.recognises(source):
        return asked
    others = [known.name for known in FORMATS.values() if known.recognises(source)]
    mend = f"It looks like {others[0]}." if others else "Leave --format out, or name another."
    raise ImportRefusedError(source.name, f"is not in the format {name} (it expects {asked.expects})", mend)


def _choose(source: Source) -> Format:
    found = [known for known in FORMATS.values() if known.recognises(source)]
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(known.name for known in found)
        choices = " or ".join(f"--format {known.name}" for known in found)
        raise ImportRefusedError(source.name, f"could be {names}", f"Say which: {choices}.")
    expected = "; ".join(f"{k.name}: {k.expects}" for k in FORMATS.values() if source.suffix in k.suffixes)
    raise ImportRefusedError(
        source.name, f"is in no format that is known for {source.suffix}", f"Expected is {expected}."
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


def _tell(ledger: Ledger, unit: str, told: Told, rejoined: int) -> None:
    """Say what was done with words that had no name beside them."""
    if not any(utterance.speaker != UNKNOWN for utterance in told.utterances):
        says = f'No name of a speaker was found: all words are given to "{UNKNOWN}".'
        ledger.warn(0, says, "Write each turn as `Name: words` if you want to tell speakers apart.")
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
