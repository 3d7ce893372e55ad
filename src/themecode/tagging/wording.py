"""A rule's words and phrases, from how they are written; what cannot stand in a word is named."""

from __future__ import annotations

import re
from functools import lru_cache

from themecode.tagging.lexing import RuleMistake, Token
from themecode.tagging.syntax import Expression, Manner, Phrase, Word

_WORD = re.compile(r"(?=[-'*?]*[^\W_])(?:[^\W_]|[*?])+(?:[-'](?:[^\W_]|[*?])+)*[-']?")
_USUAL = "A word is letters and digits, with - and ' inside."
_MENDS = {
    "/": "Between alternatives write OR; a regular expression begins and ends with /.",
    ",": "Between alternatives write OR.",
    ";": "Between alternatives write OR.",
    "|": "Write OR.",
    "&": "Write AND.",
    "[": "Brackets are round here.",
    "]": "Brackets are round here.",
}


def operand(token: Token) -> Phrase | Expression:
    """Return what one piece of a rule looks for. Raises RuleMistake."""
    if token.kind == "word":
        if token.text.isalnum():
            return _plain_word(token.text)
        return Phrase((_word(token.text, "inflected", token.column),))
    if token.kind == "cased":
        return Phrase((_word(token.text[1:], "cased", token.column + 1),))
    if token.kind == "expression":
        return Expression(re.sub(r"\\(.)", _slash, token.text[1:-1], flags=re.DOTALL))
    return _quoted(token)


@lru_cache(maxsize=10_000)
def _plain_word(written: str) -> Phrase:
    return Phrase((Word(written),))


def _slash(escaped: re.Match[str]) -> str:
    return "/" if escaped.group(1) == "/" else escaped.group()


def _quoted(token: Token) -> Phrase:
    manner: Manner = "cased" if token.text[0] == "=" else "exact"
    inside = 2 if manner == "cased" else 1
    found = [
        _word(match.group(), manner, token.column + inside + match.start())
        for match in re.finditer(r"\S+", token.text[inside:-1])
    ]
    if not found:
        raise RuleMistake("There is nothing between these quotation marks.", token.column)
    return Phrase(tuple(found))


def _word(written: str, manner: Manner, column: int) -> Word:
    if _WORD.fullmatch(written) is None:
        raise _no_word(written, column)
    if manner != "inflected" and (wildcard := re.search(r"[*?]", written)):
        mend = "Take away the quotation marks or =, or the wildcard."
        raise RuleMistake("Wildcards and exact words exclude each other.", column + wildcard.start(), mend)
    return Word(written.rstrip("-'"), manner)


def _no_word(written: str, column: int) -> RuleMistake:
    """Say why this is no word, at the character that is in the way."""
    if closeness := re.fullmatch(r"(near|then)/(.*)", written, re.IGNORECASE):
        name, number = closeness.group(1).upper(), closeness.group(2)
        if number.isdecimal():
            return RuleMistake(f"'{written}' is no word.", column, f"Operators are upper case: {name}/{number}.")
        return RuleMistake(f"{name} needs a number of words.", column, f"Write {name}/5, say.")
    strange = next((n for n, c in enumerate(written) if not (c.isalnum() or c in "-'*?")), None)
    if strange is not None:
        mend = _MENDS.get(written[strange], _USUAL)
        return RuleMistake(f"'{written[strange]}' cannot stand in a word.", column + strange, mend)
    if re.search(r"[*?]", written) and not any(character.isalnum() for character in written):
        mend = "A wildcard stands in or at a word; A THEN/1 B leaves room for a word between them."
        return RuleMistake(f"'{written}' holds no letter or digit.", column, mend)
    return RuleMistake(f"'{written}' is no word.", column, _USUAL)
