"""A rule as written, cut into words, quoted phrases, operators and brackets; each knows its column."""

from __future__ import annotations

import re
from typing import NamedTuple

from themecode.tagging.fold import folded, plain


class RuleMistake(Exception):  # noqa: N818 - a value for the reader's list of problems, not a fault
    """What is wrong with a rule, and at which of its columns (from 1)."""

    def __init__(self, says: str, column: int = 1, mend: str = "") -> None:
        super().__init__(says)
        self.says, self.column, self.mend = says, column, mend


class Token(NamedTuple):
    """A piece of a rule: what kind of piece, how it is written, and its column (from 1)."""

    kind: str
    text: str
    column: int


OPERATORS = frozenset({"either", "both", "close"})
BEGINNINGS = frozenset({"word", "exact", "cased", "expression", "opening"})

_TOKEN = re.compile(
    r"""(?P<word>[^\s()"=@/][^\s()"=@]*)"""
    r"""|(?P<opening>\()"""
    r"""|(?P<closing>\))"""
    r"""|(?P<exact>=?"[^"]*")"""
    r"""|(?P<cased>=[^\s()"=]+)"""
    r"""|(?P<expression>/(?:\\.|[^/\\])+/(?![^\s()]))"""
    r"""|(?P<scope>@\w*)"""
    r"""|(?P<stray>["=]|/[^\s()]*)"""
)
_JOINING = {"OR": "either", "AND": "both", "NOT": "both", "NEAR": "close", "THEN": "close"}


def tokens(written: str) -> list[Token]:
    """Cut a rule into its pieces; the last one is its end. Raises RuleMistake at a lone quotation mark.

    >>> [token.text for token in tokens('devolve OR "held to account"')]
    ['devolve', 'OR', '"held to account"', '']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(plain(written)):
        kind, text, column = match.lastgroup or "", match[0], match.start() + 1
        if kind == "word":
            if text in _JOINING:
                kind = _JOINING[text]
            elif "/" in text and re.fullmatch(r"(?:NEAR|THEN)/\d+", text):
                kind = "close"
        elif kind == "stray":
            raise _stray(text, column)
        found.append(Token(kind, text if text.isascii() else folded(text).plain, column))
    return [*found, Token("end", "", len(written) + 1)]


def _stray(mark: str, column: int) -> RuleMistake:
    if mark == "=":
        return RuleMistake("After = comes a word or a quoted phrase.", column, 'Write =ICB or ="Joint Forward Plan".')
    if mark[0] == "/":
        mend = "Write \\/ for a slash inside it, and a space after it; between alternatives write OR."
        return RuleMistake("A regular expression begins and ends with /.", column, mend)
    return RuleMistake("A quotation mark has no partner.", column, "Write one at either end of the phrase.")
