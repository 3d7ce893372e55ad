"""Measures of a study as a project forwards them: agreement, saturation, co-occurrence, words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from themecode.project.frames import frame
from themecode.project.holding import Holding

if TYPE_CHECKING:
    import pandas as pd

    from themecode.workflow.agreeing import Asked
    from themecode.workflow.agreement_tables import Shown
    from themecode.workflow.cooccurring import Within
    from themecode.workflow.judgments import Grain
    from themecode.workflow.saturating import Asked as AskedSaturation
    from themecode.workflow.saturating import Saturating


class Measuring(Holding):
    """Figures with what they rest on; the DataFrames carry their basis in `.attrs["basis"]`."""

    def agreed(self, asked: Asked, *, vouched: bool = False, known: bool = False) -> Shown:
        """Compare coders: what they judged differently, and how far they agree."""
        from themecode.workflow import agreeing, agreement_tables, independence

        independence.check_approach(self.settings.approach, known=known)
        study = self.study
        apart = independence.independent(study, asked, vouched=vouched)
        return agreement_tables.shown(study, agreeing.agreed(study, asked, apart), asked, apart)

    def agreement(
        self,
        *coders: str,
        unit: Grain = "turn",
        documents: Sequence[str] = (),
        samples: int = 1000,
        seed: int = 1,
        vouched: bool = False,
    ) -> pd.DataFrame:
        """Return how far coders agree, code by code; all of them, where none is named."""
        from themecode.workflow.agreeing import Asked

        asked = Asked(coders, unit, documents=tuple(documents), samples=samples, seed=seed)
        return frame(self.agreed(asked, vouched=vouched).table).set_index("code")

    def disagreements(
        self, *coders: str, unit: Grain = "turn", documents: Sequence[str] = (), vouched: bool = False
    ) -> pd.DataFrame:
        """Return what coders judged differently, with the words."""
        from themecode.workflow.agreeing import Asked

        asked = Asked(coders, unit, documents=tuple(documents), samples=0)
        return frame(self.agreed(asked, vouched=vouched, known=True).disagreements)

    def saturated(self, asked: AskedSaturation, *, known: bool = False) -> Saturating:
        """Follow new codes through the interviews."""
        from themecode.workflow import saturating

        return saturating.saturation(self.study, asked, self.settings.approach, known=known)

    def saturation(self, base: int = 4, run: int = 2, order: str = "", *, disjoint: bool = False) -> pd.DataFrame:
        """Return new codes interview by interview; `.attrs["basis"]` says where saturation is."""
        from themecode.analysis import Runs
        from themecode.workflow.saturating import Asked

        return frame(self.saturated(Asked(Runs(base, run, not disjoint), order=order)).table)

    def cooccurrence(self, within: Within = "turn", code: str = "", at_least: int = 1) -> pd.DataFrame:
        """Return pairs of codes that stand together, most frequent first."""
        from themecode.workflow import cooccurring

        return frame(cooccurring.cooccurrence(self.study, cooccurring.Asked(within, code=code, at_least=at_least)))

    def words(self, by: str = "", ngrams: int = 2, people: int = 2) -> pd.DataFrame:
        """Return words and phrases with how many people said them; by an attribute of cases with keyness."""
        from themecode.workflow import word_tables, wording

        study, asked = self.study, wording.Asked(ngrams, people, by)
        return frame(word_tables.words_table(study, wording.wording(study, asked), asked))

    def in_context(self, term: str, context: int = 8) -> pd.DataFrame:
        """Return every place where participants said a term, in all its forms, with the words around it."""
        from themecode.workflow import word_tables, wording

        study, asked = self.study, wording.Asked(max(1, len(term.split())), 1)
        return frame(word_tables.in_context(study, wording.wording(study, asked), term, context))

    def intervals(self, attribute: str = "", population: int | None = None) -> pd.DataFrame:
        """Return shares of cases with their intervals: of each code, or of each value of an attribute."""
        from themecode.workflow import ranging

        return frame(ranging.intervals(self.study, ranging.Asked(attribute, population=population)))

    def differences(self, by: str, attribute: str = "", *, test: bool = False) -> pd.DataFrame:
        """Return how much two groups of cases differ in each code, or in each value of an attribute."""
        from themecode.workflow import differing, ranging

        return frame(differing.differences(self.study, ranging.Asked(attribute), by, test=test))
