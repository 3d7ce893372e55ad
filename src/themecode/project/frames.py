"""What notebooks ask of a project: DataFrames, and a document that shows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from themecode import analysis
from themecode.project.holding import Holding
from themecode.workflow import analysing, quoting

if TYPE_CHECKING:
    import pandas as pd

    from themecode.model import Basis, Table
    from themecode.workflow.displaying import DocumentView


class Frames(Holding):
    """The tables of a project as DataFrames."""

    def codings(self) -> pd.DataFrame:
        """Return the codings, one a row, with the reason for each."""
        return frame(analysing.codings_table(self.study))

    def turns(self) -> pd.DataFrame:
        """Return every turn, one a row."""
        return frame(analysing.turns_table(self.study))

    def cases(self) -> pd.DataFrame:
        """Return the cases with their attributes."""
        return frame(analysing.cases_table(self.study))

    def matrix(
        self,
        rows: str = "case",
        columns: Literal["code", "theme"] = "code",
        count: analysis.Count = "presence",
        basis: Basis = "all",
        **more: Any,  # noqa: ANN401 - roll_up, totals, sort: as analysis.Layout has them
    ) -> pd.DataFrame:
        """Return the theme matrix, rows by name; its basis is in `.attrs["basis"]`.

        `roll_up=True`, `totals=True` and `sort="similarity"` are those of `themecode matrix`.
        """
        table = analysing.matrix(self.study, analysis.Layout(rows, columns, count, basis, **more)).table
        return frame(table).set_index(table.header[0])

    def quotes(self, code: str, by: str = "", *, spread: bool = False) -> pd.DataFrame:
        """Return the quotations of one code, attributed by the project's label."""
        return frame(quoting.quotes(self.study, code, label=self.settings.label, by=by, spread=spread))

    def compare(
        self,
        attribute: str,
        *,
        between: tuple[str, str] | None = None,
        basis: Basis = "all",
        test: bool = False,
    ) -> pd.DataFrame:
        """Return the documents of each case held against each other, or cases by an attribute, code by code."""
        from themecode.workflow import pairing

        found = pairing.compare(self.study, attribute, between=between, basis=basis, test=test)
        return frame(found.table).set_index(found.table.header[0])

    def memos(self, about: str = "") -> pd.DataFrame:
        """Return the memos, all or those about something."""
        from themecode.workflow import noting

        study = self.study
        return frame(noting.memos_table(study, noting.about(study, about)))

    def document(self, name: str) -> DocumentView:
        """Return a document that shows itself highlighted in a notebook."""
        from themecode.workflow.displaying import DocumentView

        return DocumentView.of(self.study, name)


def frame(table: Table) -> pd.DataFrame:
    """Turn a table into a DataFrame with the same columns; `.attrs["basis"]` carries its basis."""
    import pandas as pd

    found = pd.DataFrame.from_records(list(table.rows), columns=list(table.header))
    found.attrs["basis"] = table.basis
    return found
