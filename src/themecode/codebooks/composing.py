"""From YAML text to its parts, one after the other, each with its mark: libyaml where it can, else Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

_OLD_LINE_ENDS = str.maketrans(dict.fromkeys("\u0085\u2028\u2029", " "))


def events(text: str) -> list[Any]:
    """Return the parts of one YAML document. Raises yaml.YAMLError where it cannot be read.

    libyaml is thirty times as fast. What it refuses, Python reads again, because it says better what is wrong and
    where; texts with tabs too, because libyaml takes some that the standard refuses.
    """
    text = plain_line_ends(text)
    if yaml.__with_libyaml__ and "\t" not in text:
        try:
            return list(_checked(yaml.parse(text, yaml.CSafeLoader)))
        except yaml.YAMLError:
            pass
    return list(_checked(yaml.parse(text, yaml.SafeLoader)))


def plain_line_ends(text: str) -> str:
    """Make spaces of three old line ends, which YAML 1.1 knows and nobody means; no character moves."""
    return text.translate(_OLD_LINE_ENDS)


def _checked(found: Iterator[Any]) -> Iterator[Any]:
    """Pass the parts on, without the document's own; stop at a second document and at an alias of nothing."""
    anchors: set[str] = set()
    documents = 0
    for event in found:
        if isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent):
                if event.anchor not in anchors:
                    raise yaml.MarkedYAMLError(None, None, f"found undefined alias '{event.anchor}'", event.start_mark)
            elif event.anchor is not None:
                anchors.add(event.anchor)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise yaml.MarkedYAMLError(None, None, "a second document begins here", event.start_mark)
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event
