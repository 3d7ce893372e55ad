"""What has a shape of its own: e-mail and web addresses, phone and NHS numbers, postcodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from themecode.pseudonyms.proposal import Kind

_ELEVEN, _TEN = 11, 10


def is_nhs_number(written: str) -> bool:
    """Say whether ten digits carry the check digit of an NHS number (modulus 11).

    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918"), is_nhs_number("123")
    (True, False, False)
    """
    digits = [int(sign) for sign in written if sign.isdigit()]
    if len(digits) != _TEN:
        return False
    weighed = sum(weight * digit for weight, digit in zip(range(_TEN, 1, -1), digits, strict=False))
    return (_ELEVEN - weighed % _ELEVEN) % _ELEVEN == digits[-1]


def is_phone_number(written: str) -> bool:
    """Say whether digits are a British phone number: ten or eleven of them after 0, or after +44.

    >>> [is_phone_number(number) for number in ("07700 900123", "+44 (0)20 7946 0018", "01632 96001", "0123")]
    [True, True, True, False]
    """
    digits = "".join(sign for sign in written if sign.isdigit())
    if written.lstrip("( ").startswith("+44") or digits.startswith("0044"):
        digits = "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")
    return len(digits) in (_TEN, _ELEVEN) and digits[0] == "0" and digits[1] in "123578"


def _any(_: str) -> bool:
    return True


_SHAPES: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("e-mail", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), _any),
    ("web address", re.compile(r"(?:https?://|www\.)[^\s<>\"'\u201d\u2019)\]]{3,200}(?<![.,;:!?])"), _any),
    ("NHS number", re.compile(r"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)"), is_nhs_number),
    ("phone", re.compile(r"(?<![\d\w])(?:\(?\+44\)?|\(?0)(?:[ ()-]{0,2}\d){8,12}(?!\d)"), is_phone_number),
    (
        "postcode",
        re.compile(
            r"\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])"
            r" ?\d[ABD-HJLNP-UW-Z]{2})\b",
        ),
        _any,
    ),
)


def shaped(words: str) -> Iterator[tuple[Kind, int, int]]:
    """Yield what stands in a text of the shapes above: kind, start, end.

    >>> list(shaped("Ring 07700 900123 or write to ana@example.org, LS1 4AP."))
    [('e-mail', 30, 45), ('phone', 5, 17), ('postcode', 47, 54)]
    """
    for kind, pattern, holds in _SHAPES:
        for found in pattern.finditer(words):
            if holds(found[0]):
                yield kind, found.start(), found.end()
