"""Regular expressions in RE2's syntax: linear in the text, whatever is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from themecode.tagging.canon import Canon
from themecode.tagging.characters import Places
from themecode.tagging.evaluating import Scopes
from themecode.tagging.parsing import RuleMistake
from themecode.tagging.stretches import merged, stretch
from themecode.tagging.syntax import Expression

_WHOLE_TEXT = ("\\A", "\\z", "\\C")


@dataclass(frozen=True)
class Expressions:
    """The expressions of a codebook by their numbers, compiled."""

    compiled: dict[int, Any]

    def found(self, canon: Canon, scopes: Scopes) -> dict[int, Places]:
        """Return the stretches that each finds; a sentence or turn is a line to it: ^ and $ are its edges."""
        if not self.compiled:
            return {}
        lines = _lines(canon, scopes).encode("utf-8", "replace")
        to_chars = None if len(lines) == len(canon.folded.plain) else _characters(lines)
        return {number: self._of_one(made, lines, to_chars, canon) for number, made in self.compiled.items()}

    def _of_one(self, made: Any, lines: bytes, to_chars: Places | None, canon: Canon) -> Places:  # noqa: ANN401 - RE2 ships no types
        spans = [match.span() for match in made.finditer(lines)]
        bounds = np.array([span for span in spans if span[1] > span[0]], dtype=np.int64).reshape(-1, 2)
        chars = bounds if to_chars is None else to_chars[bounds]
        return merged(stretch(canon.from_folded(chars[:, 0]), canon.from_folded(chars[:, 1])))


@cache
def compiled(expression: Expression) -> Any:  # noqa: ANN401 - RE2 ships no types
    """Compile an expression. Raises RuleMistake with what RE2 says where it cannot run it."""
    try:
        import re2
    except ImportError:
        raise RuleMistake(
            "A /regular expression/ needs the RE2 library, which is not installed.",
            1,
            "pip install 'themecode[regex]', or write it as words with wildcards.",
        ) from None
    if any(sign in expression.source for sign in _WHOLE_TEXT):
        raise RuleMistake("\\A, \\z and \\C have no meaning here.", 1, "^ and $ are the edges of the sentence.")
    options = re2.Options()
    options.never_nl, options.case_sensitive, options.log_errors = True, False, False
    try:
        return re2.compile(f"(?m:{expression.source})".encode(), options)
    except re2.error as error:
        says = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise RuleMistake(
            f"RE2 cannot run this expression: {says}.", 1, "Its syntax is RE2's: no look-around, no back-references."
        ) from None


def _lines(canon: Canon, scopes: Scopes) -> str:
    """Write the text with one scope a line, every character where it was."""
    text = canon.folded.plain.replace("\n", " ").replace("\r", " ")
    starts, ends = canon.in_folded(scopes.starts).tolist(), canon.in_folded(scopes.ends).tolist()
    pieces: list[str] = []
    last = 0
    for start, end in zip(starts, ends, strict=True):
        pieces += ["\n" * (start - last), text[start:end]]
        last = end
    return "".join([*pieces, "\n" * (len(text) - last)])


def _characters(lines: bytes) -> Places:
    read = np.frombuffer(lines, np.uint8)
    begins = (read & 0xC0) != 0x80  # noqa: PLR2004 - the mark of UTF-8's continuation bytes
    return np.append(np.cumsum(begins) - 1, begins.sum())
