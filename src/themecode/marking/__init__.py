"""A document as plain text with [[code: words]] round what is coded, and back: for people who code in their editor.

Pure: text in, marks out. No word of the transcript may change on the way; white space may.
"""

from themecode.marking.mark import Mark, trimmed
from themecode.marking.reading import read_marks
from themecode.marking.writing import write_marked

__all__ = ["Mark", "read_marks", "trimmed", "write_marked"]
