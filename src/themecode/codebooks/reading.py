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
    try:
        if path.stat().st_size > _LARGEST:
            raise ThemecodeError(f"{path.name} is larger than 5 MB: that is no codebook.")
        content = path.read_bytes()
    except OSError as error:
        raise ThemecodeError(f"The codebook {path} cannot be read: {error.strerror}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ThemecodeError(f"{path.name} is not UTF-8 text.", mend="Save it as UTF-8 and repeat.") from error
    return read_text(text, path.name)


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
        title=_words(held, "codebook"),
        codes=tuple(_codes(_entries(held, "codes"), ("codes",), tree, None)),
        version=_words(held, "version"),
        language=_words(held, "language", "en"),
        description=_words(held, "description"),
        themes=tuple(_themes(_entries(held, "themes"), tree)),
        source=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _words(held: dict[str, Any], name: str, without: str = "") -> str:
    value = held.get(name, without)
    return value if isinstance(value, str) else without


def _entries(held: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    listed = held.get(name)
    return [(n, entry) for n, entry in enumerate(listed if isinstance(listed, list) else []) if isinstance(entry, dict)]


def _lines(held: dict[str, Any], name: str, path: Path, tree: Tree) -> Iterator[RuleText]:
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
            id=_words(held, "code"),
            definition=_words(held, "definition"),
            label=_words(held, "label"),
            use_when=_words(held, "use_when"),
            not_when=_words(held, "not_when"),
            examples=tuple(_lines(held, "examples", here, tree)),
            non_examples=tuple(_lines(held, "non_examples", here, tree)),
            rules=tuple(_lines(held, "rules", here, tree)),
            unless=tuple(_lines(held, "unless", here, tree)),
            colour=_words(held, "colour"),
            parent=parent,
            place=tree.place((*here, "code")),
            group=_words(held, "group") == "yes",
        )
        yield code
        yield from _codes(_entries(held, "codes"), (*here, "codes"), tree, code.id)


def _themes(entries: list[tuple[int, dict[str, Any]]], tree: Tree) -> Iterator[Theme]:
    for n, held in entries:
        listed = held.get("codes")
        codes = tuple(name for name in (listed if isinstance(listed, list) else []) if isinstance(name, str))
        place = tree.place(("themes", n, "theme"))
        yield Theme(_words(held, "theme"), codes, _words(held, "label"), _words(held, "idea"), place)


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
