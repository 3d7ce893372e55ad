"""Where in its file a part of a rule stands."""

from __future__ import annotations

from collections.abc import Sequence

from themecode.model import RuleText


def place_of(rule: RuleText, column: int, source: Sequence[str]) -> str:
    """Return file:line:column of a column of a rule (from 1); of its beginning where it is folded over lines.

    >>> place_of(RuleText("money OR", "book.yaml:2:5"), 7, ["rules:", "  - money OR"])
    'book.yaml:2:11'
    """
    file, line, start = rule.place.rsplit(":", 2)
    written = "".join(source[int(line) - 1 : int(line)])
    if written.replace("''", "'").find(rule.written) < 0:
        return rule.place
    return f"{file}:{line}:{int(start) + column - 1}"
