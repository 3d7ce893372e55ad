"""From a codebook's written rules to rules that run, or to the mistakes in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from themecode.model import Code, Codebook, RuleText
from themecode.problems import Problem
from themecode.tagging.characters import Places, Truths
from themecode.tagging.finding import Finder
from themecode.tagging.forest import Forest
from themecode.tagging.inflecting import apart, elisions_of, inflected
from themecode.tagging.numbering import Leaves, Numbered, needs, numbered
from themecode.tagging.parsing import RuleMistake, parse
from themecode.tagging.places import place_of
from themecode.tagging.syntax import Leaf, Phrase, Rule, Scope, leaves
from themecode.tagging.wordless import Wordless, check


@dataclass(frozen=True)
class Rules:
    """All rules of a codebook, ready to run.

    `forests` are the rules' trees over the numbers of what they look for, with the numbers of the rules, by scope.
    `wordless` is what no phrase finds; `elisions` what the language writes before an apostrophe as a word of its own.
    """

    rules: tuple[Rule, ...]
    finder: Finder
    wordless: dict[Scope, Wordless]
    trees: tuple[Numbered, ...]
    looked_for: int
    elisions: tuple[str, ...] = ()
    language: str = "en"

    @cached_property
    def forests(self) -> dict[Scope, tuple[Places, Forest]]:
        """The rules of each scope that there are rules of."""
        of: dict[Scope, list[int]] = {}
        for number, rule in enumerate(self.rules):
            of.setdefault(rule.scope, []).append(number)
        return {
            scope: (np.array(numbers, dtype=np.int64), Forest.of([self.trees[n] for n in numbers], self.looked_for))
            for scope, numbers in (of or {"sentence": []}).items()
        }

    @cached_property
    def needed(self) -> Truths:
        """Whether each thing that is looked for is needed by a rule that finds something else in another scope."""
        of_rules = zip(self.trees, self.rules, strict=True)
        trees = [tree for tree, rule in of_rules if rule.drops or not isinstance(tree, Leaves)]
        made = np.zeros(self.looked_for, dtype=bool)
        made[sorted(frozenset[int]().union(*(need for tree in trees for need in needs(tree))))] = True
        return made

    @cached_property
    def drops(self) -> Truths:
        """Whether each rule is a line of `unless`."""
        return np.array([rule.drops for rule in self.rules], dtype=bool)

    @cached_property
    def codes(self) -> Places:
        """A number for each rule's code."""
        numbers = {code: number for number, code in enumerate(dict.fromkeys(rule.code for rule in self.rules))}
        return np.array([numbers[rule.code] for rule in self.rules], dtype=np.int64)


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
    return Rules(rules, finder, wordless, tuple(trees), len(numbers), elisions, language)


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
