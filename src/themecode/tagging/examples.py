"""A codebook's examples and non-examples, run as its tests."""

from __future__ import annotations

from themecode.model import Code, Codebook, RuleText
from themecode.problems import Problem
from themecode.tagging.compiling import Rules
from themecode.tagging.passages import Passages
from themecode.tagging.searching import search


def check_examples(codebook: Codebook, rules: Rules) -> list[Problem]:
    """Return a problem for each example that no rule of its code finds, and each non-example that one does."""
    lines = [(code, line) for code in codebook for line in (*code.examples, *code.non_examples)]
    found = search(Passages.of((line.written for _, line in lines), rules.elisions), rules)
    hits: dict[tuple[int, str], tuple[int, int, int]] = {}
    for rule, line, start, end in zip(
        *(c.tolist() for c in (found.rules, found.turns, found.starts, found.ends)), strict=True
    ):
        hits.setdefault((line, rules.rules[rule].code), (rule, start, end))
    problems: list[Problem] = []
    for number, (code, line) in enumerate(lines):
        hit = hits.get((number, code.id))
        if hit is None and line in code.examples and code.rules:
            problems.append(_missed(code, line))
        if hit is not None and line in code.non_examples:
            problems.append(_wrong(line, rules, hit))
    return problems


def _missed(code: Code, line: RuleText) -> Problem:
    says = f"No rule of '{code.id}' finds this example: {line.written}"
    return Problem(line.place, says, "Add a rule, or mend the example.")


def _wrong(line: RuleText, rules: Rules, hit: tuple[int, int, int]) -> Problem:
    number, start, end = hit
    rule = rules.rules[number]
    says = (
        f"The rule '{rule.written}' ({rule.place}) finds '{line.written[start:end]}' in a non-example: {line.written}"
    )
    return Problem(line.place, says, "Narrow the rule, or add a line under 'unless'.")
