"""From a codebook's written rules to rules that run, or to the mistakes in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from themecode.model import Code, Codebook, RuleText
from themecode.problems import Problem
from themecode.tagging import inflection
from themecode.tagging.evaluating import Numbered, needs, numbered
from themecode.tagging.matching import Finder
from themecode.tagging.parsing import RuleMistake, parse
from themecode.tagging.patterns import Forms
from themecode.tagging.syntax import Rule, leaves


@dataclass(frozen=True)
class Triggers:
    """Which rules to try in one document when a phrase is found there: those of either scope, by phrase.

    `phrases` are those of all rules that can find anything in the document; no other matters.
    """

    in_sentence: dict[int, list[int]]
    in_turn: dict[int, list[int]]
    phrases: set[int]


@dataclass(frozen=True)
class Rules:
    """All rules of a codebook, ready to run.

    `trees` are the rules' trees over the numbers of phrases; `needs` are, for each rule, sets of phrases of
    each of which it needs at least one; `served_by` are all phrases of each.
    """

    rules: tuple[Rule, ...]
    finder: Finder
    trees: tuple[Numbered, ...]
    needs: tuple[tuple[frozenset[int], ...], ...]
    served_by: tuple[frozenset[int], ...]

    def triggers(self, found: Mapping[int, int]) -> Triggers:
        """Hang each rule on the rarest of its needs in a document, given how often each phrase was found there.

        A rule that misses one of its needs in the whole document hangs on nothing and is never tried.
        """
        triggers = Triggers({}, {}, set())
        there = found.keys()
        for number, wanted in enumerate(self.needs):
            present = [need & there for need in wanted]
            if all(present):
                triggers.phrases.update(self.served_by[number] & there)
                rarest = min(present, key=lambda need: sum(found[phrase] for phrase in need))
                scope = triggers.in_sentence if self.rules[number].scope == "sentence" else triggers.in_turn
                for phrase in rarest:
                    scope.setdefault(phrase, []).append(number)
        return triggers


def compile_codebook(codebook: Codebook) -> tuple[Rules, list[Problem]]:
    """Parse every rule of a codebook; mistakes come back as problems with file:line:column."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for code in codebook:
        for written, drops in _lines(code):
            try:
                rules.append(_rule(code.id, written, drops=drops))
            except RuleMistake as mistake:
                problems.append(
                    Problem(
                        _shifted(written.place, mistake.column),
                        f"{mistake.says} Rule: {written.written}",
                        mistake.mend,
                    )
                )
    return build(rules, forms_of(codebook.language)), problems


def build(rules: Iterable[Rule], forms: Forms) -> Rules:
    """Make rules ready to run."""
    rules = tuple(rules)
    finder = Finder((phrase for rule in rules for phrase in leaves(rule.tree)), forms)
    numbers = {phrase: number for number, phrase in enumerate(finder.phrases)}
    trees = tuple(numbered(rule.tree, numbers) for rule in rules)
    served_by = tuple(frozenset(numbers[phrase] for phrase in leaves(rule.tree)) for rule in rules)
    return Rules(rules, finder, trees, tuple(needs(tree) for tree in trees), served_by)


def query(written: str, language: str = "en") -> Rules:
    """Make one rule of a search, as `themecode find` takes it. Raises RuleMistake."""
    return build([_rule("", RuleText(written), drops=False)], forms_of(language))


def forms_of(language: str) -> Forms:
    """Return how words are inflected in a language; as written where there is no table for it."""
    return inflection.forms if language.lower().split("-")[0] == "en" else _as_written


def _as_written(word: str) -> frozenset[str]:
    return frozenset({word.lower()})


def _lines(code: Code) -> list[tuple[RuleText, bool]]:
    return [(line, False) for line in code.rules] + [(line, True) for line in code.unless]


def _rule(code: str, written: RuleText, *, drops: bool) -> Rule:
    tree, scope = parse(written.written)
    return Rule(code, written.written, written.place, tree, scope, drops)


def _shifted(place: str, column: int) -> str:
    file, line, start = place.rsplit(":", 2)
    return f"{file}:{line}:{int(start) + column - 1}"
