"""Codes added to a codebook's file: text at the end of a list of codes, and everything else byte for byte as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import yaml

from themecode.codebooks.entries import entry_of, filled, last_line, lines_of, root_of, under
from themecode.codebooks.reading import read_text
from themecode.codebooks.writing import code_lines, same
from themecode.errors import ThemecodeError
from themecode.model import Code, Codebook

_STEP = 2


def with_codes(text: str, codes: Sequence[Code], file: str) -> str:
    """Return a codebook's text with further codes, each below its parent, which is here already or among them.

    Raises ThemecodeError where the text leaves no place for them.
    """
    mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    root = root_of(text)
    known = {code.id for code in codes}
    places: dict[str | None, list[Code]] = {}
    for code in codes:
        if code.parent not in known:
            places.setdefault(code.parent, []).append(code)
    try:
        cuts = [_cut(root, parent, mine, codes) for parent, mine in places.items()]
    except (LookupError, TypeError, AttributeError):
        raise _no_place(file) from None
    added = _with_lines(text, cuts)
    if not _only_more(text, added, codes, file):
        raise _no_place(file)
    return mark + added


def _cut(root: yaml.Node, parent: str | None, mine: Sequence[Code], codes: Sequence[Code]) -> tuple[int, list[str]]:
    """Return the line after which new lines go, and those lines. Raises LookupError where there is none."""
    owner = root if parent is None else entry_of(root, parent)
    listed = under(owner, "codes")
    if listed is None:
        column = owner.start_mark.column
        return last_line(owner), [f"{'':{column}}codes:", *_entries(mine, codes, column + _STEP)]
    if listed.flow_style:
        raise LookupError("a list in brackets")
    return last_line(listed), _entries(mine, codes, listed.start_mark.column)


def _with_lines(text: str, cuts: Iterable[tuple[int, list[str]]]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = lines_of(text)
    places = [(filled(lines, line), new) for line, new in cuts]
    for at, new in sorted(places, key=lambda place: (-place[0], _column(place[1][0]))):  # the deepest goes in last
        if not lines[at].endswith(("\n", "\r")):
            lines[at] += end
        lines[at + 1 : at + 1] = [written + end for written in new]
    return "".join(lines)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _entries(mine: Iterable[Code], codes: Sequence[Code], column: int) -> list[str]:
    return [line for code in mine for line in code_lines(code, codes, column)]


def _only_more(before: str, after: str, codes: Sequence[Code], file: str) -> bool:
    """Say whether the new text reads as the old one with these codes, in whatever order, and nothing else."""
    old, new = read_text(before, file).codebook, read_text(after, file).codebook
    if old is None or new is None:
        return False
    return same(_sorted(new, new.codes), _sorted(old, (*old.codes, *codes)))


def _sorted(codebook: Codebook, codes: Sequence[Code]) -> Codebook:
    return replace(codebook, codes=tuple(sorted(codes, key=lambda code: code.id)))


def _no_place(file: str) -> ThemecodeError:
    mend = "Write its codes one below the other, each with '- code: ID', and repeat."
    return ThemecodeError(f"Codes cannot be added to {file}: its list of codes leaves no place for them.", mend=mend)
