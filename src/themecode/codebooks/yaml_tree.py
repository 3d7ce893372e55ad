"""YAML as plain text and lists, with the line and column of each part; nothing of YAML's magic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from themecode.problems import Problem

Path = tuple[str | int, ...]
_RULE_LISTS = ("rules", "unless")
_LIST_LINE = re.compile(r"^(\s*-\s+)(\S.*?)\s*$")
_ENTRY = re.compile(r"(code|theme):(\s|$)")
_MOST_REPAIRS = 50
_DEEPEST = 64


@dataclass
class Tree:
    """What the file holds as dictionaries, lists and strings; `places` maps each path to line and column."""

    file: str
    content: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

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
            node = YAML(typ="safe", pure=True).compose("\n".join(lines))
        except MarkedYAMLError as error:
            if not _repair(tree, lines, error):
                return tree
            continue
        except (ValueError, RecursionError) as error:
            tree.problems.append(Problem(f"{file}:1:1", f"This is not readable as YAML: {error}"))
            return tree
        if node is not None:
            tree.content = _plain(node, (), tree, set())
        return tree
    return tree


def _repair(tree: Tree, lines: list[str], error: MarkedYAMLError) -> bool:
    """Quote the list line that YAML stumbled over, and note it; False where it is no such line."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line if mark is not None else 0, len(lines) - 1)
    if "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]:
        tree.problems.append(Problem(f"{tree.file}:{line + 1}:1", "A tab stands before this line.", "Write spaces."))
        return False
    for number in (line, line - 1):
        found = _LIST_LINE.match(lines[number]) if number >= 0 else None
        if found and found.group(2)[0] != "'" and not _ENTRY.match(found.group(2)):
            quoted = found.group(1) + "'" + found.group(2).replace("'", "''") + "'"
            place = f"{tree.file}:{number + 1}:{len(found.group(1)) + 1}"
            tree.problems.append(Problem(place, "YAML cannot read this line as it stands.", f"Write: {quoted.strip()}"))
            lines[number] = quoted
            return True
    column = (mark.column + 1) if mark is not None else 1
    says = f"This is not YAML: {error.problem or error.context or 'it cannot be read'}."
    tree.problems.append(
        Problem(f"{tree.file}:{line + 1}:{column}", says, "Check indentation and quotes here and in the lines above.")
    )
    return False


def _plain(node: Node, path: Path, tree: Tree, above: set[int]) -> Any:  # noqa: ANN401 - YAML holds anything
    tree.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if node.anchor or id(node) in above or len(path) > _DEEPEST:
        tree.complain(
            path,
            "Anchors (&) and aliases (*) are not used in a codebook.",
            "Write the line out, in single quotes.",
        )
        return str(node.value)
    if not str(node.tag).startswith("tag:yaml.org,2002:"):
        tree.complain(path, f"'{node.tag}' is a YAML tag; a codebook has none.", "Put the line in single quotes.")
        return str(node.value)
    if isinstance(node, ScalarNode):
        return _scalar(node, path, tree)
    if isinstance(node, SequenceNode):
        return [_plain(part, (*path, n), tree, above | {id(node)}) for n, part in enumerate(node.value)]
    assert isinstance(node, MappingNode)  # noqa: S101 - ruamel has three kinds of nodes
    return dict(_pairs(node, path, tree, above | {id(node)}))


def _pairs(node: MappingNode, path: Path, tree: Tree, above: set[int]) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key, part in node.value:
        name = str(key.value)
        tree.places[(*path, name)] = (key.start_mark.line + 1, key.start_mark.column + 1)
        if name in seen:
            tree.complain((*path, name), f"'{name}' stands here twice.", "Keep one of them.")
            continue
        seen.add(name)
        yield name, _plain(part, (*path, name), tree, above)


def _scalar(node: ScalarNode, path: Path, tree: Tree) -> str:
    written = str(node.value)
    if len(path) > 1 and path[-2] in _RULE_LISTS:
        opening = 1 if node.style in ("'", '"') else 0
        tree.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1 + opening)
        if node.style == '"':
            mend = "Write: - '\"" + written.replace("'", "''") + "\"'"
            tree.complain(path, "YAML takes these quotation marks away, so the rule would not mean exact words.", mend)
    plain = node.style is None and written in ("", "~", "null")
    return "" if plain else written.strip() if node.style in (">", "|") else written
