"""Whether any name of a key stands in words, in an id, or in a file's bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from themecode.pseudonyms import KeyEntry

_SEPARATORS = r"[\s_.\-]+"
_SHORTEST, _LONG = 4, 5


@dataclass(frozen=True)
class Finder:
    """Forms of names with what stands for them; those that were left standing somewhere are not looked for."""

    stands: Mapping[str, str]

    @classmethod
    def of(cls, entries: Iterable[KeyEntry]) -> Finder:
        """Take the forms that were replaced everywhere, and the names themselves, longest first."""
        forms: dict[str, str] = {}
        for entry in entries:
            if entry.everywhere:
                forms[entry.written] = entry.replacement
                forms.setdefault(entry.name, entry.replacement)
        return cls(dict(sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0]))))

    def in_words(self, words: str) -> list[str]:
        """Return what stands for each name that is in these words as a whole word, in the case in which it was written.

        >>> finder = Finder({"Amara": "[P01]"})
        >>> finder.in_words("Amara's team, Amaranth"), finder.in_words("amaranth")
        (['[P01]'], [])
        """
        return sorted({self.stands[found[0]] for found in self._exactly.finditer(words)}) if self.stands else []

    def inside(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the forms that are a part of longer words in some texts: Ana in Banana."""
        left = set(self.stands)
        found: set[str] = set()
        for words in texts:
            found |= {form for form in left if form in words}
            left -= found
        return frozenset(found)

    def in_bytes(self, content: bytes, inside: frozenset[str] = frozenset()) -> list[str]:
        """Return what stands for each name that is in a file's bytes: as UTF-8, or with two bytes a letter.

        A database writes one text right behind another: a long name counts without a space around it, too, unless it
        is known to be `inside` of longer words. Three letters and fewer come about by chance between numbers; they are
        looked for in the records alone.
        """
        usual = Finder({form: new for form, new in self.stands.items() if len(form) >= _SHORTEST})
        found = set(usual.in_words(content.decode("utf-8", "replace")))
        for form, new in self.stands.items():
            if len(form) >= _LONG and form not in inside:
                shapes = (form.encode(), form.encode("utf-16-le"))
                found |= {new for shape in shapes if shape in content}
        return sorted(found)

    def in_id(self, written: str) -> list[str]:
        """Return what stands for each name that an id or a file's name holds, however its words are joined."""
        return sorted({new for form, new in self.stands.items() if _joined(form).search(written)})

    def without(self, written: str) -> str:
        """Return an id with names replaced, in letters, digits and hyphens only.

        >>> Finder({"Amara Bell": "[P01]"}).without("Interview_Amara-Bell_2")
        'Interview_P01_2'
        """
        for form, new in self.stands.items():
            written = _joined(form).sub(re.sub(r"[^A-Za-z0-9_-]+", "-", new.strip("[]")), written)
        return written

    @property
    def _exactly(self) -> re.Pattern[str]:
        forms = "|".join(re.escape(form) for form in self.stands)
        return re.compile(rf"(?<![^\W\d_])(?:{forms})(?![^\W\d_])")


def _joined(form: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\W_]+", form) if word]
    return re.compile(rf"(?<![^\W\d_]){_SEPARATORS.join(words)}(?![^\W\d_])", re.IGNORECASE)
