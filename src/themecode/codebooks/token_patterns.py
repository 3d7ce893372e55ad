"""A spaCy token pattern in a codebook: its shape, and the one line that stands for it as a rule."""

from __future__ import annotations

import re
from typing import Any

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_TRUTH_OR_NUMBER = r"(IS|LIKE)_\w+|SPACY|SENT_START|LENGTH|_"


def wrong_with(pattern: object) -> str:
    """Say what is wrong with a pattern as it was read; "" where it is a list of tokens."""
    if pattern is None:
        return ""
    if not isinstance(pattern, list):
        return "'pattern' holds a list of tokens in square brackets."
    if not pattern:
        return "This pattern has no token."
    return "" if all(isinstance(token, dict) for token in pattern) else "Each token stands in curly brackets."


def written_as(pattern: list[Any]) -> str:
    """Write a pattern on one line, as JSON after `pattern:`.

    YAML was read as plain words; only where spaCy wants a truth value or a number does a word become one.

    >>> written_as([{"LOWER": "no"}, {"IS_PUNCT": "true", "OP": "?"}])
    'pattern: [{"LOWER": "no"}, {"IS_PUNCT": true, "OP": "?"}]'
    """
    import json

    tokens = [{name: _typed(value, name) for name, value in token.items()} for token in pattern]
    return f"pattern: {json.dumps(tokens, ensure_ascii=False)}"


def _typed(value: object, attribute: str) -> object:
    if isinstance(value, dict):
        return {name: _typed(part, attribute) for name, part in value.items()}
    if isinstance(value, list):
        return [_typed(part, attribute) for part in value]
    if not isinstance(value, str) or not re.fullmatch(_TRUTH_OR_NUMBER, attribute.upper()):
        return value
    return _TRUTHS.get(value.lower(), int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else value)
