"""Read a rule as written into its tree; a mistake is told by its column.

One method for each line of the grammar (docs/reference/rules.md): `_either` reads what OR joins, `_both` what AND
and NOT join, `_close` what NEAR and THEN join, `_row` words side by side.
"""

from __future__ import annotations

from itertools import product
from math import prod

from themecode.tagging.lexing import OPERANDS, OPERATORS, RuleMistake, Token, tokens
from themecode.tagging.syntax import AllOf, AnyOf, Close, Phrase, Scope, TokenPattern, Tree, Without
from themecode.tagging.wording import operand

__all__ = ["RuleMistake", "parse"]

_PATTERN = "pattern:"
_MOST_ALTERNATIVES = 200
_MOST_BRACKETS = 50
_MOST_OPERATORS = 100


def parse(written: str) -> tuple[Tree, Scope]:
    """Return a rule's tree and scope. Raises RuleMistake.

    >>> parse("ring-fence")[0]
    Phrase(words=(Word(written='ring-fence', manner='inflected'),))
    >>> parse("devolve OR (pass NEAR/4 place) @turn")[1]
    'turn'
    """
    if written.lstrip().startswith(_PATTERN):
        return _token_pattern(written), "sentence"
    return _Parser(written).rule()


class _Parser:
    """Reads one rule from left to right; `at` is the place of the next piece."""

    def __init__(self, written: str) -> None:
        self.tokens = tokens(written)
        self.at = 0
        self.open = 0
        joining = [token for token in self.tokens if token.kind in ("both", "close")]
        if len(joining) > _MOST_OPERATORS:
            says = f"A rule has at most {_MOST_OPERATORS} of AND, NOT, NEAR and THEN."
            raise RuleMistake(says, joining[_MOST_OPERATORS].column, "Make two rules of it.")

    def rule(self) -> tuple[Tree, Scope]:
        tree = self._either()
        scope: Scope = "sentence"
        if token := self._take("scope"):
            scope = _scope(token)
            if self.tokens[self.at].kind != "end":
                raise RuleMistake("@turn stands at the end of a rule.", token.column, "Move it there.")
        if token := self._take("closing"):
            raise _never_opened(token)
        return tree, scope

    def _take(self, kind: str) -> Token | None:
        token = self.tokens[self.at]
        if token.kind != kind:
            return None
        self.at += 1
        return token

    def _either(self) -> Tree:
        parts = [self._both()]
        while self._take("either"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _both(self) -> Tree:
        tree = self._close()
        while operator := self._take("both"):
            kind = AllOf if operator.text == "AND" else Without
            tree = kind(tree, self._close())
        return tree

    def _close(self) -> Tree:
        tree = self._row()
        while operator := self._take("close"):
            most = _distance(operator)
            tree = Close(tree, self._row(), most, ordered=operator.text.startswith("THEN"))
        return tree

    def _row(self) -> Tree:
        parts: list[tuple[Token, Tree]] = []
        while (token := self.tokens[self.at]).kind in OPERANDS or token.kind == "opening":
            self.at += 1
            parts.append((token, self._bracket(token) if token.kind == "opening" else operand(token)))
        if not parts:
            raise self._nothing_here()
        return parts[0][1] if len(parts) == 1 else _written_out(parts)

    def _bracket(self, opening: Token) -> Tree:
        self.open += 1
        if self.open > _MOST_BRACKETS:
            raise RuleMistake(f"More than {_MOST_BRACKETS} brackets lie in each other here.", opening.column)
        tree = self._either()
        if token := self._take("scope"):
            _scope(token)
            raise RuleMistake("@turn stands at the end of a rule.", token.column, "Move it there.")
        if not self._take("closing"):
            raise _never_closed(opening)
        self.open -= 1
        return tree

    def _nothing_here(self) -> RuleMistake:
        """Say what is missing where a word, a phrase or a bracket should begin."""
        before, token = self.tokens[self.at - 1], self.tokens[self.at]
        if before.kind in OPERATORS:
            return _two_in_a_row(before, token) if token.kind in OPERATORS else _one_sided(before)
        if token.kind in OPERATORS:
            return _one_sided(token)
        if token.kind == "scope":
            return RuleMistake(f"There is nothing before {token.text}.", token.column, "A rule begins with its words.")
        if before.kind == "opening":
            empty = RuleMistake("There is nothing between these brackets.", before.column)
            return empty if token.kind == "closing" else _never_closed(before)
        if token.kind == "closing":
            return _never_opened(token)
        return RuleMistake("The rule is empty.", 1, "Write the words that it looks for, or take the line out.")


def _never_opened(token: Token) -> RuleMistake:
    return RuleMistake("This bracket was never opened.", token.column, "Write ( where it begins, or take it out.")


def _never_closed(token: Token) -> RuleMistake:
    return RuleMistake("This bracket is never closed.", token.column, "Write ) where it ends, or take it out.")


def _one_sided(operator: Token) -> RuleMistake:
    mend = "A NOT B finds A where there is no B." if operator.text == "NOT" else ""
    return RuleMistake(
        f"{operator.text} needs something on both sides.",
        operator.column,
        mend or "Operators are upper case; in lower case they are words.",
    )


def _two_in_a_row(first: Token, second: Token) -> RuleMistake:
    mend = "Write NOT alone." if (first.text, second.text) == ("AND", "NOT") else "Keep one, or put words between them."
    return RuleMistake(f"{first.text} and {second.text} stand side by side.", second.column, mend)


def _scope(token: Token) -> Scope:
    if token.text != "@turn":
        raise RuleMistake(f"'{token.text}' is no scope.", token.column, "The only scope is @turn.")
    return "turn"


def _distance(operator: Token) -> int:
    name, _, number = operator.text.partition("/")
    if not number:
        raise RuleMistake(f"{name} needs a number of words.", operator.column, f"Write {name}/5, say.")
    if len(number) > 3:  # noqa: PLR2004
        raise RuleMistake(f"{operator.text} is farther than 999 words.", operator.column)
    return int(number)


def _written_out(parts: list[tuple[Token, Tree]]) -> Tree:
    """Words in a row; a bracket in a row may hold alternatives, which are written out."""
    choices = [_alternatives(tree, token) for token, tree in parts]
    if (count := prod(map(len, choices))) > _MOST_ALTERNATIVES:
        says = f"These brackets write out to {count} phrases, more than {_MOST_ALTERNATIVES}."
        column = next(token.column for token, _ in parts if token.kind == "opening")
        raise RuleMistake(says, column, "Put THEN/0 between them, or make several rules.")
    rows = [Phrase(tuple(word for phrase in row for word in phrase.words)) for row in product(*choices)]
    return rows[0] if len(rows) == 1 else AnyOf(tuple(rows))


def _alternatives(tree: Tree, token: Token) -> list[Phrase]:
    if isinstance(tree, Phrase):
        return [tree]
    if isinstance(tree, AnyOf):
        return [phrase for part in tree.parts for phrase in _alternatives(part, token)]
    mend = "Put NEAR, THEN, AND or OR between them."
    if token.kind == "expression":
        raise RuleMistake("A /regular expression/ cannot stand beside words.", token.column, mend)
    raise RuleMistake("A bracket beside words may hold only words and OR.", token.column, mend)


def _token_pattern(written: str) -> TokenPattern:
    import json

    column = written.index(_PATTERN) + len(_PATTERN) + 1
    try:
        listed = json.loads(written[column - 1 :])
    except (ValueError, RecursionError):
        raise RuleMistake("After 'pattern:' stands a list of tokens as JSON.", column, _EXAMPLE) from None
    if not isinstance(listed, list) or not listed or not all(isinstance(token, dict) for token in listed):
        raise RuleMistake("A token pattern is a list of tokens, each in curly brackets.", column, _EXAMPLE)
    return TokenPattern(json.dumps(listed, ensure_ascii=False))


_EXAMPLE = 'For example: pattern: [{"LOWER": "ring"}, {"LEMMA": "fence"}]'
