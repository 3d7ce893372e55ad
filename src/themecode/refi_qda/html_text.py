"""The text of an HTML document, and which byte of its text nodes is which character of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from html.parser import HTMLParser

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|"
    r"nav|ol|p|pre|section|table|tr|ul"
)
_UNSEEN = frozenset(("script", "style", "head", "title"))


class HtmlText(HTMLParser):
    """Text nodes one after the other, as Taguette counts them in UTF-8; blocks begin on lines of their own.

    `text` has a line end where a block begins or ends, which no byte stands for.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._length = 0
        self._bytes = 0
        self._pieces: list[tuple[int, int, str]] = []
        self._hidden = 0
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
        self.close()
        self.text = "".join(self._parts).rstrip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new line where a block begins."""
        del attrs
        self._hidden += tag in _UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """Begin a new line where a block ends."""
        self._hidden -= tag in _UNSEEN and self._hidden > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Take a text node: its bytes count, also where they are only the space between two blocks."""
        if not self._bytes and not self._parts:
            data = data.lstrip()  # what stands before the first element is in no text node
        if data and not self._hidden:
            self._pieces.append((self._bytes, self._length, data))
            self._bytes += len(data.encode())
            self._parts.append(data)
            self._length += len(data)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the characters between two bytes; None where they are not inside the text or inside a character."""
        first, last = self._place(start, after=True), self._place(end, after=False)
        last = min(last, len(self.text)) if last is not None else None
        return (first, last) if first is not None and last is not None and first < last else None

    def _place(self, byte: int, *, after: bool) -> int | None:
        """Return the character at a byte; between two text nodes the later's first, or the earlier's end."""
        at = bisect_right(self._pieces, byte if after else byte - 1, key=lambda piece: piece[0]) - 1
        if at < 0 or not 0 <= byte <= self._bytes:
            return None
        begin, place, data = self._pieces[at]
        encoded = data.encode()[: byte - begin]
        try:
            return place + len(encoded.decode())
        except UnicodeDecodeError:
            return None

    def _break(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag) and self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
            self._length += 1
