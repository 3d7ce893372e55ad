"""Why a rule coded a passage, as a description that people can read, and back again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from themecode.model import Evidence

_HEAD = "Found by rule:"
_LINE = re.compile(r"\[(\d+)-(\d+)\] (.*?)(?: \(([^()\s]+:\d+:\d+|)\))?(?: \[([a-z, ]*)\])?", re.DOTALL)


def describe_evidence(evidence: Sequence[Evidence], start: int) -> str:
    r"""Return a coding's reasons, one a line: places within the selection, the rule, its place, its flags.

    >>> describe_evidence([Evidence(13, 19, "fenced", "fence", "book.yaml:7:9", ("negated",))], 10)
    'Found by rule:\n[3-9] fence (book.yaml:7:9) [negated]'
    """
    return "\n".join([_HEAD, *(_line(one, start) for one in evidence)])


def read_evidence(description: str, start: int, text: str) -> tuple[Evidence, ...]:
    """Return the reasons that a description gives for a coding at `start` of a text; none where it gives none."""
    head, *lines = description.split("\n")
    found = [_LINE.fullmatch(line) for line in lines]
    if head != _HEAD or not all(found):
        return ()
    reasons = []
    for one in found:
        if one is not None:
            first, last = start + int(one[1]), start + int(one[2])
            flags = tuple(one[5].split(", ")) if one[5] else ()
            reasons.append(Evidence(first, last, text[first:last], one[3], one[4] or "", flags))
    return tuple(reasons) if all(one.matched for one in reasons) else ()


def _line(one: Evidence, start: int) -> str:
    place = f" ({one.place})" if one.place else ""
    flags = f" [{', '.join(one.flags)}]" if one.flags else ""
    where = f"[{one.start - start}-{one.end - start}] {one.rule}"
    found = _LINE.fullmatch(where + place + flags)
    if found and found[3] == one.rule:
        return where + place + flags
    return f"{where} ({one.place}) [{', '.join(one.flags)}]"  # the rule itself ends as a place or a flag does
