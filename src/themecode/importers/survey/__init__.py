"""Tables of a survey: one row a respondent, its open questions among its other columns."""

from themecode.importers.survey.reading import SUFFIXES, read, recognises

__all__ = ["SUFFIXES", "read", "recognises"]
