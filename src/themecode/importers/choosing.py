"""Which format a file is in: exactly one must recognise it, or the user names one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from themecode.errors import ThemecodeError, UnknownNameError
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.registry import FORMATS, SUFFIXES, TABLE_SUFFIXES, TABLES, Format, TableFormat
from themecode.importers.source import Source, open_source


class Opened(NamedTuple):
    """A file that was opened, and the format that it is in."""

    source: Source
    form: Format | TableFormat


def open_file(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - cli.md's word
    encoding: str | None = None,
    names: Sequence[str] = (),
) -> Opened:
    """Open a file and tell its format. Raises ImportRefusedError where none recognises it, or several do.

    `names` are speakers known beforehand.
    """
    source = open_source(path, suffix=_suffix(path, format), encoding=encoding, names=names)
    if not source.paged and source.suffix != ".xlsx" and not source.text.strip():
        raise ImportRefusedError(path.name, "holds no speech (it is empty)")
    return Opened(source, _named(source, format) if format else _choose(source))


def may_be_transcript(path: Path) -> bool:
    """Say whether a file in a folder is read without being named: by its ending, a table only if it is a transcript."""
    if path.suffix.lower() not in TABLE_SUFFIXES:
        return path.suffix.lower() in SUFFIXES
    try:
        return isinstance(open_file(path).form, Format)
    except ThemecodeError:
        return False


def _known() -> dict[str, Format | TableFormat]:
    return {**FORMATS, **TABLES}


def _suffix(path: Path, format_name: str | None) -> str:
    """Return the ending a file is read by: its own, or the first of the format that was asked for."""
    known = _known()
    if format_name is not None and format_name not in known:
        raise UnknownNameError("format", format_name, known)
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    if format_name is not None:
        return known[format_name].suffixes[0]
    reason = f"ends in {suffix}, which is not read yet" if suffix else "has no ending that tells what it is"
    mend = f"Endings that are read: {' '.join(SUFFIXES)}. Save it as one of them, or name its --format."
    raise ImportRefusedError(path.name, reason, mend)


def _named(source: Source, name: str) -> Format | TableFormat:
    asked = _known()[name]
    if asked.recognises(source):
        return asked
    others = [known.name for known in _known().values() if known.recognises(source)]
    mend = f"It looks like {others[0]}." if others else "Leave --format out, or name another."
    raise ImportRefusedError(source.name, f"is not in the format {name} (it expects {asked.expects})", mend)


def _choose(source: Source) -> Format | TableFormat:
    found = [known for known in _known().values() if known.recognises(source)]
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(known.name for known in found)
        choices = " or ".join(f"--format {known.name}" for known in found)
        raise ImportRefusedError(source.name, f"could be {names}", f"Say which: {choices}.")
    expected = "; ".join(f"{k.name}: {k.expects}" for k in _known().values() if source.suffix in k.suffixes)
    raise ImportRefusedError(
        source.name, f"is in no format that is known for {source.suffix}", f"Expected is {expected}."
    )
