"""Read a codebook file: a Codebook, or all its mistakes at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from themecode.codebooks.shape import CodebookFields, CodeFields, ThemeFields, fields_at
from themecode.codebooks.yaml_tree import Path, Tree, read_tree
from themecode.errors import ThemecodeError, did_you_mean
from themecode.model import Code, Codebook, RuleText, Theme
from themecode.problems import Problem

_LARGEST = 5_000_000


@dataclass(frozen=True)
class Reading:
    """A codebook and what is wrong with its file; `codebook` is None where the mistakes leave nothing to use."""

    codebook: Codebook | None
    problems: tuple[Problem, ...]


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
        problem = Problem(
            f"{file}:1:1",
            "This is no codebook.",
            "It begins with 'codebook: TITLE'; see: themecode codebook new",
        )
        return Reading(None, tuple(tree.problems or [problem]))
    _forgive_rule_shapes(tree)
    try:
        fields = CodebookFields.model_validate(tree.content)
    except ValidationError as error:
        problems = [*tree.problems, *(_problem(tree, detail) for detail in error.errors())]
        return Reading(None, tuple(_in_order(problems)))
    codes = tuple(_codes(fields.codes, ("codes",), tree, None))
    themes = tuple(_themes(fields.themes, tree))
    problems = [*tree.problems, *_names(codes, themes)]
    codebook = Codebook(
        title=fields.codebook,
        codes=codes,
        version=fields.version,
        language=fields.language,
        description=fields.description,
        themes=themes,
        source=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return Reading(None if problems else codebook, tuple(_in_order(problems)))


def _forgive_rule_shapes(tree: Tree) -> None:
    """Name rules that YAML took for a mapping or a list, and take them out, so that the rest is checked."""

    def visit(codes: object, path: Path) -> None:
        for n, code in enumerate(codes if isinstance(codes, list) else []):
            if not isinstance(code, dict):
                continue
            for name in ("rules", "unless"):
                if isinstance(code.get(name), list):
                    code[name] = [r for k, r in enumerate(code[name]) if _is_line(tree, r, (*path, n, name, k))]
            visit(code.get("codes"), (*path, n, "codes"))

    visit(tree.content.get("codes"), ("codes",))


def _is_line(tree: Tree, rule: object, path: Path) -> bool:
    if isinstance(rule, str):
        return True
    if isinstance(rule, dict) and list(rule) == ["pattern"]:
        tree.complain(
            path,
            "'pattern:' (a spaCy token pattern) is not evaluated by this version.",
            "Write it as words with NEAR or THEN.",
        )
    elif isinstance(rule, dict):
        first, rest = next(iter(rule.items()), ("", ""))
        tree.complain(path, "YAML reads ': ' as a field.", f"Write: - '{first}: {rest}'")
    else:
        tree.complain(path, "YAML reads a line that begins with [ or { as a list.", "Put the rule in single quotes.")
    return False


def _problem(tree: Tree, detail: ErrorDetails) -> Problem:
    path = tuple(detail["loc"])
    name, kind = str(path[-1]) if path else "", detail["type"]
    if kind == "extra_forbidden":
        known = fields_at(path[:-1])
        close = did_you_mean(name, known)
        mend = f"Did you mean '{close[0]}'?" if close else f"Fields here: {', '.join(known)}."
        return Problem(tree.place(path), f"'{name}' is not a field.", mend)
    if kind == "missing":
        return Problem(tree.place(path[:-1]), f"'{name}' is missing.", "")
    if kind == "string_pattern_mismatch":
        wanted = "a colour is written #rrggbb" if name == "colour" else "an id has lower-case letters, digits and _"
        return Problem(tree.place(path), f"'{detail['input']}' cannot stand here: {wanted}.", "")
    if kind in ("list_type", "string_type"):
        wanted = "a list, one line each with '- ' before it" if kind == "list_type" else "words"
        return Problem(tree.place(path), f"'{name}' holds {wanted}.", "Check the indentation.")
    if kind in ("string_too_short", "too_short"):
        return Problem(tree.place(path), f"'{name}' is empty.", "Fill it in or take the line out.")
    return Problem(tree.place(path), f"{detail['msg']}.", "")


def _codes(entries: list[CodeFields], path: Path, tree: Tree, parent: str | None) -> Iterator[Code]:
    for n, fields in enumerate(entries):
        here: Path = (*path, n)

        def lines(name: str, written: list[str], here: Path = here) -> tuple[RuleText, ...]:
            return tuple(RuleText(line, tree.place((*here, name, k))) for k, line in enumerate(written))

        yield Code(
            id=fields.code,
            definition=fields.definition,
            label=fields.label,
            use_when=fields.use_when,
            not_when=fields.not_when,
            examples=lines("examples", fields.examples),
            non_examples=lines("non_examples", fields.non_examples),
            rules=lines("rules", fields.rules),
            unless=lines("unless", fields.unless),
            colour=fields.colour,
            parent=parent,
            place=tree.place((*here, "code")),
        )
        yield from _codes(fields.codes, (*here, "codes"), tree, fields.code)


def _themes(entries: list[ThemeFields], tree: Tree) -> Iterator[Theme]:
    for n, theme in enumerate(entries):
        place = tree.place(("themes", n, "theme"))
        yield Theme(theme.theme, tuple(theme.codes), theme.label, theme.idea, place)


def _names(codes: tuple[Code, ...], themes: tuple[Theme, ...]) -> Iterator[Problem]:
    """Names used twice, and themes that name no code."""
    first: dict[str, str] = {}
    for code in codes:
        if code.id in first:
            yield Problem(
                code.place,
                f"The code '{code.id}' is already at {first[code.id]}.",
                "Give one of them another id.",
            )
        first.setdefault(code.id, code.place)
    seen: set[str] = set()
    for theme in themes:
        if theme.id in seen:
            yield Problem(theme.place, f"The theme '{theme.id}' is here twice.", "Give one of them another id.")
        seen.add(theme.id)
        for name in theme.codes:
            if name not in first:
                close = did_you_mean(name, list(first))
                yield Problem(
                    theme.place,
                    f"The theme '{theme.id}' names no code of this codebook: '{name}'.",
                    f"Did you mean '{close[0]}'?" if close else "",
                )


def _in_order(problems: list[Problem]) -> list[Problem]:
    def position(problem: Problem) -> tuple[int, ...]:
        return tuple(int(part) for part in problem.place.rsplit(":", 2)[1:] if part.isdigit())

    return sorted(dict.fromkeys(problems), key=position)
