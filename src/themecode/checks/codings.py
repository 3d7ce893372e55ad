"""Does each coding stand on its words?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.errors import did_you_mean
from themecode.problems import Problem


def quoted_words_differ(records: Records) -> Iterator[Problem]:
    """The quoted words are those of the text at the coding's place."""
    for coding in records.codings:
        document = records.texts.get(coding.segment.document)
        if document is None or coding.segment.words_of(document.text) != coding.text:
            yield Problem(coding.id, "The quoted words are not those of the text at its place.", "It was not changed.")


def segment_outside_turn(records: Records) -> Iterator[Problem]:
    """A coding begins and ends within one turn; people who code in other tools code what they like."""
    for coding in records.codings:
        document = records.texts.get(coding.segment.document)
        if document is None or document.verbatim or coding.segment.end > len(document.text):
            continue
        if "\n" in coding.text:
            yield Problem(coding.id, "The coding runs over the end of a turn.", "", "warning")


def unknown_code(records: Records) -> Iterator[Problem]:
    """Every coded code is in the codebook in use."""
    strange = Counter(coding.code for coding in records.codings if coding.code not in records.codes)
    for code, number in sorted(strange.items()):
        close = did_you_mean(code, records.codes)
        mend = f"Did you mean '{close[0]}'?" if close else "Put it back, or run the rules again: themecode tag"
        yield Problem(code, f"{number} codings have a code that the codebook in use does not hold.", mend, "warning")
