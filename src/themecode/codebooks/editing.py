"""A code's entry changed in a codebook's file: its fields' lines, and every other line and comment as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

import yaml

from themecode.codebooks.entries import entry_of, filled, last_line, lines_of, list_with, root_of, under
from themecode.codebooks.reading import read_text
from themecode.codebooks.writing import field_lines, list_lines, same
from themecode.errors import ThemecodeError
from themecode.model import Code, Codebook, RuleText

Words = str | tuple[str, ...]
_ORDER = (
    *("code", "group", "label", "definition", "use_when", "not_when", "colour"),
    *("examples", "non_examples", "rules", "unless", "codes"),
)
_LISTS = ("examples", "non_examples", "rules", "unless")


def with_changes(text: str, code: str, changes: Mapping[str, Words], file: str) -> str:
    """Return a codebook's text with fields of one code changed; an empty value takes a field away.

    Raises ThemecodeError where the entry is written so that its lines cannot be told apart.
    """
    mark, old = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    new = old
    try:
        for name, value in sorted(changes.items(), key=lambda change: _ORDER.index(change[0])):
            new = _with_field(new, code, name, value)
    except (LookupError, TypeError, AttributeError, yaml.YAMLError):
        raise _cannot(file, code) from None
    return mark + _checked(old, new, file, code, lambda found: _changed(found, changes))


def with_parent(text: str, code: str, parent: str | None, file: str) -> str:
    """Return a codebook's text with a code, and all below it, moved to the end of another code's or of the book's."""
    mark, old = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    try:
        new = _moved(old, code, parent)
    except (LookupError, TypeError, AttributeError, yaml.YAMLError):
        raise _cannot(file, code) from None
    return mark + _checked(old, new, file, code, lambda found: replace(found, parent=parent))


def _changed(code: Code, changes: Mapping[str, Words]) -> Code:
    plain = {name: value for name, value in changes.items() if name not in _LISTS}
    listed = {name: tuple(RuleText(line) for line in value) for name, value in changes.items() if name in _LISTS}
    return replace(code, **plain, **listed)  # type: ignore[arg-type] # fields of a code, each of its kind


def _with_field(text: str, code: str, name: str, value: Words) -> str:
    entry = entry_of(root_of(text), code)
    if entry.flow_style:
        raise LookupError("an entry in brackets")
    lines, end = lines_of(text), "\r\n" if "\r\n" in text else "\n"
    column = entry.value[0][0].start_mark.column
    written = [line + end for line in _written(name, value, column)]
    found = next(((key, node) for key, node in entry.value if key.value == name), None)
    if found is None:
        at = _place_for(lines, entry, name)
        if written and not lines[at].endswith(("\n", "\r")):
            lines[at] += end
        lines[at + 1 : at + 1] = written
        return "".join(lines)
    key, node = found
    first, last = key.start_mark.line, filled(lines, last_line(node))
    if not written and not _opens(lines[first]):
        del lines[first : last + 1]
    elif isinstance(value, tuple) and value and not node.flow_style and isinstance(node, yaml.SequenceNode):
        lines[first + 1 : last + 1] = _list_changed(lines, first, node, value, written[1:])
    else:
        nothing = f'{"":{column}}{name}: ""{end}'
        old = lines[first : last + 1]
        lines[first : last + 1] = _replaced(old, node, key.start_mark.column, written or [nothing])
    return "".join(lines)


def _written(name: str, value: Words, column: int) -> list[str]:
    return list_lines(name, value, column) if isinstance(value, tuple) else field_lines(name, value, column)


def _opens(line: str) -> bool:
    """Say whether a line opens an entry of a list."""
    return line.lstrip().startswith("- ")


def _place_for(lines: list[str], entry: yaml.MappingNode, name: str) -> int:
    """Return the line after which a new field goes: the last of the field that stands before it by custom."""
    before = _ORDER[: _ORDER.index(name)]
    ends = {key.value: last_line(node) for key, node in entry.value if key.value in before}
    nearest = max(ends, key=_ORDER.index)
    return filled(lines, ends[nearest])


def _replaced(old: list[str], node: yaml.Node, column: int, written: list[str]) -> list[str]:
    """Return a field's new lines; what stands before it on its line, and a comment behind it, stay."""
    new = [old[0][:column] + written[0][column:], *written[1:]]
    if node.start_mark.line != node.end_mark.line or isinstance(node, yaml.CollectionNode):
        return new
    comment = old[0][node.end_mark.column :].strip()
    if not comment.startswith("#"):
        return new
    body = new[0].rstrip("\r\n")
    end = new[0][len(body) :]
    if len(new) == 1 and "\n" not in body:
        return [f"{body}  {comment}{end}"]
    return [*new, f"{'':{column}}{comment}{end}"]


