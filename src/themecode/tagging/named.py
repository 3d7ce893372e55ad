"""Names that a spaCy model finds, where the user has one: this room alone imports spaCy. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from themecode.errors import ThemecodeError

Named = Literal["person", "place", "organisation"]
_SORTS: dict[str, Named] = {
    **dict.fromkeys(("PERSON", "PER"), "person"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    "ORG": "organisation",
}  # fmt: skip
_LONGEST = 100_000


def named_by(model: str, texts: Iterable[str]) -> list[tuple[Named, str]]:
    """Return the names that a model finds in texts, each once. Raises ThemecodeError where it is not here."""
    try:
        import spacy

        reads = spacy.load(model)
    except ImportError as error:
        raise ThemecodeError("spaCy is not installed.", mend='pip install "themecode[spacy]"') from error
    except OSError as error:
        mend = "Install it, or go without --model; themecode fetches nothing itself."
        raise ThemecodeError(f"There is no spaCy model '{model}' here.", mend=mend) from error
    found = {
        (_SORTS[name.label_], name.text.strip()): None
        for read in reads.pipe(part for text in texts for part in _parts(text))
        for name in read.ents
        if name.label_ in _SORTS
    }
    return list(found)


def _parts(text: str) -> Iterator[str]:
    """Cut a long text at ends of turns, as models read no more than so much at once."""
    part = ""
    for line in text.splitlines(keepends=True):
        if part and len(part) + len(line) > _LONGEST:
            yield part
            part = ""
        part += line
    yield part
