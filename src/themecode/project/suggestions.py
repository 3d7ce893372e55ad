"""Suggestions, as a project forwards them: whether they are allowed here, what is suggested, and what people rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from themecode.project.frames import frame
from themecode.project.holding import Holding
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    import pandas as pd

    from themecode.model import Coding, Suggestion, Table
    from themecode.workflow.ruling_suggestions import Ruling
    from themecode.workflow.suggesting import Manner, Suggested, Suggesting, Wishes
    from themecode.workflow.suggestion_record import Evaluation


class Suggestions(Holding):
    """Each asks first whether suggestions may be shown to the person at the keyboard."""

    def suggest(self, wishes: Wishes | None = None, manner: Manner | None = None) -> Suggested:
        """Return what the model proposes for words that nobody coded."""
        from themecode.workflow.suggesting import Wishes

        return self._model(manner).suggest(wishes or Wishes())

    def suggestions(self, code: str = "", limit: int = 10) -> pd.DataFrame:
        """Return suggestions as a DataFrame, one a row, with their reasons."""
        from themecode.workflow.suggesting import Wishes
        from themecode.workflow.suggestion_tables import suggestions_table

        return frame(suggestions_table(self.suggest(Wishes(code, limit=limit))))

    def evaluate_suggestions(self, manner: Manner | None = None) -> Evaluation:
        """Return how good suggestions are, one interviewee held out."""
        from themecode.workflow.suggestion_record import Evaluation, refuse_unlearnt

        model = self._model(manner)
        refuse_unlearnt(model)
        return Evaluation(model)

    def unfound(self, manner: Manner | None = None) -> Table:
        """Return how many codings may still be unfound."""
        from themecode.workflow.suggestion_record import refuse_unlearnt, unfound_table

        model = self._model(manner)
        refuse_unlearnt(model)
        return unfound_table(model)

    def code_doctor(self, manner: Manner | None = None) -> Table:
        """Return codes and codings that may deserve a second look."""
        from themecode.workflow.code_doctor import doctor_table
        from themecode.workflow.suggestion_record import refuse_unlearnt

        model = self._model(manner)
        refuse_unlearnt(model)
        return doctor_table(model)

    def named_suggestions(self, names: Sequence[str]) -> list[Suggestion]:
        """Return suggestions by name."""
        from themecode.workflow import ruling_suggestions

        self._refuse()
        return ruling_suggestions.named(self.study, names, self._with_meanings(None))

    def rule_on_suggestions(self, suggestions: Sequence[Suggestion], ruling: Ruling) -> list[Coding]:
        """Accept suggestions, which makes them codings of the person at the keyboard, or reject them."""
        from themecode.workflow import ruling_suggestions

        self._refuse()
        return ruling_suggestions.rule_on(self.study, suggestions, ruling, who_and_when())

    def recode_suggestion(self, suggestion: Suggestion, code: str) -> Coding:
        """Reject a suggestion and give its words another code by hand."""
        from themecode.workflow import ruling_suggestions

        self._refuse()
        return ruling_suggestions.recode(self.study, suggestion, code, who_and_when())

    def give_reason_for_suggestions(self, reason: str) -> str:
        """Keep why suggestions are used in this project."""
        from themecode.workflow import allowing

        return allowing.give_reason(self.study, reason, who_and_when())

    def _refuse(self) -> None:
        from themecode.workflow import allowing

        allowing.refuse_where_not_allowed(self.study, self.settings.approach)

    def _with_meanings(self, manner: Manner | None) -> Manner:
        from themecode.workflow.suggesting import Manner

        manner = manner or Manner()
        if not self.settings.embeddings:
            return manner
        from themecode.workflow.meanings import local_model

        model = local_model(self.folder / self.settings.embeddings)
        return replace(manner, embed=model, embedding=model.name)

    def _model(self, manner: Manner | None) -> Suggesting:
        from themecode.workflow.suggesting import suggestions_of

        self._refuse()
        return suggestions_of(self.study, self._with_meanings(manner))
