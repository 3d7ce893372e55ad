"""What a column holds, told by its name and its cells: answers in people's own words, codes, what may name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from themecode.importers.survey.headings import Column, key_of
from themecode.importers.survey.known_columns import IDS, METADATA, PERSONAL

_CODES = re.compile(r"(?P<of>.*?)[\s_.-]*\b(?:codes?|tags?|themes?)(?:[\s_.-]*\d{1,3})?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}")
_SEVERAL_WORDS, _ENOUGH, _DIFFERENT, _FEW_OPTIONS = 4, 0.2, 0.5, 0.2


def is_id(column: Column) -> bool:
    """Say whether a column is called as ids of respondents are."""
    return column.key in IDS


def codes_of(column: Column) -> str | None:
    """Return whose codes a column holds by its name: "" where it names no question; None where it holds no codes.

    >>> codes_of(Column(3, "Code 1", "")), codes_of(Column(4, "Q5_codes", "")), codes_of(Column(5, "Barcode", ""))
    ('', 'Q5', None)
    """
    found = _CODES.fullmatch(column.name.replace("_", " "))
    if found is None or len(found["of"].split()) > 1:
        return None
    return found["of"].strip()


def may_name_people(column: Column, values: Sequence[str]) -> bool:
    """Say whether a column holds names, e-mails, addresses of computers or places, by its name or by its cells."""
    if column.key in PERSONAL or key_of(column.question) in PERSONAL:
        return True
    return holds_addresses(values)


def holds_addresses(values: Sequence[str]) -> bool:
    """Say whether most cells are e-mails or addresses of computers."""
    telling = sum(bool(_EMAIL.fullmatch(value) or _IP.fullmatch(value)) for value in values)
    return bool(values) and telling * 2 > len(values)


def is_open(column: Column, values: Sequence[str]) -> bool:
    """Say whether people answered in their own words: enough cells of several words, most of them different.

    >>> is_open(Column(1, "Q5", ""), ["The bus never came on time.", "I could not afford the fare.", "n/a"])
    True
    >>> is_open(Column(1, "Q6", ""), ["Neither agree nor disagree"] * 3)
    False
    """
    if column.key in METADATA or not values:
        return False
    several = [value for value in values if len(value.split()) >= _SEVERAL_WORDS]
    if len(several) < _ENOUGH * len(values):
        return False
    if len({value.casefold() for value in several}) < _DIFFERENT * len(several):
        return False
    options = [part.strip().casefold() for value in values for part in re.split("[,;]", value)]
    return len(values) < 10 or len(set(options)) >= _FEW_OPTIONS * len(options)  # noqa: PLR2004 - a few tell nothing


def might_be_open(values: Sequence[str]) -> bool:
    """Say whether a column that was taken as an attribute differs from one respondent to the next, in words."""
    words = [value for value in values if any(map(str.isalpha, value)) and not any(map(str.isdigit, value))]
    return len(words) * 2 > len(values) and len(set(words)) > max(20, _DIFFERENT * len(words))
