"""Step: what another version of the codebook would change, in the codes and in the codings, before it is used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from themecode import codebooks, tagging
from themecode.model import Codebook, Coding, Segment
from themecode.workflow.changes import CodingChanges, changes_of
from themecode.workflow.coding import compiled_rules
from themecode.workflow.study import Study


@dataclass(frozen=True)
class Difference:
    """Two versions of a codebook: what differs, and what that does to the codings of a project, where there is one."""

    old: Codebook
    new: Codebook
    comparison: codebooks.Comparison
    codings: CodingChanges | None

    def of(self, code: str | None) -> Difference:
        """Return what concerns one code; everything where none is named."""
        if code is None:
            return self
        return replace(
            self, comparison=self.comparison.of(code), codings=self.codings.of(code) if self.codings else None
        )


def difference(old: Codebook, new: Codebook, study: Study | None, unit: tagging.Unit = "sentence") -> Difference:
    """Compare two codebooks, and in a study with documents the codings that their rules make. Nothing is written."""
    changes = coding_changes(study, old, new, unit) if study is not None and study.documents else None
    return Difference(old, new, codebooks.compare(old, new), changes)


def coding_changes(study: Study, old: Codebook, new: Codebook, unit: tagging.Unit) -> CodingChanges:
    """Apply both codebooks to participants' words; what people coded or decided on stays as it is."""
    before, after = _found(study, old, unit), _found(study, new, unit)
    decided = {
        (coding.segment, coding.code)
        for coding in study.codings
        if coding.origin == "rules" and coding.status in ("confirmed", "rejected")
    }
    appear = [coding for key, coding in after.items() if key not in before and key not in decided]
    gone = {key: coding for key, coding in before.items() if key not in after}
    basis = (
        f"Codings by rule; unit: {unit}; participants' words; documents: {len(study.documents)}. "
        f"By the older version {len(before):,}, by the newer {len(after):,}. Nothing was written."
    )
    return changes_of(
        study,
        appear=appear,
        go=[coding for key, coding in gone.items() if key not in decided],
        stay=[*(coding for key, coding in gone.items() if key in decided), *_without_code(study, old, new)],
        basis=basis,
    )


def _without_code(study: Study, old: Codebook, new: Codebook) -> list[Coding]:
    """Return the codings by hand whose code the newer codebook does not have any more."""
    retired = set(old.ids) - set(new.ids)
    return [c for c in study.codings if c.origin == "person" and c.status != "rejected" and c.code in retired]


def _found(study: Study, codebook: Codebook, unit: tagging.Unit) -> dict[tuple[Segment, str], Coding]:
    rules = compiled_rules(codebook)
    readings = [(document, study.turns_of(document)) for document in study.documents]
    found = tagging.codings(readings, rules, unit)
    return {(coding.segment, coding.code): coding for coding in found}
