"""YAML as plain text and lists, with the line and column of each part; nothing of YAML's magic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import yaml

from themecode.codebooks.composing import events
from themecode.problems import Problem

Path = tuple[str | int, ...]
_RULE_LISTS = ("rules", "unless")
_OPERATORS = re.compile(r"[()]|\b(AND|OR|NOT|(NEAR|THEN)(/\d+)?)\b")
_LIST_LINE = r"(\s*-\s+)(\S.*?)\s*"
_ENTRY = r"(code|theme|question):(\s|$)"
_MOST_REPAIRS = 50
_DEEPEST = 64


@dataclass
class Tree:
    """What the file holds as dictionaries, lists and strings; `places` maps each path to line and column."""

    file: str
    content: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)
    """The lines that were put in quotes here so that reading could go on."""

    def place(self, path: Path) -> str:
        """Return file:line:column of a part, or of the nearest part around it."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        return f"{self.file}:{line}:{column}"

    def complain(self, path: Path, says: str, mend: str = "") -> None:
        """Note one mistake at a part of the file."""
        self.problems.append(Problem(self.place(path), says, mend))


def read_tree(text: str, file: str) -> Tree:
    """Read YAML; mistakes in single list lines are noted, mended in memory, and reading goes on."""
    tree = Tree(file)
    lines = text.split("\n")
    for _ in range(_MOST_REPAIRS):
        try:
            found = iter(events("\n".join(lines)))
        except yaml.MarkedYAMLError as error:
            if _repair(tree, lines, error):
                continue
        except yaml.reader.ReaderError as error:
            _name_character(tree, text, error.position)
        except (ValueError, OverflowError) as error:
            tree.problems.append(Problem(f"{file}:1:1", f"This is not readable as YAML: {error}."))
        else:
            first = next(found, None)
            tree.content = None if first is None else _part(first, found, (), tree)
        return tree
    return tree


def _repair(tree: Tree, lines: list[str], error: yaml.MarkedYAMLError) -> bool:
    """Quote the list line that YAML stumbled over, and note it; False where it is no such line."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line if mark is not None else 0, len(lines) - 1)
    if "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]:
        tree.problems.append(Problem(f"{tree.file}:{line + 1}:1", "A tab stands before this line.", "Write spaces."))
        return False
    for number in (line, line - 1):
        found = re.fullmatch(_LIST_LINE, lines[number]) if number >= 0 else None
        if found and found.group(2)[0] != "'" and not re.match(_ENTRY, found.group(2)):
            quoted = found.group(1) + "'" + found.group(2).replace("'", "''") + "'"
            place = f"{tree.file}:{number + 1}:{len(found.group(1)) + 1}"
            tree.problems.append(Problem(place, "YAML cannot read this line as it stands.", f"Write: {quoted.strip()}"))
            lines[number] = quoted
            tree.quoted.add(number + 1)
            return True
    column = (mark.column + 1) if mark is not None else 1
    says = f"This is not YAML: {error.problem or error.context or 'it cannot be read'}."
    tree.problems.append(
        Problem(f"{tree.file}:{line + 1}:{column}", says, "Check indentation and quotes here and in the lines above.")
    )
    return False


def _name_character(tree: Tree, text: str, position: int) -> None:
    line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
    says = f"The character U+{ord(text[position]):04X} cannot stand in a codebook."
    tree.problems.append(Problem(f"{tree.file}:{line}:{column}", says, "Take it out."))


def _part(event: Any, rest: Iterator[Any], path: Path, tree: Tree) -> Any:  # noqa: ANN401 - YAML holds anything
    """Read one part of the file, with all that it holds; None where it was refused."""
    tree.places.setdefault(path, _mark(event))
    if _is_magic(event, path, tree):
        return _skip(event, rest)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, path, tree)
    if len(path) > _DEEPEST:
        tree.complain(path, f"Lists and fields lie in each other more than {_DEEPEST} deep.")
        return _skip(event, rest)
    if isinstance(event, yaml.SequenceStartEvent):
        return [_part(part, rest, (*path, n), tree) for n, part in enumerate(_inside(rest))]
    return dict(_pairs(rest, path, tree))


def _mark(event: Any) -> tuple[int, int]:  # noqa: ANN401 - PyYAML has no types
    return event.start_mark.line + 1, event.start_mark.column + 1


def _inside(rest: Iterator[Any]) -> Iterator[Any]:
    return takewhile(lambda event: not isinstance(event, yaml.CollectionEndEvent), rest)


def _skip(event: Any, rest: Iterator[Any]) -> None:  # noqa: ANN401 - PyYAML has no types
    depth = int(isinstance(event, yaml.CollectionStartEvent))
    while depth:
        event = next(rest)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _is_magic(event: Any, path: Path, tree: Tree) -> bool:  # noqa: ANN401 - PyYAML has no types
    tag = getattr(event, "tag", None)
    if event.anchor is not None:
        mend = "Write the line out, in single quotes."
        tree.complain(path, "Anchors (&) and aliases (*) are not used in a codebook.", mend)
    elif tag not in (None, "!") and not tag.startswith("tag:yaml.org,2002:"):
        tree.complain(path, f"'{tag}' is a YAML tag; a codebook has none.", "Put the line in single quotes.")
    else:
        return False
    return True


def _pairs(rest: Iterator[Any], path: Path, tree: Tree) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key in _inside(rest):
        name = str(getattr(key, "value", "?"))
        _skip(key, rest)
        part = next(rest)
        if name in seen:
            line, column = _mark(key)
            says = f"'{name}' stands here twice."
            tree.problems.append(Problem(f"{tree.file}:{line}:{column}", says, "Keep one of them."))
            _skip(part, rest)
            continue
        seen.add(name)
        tree.places[(*path, name)] = _mark(key)
        if _is_magic(key, (*path, name), tree):
            _skip(part, rest)
            continue
        yield name, _part(part, rest, (*path, name), tree)


def _marks_round(written: str) -> tuple[str, str]:
    """Say what marks round a rule come to, and how to write what was meant: exact words, or operators without marks."""
    doubled = written.replace("'", "''")
    if _OPERATORS.search(written):
        return "Quotation marks stand round exact words, and these are operators or brackets.", f"Write: - '{doubled}'"
    return "YAML takes these quotation marks away, so the rule would not mean exact words.", f"Write: - '\"{doubled}\"'"


def _scalar(event: Any, path: Path, tree: Tree) -> str:  # noqa: ANN401 - PyYAML has no types
    written: str = event.value
    if len(path) > 1 and path[-2] in _RULE_LISTS:
        line = event.start_mark.line + 1
        opening = 1 if event.style in ("'", '"') and line not in tree.quoted else 0
        tree.places[path] = (line, event.start_mark.column + 1 + opening)
        if event.style == '"':
            tree.complain(path, *_marks_round(written))
    plain = not event.style and written in ("", "~", "null")
    return "" if plain else written.strip() if event.style in (">", "|") else written
