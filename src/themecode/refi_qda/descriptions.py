"""What a code says about itself, as one description that people of other tools can read, and back again.

The definition stands first. Further parts have a heading; the lines of a list begin with "- ", and a line that goes
on is indented by two spaces. What would read back otherwise stands under "Definition:", indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from themecode.model import UNDEFINED, Code, RuleText

_WORDS = {"Id": "id", "Definition": "definition", "Use when": "use_when", "Not when": "not_when"}
_LISTS = {
    "Examples": "examples",
    "Non-examples": "non_examples",
    "Rules (themecode)": "rules",
    "Unless (themecode)": "unless",
}
_HEADING = re.compile(rf"({'|'.join(map(re.escape, [*_WORDS, *_LISTS]))}):")
_GOES_ON = "  "


def describe(code: Code, shown: str) -> str:
    r"""Return a code's description; `shown` is the id that its name alone would give.

    >>> describe(Code("money", "About money.", rules=(RuleText("cash"),)), "money").split("\n")
    ['About money.', '', 'Rules (themecode):', '- cash']
    """
    plain = code.definition if code.definition != UNDEFINED else ""
    first = [plain] if plain and _reads_alone(plain) else []
    parts = first + list(_parts(code, with_definition=bool(plain) and not first, with_id=code.id != shown))
    return "\n\n".join(parts)


def is_described(description: str) -> bool:
    r"""Say whether a description is one of ours, whoever hands it on: others write of rules and examples, too.

    >>> is_described("Examples:\n- a strike"), is_described("Rules (themecode):\n- strike")
    (False, True)
    """
    return "(themecode):\n- " in description.replace("\r\n", "\n")


def undescribe(description: str) -> Code:
    r"""Return what a description says of a code: the fields that it has, and "" for those that it does not say.

    >>> undescribe("About money.\n\nRules (themecode):\n- cash").rules
    (RuleText(written='cash', place=''),)
    """
    alone, sections = _sections(description)
    code = Code("", alone)
    for heading, lines in sections:
        said: Any = _unindented(lines) if heading in _WORDS else tuple(RuleText(entry) for entry in _entries(lines))
        code = replace(code, **{(_WORDS | _LISTS)[heading]: said})
    return code


def _parts(code: Code, *, with_definition: bool, with_id: bool) -> Iterator[str]:
    for heading, field in _WORDS.items():
        wanted = {"id": with_id, "definition": with_definition}.get(field, True)
        text = getattr(code, field)
        if wanted and text:
            yield f"{heading}:\n" + "\n".join(_GOES_ON + line for line in text.split("\n"))
    for heading, field in _LISTS.items():
        entries: Sequence[RuleText] = getattr(code, field)
        if entries:
            yield f"{heading}:\n" + "\n".join("- " + one.written.replace("\n", "\n" + _GOES_ON) for one in entries)


def _reads_alone(definition: str) -> bool:
    return definition == definition.strip() and not _sections(definition)[1]


def _sections(description: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """Split a description into what stands before the first heading, and the lines below each heading."""
    alone: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    lines = description.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line.rstrip())
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if heading and following.startswith("- " if heading[1] in _LISTS else _GOES_ON):
            sections.append((heading[1], []))
        elif sections:
            sections[-1][1].append(line)
        else:
            alone.append(line)
    return "\n".join(alone).strip(), sections


def _unindented(lines: list[str]) -> str:
    return "\n".join(line.removeprefix(_GOES_ON) for line in _without_last_blank(lines))


def _entries(lines: list[str]) -> Iterator[str]:
    entry: list[str] = []
    for line in _without_last_blank(lines):
        if line.startswith("- "):
            if entry:
                yield "\n".join(entry)
            entry = [line.removeprefix("- ")]
        else:
            entry.append(line.removeprefix(_GOES_ON))
    if entry:
        yield "\n".join(entry)


def _without_last_blank(lines: list[str]) -> list[str]:
    """Take away the empty lines that part a section from the next; a line of its words has its indent."""
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    return kept
