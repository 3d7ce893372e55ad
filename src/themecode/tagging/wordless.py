"""What rules look for that is no phrase: regular expressions and token patterns, each in its scope."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.tagging import expressions, token_patterns
from themecode.tagging.characters import Places
from themecode.tagging.evaluating import Scopes
from themecode.tagging.expressions import Expressions
from themecode.tagging.passages import Passages
from themecode.tagging.syntax import Expression, Leaf, TokenPattern
from themecode.tagging.token_patterns import TokenPatterns


@dataclass(frozen=True)
class Wordless:
    """The expressions and token patterns of the rules of one scope, by their numbers."""

    expressions: Expressions
    token_patterns: TokenPatterns

    @classmethod
    def of(cls, language: str) -> Wordless:
        """Make a place for those of one scope."""
        return cls(Expressions({}), TokenPatterns({}, language))

    def __bool__(self) -> bool:
        return bool(self.expressions.compiled or self.token_patterns.numbered)

    def add(self, leaf: Leaf, number: int) -> None:
        """Take in what a rule looks for, unless it is a phrase."""
        if isinstance(leaf, Expression):
            self.expressions.compiled[number] = expressions.compiled(leaf)
        elif isinstance(leaf, TokenPattern):
            self.token_patterns.numbered[number] = leaf

    def found(self, passages: Passages, scopes: Scopes) -> dict[int, Places]:
        """Return the stretches that each finds inside one scope."""
        return self.expressions.found(passages.canon, scopes) | self.token_patterns.found(passages, scopes)


def check(leaf: Leaf, language: str) -> None:
    """Raise RuleMistake where an expression or a token pattern cannot run."""
    if isinstance(leaf, Expression):
        expressions.compiled(leaf)
    elif isinstance(leaf, TokenPattern):
        token_patterns.check(leaf, language)
