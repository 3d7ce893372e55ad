"""What people make of the words: the interview guide, summaries, stances, as a project forwards them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from themecode.errors import ThemecodeError
from themecode.project.holding import Holding
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.analysis import Framework
    from themecode.exports.charts import Chart
    from themecode.model import Bearing, Coding, Guide, Summary, Table, Turn
    from themecode.settings import Approach
    from themecode.workflow.charting import ChartOptions, Kind
    from themecode.workflow.framework import FrameworkOptions, Summarised
    from themecode.workflow.framework_files import FrameworkFile
    from themecode.workflow.labelling import Ladder


class Analyses(Holding):
    """Each step that writes takes the person and the time from `who_and_when`."""

    def import_guide(self, path: Path) -> Guide:
        """Put an interview guide to use."""
        from themecode.workflow import asking

        return asking.import_guide(self.study, path, who_and_when())

    def match_question(self, document: str, turn: int, question: str, *, asks: bool = True) -> Turn:
        """Keep that a turn asks a question of the guide, or that it does not."""
        from themecode.workflow import asking

        return asking.match(self.study, (document, turn), question, who_and_when(), asks=asks)

    def framework_matrix(self, options: FrameworkOptions | None = None) -> Framework:
        """Return every case under every code, with its state."""
        from themecode.workflow import framework

        return framework.framework(self.study, options or framework.FrameworkOptions())

    def write_framework(self, path: Path, found: Framework) -> Table:
        """Write the framework matrix by the file's ending, and return it as a table."""
        from themecode.workflow import framework_files

        return framework_files.write_framework(self.study, path, found, who_and_when())

    def summarise(self, given: Sequence[Summarised]) -> list[Summary]:
        """Keep what a person writes about cases under codes."""
        from themecode.workflow import framework

        return framework.summarise(self.study, given, who_and_when())

    def read_framework(self, path: Path) -> FrameworkFile:
        """Say what a matrix that was filled in would change."""
        from themecode.workflow import framework_files

        return framework_files.read_changes(self.study, path)

    def store_framework(self, found: FrameworkFile) -> list[Summary]:
        """Keep what a matrix that was filled in changes."""
        from themecode.workflow import framework_files

        return framework_files.store_changes(self.study, found, who_and_when())

    def judge(self, names: Sequence[str], bearing: Bearing | Literal[""]) -> list[Coding]:
        """Keep how extracts stand to their code."""
        from themecode.workflow import quoting

        return quoting.judge(self.study, names, bearing, who_and_when())

    def labels(self, population: Path | None = None, least: int = 3) -> Ladder:
        """Count whom the label of quotations, and each coarser one, could be."""
        from themecode.workflow import labelling

        templates = labelling.templates_of(self.settings.label, self.settings.ladder)
        return labelling.ladder(self.study, templates, population, least)

    def label_for(self, population: Path | None = None, least: int = 3) -> str:
        """Return the label that blocks nobody. Raises ThemecodeError where every rung of the ladder does."""
        if population is None:
            return self.settings.label
        found = self.labels(population, least)
        if found.safe is None:
            raise ThemecodeError(found.table.basis)
        return found.rungs[found.safe].template

    def chart(self, kind: Kind, options: ChartOptions | None = None, **more: Any) -> Chart:  # noqa: ANN401
        """Return a chart that shows itself in a notebook; `more` are fields of ChartOptions or of a matrix's Layout."""
        from themecode.analysis import Layout
        from themecode.workflow import charting

        of_layout = {name: more.pop(name) for name in list(more) if name in Layout.__dataclass_fields__}
        options = options or charting.ChartOptions(Layout(**{"count": "codings", **of_layout}), **more)
        return charting.chart(self.study, kind, replace(options, approach=self.settings.approach))

    def change_approach(self, kind: Approach, reason: str) -> None:
        """Take another approach from now on; why stands in the journal. Nothing happens where it is this one."""
        from themecode.workflow import approach

        if kind != self.settings.approach:
            approach.keep_reason(self.study, (self.settings.approach, kind), reason, who_and_when())
            self.settings = replace(self.settings, approach=kind)
            self.settings.write(self.folder)
