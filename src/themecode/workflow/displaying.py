"""A document as people read it: turns with their codings beside the words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from themecode import exports
from themecode.model import Codebook, Coding, Document
from themecode.workflow.study import Study


@dataclass(frozen=True)
class DocumentView:
    """One document with its codings; a notebook shows it highlighted."""

    document: Document
    codings: tuple[Coding, ...]
    codebook: Codebook | None
    roles: dict[str, str]

    @classmethod
    def of(cls, study: Study, name: str) -> DocumentView:
        """Gather a document and what was coded in it. Raises UnknownNameError."""
        document = study.document(name)
        codings = tuple(c for c in study.codings if c.segment.document == name and c.status != "rejected")
        roles = {speaker: role for (owner, speaker), role in study.roles.items() if owner == name}
        return cls(document, codings, study.codebook if study.store.codebook() else None, roles)

    def _repr_html_(self) -> str:
        return exports.document_html(self.document, self.codings, self.codebook, self.roles)

    def save_html(self, path: str | Path) -> Path:
        """Write the document with its codings as a page of its own: no script, and nothing fetched from outside."""
        page = exports.document_page(self.document, self.codings, self.codebook, self.roles)
        exports.write_bytes(Path(path), page.encode("utf-8"))
        return Path(path)

    def __repr__(self) -> str:
        """Say how much there is, without the words themselves."""
        return f"<document {self.document.id}: {len(self.document.turns)} turns, {len(self.codings)} codings>"
