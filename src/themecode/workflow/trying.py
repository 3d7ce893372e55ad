"""Step: a codebook tried out before it is used: mistakes, its own examples, and what its rules do in the documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from themecode import analysis, codebooks, tagging
from themecode.model import Codebook, Coding, Segment
from themecode.problems import Problem, errors
from themecode.workflow.coding import Checked, check_codebook
from themecode.workflow.study import Study
from themecode.workflow.units import units_of

FEWEST = 3
"""Segments that a rule, or sentences that two codes, must have before we say that they coincide."""
SHARE = 0.5
"""Of the sentences that have either of two codes, the share that must have both."""


@dataclass(frozen=True)
class Practice:
    """What the rules do in a project's documents: `uses` is every rule with what it codes."""

    documents: int
    uses: tuple[analysis.RuleUse, ...]
    covered: tuple[analysis.Covered, ...]
    coinciding: tuple[analysis.Coinciding, ...]

    @property
    def silent(self) -> list[analysis.RuleUse]:
        """The rules that find nothing."""
        return [use for use in self.uses if not use.segments]


@dataclass(frozen=True)
class Trial:
    """A codebook that was tried: its mistakes, ids that look alike, and its practice where there are documents."""

    checked: Checked
    lookalikes: tuple[Problem, ...]
    practice: Practice | None

    @property
    def mistakes(self) -> list[Problem]:
        """What must be mended before the codebook can be used."""
        return errors(list(self.checked.problems))


def try_codebook(path: Path, study: Study | None) -> Trial:
    """Check a codebook file; where it has no mistake and there is a study with documents, try its rules on them."""
    checked = check_codebook(path)
    if checked.codebook is None:
        return Trial(checked, (), None)
    alike = tuple(codebooks.lookalikes(checked.codebook))
    if errors(list(checked.problems)) or checked.rules is None or study is None or not study.documents:
        return Trial(checked, alike, None)
    return Trial(checked, alike, _practice(checked.codebook, checked.rules, study))


def _practice(codebook: Codebook, rules: tagging.Rules, study: Study) -> Practice:
    readings = [(document, study.turns_of(document)) for document in study.documents]
    found = tagging.codings(readings, rules, "sentence")
    uses = tuple(analysis.rule_uses(codebook, found))
    coinciding = analysis.coinciding_codes(_sentences(study, found), SHARE, FEWEST)
    return Practice(len(study.documents), uses, tuple(analysis.covered_rules(uses, FEWEST)), tuple(coinciding))


def _sentences(study: Study, found: list[Coding]) -> dict[str, set[Segment]]:
    """Return each code's sentences; a coding of a whole turn has all of its sentences."""
    units = units_of(study, study.documents, "sentence")
    sentences: dict[str, set[Segment]] = {}
    for coding in found:
        sentences.setdefault(coding.code, set()).update(units.touched_by(coding.segment))
    return sentences
