"""Read a rule as written into its tree; a mistake is told by its column.

One method for each line of the grammar (docs/reference/rules.md): `_either` reads what OR joins, `_both` what AND
and NOT join, `_close` what NEAR and THEN join, `_row` words side by side.
"""

from __future__ import annotations

from functools import lru_cache

from themecode.tagging.lexing import BEGINNINGS, OPERATORS, RuleMistake, Token, tokens
from themecode.tagging.syntax import AllOf, AnyOf, Close, Phrase, Scope, TokenPattern, Tree, Without, Word
from themecode.tagging.wording import operand

__all__ = ["RuleMistake", "parse"]

_PATTERN = "pattern:"
_MOST_ALTERNATIVES = 200
_MOST_BRACKETS = 50
_MOST_OPERATORS = 100


@lru_cache(maxsize=10_000)
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
    """Reads one rule from left to right: `before` is the piece read last, `next` the one to read."""

    def __init__(self, written: str) -> None:
        found = tokens(written)
        self.rest = iter(found)
        self.before, self.next = Token("start", "", 0), next(self.rest)
        self.open = 0
        joining = [token for token in found if token.kind in ("both", "close")]
        if len(joining) > _MOST_OPERATORS:
            says = f"A rule has at most {_MOST_OPERATORS} of AND, NOT, NEAR and THEN."
            raise RuleMistake(says, joining[_MOST_OPERATORS].column, "Make two rules of it.")

    def rule(self) -> tuple[Tree, Scope]:
        tree = self._either()
        scope: Scope = "sentence"
        if self.next.kind == "scope":
            token = self._step()
            scope = _scope(token)
            if self.next.kind != "end":
                raise _scope_inside(token)
        if self.next.kind == "closing":
            raise _never_opened(self.next)
        return tree, scope

    def _step(self) -> Token:
        self.before = self.next
        self.next = next(self.rest)
        return self.before

    def _either(self) -> Tree:
        parts = [self._both()]
        while self.next.kind == "either":
            self._step()
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _both(self) -> Tree:
        tree = self._close()
        while self.next.kind == "both":
            kind = AllOf if self._step().text == "AND" else Without
            tree = kind(tree, self._close())
        return tree

    def _close(self) -> Tree:
        tree = self._row()
        while self.next.kind == "close":
            operator = self._step()
            most = _distance(operator)
            tree = Close(tree, self._row(), most, ordered=operator.text.startswith("THEN"))
        return tree

    def _row(self) -> Tree:
        token, tree = self._part()
        if self.next.kind not in BEGINNINGS:
            return tree
        parts = [(token, tree)]
        while self.next.kind in BEGINNINGS:
            parts.append(self._part())
        return _written_out(parts)

    def _part(self) -> tuple[Token, Tree]:
        token = self.next
        if token.kind not in BEGINNINGS:
            raise self._nothing_here()
        self._step()
        return token, self._bracket(token) if token.kind == "opening" else operand(token)

    def _bracket(self, opening: Token) -> Tree:
        self.open += 1
        if self.open > _MOST_BRACKETS:
            raise RuleMistake(f"More than {_MOST_BRACKETS} brackets lie in each other here.", opening.column)
        tree = self._either()
        if self.next.kind == "scope":
            _scope(self.next)
            raise _scope_inside(self.next)
        if self.next.kind != "closing":
            raise _never_closed(opening)
        self._step()
        self.open -= 1
        return tree

    def _nothing_here(self) -> RuleMistake:
        """Say what is missing where a word, a phrase or a bracket should begin."""
        before, token = self.before, self.next
        if before.kind in OPERATORS:
            return _two_in_a_row(before, token) if token.kind in OPERATORS else _one_sided(before)
        if token.kind in OPERATORS:
            return _one_sided(token)
        if token.kind == "scope":
            return RuleMistake(f"There is nothing before {token.text}.", token.column, "A rule begins with its words.")
        if before.kind == "opening":
            empty = RuleMistake("There is nothing between these brackets.", before.column, "Take them out.")
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


def _scope_inside(token: Token) -> RuleMistake:
    return RuleMistake("@turn stands at the end of a rule.", token.column, "Move it there.")


def _distance(operator: Token) -> int:
    name, _, number = operator.text.partition("/")
    if not number:
        raise RuleMistake(f"{name} needs a number of words.", operator.column, f"Write {name}/5, say.")
    if len(number.lstrip("0")) > 3:  # noqa: PLR2004
        raise RuleMistake("This is farther than 999 words.", operator.column, f"Write {name}/5, say.")
    return int(number)


def _written_out(parts: list[tuple[Token, Tree]]) -> Tree:
    """Words in a row; a bracket in a row may hold alternatives, which are written out."""
    rows: list[tuple[Word, ...]] = [()]
    for token, tree in parts:
        phrases = [tree] if isinstance(tree, Phrase) else _alternatives(tree, token)
        if len(rows) * len(phrases) > _MOST_ALTERNATIVES:
            says = f"Written out, the brackets of these words are more than {_MOST_ALTERNATIVES} phrases."
            raise RuleMistake(says, token.column, "Put THEN/0 between them, or make several rules.")
        rows = [row + phrase.words for row in rows for phrase in phrases]
    return Phrase(rows[0]) if len(rows) == 1 else AnyOf(tuple(map(Phrase, rows)))


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
