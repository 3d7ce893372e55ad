"""Read a rule as written into its tree; a mistake is told by its column."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from themecode.tagging.fold import plain
from themecode.tagging.syntax import AllOf, AnyOf, Close, Expression, Phrase, Scope, Tree, Without, Word

_WORD = re.compile(r"(?:[^\W_]|[*?])+(?:[-'](?:[^\W_]|[*?])+)*[-']?")
_OPERATOR = re.compile(r"OR|AND|NOT|(NEAR|THEN)(/\d+)?")
_MOST_ALTERNATIVES = 200


class RuleMistake(Exception):  # noqa: N818 - a value for the reader's list of problems, not a fault
    """What is wrong with a rule, and at which of its columns (from 1)."""

    def __init__(self, says: str, column: int = 1, mend: str = "") -> None:
        super().__init__(says)
        self.says, self.column, self.mend = says, column, mend


def parse(written: str) -> tuple[Tree, Scope]:
    """Return a rule's tree and scope. Raises RuleMistake.

    >>> parse("ring-fence")[0]
    Phrase(words=(Word(written='ring-fence', manner='inflected'),))
    >>> parse("devolve OR (pass NEAR/4 place) @turn")[1]
    'turn'
    """
    from lark.exceptions import UnexpectedInput, VisitError

    try:
        tree: tuple[Tree, Scope] = _parser().parse(written)
    except VisitError as error:
        if isinstance(error.orig_exc, RuleMistake):
            raise error.orig_exc from None
        raise
    except UnexpectedInput as error:
        raise _mistake(written, error) from None
    except RecursionError:
        raise RuleMistake("The brackets of this rule are nested too deeply.") from None
    return tree


def _mistake(written: str, error: Any) -> RuleMistake:  # noqa: ANN401 - lark's exceptions share no typed base
    column = error.column if isinstance(error.column, int) and error.column > 0 else len(written) + 1
    rest = written[column - 1 :].strip()
    if not written.strip():
        return RuleMistake("The rule is empty.")
    if written.count("(") != written.count(")"):
        return RuleMistake("A bracket is opened and not closed, or closed and not opened.", column)
    if rest.startswith(('"', "“")) or written.count('"') % 2:
        return RuleMistake("A quotation mark has no partner.", column)
    operator = re.match(r"(OR|AND|NOT|NEAR\S*|THEN\S*)\b", rest)
    if operator or not rest:
        name = operator.group(1) if operator else (written.split() or [""])[-1]
        return RuleMistake(
            f"{name} needs something on both sides.",
            column,
            "Operators are upper case; 'or' in lower case is a word.",
        )
    return RuleMistake(f"The rule cannot go on with '{rest.split()[0]}'.", column)


@cache
def _parser() -> Any:  # noqa: ANN401 - lark's parser has no useful type
    from lark import Lark, Transformer

    class Build(Transformer):  # type: ignore[type-arg]
        """Make our trees while lark reads."""

        def rule(self, parts: list[Any]) -> tuple[Tree, Scope]:
            if parts[1] is not None and parts[1] != "@turn":
                raise RuleMistake(f"'{parts[1]}' is no scope.", parts[1].column, "The only scope is @turn.")
            return parts[0], "turn" if parts[1] else "sentence"

        def either(self, parts: list[Tree]) -> Tree:
            return AnyOf(tuple(parts))

        def all_of(self, parts: list[Tree]) -> Tree:
            return AllOf(parts[0], parts[1])

        def without(self, parts: list[Tree]) -> Tree:
            return Without(parts[0], parts[1])

        def near(self, parts: list[Any]) -> Tree:
            return Close(parts[0], parts[2], _distance(parts[1]))

        def then(self, parts: list[Any]) -> Tree:
            return Close(parts[0], parts[2], _distance(parts[1]), ordered=True)

        def row(self, parts: list[Any]) -> Tree:
            return _row([part if isinstance(part, _TREES) else _phrase(part) for part in parts])

    grammar = (Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, start="rule", parser="lalr", transformer=Build(), maybe_placeholders=True)


_TREES = (Phrase, Expression, AnyOf, AllOf, Without, Close)


def _distance(token: Any) -> int:  # noqa: ANN401 - a lark token
    name, _, number = str(token).partition("/")
    if not number:
        raise RuleMistake(f"{name} needs a number of words.", token.column, f"Write {name}/5, say.")
    if len(number) > 3:  # noqa: PLR2004
        raise RuleMistake(f"{token} is farther than 999 words.", token.column)
    return int(number)


def _phrase(token: Any) -> Phrase | Expression:  # noqa: ANN401 - a lark token
    if token.type == "REGEX":
        return Expression(str(token)[1:-1])
    written = plain(str(token))
    if token.type == "WORD" and _OPERATOR.fullmatch(written):
        mend = "Operators are upper case; in lower case they are words."
        raise RuleMistake(f"{written} needs something on both sides.", token.column, mend)
    if token.type == "EXACT":
        words, manner = written.lstrip("=").strip('"“”').split(), "cased" if written[0] == "=" else "exact"
        if not words:
            raise RuleMistake("There is nothing between these quotation marks.", token.column)
        return Phrase(tuple(_word(word, manner, token.column) for word in words))
    cased = token.type == "CASED"
    return Phrase((_word(written[1:] if cased else written, "cased" if cased else "inflected", token.column),))


def _word(written: str, manner: Any, column: int) -> Word:  # noqa: ANN401 - narrowed here
    found = _WORD.fullmatch(written)
    if found is None or not any(character.isalnum() for character in written):
        if re.fullmatch(r"(near|then)/\d+", written, re.IGNORECASE):
            raise RuleMistake(f"'{written}' is no word.", column, f"Operators are upper case: {written.upper()}.")
        strange = next((c for c in written if not (c.isalnum() or c in "-'*?")), written)
        raise RuleMistake(
            f"'{strange}' cannot stand in a word.",
            column,
            "A word is letters and digits, with - and ' inside.",
        )
    if manner != "inflected" and set(written) & {"*", "?"}:
        raise RuleMistake("Wildcards and exact words exclude each other.", column)
    return Word(written.rstrip("-'"), manner)


def _row(parts: list[Tree]) -> Tree:
    """Words in a row; a bracket in a row may hold alternatives, which are written out."""
    if len(parts) == 1:
        return parts[0]
    choices = [_alternatives(part) for part in parts]
    rows = [Phrase(tuple(word for phrase in row for word in phrase.words)) for row in product(*choices)]
    if len(rows) > _MOST_ALTERNATIVES:
        raise RuleMistake(f"These brackets write out to {len(rows)} phrases, more than {_MOST_ALTERNATIVES}.")
    return rows[0] if len(rows) == 1 else AnyOf(tuple(rows))


def _alternatives(tree: Tree) -> list[Phrase]:
    if isinstance(tree, Phrase):
        return [tree]
    if isinstance(tree, AnyOf):
        return [phrase for part in tree.parts for phrase in _alternatives(part)]
    raise RuleMistake(
        "A bracket beside words may hold only words and OR.", 1, "Put NEAR, THEN, AND or OR between them."
    )
