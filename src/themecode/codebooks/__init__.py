"""Codebook files: YAML to Codebook and back, with file:line:column for every mistake."""

from themecode.codebooks.reading import Reading, read, read_text
from themecode.codebooks.shape import schema
from themecode.codebooks.starting import starter

__all__ = ["Reading", "read", "read_text", "schema", "starter"]
