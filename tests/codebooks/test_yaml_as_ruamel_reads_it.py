"""Codebooks hold what ruamel.yaml, a strict reader of YAML 1.2 in Python, finds in them, in the same places."""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from themecode.codebooks.composing import events
from themecode.codebooks.yaml_tree import read_tree

ROOT = Path(__file__).parents[2]
CODEBOOKS = sorted((ROOT / "codebooks").glob("*.yaml"))
PROBLEMS = sorted((ROOT / "tests" / "problems" / "codebooks").glob("*.yaml"))
PUT_IN = [*":#-?[]{},&*!|>'\"%@`\\ \n~=<\t", "  ", "\n- ", ": ", " #", "\n\n", "- - ", '"a" ', "\u00e9", "\U0001f600"]
PUT_IN += ["<<: ", "...\n", "---\n", "no", "1.20"]


class RefusedError(Exception):
    """What ruamel cannot read, or a codebook may not hold."""


def by_ruamel(text: str) -> tuple[Any, list[tuple[str, int, int]]]:
    """Return what a text holds and where each of its words stands. Raises RefusedError."""
    words: list[tuple[str, int, int]] = []

    def plain(node: Node) -> Any:
        if node.anchor or not str(node.tag).startswith("tag:yaml.org,2002:"):
            raise RefusedError
        if isinstance(node, SequenceNode):
            return [plain(part) for part in node.value]
        if isinstance(node, MappingNode):
            names = [plain(key) for key, _ in node.value]
            if not all(isinstance(name, str) and name for name in names) or len(set(names)) < len(names):
                raise RefusedError
            return {name: plain(part) for name, (_, part) in zip(names, node.value, strict=True)}
        assert isinstance(node, ScalarNode)
        if node.value:
            words.append((node.value, node.start_mark.line + 1, node.start_mark.column + 1))
        empty = node.style is None and node.value in ("~", "null")
        return "" if empty else node.value.strip() if node.style in (">", "|") else node.value

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            node = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError) as error:
        raise RefusedError from error
    return (None if node is None else plain(node)), sorted(words)


def by_us(text: str) -> tuple[Any, list[tuple[str, int, int]]]:
    """Return the same from our reading. Raises RefusedError."""
    tree = read_tree(text, "x.yaml")
    if [problem for problem in tree.problems if "quotation marks away" not in problem.says]:
        raise RefusedError
    found = [event for event in events(text) if isinstance(event, yaml.ScalarEvent) and event.value]
    return tree.content, sorted((e.value, e.start_mark.line + 1, e.start_mark.column + 1) for e in found)


def alike(text: str) -> bool:
    """Read a text both ways: refused by both, or the same; True where it was read."""
    try:
        expected = by_ruamel(text)
    except RefusedError:
        with pytest.raises(RefusedError):
            by_us(text)
        return False
    assert by_us(text) == expected
    return True


def excerpts() -> list[str]:
    """Return short codebooks: the beginning of each one, its rules in portions, and the broken ones."""
    made = [path.read_text() for path in PROBLEMS]
    for path in CODEBOOKS:
        lines = path.read_text().split("\n")
        made.append("\n".join(lines[:60]))
        rules = [line for line in lines if line.startswith("      ")]
        made += ["    rules:\n" + "\n".join(rules[n : n + 25]) for n in range(0, len(rules), 200)]
    return made


def changed(text: str, chance: random.Random) -> str:
    """Put characters in and take some out, as a slip of the hand does."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        if chance.random() < 0.3:
            text = text[:at] + text[at + chance.randint(1, 4) :]
        else:
            text = text[:at] + chance.choice(PUT_IN) + text[at:]
    return text


@pytest.mark.parametrize("path", [*CODEBOOKS, *PROBLEMS], ids=lambda path: path.stem)
def test_files_hold_what_ruamel_finds(path: Path) -> None:
    """Whole codebooks and each broken one."""
    assert alike(path.read_text()) or path in PROBLEMS


@pytest.mark.slow
def test_slips_of_the_hand_are_read_as_ruamel_reads_them() -> None:
    """Five hundred changed codebooks: the same content in the same places, or refused by both."""
    chance = random.Random(20)
    texts = excerpts()
    read = [alike(changed(chance.choice(texts), chance)) for _ in range(500)]
    assert sum(read) > 100


@pytest.mark.parametrize("path", CODEBOOKS, ids=lambda path: path.stem)
def test_without_libyaml_the_same_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the compiled reader is missing, Python reads: slower, the same content and places."""
    fast = read_tree(path.read_text(), path.name)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert read_tree(path.read_text(), path.name) == fast
    assert fast.content
