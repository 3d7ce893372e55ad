"""A codebook file held against its shape: every part that is missing, misspelt or of the wrong kind."""

from __future__ import annotations

import re
from typing import Any

from themecode.codebooks.shape import PATTERNS, SHAPES, Field
from themecode.codebooks.token_patterns import wrong_with
from themecode.codebooks.yaml_tree import Path, Tree
from themecode.errors import did_you_mean

_WRITTEN = {
    "id": "an id has lower-case letters, digits and _",
    "colour": "a colour is written #rrggbb",
    "truth": "it is yes or no",
}


def check_shape(tree: Tree, shape: str = "codebook") -> None:
    """Note every part of a file that is not as it should be; what was refused already is passed over."""
    _fields(tree, tree.content, (), shape)


def _fields(tree: Tree, held: dict[str, Any], path: Path, shape: str) -> None:
    for field in SHAPES[shape]:
        if field.name in held:
            _field(tree, held[field.name], (*path, field.name), field)
        elif field.must:
            tree.complain(path, f"'{field.name}' is missing.")
    known = [field.name for field in SHAPES[shape]]
    for name in held:
        if name not in known:
            close = did_you_mean(name, known)
            mend = f"Did you mean '{close[0]}'?" if close else f"Fields here: {', '.join(known)}."
            tree.complain((*path, name), f"'{name}' is not a field.", mend)


def _field(tree: Tree, value: object, path: Path, field: Field) -> None:
    if not field.many:
        _one(tree, value, path, field)
    elif isinstance(value, list):
        for n, entry in enumerate(value):
            _one(tree, entry, (*path, n), field)
        if field.must and not value:
            tree.complain(path, f"'{field.name}' is empty.", "Fill it in or take the line out.")
    elif value is not None:
        says = f"'{field.name}' holds a list, one line each with '- ' before it."
        tree.complain(path, says, "Check the indentation.")


def _one(tree: Tree, value: object, path: Path, field: Field) -> None:
    if value is None:
        return
    if field.holds in SHAPES:
        if isinstance(value, dict):
            _fields(tree, value, path, field.holds)
        else:
            tree.complain(path, f"This is no {field.holds}.", f"Each begins with '- {field.holds}: ID'.")
    elif field.holds == "rule" and not isinstance(value, str):
        _rule(tree, value, path)
    elif isinstance(value, str):
        _words(tree, value, path, field)
    else:
        tree.complain(path, f"'{field.name}' holds words.", "Check the indentation.")


def _words(tree: Tree, written: str, path: Path, field: Field) -> None:
    if field.holds in ("sentence", "rule"):
        if not written:
            says = f"A line of '{field.name}' is empty." if field.many else f"'{field.name}' is empty."
            tree.complain(path, says, "Fill it in or take the line out.")
        return
    if field.holds in PATTERNS and not re.fullmatch(PATTERNS[field.holds], written):
        tree.complain(path, f"'{written}' cannot stand here: {_WRITTEN[field.holds]}.")


def _rule(tree: Tree, rule: object, path: Path) -> None:
    """Name a rule that YAML took for a mapping or a list."""
    if isinstance(rule, dict) and "pattern" in rule:
        wrong = wrong_with(rule["pattern"]) or ("A pattern stands alone in its line." if len(rule) > 1 else "")
        if wrong:
            tree.complain((*path, "pattern"), wrong, "For example: pattern: [{LOWER: ring}, {LEMMA: fence}]")
    elif isinstance(rule, dict):
        first, rest = next(iter(rule.items()), ("", ""))
        mend = f"Write: - '{first}: {rest}'" if isinstance(rest, str) else "Put the rule in single quotes."
        tree.complain(path, "YAML reads ': ' as a field.", mend)
    else:
        tree.complain(path, "YAML reads a line that begins with [ or { as a list.", "Put the rule in single quotes.")
