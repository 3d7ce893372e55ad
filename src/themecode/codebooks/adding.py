"""Codes added to a codebook's file: text at the end of a list of codes, and everything else byte for byte as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import yaml

from themecode.codebooks.composing import plain_line_ends
from themecode.codebooks.reading import read_text
from themecode.errors import ThemecodeError
from themecode.model import Code, Codebook, RuleText

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_STEP = 2


def with_codes(text: str, codes: Sequence[Code], file: str) -> str:
    """Return a codebook's text with further codes, each below its parent, which is here already or among them.

    Raises ThemecodeError where the text leaves no place for them.
    """
    mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    root = yaml.compose(plain_line_ends(text), Loader=yaml.SafeLoader)
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


def first_codes(title: str, codes: Sequence[Code]) -> str:
    """Return the text of a codebook of these codes and nothing else."""
    head = [f"codebook: {_quoted(title)}", 'version: "0.1"', "language: en", "codes:"]
    known = {code.id for code in codes}
    top = [code for code in codes if code.parent not in known]
    return "\n".join([*head, *_entries(top, codes, _STEP)]) + "\n"


def _cut(root: yaml.Node, parent: str | None, mine: Sequence[Code], codes: Sequence[Code]) -> tuple[int, list[str]]:
    """Return the line after which new lines go, and those lines. Raises LookupError where there is none."""
    owner = root if parent is None else _entry(root, parent)
    listed = _under(owner, "codes")
    if listed is None:
        column = owner.start_mark.column
        return _last_line(owner), [f"{'':{column}}codes:", *_entries(mine, codes, column + _STEP)]
    if listed.flow_style:
        raise LookupError("a list in brackets")
    return _last_line(listed), _entries(mine, codes, listed.start_mark.column)


def _under(node: yaml.Node, name: str) -> yaml.SequenceNode | None:
    return next((value for key, value in node.value if key.value == name), None)


def _entry(node: yaml.Node, code: str) -> yaml.MappingNode:
    """Find the entry of a code, however deep. Raises LookupError."""
    listed = _under(node, "codes")
    for entry in listed.value if listed is not None else ():
        if any(key.value == "code" and value.value == code for key, value in entry.value):
            return entry
        try:
            return _entry(entry, code)
        except LookupError:
            continue
    raise LookupError(code)


def _last_line(node: yaml.Node) -> int:
    """Return the number of the last line that a part stands on, from 0."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        end = node.end_mark
        return int(end.line - (end.column == 0 and end.line > node.start_mark.line))
    parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
    return max(map(_last_line, parts))


def _with_lines(text: str, cuts: Iterable[tuple[int, list[str]]]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = _LINES.findall(text)
    places = [(_filled(lines, line), new) for line, new in cuts]
    for at, new in sorted(places, key=lambda place: (-place[0], _column(place[1][0]))):  # the deepest goes in last
        if not lines[at].endswith(("\n", "\r")):
            lines[at] += end
        lines[at + 1 : at + 1] = [written + end for written in new]
    return "".join(lines)


def _filled(lines: list[str], at: int) -> int:
    """Return the last line up to this one that holds anything."""
    at = min(at, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    return at


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _entries(mine: Iterable[Code], codes: Sequence[Code], column: int) -> list[str]:
    lines: list[str] = []
    for code in mine:
        inner = f"{'':{column + _STEP}}"
        lines.append(f"{'':{column}}- code: {code.id}")
        lines += [f"{inner}label: {_quoted(code.label)}"] if code.label else []
        lines.append(f"{inner}definition: {_quoted(code.definition)}")
        below = [other for other in codes if other.parent == code.id]
        lines += [f"{inner}codes:", *_entries(below, codes, column + 2 * _STEP)] if below else []
    return lines


def _quoted(words: str) -> str:
    """Write words so that YAML reads nothing else into them."""
    written = json.dumps(words, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _only_more(before: str, after: str, codes: Sequence[Code], file: str) -> bool:
    """Say whether the new text reads as the old one with these codes, and nothing else."""
    old, new = read_text(before, file).codebook, read_text(after, file).codebook
    if old is None or new is None:
        return False
    wanted = _bare(replace(old, codes=(*old.codes, *codes)))
    return _bare(new) == wanted


def _bare(codebook: Codebook) -> tuple[Codebook, dict[str, Code]]:
    """Return what a codebook says, wherever it stands in its file."""

    def unplaced(code: Code) -> Code:
        listed = (code.examples, code.non_examples, code.rules, code.unless)
        examples, others, rules, unless = (tuple(RuleText(line.written) for line in lines) for lines in listed)
        return replace(code, place="", examples=examples, non_examples=others, rules=rules, unless=unless)

    themes = tuple(replace(theme, place="") for theme in codebook.themes)
    said = replace(codebook, codes=(), themes=themes, source="", sha256="")
    return said, {code.id: unplaced(code) for code in codebook}


def _no_place(file: str) -> ThemecodeError:
    mend = "Write its codes one below the other, each with '- code: ID', and repeat."
    return ThemecodeError(f"Codes cannot be added to {file}: its list of codes leaves no place for them.", mend=mend)
