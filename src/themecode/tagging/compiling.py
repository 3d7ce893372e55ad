"""From a codebook's written rules to rules that run, or to the mistakes in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from themecode.model import Code, Codebook, RuleText
from themecode.problems import Problem
from themecode.tagging.finding import Finder
from themecode.tagging.inflecting import apart, elisions_of, inflected
from themecode.tagging.numbering import Leaves, Numbered, needs, numbered
from themecode.tagging.parsing import RuleMistake, parse
from themecode.tagging.places import place_of
from themecode.tagging.syntax import Leaf, Phrase, Rule, Scope, leaves
from themecode.tagging.wordless import Wordless, check


@dataclass(frozen=True)
class Rules:
    """All rules of a codebook, ready to run.

    `trees` are the rules' trees over the numbers of what they look for; `needs` are, for each rule, sets of
    numbers of each of which it needs at least one. `wordless` is what no phrase finds; `elisions` what the
    language writes before an apostrophe as a word of its own.
    """

    rules: tuple[Rule, ...]
    finder: Finder
    wordless: dict[Scope, Wordless]
    trees: tuple[Numbered, ...]
    needs: tuple[tuple[frozenset[int], ...], ...]
    elisions: tuple[str, ...] = ()
    language: str = "en"

    def worth_trying(self, found: Collection[int]) -> list[int]:
        """Return the rules all of whose needs were found."""
        there = frozenset(found)
        return [n for n, wanted in enumerate(self.needs) if not any(need.isdisjoint(there) for need in wanted)]

    def by_words_alone(self, rule: int) -> bool:
        """Say whether a rule finds the same in any scope: it has no operator but OR, and drops nothing."""
        return isinstance(self.trees[rule], Leaves) and not self.rules[rule].drops


def compile_codebook(codebook: Codebook) -> tuple[Rules, list[Problem]]:
    """Parse every rule of a codebook; mistakes come back as problems with file:line:column."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    lines = codebook.source.splitlines()
    for code in codebook:
        for written, drops in _lines(code):
            try:
                rules.append(_rule(code.id, written, codebook.language, drops=drops))
            except RuleMistake as mistake:
                problems.append(
                    Problem(
                        place_of(written, mistake.column, lines),
                        f"{mistake.says} Rule: {written.written}",
                        mistake.mend,
                    )
                )
    return build(rules, codebook.language), problems


def build(rules: Iterable[Rule], language: str = "en") -> Rules:
    """Make rules ready to run."""
    rules = tuple(rules)
    phrases = tuple(dict.fromkeys(leaf for rule in rules for leaf in leaves(rule.tree) if isinstance(leaf, Phrase)))
    numbers: dict[Leaf | tuple[Leaf, Scope], int] = {phrase: number for number, phrase in enumerate(phrases)}
    wordless: dict[Scope, Wordless] = {"sentence": Wordless.of(language), "turn": Wordless.of(language)}
    trees = []
    for rule in rules:
        here: dict[Leaf, int] = {}
        for leaf in leaves(rule.tree):
            key = leaf if isinstance(leaf, Phrase) else (leaf, rule.scope)
            here[leaf] = numbers.setdefault(key, len(numbers))
            wordless[rule.scope].add(leaf, here[leaf])
        trees.append(numbered(rule.tree, here))
    elisions = elisions_of(language)
    spoken = tuple(apart(phrase, elisions) for phrase in phrases)
    finder = Finder(spoken, inflected(spoken, language))
    return Rules(rules, finder, wordless, tuple(trees), tuple(map(needs, trees)), elisions, language)


def query(written: str, language: str = "en") -> Rules:
    """Make one rule of a search, as `themecode find` takes it. Raises RuleMistake."""
    return build([_rule("", RuleText(written), language, drops=False)], language)


def _lines(code: Code) -> list[tuple[RuleText, bool]]:
    return [(line, False) for line in code.rules] + [(line, True) for line in code.unless]


def _rule(code: str, written: RuleText, language: str, *, drops: bool) -> Rule:
    tree, scope = parse(written.written)
    for leaf in leaves(tree):
        check(leaf, language)
    return Rule(code, written.written, written.place, tree, scope, drops)
