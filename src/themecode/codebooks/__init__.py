"""Codebook files: YAML to Codebook and back, with file:line:column for every mistake."""

from themecode.codebooks.adding import first_codes, with_codes
from themecode.codebooks.comparison import Change, Comparison, Redefinition, compare
from themecode.codebooks.lookalikes import lookalikes
from themecode.codebooks.reading import Reading, read, read_text
from themecode.codebooks.shape import schema
from themecode.codebooks.starting import starter
from themecode.codebooks.writing import extended, same, written

__all__ = [
    "Change",
    "Comparison",
    "Reading",
    "Redefinition",
    "compare",
    "extended",
    "first_codes",
    "lookalikes",
    "read",
    "read_text",
    "same",
    "schema",
    "starter",
    "with_codes",
    "written",
]
