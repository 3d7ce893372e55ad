"""HTML cut into tags, words and what is hidden between them: in one pass, however it is nested or broken."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
    |<[!?](?P<declared>[^>]*+)(?:>|\Z)
    |<(?P<close>/?)(?P<name>[A-Za-z][^\s/><]*+)
      (?P<attributes>(?>[^\s>/=<][^\s>/=<]*+(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+|[\s/=])*+)>""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([^\s>/=<][^\s>/=<]*+)(?>\s*+=\s*+(?>"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*>|\Z", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""Elements whose content is no markup, and what ends them."""


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and its attributes as they are written."""

    name: str
    closes: bool
    written: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, entities written as characters."""
        return {
            found[1].casefold(): characters(next(filter(None, found.groups()[1:]), ""))
            for found in _ATTRIBUTE.finditer(self.written)
        }


class Words(NamedTuple):
    """Text between tags; `inside` names the element where it is no markup, or is "comment"."""

    text: str
    inside: str = ""


def tokens_of(text: str) -> Iterator[Tag | Words]:
    """Yield tags and words in order; each character of the text is in one of them."""
    position = 0
    while found := _TOKEN.search(text, position):
        if found.start() > position:
            yield Words(characters(text[position : found.start()]))
        position = found.end()
        if found["name"] is None:
            yield Words(found["comment"] if found["comment"] is not None else "", "comment")
            continue
        tag = Tag(found["name"].casefold(), bool(found["close"]), found["attributes"])
        yield tag
        if tag.name in _RAW and not tag.closes:
            end = _RAW[tag.name].search(text, position)
            assert end is not None  # noqa: S101 - the end of the text is one
            yield Words(text[position : end.start()], tag.name)
            yield Tag(tag.name, closes=True)
            position = end.end()
    if position < len(text):
        yield Words(characters(text[position:]))


def characters(text: str) -> str:
    """Write entities as the characters they stand for.

    >>> characters("Tom &amp; Zo&#235; &nosuch;")
    'Tom & Zo\u00eb &nosuch;'
    """
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
