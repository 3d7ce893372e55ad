"""Codebook files and interview guides: YAML to records and back, with file:line:column for every mistake."""

from themecode.codebooks.adding import with_codes
from themecode.codebooks.comparison import Change, Comparison, Redefinition, compare
from themecode.codebooks.editing import with_changes, with_parent
from themecode.codebooks.guide_reading import GuideReading, read_guide, read_guide_text
from themecode.codebooks.lookalikes import lookalikes
from themecode.codebooks.reading import Reading, read, read_text
from themecode.codebooks.shape import schema
from themecode.codebooks.starting import starter
from themecode.codebooks.writing import same, written

__all__ = [
    "Change",
    "Comparison",
    "GuideReading",
    "Reading",
    "Redefinition",
    "compare",
    "lookalikes",
    "read",
    "read_guide",
    "read_guide_text",
    "read_text",
    "same",
    "schema",
    "starter",
    "with_changes",
    "with_codes",
    "with_parent",
    "written",
]
