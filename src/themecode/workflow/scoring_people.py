"""The score of a codebook's rules against what people coded and decided in a project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from themecode import analysis, tagging
from themecode.errors import ThemecodeError
from themecode.model import Codebook, Coding, Document, Evidence, Segment
from themecode.workflow.coding import compiled_rules
from themecode.workflow.passages import Passage, passage, reasons
from themecode.workflow.scoring import Scoring
from themecode.workflow.study import Study
from themecode.workflow.units import Unit, Units, units_of

Marked = dict[str, set[Segment]]
"""The units of each code."""


@dataclass(frozen=True)
class _Judged:
    """What people said, unit by unit: coded by hand, and confirmed or rejected of what the rules proposed.

    `accepted` are suggestions that a person accepted: there, but no ruling about a rule.
    """

    by_hand: Marked
    confirmed: Marked
    rejected: Marked
    accepted: Marked

    def there(self, code: str) -> set[Segment]:
        """Return the units that people hold to have the code."""
        return set().union(*(marked.get(code, set()) for marked in (self.by_hand, self.confirmed, self.accepted)))

    def decided(self, code: str) -> set[Segment]:
        """Return the units in which people ruled about the rules of a code."""
        return self.confirmed.get(code, set()) | self.rejected.get(code, set())

    @property
    def hand_coded(self) -> set[str]:
        """The documents in which people coded by hand."""
        return {unit.document for units in self.by_hand.values() for unit in units}


def score_study(
    study: Study, codebook: Codebook, *, unit: Unit = "sentence", coded_fully: Sequence[str] = ()
) -> Scoring:
    """Score a codebook's rules against people's codings and decisions. Raises ThemecodeError where there are none.

    `coded_fully` names documents in which people coded every unit: then only these are read, and what people
    did not code in them counts as not there. Otherwise what nobody ruled about is not known, and left out.
    """
    documents = [study.document(name) for name in dict.fromkeys(coded_fully)] or study.documents
    units = units_of(study, documents, unit)
    judged = _judged(study.codings, units)
    _refuse_unread(judged, documents if coded_fully else ())
    found = _found(study, codebook, documents, units)
    return _Sheet(judged, found, {d.id: d for d in documents}, full=bool(coded_fully)).scoring(codebook, units, unit)


@dataclass(frozen=True)
class _Sheet:
    """People's marks and the rules' finds, side by side; `found` holds the evidence by code and unit."""

    judged: _Judged
    found: dict[str, dict[Segment, list[Evidence]]]
    documents: dict[str, Document]
    full: bool

    def scoring(self, codebook: Codebook, units: Units, unit: Unit) -> Scoring:
        codes = [code for code in codebook.ids if self._ruled(code) or self.judged.there(code)]
        scores = tuple(self._score(code) for code in codes)
        missed = [one for code in codes for one in self._passages(code, self.judged.there(code) - self._finds(code))]
        false = [one for code in codes for one in self._passages(code, self._ruled(code) - self.judged.there(code))]
        means = analysis.means(scores) if self.full else None
        basis = self._basis_full(units, unit) if self.full else self._basis(scores, unit)
        left_out = [code for code in codebook.ids if code not in codes]
        basis += f" Not scored, as there is nothing to go by: {', '.join(left_out)}." if left_out else ""
        return Scoring(scores, means, tuple(missed), tuple(false), f"{basis} In brackets: 95 % Wilson intervals.")

    def _finds(self, code: str) -> set[Segment]:
        return set(self.found.get(code, ()))

    def _ruled(self, code: str) -> set[Segment]:
        """Return the units that the rules find and that people ruled about."""
        return self._finds(code) if self.full else self._finds(code) & self.judged.decided(code)

    def _known(self, code: str) -> set[Segment]:
        """Return the units that recall is counted over; none where nobody looked beyond what the rules proposed."""
        there = self.judged.there(code)
        if self.full:
            return there
        if not self.judged.by_hand.get(code):
            return set()
        return {unit for unit in there if unit.document in self.judged.hand_coded}

    def _score(self, code: str) -> analysis.Score:
        ruled, known = self._ruled(code), self._known(code)
        precision = analysis.Share(len(ruled & self.judged.there(code)), len(ruled))
        return analysis.Score(code, precision, analysis.Share(len(known & self._finds(code)), len(known)))

    def _passages(self, code: str, segments: Iterable[Segment]) -> list[Passage]:
        found = self.found.get(code, {})
        return [
            passage(code, segment, self.documents[segment.document], reasons(found.get(segment, ())))
            for segment in sorted(segments)
        ]

    def _basis(self, scores: Sequence[analysis.Score], unit: Unit) -> str:
        ruled = sum(score.precision.of for score in scores)
        found = sum(map(len, self.found.values()))
        by_hand = ", ".join(sorted(self.judged.hand_coded))
        precision = (
            f"Unit: the {unit}, participants' words, {len(self.documents)} documents read. Precision: of what the "
            f"rules find and people confirmed or rejected ({ruled:,} of {found:,} found)."
        )
        if not by_hand:
            return (
                f"{precision} Recall is not known: nobody coded by hand here, and what the rules did not propose "
                "nobody ruled about. Code a few interviews by hand, or score a table: --gold."
            )
        return (
            f"{precision} Recall: of what people coded by hand or confirmed in the documents where they coded by hand "
            f"({by_hand}); it holds as far as these were read through for the code. "
            "A dash: not known, as nobody ruled about what the rules find, or nobody coded by hand."
        )

    def _basis_full(self, units: Units, unit: Unit) -> str:
        return (
            f"Unit: the {unit}. {len(units):,} {unit}s of participants in {', '.join(sorted(self.documents))}, which "
            "you said people coded fully: what nobody coded counts as not there."
        )


def _judged(codings: Iterable[Coding], units: Units) -> _Judged:
    judged = _Judged({}, {}, {}, {})
    kinds = {
        ("rules", "confirmed"): judged.confirmed,
        ("rules", "rejected"): judged.rejected,
        ("suggestion", "confirmed"): judged.accepted,
        ("person", "unreviewed"): judged.by_hand,
        ("person", "confirmed"): judged.by_hand,
    }
    for coding in codings:
        marked = kinds.get((coding.origin, coding.status))
        touched = units.of(coding) if marked is not None else []
        if marked is not None and touched:
            marked.setdefault(coding.code, set()).update(touched)
    return judged


def _refuse_unread(judged: _Judged, full: Iterable[Document]) -> None:
    marks = (judged.by_hand, judged.confirmed, judged.rejected, judged.accepted)
    read = {unit.document for marked in marks for units in marked.values() for unit in units}
    unread = [document.id for document in full if document.id not in read]
    if unread:
        raise ThemecodeError(f"Nobody coded or decided anything in {', '.join(unread)}.", safe="Nothing was scored.")
    if not read:
        raise ThemecodeError(
            "Nobody coded by hand, confirmed or rejected anything here: there is nothing to score the rules against.",
            safe="Nothing was scored.",
            mend="Decide on some codings (themecode confirm, reject), or score a table: --gold FILE.csv",
        )


def _found(
    study: Study, codebook: Codebook, documents: Iterable[Document], units: Units
) -> dict[str, dict[Segment, list[Evidence]]]:
    rules = compiled_rules(codebook)
    found: dict[str, dict[Segment, list[Evidence]]] = {}
    readings = [(document, study.turns_of(document)) for document in documents]
    for coding in tagging.codings(readings, rules, "sentence"):
        for evidence in coding.evidence:
            for unit in units.touched_by(Segment(coding.segment.document, evidence.start, evidence.end)):
                found.setdefault(coding.code, {}).setdefault(unit, []).append(evidence)
    return found
