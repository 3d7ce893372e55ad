"""The words of a language beside their headwords, read from simplemma's files as data."""

from __future__ import annotations

import lzma
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from themecode.errors import ThemecodeError

_LAYOUT = b"SMFC1\x00"
_AS_BEFORE, _WHOLE = 254, 255
_ONE_BYTE = 128


@dataclass(frozen=True)
class WordList:
    """All forms of a language in the order of their bytes, in runs of one headword: `heads[i]` from `starts[i]` on."""

    forms: list[bytes]
    starts: list[int]
    heads: list[bytes]

    def head(self, form: str) -> str | None:
        """Return the headword of a form, spelt in exactly this case; None where the list has no such form."""
        wanted = form.encode()
        place = bisect_left(self.forms, wanted)
        if place == len(self.forms) or self.forms[place] != wanted:
            return None
        return self.heads[bisect_right(self.starts, place) - 1].decode()

    def headwords(self, words: Iterable[str]) -> set[str]:
        """Return those of the words that are headwords."""
        return {head.decode() for head in {word.encode() for word in words}.intersection(self.heads)}

    def forms_by_head(self, heads: Iterable[str]) -> dict[str, set[str]]:
        """Return all forms of each headword."""
        by_head: dict[bytes, set[str]] = {head.encode(): set() for head in heads}
        for run, head in enumerate(self.heads):
            if head in by_head:
                end = self.starts[run + 1] if run + 1 < len(self.starts) else None
                by_head[head].update(form.decode() for form in self.forms[self.starts[run] : end])
        return {head.decode(): forms for head, forms in by_head.items()}


def path(language: str) -> Path | None:
    """Return the file of a language, None where simplemma is not installed or has none."""
    spec = find_spec("simplemma")
    folders = (spec.submodule_search_locations if spec is not None else None) or []
    files = (Path(folder) / "strategies" / "dictionaries" / "data" / f"{language}.plzma" for folder in folders)
    return next((file for file in files if file.is_file()), None)


@lru_cache(maxsize=1)
def read(file: Path) -> WordList:
    """Read one language's list: 0.1 to 1 second, some 75 bytes of memory a form."""
    with lzma.open(file) as stream:
        data = stream.read()
    try:
        return _decoded(data)
    except (ValueError, IndexError) as error:
        raise ThemecodeError(
            f"The table of inflections {file} is laid out in a way that themecode does not know.",
            mend='Repeat: pip install "themecode[languages]"',
        ) from error


def _decoded(data: bytes) -> WordList:
    """Undo the packing: of each form the part that the one before lacks, then its headword as an edit of the form."""
    if not data.startswith(_LAYOUT):
        raise ValueError
    place, form, head = _after_count(data), b"", b""
    forms, starts, heads = list[bytes](), list[int](), list[bytes]()
    size = len(data)
    while place < size:
        begin = place + 2
        place = begin + data[begin - 1]
        form = form[: data[begin - 2]] + data[begin:place]
        cut = data[place]
        if cut == _AS_BEFORE:
            place += 1
        else:
            begin = place + 2
            place = begin + data[begin - 1]
            head = (b"" if cut == _WHOLE else form[: len(form) - cut]) + data[begin:place]
            starts.append(len(forms))
            heads.append(head)
        forms.append(form)
    if place != size:
        raise ValueError
    return WordList(forms, starts, heads)


def _after_count(data: bytes) -> int:
    place = len(_LAYOUT)
    while data[place] >= _ONE_BYTE:
        place += 1
    return place + 1
