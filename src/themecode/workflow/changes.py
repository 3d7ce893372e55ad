"""Which codings a run of the rules would bring and take away, with the words to read beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from themecode.model import Coding, Table
from themecode.workflow.passages import Passage, passages
from themecode.workflow.study import Study


@dataclass(frozen=True)
class CodingChanges:
    """Which codings by rule would come and go; `stay` are people's, or decided on by them, without a rule now."""

    appear: tuple[Passage, ...]
    go: tuple[Passage, ...]
    stay: tuple[Passage, ...]
    basis: str

    def of(self, code: str) -> CodingChanges:
        """Return the changes of one code."""
        appear, go, stay = (
            tuple(passage for passage in group if passage.code == code) for group in (self.appear, self.go, self.stay)
        )
        return CodingChanges(appear, go, stay, self.basis)

    @property
    def codes(self) -> list[str]:
        """The codes of which anything changes."""
        return sorted({passage.code for passage in (*self.appear, *self.go, *self.stay)})

    @property
    def table(self) -> Table:
        """How many codings of each code would come, go and stay."""
        header = ("code", "appear", "go", "stay")
        groups = (self.appear, self.go, self.stay)
        rows: list[tuple[str | int, ...]] = [
            (code, *(sum(passage.code == code for passage in group) for group in groups)) for code in self.codes
        ]
        return Table("changes", header, tuple(rows), self.basis)


def changes_of(
    study: Study, *, appear: Iterable[Coding], go: Iterable[Coding], stay: Iterable[Coding], basis: str
) -> CodingChanges:
    """Give the codings that come, go and stay their words to read."""
    documents = {document.id: document for document in study.documents}
    kept = passages(stay, documents)
    basis += " Those that stay were made or decided on by people; no rule finds them then." if kept else ""
    return CodingChanges(passages(appear, documents), passages(go, documents), kept, basis)
