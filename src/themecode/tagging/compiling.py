"""From a codebook's written rules to rules that run, or to the mistakes in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from themecode.model import Code, Codebook, RuleText
from themecode.problems import Problem
from themecode.tagging import inflection
from themecode.tagging.evaluating import Numbered, needs, numbered
from themecode.tagging.matching import Finder
from themecode.tagging.parsing import RuleMistake, parse
from themecode.tagging.patterns import Forms
from themecode.tagging.syntax import Rule, Scope, phrases


@dataclass(frozen=True)
class Rules:
    """All rules of a codebook, ready to run.

    `trees` are the rules' trees over the numbers of phrases, `needs` what each must have at least; `in_sentence`
    and `in_turn` list the rules of either scope that each phrase serves.
    """

    rules: tuple[Rule, ...]
    finder: Finder
    trees: tuple[Numbered, ...]
    needs: tuple[tuple[frozenset[int], ...], ...]
    in_sentence: tuple[tuple[int, ...], ...]
    in_turn: tuple[tuple[int, ...], ...]


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
    finder = Finder((phrase for rule in rules for phrase in phrases(rule.tree)), forms)
    numbers = {phrase: number for number, phrase in enumerate(finder.phrases)}
    serves: dict[Scope, list[dict[int, None]]] = {"sentence": [{} for _ in numbers], "turn": [{} for _ in numbers]}
    for number, rule in enumerate(rules):
        for phrase in phrases(rule.tree):
            serves[rule.scope][numbers[phrase]][number] = None
    trees = tuple(numbered(rule.tree, numbers) for rule in rules)
    in_sentence, in_turn = (tuple(tuple(served) for served in serves[scope]) for scope in serves)
    return Rules(rules, finder, trees, tuple(needs(tree) for tree in trees), in_sentence, in_turn)


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
