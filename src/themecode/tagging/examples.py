"""A codebook's examples and non-examples, run as its tests."""

from __future__ import annotations

from themecode.model import Code, Codebook, Document, RuleText, Turn
from themecode.problems import Problem
from themecode.tagging.compiling import Rules
from themecode.tagging.tagger import Hit, hits


def check_examples(codebook: Codebook, rules: Rules) -> list[Problem]:
    """Return a problem for each example that no rule of its code finds, and each non-example that one does."""
    problems: list[Problem] = []
    for code in codebook:
        if code.rules:
            problems += [problem for line in code.examples if (problem := _missed(code, line, rules))]
        problems += [problem for line in code.non_examples if (problem := _wrong(code, line, rules))]
    return problems


def _hits_of(code: Code, line: RuleText, rules: Rules) -> list[Hit]:
    turn = Turn("", 1, "", 0, len(line.written))
    text = Document("", "", "", line.written, (turn,), "", "")
    return [hit for hit in hits(text, rules) if hit.rule.code == code.id]


def _missed(code: Code, line: RuleText, rules: Rules) -> Problem | None:
    if _hits_of(code, line, rules):
        return None
    return Problem(
        line.place,
        f"No rule of '{code.id}' finds this example: {line.written}",
        "Add a rule, or mend the example.",
    )


def _wrong(code: Code, line: RuleText, rules: Rules) -> Problem | None:
    found = _hits_of(code, line, rules)
    if not found:
        return None
    hit = found[0]
    words = line.written[slice(*hit.span)]
    says = f"The rule '{hit.rule.written}' ({hit.rule.place}) finds '{words}' in a non-example: {line.written}"
    return Problem(line.place, says, "Narrow the rule, or add a line under 'unless'.")
