"""The shape of a codebook file: which fields there are, and what each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Field:
    """One field: its name, what it holds, what it is for, whether it must be there, whether it is a list.

    It holds words (perhaps none), a sentence (not empty), an id, a colour, a truth (yes or no), a rule, or what a
    shape of its own says.
    """

    name: str
    holds: str = "words"
    says: str = ""
    must: bool = False
    many: bool = False


PATTERNS = {"id": "[a-z][a-z0-9_]*", "colour": "(#[0-9A-Fa-f]{6})?", "truth": "(yes|no)?"}
"""How words of one kind are written, as a regular expression."""

SHAPES: dict[str, tuple[Field, ...]] = {
    "codebook": (
        Field("codebook", "sentence", "the title", must=True),
        Field("version", says="of the codebook, as you count them"),
        Field("language", says="of the interviews: en where it is not given"),
        Field("description", says="what the codebook is for"),
        Field("codes", "code", "its codes", must=True, many=True),
        Field("themes", "theme", "a coding frame that is fixed beforehand", many=True),
    ),
    "code": (
        Field("code", "id", "the code's id: lower case, digits, _; unique in the codebook", must=True),
        Field("label", says="the name that people see; the id where there is none"),
        Field("definition", "sentence", "what the code covers", must=True),
        Field("use_when", says="when a coder gives it"),
        Field("not_when", says="when a coder does not"),
        Field("examples", "sentence", "sentences that the rules must code", many=True),
        Field("non_examples", "sentence", "sentences that the rules must not code", many=True),
        Field("rules", "rule", "what the tagger looks for", many=True),
        Field("unless", "rule", "a hit is dropped where one of these is in its sentence", many=True),
        Field("colour", "colour", "#rrggbb"),
        Field("group", "truth", "yes where it only holds its sub-codes together, and nobody codes with it"),
        Field("codes", "code", "sub-codes", many=True),
    ),
    "theme": (
        Field("theme", "id", "the theme's id", must=True),
        Field("label", says="the name that people see"),
        Field("idea", says="one sentence: the central organising idea"),
        Field("codes", "id", "ids of its codes", many=True),
    ),
    "guide": (
        Field("guide", "sentence", "the title", must=True),
        Field("version", says="of the guide, as you count them"),
        Field("language", says="of the interviews: en where it is not given"),
        Field("questions", "question", "its questions, in order", must=True, many=True),
    ),
    "question": (
        Field("question", "id", "the question's id: lower case, digits, _; unique in the guide", must=True),
        Field("wordings", "sentence", "how it is worded in the guide", must=True, many=True),
        Field("rules", "rule", "what interviewers say who ask it", many=True),
        Field("codes", "id", "ids of the codes that an answer may be about", many=True),
        Field("research_question", says="what the study wants to know by it"),
    ),
}


def schema() -> dict[str, Any]:
    """Return the file's JSON Schema, for editors that check YAML while one writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Codebook of themecode",
        **_object("codebook"),
        "$defs": {name: _object(name) for name in ("code", "theme")},
    }


def _object(shape: str) -> dict[str, Any]:
    fields = SHAPES[shape]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.must],
        "properties": {field.name: {"description": field.says, **_property(field)} for field in fields},
    }


def _property(field: Field) -> dict[str, Any]:
    if field.many:
        return {"type": "array", "items": _item(field.holds)} | ({"minItems": 1} if field.must else {})
    return _item(field.holds)


def _item(holds: str) -> dict[str, Any]:
    if holds in SHAPES:
        return {"$ref": f"#/$defs/{holds}"}
    if holds == "rule":
        tokens = {"type": "array", "items": {"type": "object"}, "minItems": 1}
        pattern = {"type": "object", "additionalProperties": False, "required": ["pattern"]}
        return {"anyOf": [_item("sentence"), {**pattern, "properties": {"pattern": tokens}}]}
    if holds in PATTERNS:
        return {"type": "string", "pattern": f"^{PATTERNS[holds]}$"}
    return {"type": "string"} | ({"minLength": 1} if holds == "sentence" else {})
