"""Run in a process of its own: a PDF comes in as bytes, its words with their places go out as JSON.

PDFium is a C++ library that reads what strangers wrote. Where it fails, or asks for more than its limit, this process
ends and nothing else. It knows nothing of themecode, and writes nothing to disk.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from typing import Any

MEMORY_LIMIT = 512 << 20
PAGES_LIMIT = 2_000
CHARACTERS_LIMIT = 20_000_000
_LOCKED = 4
_BOLD = 600
_HYPHENS = (0x2, 0xFFFE)
"""What PDFium writes for a hyphen at the end of a line."""
_SPACES = frozenset(
    (0x20, 0xA0, 0x9, 0xA, 0xD, 0xB, 0xC, 0x2028, 0x2029, *range(0x2000, 0x200B), 0x202F, 0x3000, 0x1680)
)
_CONTROLS = frozenset((*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)) - _SPACES
"""No letters: what PDFium gives for the signs of a font that does not say what they are."""
_ENDED = "\u00ad"
_NOTHING = dict.fromkeys((*_SPACES, *_CONTROLS))
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _CONTROLS - {0xFFFE}))) + "\ud800-\udfff\U00010000-\U0010ffff]")
_BREAKS = "".join(map(re.escape, map(chr, _SPACES)))
_WORD = re.compile(f"[^{_BREAKS}\ufffe]+\ufffe?|\ufffe")


class _Refused(Exception):  # noqa: N818 - a word for the parent, not a fault
    """The PDF is not read; the argument says why."""


def main() -> None:
    """Read a PDF from standard input and answer on standard output."""
    limit_memory()
    try:
        answer = read(sys.stdin.buffer.read())
    except _Refused as refused:
        answer = {"refused": str(refused)}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def limit_memory() -> None:
    """Take no more than the limit, where the system knows how (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def read(raw: bytes) -> dict[str, Any]:
    """Return the words of each page and how many characters there are by PDFium's own count."""
    import pypdfium2
    from pypdfium2 import raw as pdfium

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _Refused("locked" if pdfium.FPDF_GetLastError() == _LOCKED else "damaged") from error
    if len(document) > PAGES_LIMIT:
        raise _Refused("pages")
    pages: list[dict[str, Any]] = []
    solid = characters = unread = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise _Refused("damaged") from error
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > CHARACTERS_LIMIT:
            raise _Refused("characters")
        whole = _whole(text)
        words, unknown = _words(pdfium, page, text, whole)
        unread += unknown
        solid += _solid(whole)
        pages.append({"words": words, "height": page.get_size()[1]})
        text.close()
        page.close()
    return {"pages": pages, "solid": solid, "unread": unread}


def _whole(text: Any) -> str:  # noqa: ANN401 - a page of PDFium
    """Return the text that PDFium gives for the whole page."""
    return str(text.get_text_range()) if text.count_chars() else ""


def _solid(whole: str) -> int:
    """Count the characters that are not white space; PDFium writes U+FFFE for a hyphen at the end of a line."""
    return whole.count("\ufffe") + len(whole.translate(_NOTHING))


def _words(pdfium: Any, page: Any, text: Any, whole: str) -> tuple[list[list[Any]], int]:  # noqa: ANN401 - PDFium's
    """Return each word with its start, baseline, end, size and weight, in the order of the file."""
    place = _Place(pdfium, page, text)
    if len(whole) == text.count_chars() and not _ODD.search(whole):
        found = _WORD.finditer(whole)
        return [[word[0].replace("\ufffe", _ENDED), *place.of(word.start(), word.end() - 1)] for word in found], 0
    return _words_one_by_one(pdfium, text, place)


def _words_one_by_one(pdfium: Any, text: Any, place: _Place) -> tuple[list[list[Any]], int]:  # noqa: ANN401 - PDFium's
    """Read words by their characters, where the text of the page does not number them as its places do."""
    words: list[list[Any]] = []
    codes: list[int] = []
    first = last = unknown = 0
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, at)
        hyphen = code in _HYPHENS and pdfium.FPDFText_IsHyphen(text, at) == 1
        if code in _CONTROLS and not hyphen:
            unknown += 1
        elif code not in _SPACES:
            first = first if codes else at
            last = at
            codes.append(ord(_ENDED) if hyphen else code)
        if codes and (hyphen or code in _SPACES):
            words.append([_text(codes), *place.of(first, last)])
            codes = []
    if codes:
        words.append([_text(codes), *place.of(first, last)])
    return words, unknown


def _text(codes: list[int]) -> str:
    """Put characters together; those beyond 65,535 may come in two halves."""
    return "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class _Place:
    """Says where words stand on a page as it is shown, turned or not."""

    def __init__(self, pdfium: Any, page: Any, text: Any) -> None:  # noqa: ANN401 - PDFium's
        self._pdfium, self._text = pdfium, text
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._turn = page.get_rotation()
        shown = page.get_size()
        self._width, self._height = shown if self._turn in (0, 180) else shown[::-1]

    def of(self, first: int, last: int) -> tuple[float, float, float, float, bool]:
        """Return start, baseline, end, size and whether a word is bold."""
        pdfium, text = self._pdfium, self._text
        pdfium.FPDFText_GetCharOrigin(text, first, ctypes.byref(self._x), ctypes.byref(self._y))
        start, baseline = self._shown(self._x.value, self._y.value)
        *_, low, high = self._bounds(first)
        _, end, _, _ = self._bounds(last)
        bold = pdfium.FPDFText_GetFontWeight(text, first) >= _BOLD
        return round(start, 1), round(baseline, 1), round(end, 1), round(high - low, 1), bold

    def _bounds(self, at: int) -> tuple[float, float, float, float]:
        box = self._box
        self._pdfium.FPDFText_GetLooseCharBox(self._text, at, ctypes.byref(box))
        (x, y), (to_x, to_y) = self._shown(box.left, box.bottom), self._shown(box.right, box.top)
        return min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        if self._turn == 90:  # noqa: PLR2004 - degrees
            return y, self._width - x
        if self._turn == 180:  # noqa: PLR2004 - degrees
            return self._width - x, self._height - y
        if self._turn == 270:  # noqa: PLR2004 - degrees
            return self._height - y, x
        return x, y


if __name__ == "__main__":
    main()
