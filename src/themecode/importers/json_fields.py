"""JSON read with care: within limits, each field asked for by name and refused by its place, NaN among times, too."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

from themecode.importers.refusals import ImportRefusedError

DEPTH_LIMIT = 64
VALUES_LIMIT = 2_000_000
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)  # one that is not closed goes on to the end
_BRACKET = re.compile(r"[\[\]{}]")
_MEND = "Let the tool that wrote it write it again, or import its .srt or .vtt."
_LATEST = 1_000_000 * 3600.0


class Field(NamedTuple):
    """One value of a JSON file and its place in it, such as segments[3].start."""

    file: str
    place: str
    value: Any

    def has(self, name: str) -> bool:
        """Say whether this is an object with a field of that name that is not null."""
        return isinstance(self.value, dict) and self.value.get(name) is not None

    def of(self, name: str) -> Field:
        """Return a field of an object. Raises ImportRefusedError where it is missing."""
        place = f"{self.place}.{name}" if self.place else name
        if not isinstance(self.value, dict):
            self.refuse("is no object with fields")
        if name not in self.value:
            Field(self.file, place, None).refuse("is missing")
        return Field(self.file, place, self.value[name])

    def each(self) -> Iterator[Field]:
        """Yield the members of a list. Raises ImportRefusedError where it is none."""
        if not isinstance(self.value, list):
            self.refuse("is no list")
        for number, value in enumerate(self.value):
            yield Field(self.file, f"{self.place}[{number}]", value)

    def text(self) -> str:
        """Return text. Raises ImportRefusedError for anything else."""
        if not isinstance(self.value, str):
            self.refuse("is no text")
        return self.value

    def milliseconds(self, *, per_second: int = 1) -> int:
        """Return a time in milliseconds, written in seconds (or in so many parts of a second)."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            self.refuse("is no number")
        if not abs(number) <= _LATEST * per_second:  # also true for NaN
            self.refuse("is no time")
        return math.floor(number * 1000 / per_second + 0.5)

    def refuse(self, fault: str) -> NoReturn:
        """Refuse the file for what is wrong with this field."""
        raise ImportRefusedError(self.file, f"cannot be read ({self.place or 'its JSON'} {fault})", _MEND)


def read_json(name: str, text: str) -> Field:
    """Read a JSON file's text. Raises ImportRefusedError beyond the limits, and where it is no JSON."""
    _check_size(name, _STRING.sub("", text))
    try:
        return Field(name, "", json.loads(text, object_pairs_hook=_once))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ImportRefusedError(name, f"is broken JSON ({place})", _MEND) from error
    except ValueError as error:
        reason = str(error) if isinstance(error, _FaultError) else "a number has thousands of digits"
        raise ImportRefusedError(name, f"is not JSON as its standard has it ({reason})", _MEND) from error


class _FaultError(ValueError):
    """What Python would read, and read otherwise than the next reader."""


def _check_size(name: str, bare: str) -> None:
    """Refuse what would become too large or too deep, before anything is made of it."""
    if bare.count(",") + max(bare.count("[") + bare.count("{"), bare.count("]") + bare.count("}")) > VALUES_LIMIT:
        raise ImportRefusedError(name, "is JSON of more than 2 million values (limit)", _MEND)
    depth = 0
    for bracket in _BRACKET.finditer(bare):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEPTH_LIMIT:
            raise ImportRefusedError(name, "is JSON nested more than 64 levels deep (limit)", _MEND)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise _FaultError(f"one object has the field {twice[:40]!r} twice")
    return fields
