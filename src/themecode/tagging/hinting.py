"""Rules that are right and may not mean what their writer meant: operators that are only words."""

from __future__ import annotations

import re

from themecode.model import Codebook, RuleText
from themecode.problems import Problem
from themecode.tagging.lexing import BEGINNINGS, tokens
from themecode.tagging.places import place_of

_MEANT = r"(or|Or|And|Not)|(near|Near|Then|(?i:near|then)(?=\d))(\d*)"


def hints(codebook: Codebook) -> list[Problem]:
    """Return a warning for each word that was probably meant as an operator, and each comment behind a rule.

    The rules have no mistakes.
    """
    warnings: list[Problem] = []
    lines = codebook.source.splitlines()
    for code in codebook:
        for line in (*code.rules, *code.unless):
            left_out = _comment(line, lines)
            if left_out:
                mend = f"If it is part of the rule, write: - '{line.written} {left_out}'"
                warnings.append(Problem(line.place, f"YAML takes '{left_out}' for a comment.", mend, "warning"))
            for column, says in meant(line.written):
                mend = "If you do mean the word, put it in quotation marks."
                warnings.append(Problem(place_of(line, column, lines), f"{says} Rule: {line.written}", mend, "warning"))
    return warnings


def _comment(rule: RuleText, source: list[str]) -> str:
    """Return what follows a rule without quotation marks on its line, from # on."""
    number = int(rule.place.rsplit(":", 2)[1])
    _, _, after = "".join(source[number - 1 : number]).partition(rule.written)
    return after.strip() if after.startswith(" ") and after.lstrip().startswith("#") else ""


def meant(written: str) -> list[tuple[int, str]]:
    """Return the words between words that look like operators, by column, each with what to write instead.

    `and`, `not` and `then` are not among them: too many phrases hold one (mother and baby, not for profit).

    >>> meant("money or cash OR mother and baby")
    [(7, "'or' is a word here; the operator is OR.")]
    """
    if written.lstrip().startswith("pattern:"):
        return []
    pieces = tokens(written)
    found: list[tuple[int, str]] = []
    for before, token, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        match = re.fullmatch(_MEANT, token.text) if token.kind == "word" else None
        if match and before.kind in {*BEGINNINGS, "closing"} - {"opening"} and after.kind in BEGINNINGS:
            operator = (match[1] or f"{match[2]}/{match[3] or 5}").upper()
            found.append((token.column, f"'{token.text}' is a word here; the operator is {operator}."))
    return found
