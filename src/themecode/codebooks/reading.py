"""Read a codebook file: a Codebook, or all its mistakes at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from themecode.codebooks.checking import check_shape
from themecode.codebooks.token_patterns import written_as, wrong_with
from themecode.codebooks.yaml_tree import Path, Tree, read_tree
from themecode.errors import ThemecodeError, did_you_mean
from themecode.model import Code, Codebook, RuleText, Theme
from themecode.problems import Problem, in_order

_LARGEST = 5_000_000


@dataclass(frozen=True)
class Reading:
    """A codebook and what is wrong with its file.

    `codebook` is None where something is wrong; `draft` is then what could be read, so that its rules can be
    checked all the same, and None where there is nothing.
    """

    codebook: Codebook | None
    problems: tuple[Problem, ...]
    draft: Codebook | None = None


def read(path: FilePath) -> Reading:
    """Read a codebook file. Raises ThemecodeError where there is no such file or it is no text."""
    return read_text(text_of(path, "codebook"), path.name)


def text_of(path: FilePath, kind: str) -> str:
    """Return the text of a file. Raises ThemecodeError where there is no such file, or it is no text."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ThemecodeError(f"{path.name} is larger than 5 MB: that is no {kind}.")
        content = path.read_bytes()
    except OSError as error:
        raise ThemecodeError(f"The {kind} {path} cannot be read: {error.strerror}.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ThemecodeError(f"{path.name} is not UTF-8 text.", mend="Save it as UTF-8 and repeat.") from error


@lru_cache(maxsize=4)
def read_text(text: str, file: str) -> Reading:
    """Read a codebook from its text; `file` is the name that problems carry."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = read_tree(text, file)
    if not isinstance(tree.content, dict):
        mend = "It begins with 'codebook: TITLE'; see: themecode codebook new"
        return Reading(None, tuple(tree.problems) or (Problem(f"{file}:1:1", "This is no codebook.", mend),))
    check_shape(tree)
    draft = _draft(tree, text)
    problems = [*tree.problems, *_names(draft)]
    return Reading(None if problems else draft, tuple(in_order(problems)), draft)


def _draft(tree: Tree, text: str) -> Codebook:
    held = tree.content
    return Codebook(
        title=words_of(held, "codebook"),
        codes=tuple(_codes(entries_of(held, "codes"), ("codes",), tree, None)),
        version=words_of(held, "version"),
        language=words_of(held, "language", "en"),
        description=words_of(held, "description"),
        themes=tuple(_themes(entries_of(held, "themes"), tree)),
        source=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def words_of(held: dict[str, Any], name: str, without: str = "") -> str:
    """Return what a field says, where it holds words."""
    value = held.get(name, without)
    return value if isinstance(value, str) else without


def entries_of(held: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the entries of a list, each with its number."""
    listed = held.get(name)
    return [(n, entry) for n, entry in enumerate(listed if isinstance(listed, list) else []) if isinstance(entry, dict)]


def lines_of(held: dict[str, Any], name: str, path: Path, tree: Tree) -> Iterator[RuleText]:
    """Yield the lines of a list, each with its place."""
    listed = held.get(name)
    for n, line in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(line, dict) and list(line) == ["pattern"] and line["pattern"] and not wrong_with(line["pattern"]):
            yield RuleText(written_as(line["pattern"]), tree.place((*path, name, n)))
        elif isinstance(line, str) and line:
            yield RuleText(line, tree.place((*path, name, n)))


def _codes(entries: list[tuple[int, dict[str, Any]]], path: Path, tree: Tree, parent: str | None) -> Iterator[Code]:
    for n, held in entries:
        here: Path = (*path, n)
        code = Code(
            id=words_of(held, "code"),
            definition=words_of(held, "definition"),
            label=words_of(held, "label"),
            use_when=words_of(held, "use_when"),
            not_when=words_of(held, "not_when"),
            examples=tuple(lines_of(held, "examples", here, tree)),
            non_examples=tuple(lines_of(held, "non_examples", here, tree)),
            rules=tuple(lines_of(held, "rules", here, tree)),
            unless=tuple(lines_of(held, "unless", here, tree)),
            colour=words_of(held, "colour"),
            parent=parent,
            place=tree.place((*here, "code")),
            group=words_of(held, "group") == "yes",
        )
        yield code
        yield from _codes(entries_of(held, "codes"), (*here, "codes"), tree, code.id)


def _themes(entries: list[tuple[int, dict[str, Any]]], tree: Tree) -> Iterator[Theme]:
    for n, held in entries:
        listed = held.get("codes")
        codes = tuple(name for name in (listed if isinstance(listed, list) else []) if isinstance(name, str))
        place = tree.place(("themes", n, "theme"))
        yield Theme(words_of(held, "theme"), codes, words_of(held, "label"), words_of(held, "idea"), place)


def _names(draft: Codebook) -> Iterator[Problem]:
    """Names used twice, and themes that name no code."""
    first: dict[str, str] = {}
    for code in draft:
        if code.id and code.id in first:
            says = f"The code '{code.id}' is already at {first[code.id]}."
            yield Problem(code.place, says, "Give one of them another id.")
        first.setdefault(code.id, code.place)
    seen: set[str] = set()
    for theme in (theme for theme in draft.themes if theme.id):
        if theme.id in seen:
            yield Problem(theme.place, f"The theme '{theme.id}' is here twice.", "Give one of them another id.")
        seen.add(theme.id)
        for name in theme.codes:
            if name not in first:
                close = did_you_mean(name, list(first))
                says = f"The theme '{theme.id}' names no code of this codebook: '{name}'."
                yield Problem(theme.place, says, f"Did you mean '{close[0]}'?" if close else "")
