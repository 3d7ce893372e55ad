"""A web page (.html, .htm): its paragraphs, headings, lists and tables; scripts, menus and hidden text set aside."""

from __future__ import annotations

import re
from typing import NamedTuple

from themecode.importers.composing import Composition
from themecode.importers.decoding import MARKS, Decoded, decode
from themecode.importers.hypertext_tokens import Tag, Words, tokens_of
from themecode.importers.ledger import (
    ALT,
    DELETED,
    EQUATIONS,
    FORMS,
    HIDDEN,
    MARGINS,
    NAVIGATION,
    OTHER,
    SCRIPTS,
    TITLE,
)
from themecode.importers.passages import Story
from themecode.importers.refusals import ImportRefusedError


def _names(written: str) -> list[str]:
    return written.split()


DEPTH_LIMIT = 256
_BLOCKS = frozenset(
    _names("""address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
    figure form
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre search section summary table tbody td tfoot th
    thead tr ul caption footer nav head title""")
)
_ASIDE = {
    **dict.fromkeys(("script", "style", "noscript", "template"), SCRIPTS),
    **dict.fromkeys(("button", "select", "textarea", "datalist", "option"), FORMS),
    **dict.fromkeys(("svg", "iframe", "object", "video", "audio", "canvas", "noembed", "noframes", "rp"), OTHER),
    **dict.fromkeys(("del", "s", "strike"), DELETED),
    "nav": NAVIGATION,
    "footer": MARGINS,
    "math": EQUATIONS,
    "title": TITLE,
}
"""Elements whose words are not read, and their kind."""
_VOID = frozenset(_names("area base br col embed hr img input link meta param source track wbr"))
_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MAY_TELL = re.compile(r"hidden|none|header|footer", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_LOOKS_LIKE = re.compile(r"<(?:!doctype html|html|head|body|p|div|h[1-6]|table|ul|ol|dl|span|br)[\s/>]", re.IGNORECASE)
_SNIFFED = 4_096


class _Open(NamedTuple):
    """An element that is open and matters: its words are set aside under a kind, or it says how they look."""

    name: str
    kind: str


def read_hypertext(name: str, raw: bytes, encoding: str | None = None) -> Story:
    """Read a web page; ImportRefusedError where it is none, or is nested too deep."""
    decoded = _decoded(name, raw, encoding)
    if not _LOOKS_LIKE.search(decoded.text):
        raise ImportRefusedError(name, "is no web page (it has no HTML tags)", "If it is text, save it as .txt.")
    reader = _Reader(name)
    for token in tokens_of(decoded.text):
        reader.read(token)
    return reader.composition.story(decoded.encoding, tuple(decoded.problems))


def _decoded(name: str, raw: bytes, encoding: str | None) -> Decoded:
    """Decode by the user's word, the byte order mark, the page's own word, or as every text."""
    found = _CHARSET.search(raw[:_SNIFFED])
    if encoding is None and found and not any(raw.startswith(mark) for mark, _ in MARKS):
        told = found[1].decode("ascii").casefold()
        told = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(told, told)  # as browsers do
        try:
            return decode(name, raw, told)
        except ImportRefusedError:
            pass  # what it says of itself is wrong: look at the bytes
    return decode(name, raw, encoding)


class _Reader:
    """Reads one tag after the other; remembers what is open and what that means for the words."""

    def __init__(self, name: str) -> None:
        self.composition = Composition()
        self._name = name
        self._open: list[_Open] = []
        self._level = 0
        self._bold = 0
        self._pre = 0
        self._answered = False

    def read(self, token: Tag | Words) -> None:
        """Read what comes next."""
        if isinstance(token, Words):
            self._words(token)
        elif token.closes:
            self._close(token.name)
        else:
            self._begin(token)

    def _words(self, words: Words) -> None:
        aside = HIDDEN if words.inside == "comment" else next((o.kind for o in reversed(self._open) if o.kind), "")
        if aside:
            self.composition.set_aside(aside, words.text)
        else:
            text = words.text.replace("\r", "") if self._pre else _SPACE.sub(" ", words.text)
            self.composition.add(text, bold=self._bold > 0)

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        if name in _BLOCKS:
            self._break()
            if any(entry.name == "p" for entry in self._open):
                self._close("p")
        if name == "br":
            self.composition.add("\n")
        elif name in ("img", "area"):
            self.composition.set_aside(ALT, tag.attributes.get("alt", ""))
        self._shape(name, 1)
        kind = _ASIDE.get(name, "")
        if tag.written and not kind and name not in _VOID:
            kind = _kind_told(tag)
        if (kind and name not in _VOID) or any(entry.name == name for entry in self._open):
            self._open.append(_Open(name, kind))
            if len(self._open) > DEPTH_LIMIT:
                raise ImportRefusedError(self._name, "is nested more than 256 deep (limit)", "Save it as text.")

    def _close(self, name: str) -> None:
        if name in _BLOCKS or name == "br":
            self._break()
        self._shape(name, -1)
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == name:
                del self._open[at:]
                return

    def _break(self) -> None:
        self.composition.end(self._level)

    def _shape(self, name: str, step: int) -> None:
        """Note headings, bold, preformatted text, tables and lists of names beginning (1) and ending (-1)."""
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":  # noqa: PLR2004 - h1
            self._level = int(name[1]) if step > 0 else 0
        elif name in ("b", "strong"):
            self._bold = max(0, self._bold + step)
        elif name == "pre":
            self._pre = max(0, self._pre + step)
        elif name in ("table", "dl"):
            self.composition.open_table() if step > 0 else self.composition.close_table()
        elif step > 0:
            self._cells(name)

    def _cells(self, name: str) -> None:
        """Begin rows and cells; a term and what is said about it are a row, what more is said another."""
        if name in ("tr", "dt") or (name == "dd" and self._answered):
            self.composition.begin_row()
        if name in ("td", "th", "dt", "dd"):
            self.composition.begin_cell()
        if name == "dd" and self._answered:
            self.composition.begin_cell()
        self._answered = name == "dd" or (self._answered and name != "dt")


def _kind_told(tag: Tag) -> str:
    """Return the kind of words that a tag's attributes set aside: hidden, or LibreOffice's margins of pages."""
    if not _MAY_TELL.search(tag.written):
        return ""
    attributes = tag.attributes
    if "hidden" in attributes or _HIDES.search(attributes.get("style", "")):
        return HIDDEN
    return MARGINS if tag.name == "div" and attributes.get("title") in ("header", "footer") else ""