def _list_changed(
    lines: list[str], key_line: int, node: yaml.Node, value: Sequence[str], written: list[str]
) -> list[str]:
    """Return a list's lines with entries taken away and put in; those that stay keep their lines and comments."""
    if len({entry.start_mark.line for entry in node.value}) != len(node.value):
        raise LookupError("two entries on a line")
    edges = [key_line + 1, *(filled(lines, last_line(entry)) + 1 for entry in node.value)]
    kept = [lines[start:stop] for start, stop in pairwise(edges)]
    new = _entries(written, len(value))
    matcher = SequenceMatcher(None, [entry.value for entry in node.value], list(value), autojunk=False)
    parts: list[list[str]] = []
    for what, a, b, c, d in matcher.get_opcodes():
        parts += kept[a:b] if what == "equal" else new[c:d]
    return [line for part in parts for line in part]


def _entries(written: list[str], many: int) -> list[list[str]]:
    """Cut a written list into its entries, by the dashes of the first one's column."""
    dash = written[0][: written[0].index("-") + 2]
    starts = [at for at, line in enumerate(written) if line.startswith(dash)]
    if len(starts) != many:
        raise LookupError("an entry that looks like two")
    return [written[start:stop] for start, stop in zip(starts, [*starts[1:], len(written)], strict=True)]


def _moved(text: str, code: str, parent: str | None) -> str:
    root, lines = root_of(text), lines_of(text)
    owner, entry = list_with(root, code)
    listed = under(owner, "codes")
    if listed is None or listed.flow_style or entry.flow_style:
        raise LookupError("a list in brackets")
    if parent is not None and any(value is target for target in [entry_of(root, parent)] for value in _below(entry)):
        raise ThemecodeError(f"{code} cannot lie below {parent}: {parent} lies below it.")
    first, last, column = _with_comments(lines, entry), filled(lines, last_line(entry)), listed.start_mark.column
    block = [line if line.endswith(("\n", "\r")) else line + "\n" for line in lines[first : last + 1]]
    target = root if parent is None else entry_of(root, parent)
    at, wanted, opening = _end_of_list(lines, target)
    shifted = [*opening, *(_shifted(line, wanted - column) for line in block)]
    drop = {*range(first, last + 1), *([_key_line(owner, "codes")] if len(listed.value) == 1 else [])}
    if not lines[at].endswith(("\n", "\r")):
        lines[at] += "\n"
    parts = [[*([] if n in drop else [line]), *(shifted if n == at else [])] for n, line in enumerate(lines)]
    return "".join(line for part in parts for line in part)


def _below(entry: yaml.MappingNode) -> list[yaml.MappingNode]:
    listed = under(entry, "codes")
    return [entry, *(deep for child in (listed.value if listed is not None else ()) for deep in _below(child))]


def _with_comments(lines: list[str], entry: yaml.MappingNode) -> int:
    """Return the first line of an entry, with the comments that stand right above it."""
    first = int(entry.start_mark.line)
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first


def _end_of_list(lines: list[str], owner: yaml.Node) -> tuple[int, int, list[str]]:
    """Return the line after which an entry goes, its column, and the line that opens a list where there is none."""
    listed = under(owner, "codes")
    if listed is not None and listed.flow_style:
        raise LookupError("a list in brackets")
    if listed is not None:
        return filled(lines, last_line(listed)), listed.start_mark.column, []
    column = owner.value[0][0].start_mark.column
    return filled(lines, last_line(owner)), column + 2, [f"{'':{column}}codes:\n"]


def _key_line(owner: yaml.Node, name: str) -> int:
    return int(next(key.start_mark.line for key, _ in owner.value if key.value == name))


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    if by >= 0:
        return " " * by + line
    if line[:-by].strip():
        raise LookupError("a line that stands too far to the left")
    return line[-by:]


def _checked(old: str, new: str, file: str, code: str, change: Callable[[Code], Code]) -> str:
    """Return the new text where it reads as the old one with this code changed, and nothing else."""
    before, after = read_text(old, file).codebook, read_text(new, file).codebook
    if before is None or code not in before.ids:
        raise _cannot(file, code)
    if after is None:
        problems = read_text(new, file).problems
        raise ThemecodeError(f"The code {code} cannot be written so: {problems[0].says}", mend=problems[0].mend)
    wanted = replace(before, codes=tuple(change(one) if one.id == code else one for one in before))
    if not same(_sorted(after), _sorted(wanted)):
        raise _cannot(file, code)
    return new


def _sorted(codebook: Codebook) -> Codebook:
    return replace(codebook, codes=tuple(sorted(codebook.codes, key=lambda code: code.id)))


def _cannot(file: str, code: str) -> ThemecodeError:
    mend = f"Change it in an editor: {file}"
    return ThemecodeError(f"The entry of {code} in {file} is written so that it cannot be changed here.", mend=mend)
