"""What an ask may hold: every field by name, each refused in words where it is not what it should be."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from themecode.errors import ThemecodeError, did_you_mean

LONGEST_NAME, LONGEST_TEXT, MOST = 500, 100_000, 10_000
_LARGEST = 2**31
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PAIR = 2


class BodyError(ThemecodeError):
    """An ask that does not hold what it should."""


@dataclass(frozen=True)
class Field:
    """One field: what it holds, whether it must be there, whether it is a list.

    It holds a name (one line, not empty), a line (perhaps empty), words (any text), a number, a truth, a span, a key,
    an act or a filter; or one of the words in `among`.
    """

    holds: str = "name"
    must: bool = False
    many: bool = False
    among: tuple[str, ...] = ()


Shape = Mapping[str, Field]


def checked(body: object, shape: Shape, what: str) -> dict[str, Any]:
    """Return a body whose fields are all known and of their kind. Raises BodyError with the first that is not."""
    if not isinstance(body, dict):
        raise BodyError(f"{what} needs fields with names, not {_kind(body)}.")
    for name in body:
        if name not in shape:
            close = did_you_mean(str(name)[:LONGEST_NAME], list(shape))
            fields = f"Its fields are: {', '.join(shape) or 'none'}."
            raise BodyError(
                f"{what} has no field '{_short(name)}'.", mend=f"Did you mean {close[0]!r}?" if close else fields
            )
    missing = [name for name, field in shape.items() if field.must and body.get(name) is None]
    if missing:
        raise BodyError(f"{what} needs the field '{missing[0]}'.")
    held = {name: value for name, value in body.items() if value is not None}
    return {name: _value(value, shape[name], f"'{name}' of {what}") for name, value in held.items()}


def _value(value: object, field: Field, where: str) -> Any:  # noqa: ANN401 - a body holds values of all kinds
    if not field.many:
        return _one(value, field, where)
    if not isinstance(value, list):
        raise BodyError(f"{where} is a list, not {_kind(value)}.")
    if len(value) > MOST or (field.must and not value):
        raise BodyError(f"{where} holds {len(value):,} entries; it may hold 1 to {MOST:,}.")
    return [_one(entry, field, f"an entry of {where}") for entry in value]


def _one(value: object, field: Field, where: str) -> Any:  # noqa: ANN401 - as above
    if field.holds in ("number", "truth", "span", "act", "filter"):
        return _structured(value, field.holds, where)
    if not isinstance(value, str):
        raise BodyError(f"{where} is text, not {_kind(value)}.")
    return _text(value, field, where)


def _structured(value: object, holds: str, where: str) -> object:
    if holds == "truth" and isinstance(value, bool):
        return value
    if holds == "number" and is_number(value):
        return value
    if holds == "span" and isinstance(value, list) and len(value) == _PAIR and all(map(is_number, value)):
        return (value[0], value[1])
    if holds in ("act", "filter") and isinstance(value, dict):
        return value
    wanted = {"truth": "true or false", "number": "a whole number from 0", "span": "a pair of whole numbers from 0"}
    raise BodyError(f"{where} is {wanted.get(holds, 'a body of its own')}, not {_kind(value)}.")


def is_number(value: object) -> bool:
    """Say whether a value is a whole number that can be a place or a count."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST


def _text(value: str, field: Field, where: str) -> str:
    if field.among and value not in field.among:
        raise BodyError(f"{where} is one of {', '.join(field.among)}, not '{_short(value)}'.")
    if len(value) > (LONGEST_TEXT if field.holds == "words" else LONGEST_NAME):
        raise BodyError(f"{where} has {len(value):,} characters, which is too long.")
    if _UNSEEN.search(value):
        raise BodyError(f"{where} holds a character that cannot be seen or kept.", mend="Take it out.")
    if field.holds == "key":
        return _key(value, where)
    if field.holds == "words":
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in value or "\r" in value:
        raise BodyError(f"{where} is one line.")
    if field.holds == "name" and not value.strip():
        raise BodyError(f"{where} is empty.")
    return value


def _key(value: str, where: str) -> str:
    try:
        return str(uuid.UUID(value))
    except ValueError:
        raise BodyError(f"{where} is a UUID, not '{_short(value)}'.") from None


def _short(value: object) -> str:
    shown = _UNSEEN.sub("\ufffd", str(value))
    return shown if len(shown) <= 40 else shown[:40] + "…"  # noqa: PLR2004 - enough to recognise it by


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "fields"}
    return names.get(type(value), "something else")
