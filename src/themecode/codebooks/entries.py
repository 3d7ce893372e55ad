"""Where the parts of a codebook's file stand: the entry of a code, its fields, the lines that they take."""

from __future__ import annotations

import re

import yaml

from themecode.codebooks.composing import plain_line_ends

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def root_of(text: str) -> yaml.Node:
    """Compose a codebook's text, which reads without mistakes, into nodes that know their lines."""
    return yaml.compose(plain_line_ends(text), Loader=yaml.SafeLoader)


def lines_of(text: str) -> list[str]:
    """Cut a text into lines, each with its end."""
    return _LINES.findall(text)


def under(node: yaml.Node, name: str) -> yaml.SequenceNode | None:
    """Return the value of a field of an entry, None where it has none."""
    return next((value for key, value in node.value if key.value == name), None)


def list_with(node: yaml.Node, code: str) -> tuple[yaml.Node, yaml.MappingNode]:
    """Find the entry of a code, however deep, and the entry that lists it. Raises LookupError."""
    listed = under(node, "codes")
    for entry in listed.value if listed is not None else ():
        if any(key.value == "code" and value.value == code for key, value in entry.value):
            return node, entry
        try:
            return list_with(entry, code)
        except LookupError:
            continue
    raise LookupError(code)


def entry_of(node: yaml.Node, code: str) -> yaml.MappingNode:
    """Find the entry of a code, however deep. Raises LookupError."""
    return list_with(node, code)[1]


def last_line(node: yaml.Node) -> int:
    """Return the number of the last line that a part stands on, from 0."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        end = node.end_mark
        return int(end.line - (end.column == 0 and end.line > node.start_mark.line))
    parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
    return max(map(last_line, parts))


def filled(lines: list[str], at: int) -> int:
    """Return the last line up to this one that holds anything."""
    at = min(at, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    return at
