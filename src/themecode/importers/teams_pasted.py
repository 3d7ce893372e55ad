"""A Teams transcript that was pasted and lost its line breaks: times, name and words run into each other.

`0:0:0.0 --> 0:0:0.870Anna FieldYeah, hopefully.0:0:4.560 --> ...`: the names are told from the words where that can be
done for sure, and the file is refused where it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from themecode.importers.glued_names import names_before
from themecode.importers.ledger import EVENTS, SPEAKERS, TIMINGS, TITLE, Ledger
from themecode.importers.passages import passages_of_text
from themecode.importers.preamble import set_aside
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.source import Source, remembered
from themecode.importers.timing import timing_of
from themecode.importers.turns import Utterance
from themecode.model import clock

_UNPADDED, _PADDED = r"[0-9]:[0-9]{1,2}:[0-9]{1,2}\.", r"[0-9]{2}:[0-9]{2}:[0-9]{2}\."
_ARROW = r"[0-9]{1,3}[ \t]{0,9}-->[ \t]{0,9}-?"
_TIMES = {
    form: re.compile(rf"(?:(?<![^\n])-)?{form}{_ARROW}{form}(?:[0-9]{{1,3}}?(?={form})|[0-9]{{1,3}})")
    for form in (_PADDED, _UNPADDED)
}
"""A pair of times; the digits of the last go no further than to the next time, where no words are between.

A hyphen before a time is a minus only at the beginning of a line: anywhere else it ends a word that broke off.
"""
_GLUED = re.compile(rf"(?:{_PADDED}|{_UNPADDED}){_ARROW}(?:{_PADDED}|{_UNPADDED})[0-9]{{1,3}}[ \t]{{0,9}}[^\s0-9]")
_SETTINGS = re.compile(r"(?:align|line|position|size|vertical):\S")
_STOPPED = re.compile(r"(?<=[.?!\u2026)\]])\s?(?:[^\s.?!\u2026]{1,40} ){1,5}(?:started|stopped) transcription\.?\s*$")
_MOST_NAMES, _LONGEST_NAME = 30, 60
_MEND = (
    "Put each speaker's name on a line of its own above the first time, or break the lines: times, name and words on"
    " lines of their own."
)


@remembered
def recognises(source: Source) -> bool:
    """Say whether a text file has a name or words right behind most of its times."""
    if source.suffix not in (".txt", ".md") or source.headed or "-->" not in source.text:
        return False
    glued = sum(not _SETTINGS.match(source.text, found.end() - 1) for found in _GLUED.finditer(source.text))
    return glued * 2 > source.text.count("-->")


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read each stretch between times as a name and words. Raises ImportRefusedError where one cannot be told."""
    times = _times_of(source.text)
    if not times:
        reason = "has lost its line breaks, and has no pair of times that are written alike"
        raise ImportRefusedError(source.name, reason, _MEND)
    first = times[0].start()
    chunks = [
        source.text[before.end() : after.start() if after else len(source.text)].strip()
        for before, after in pairwise([*times, None])
        if before
    ]
    above = list(_names_above(source.text[:first], chunks))
    names = names_before(chunks, source.names, [name for name, _ in above])
    _refuse_unsure(source, times, chunks, names)
    told = {line for _, line in above}
    rest = [passage for passage in passages_of_text(source.text[:first]) if passage.line not in told]
    for name, _ in above:
        ledger.lose(TITLE, name)
    said = list(set_aside(rest, ledger))
    said += _spoken(source.text, times, list(zip(chunks, names, strict=True)), ledger)
    count = len({name for name in names if name})
    says = f"Names and words stood without a border: {count} names were told from the words of {len(names)} turns."
    ledger.warn(0, says, "Look at some of them: themecode show.")
    return said


def _times_of(text: str) -> list[re.Match[str]]:
    """Find all times, in the width that the first has: it tells them from digits of speech right before them."""
    padded, unpadded = (pattern.search(text) for pattern in _TIMES.values())
    wide = padded is not None and (unpadded is None or padded.start() <= unpadded.start())
    return list(_TIMES[_PADDED if wide else _UNPADDED].finditer(text))


def _names_above(text: str, chunks: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the names that a user wrote above the first time, one a line, with their lines."""
    for passage in passages_of_text(text)[:_MOST_NAMES]:
        name = passage.text.strip()
        if len(name) <= _LONGEST_NAME and any(chunk.startswith(name) for chunk in chunks):
            yield name, passage.line


def _refuse_unsure(
    source: Source, times: Sequence[re.Match[str]], chunks: Sequence[str], names: Sequence[str | None]
) -> None:
    unsure = [time for time, chunk, name in zip(times, chunks, names, strict=True) if chunk and name is None]
    if unsure:
        timing = timing_of(unsure[0][0])
        place = f", the first at {clock(timing.start_ms)}" if timing else ""
        reason = (
            f"has lost its line breaks, and in {len(unsure)} of {len(times)} turns the name cannot be told from the"
        )
        raise ImportRefusedError(source.name, f"{reason} words for sure{place}", _MEND)


def _spoken(
    text: str, times: Sequence[re.Match[str]], told: Sequence[tuple[str, str | None]], ledger: Ledger
) -> Iterator[Utterance]:
    line, position, backwards = 1, 0, 0
    for time, (chunk, name) in zip(times, told, strict=True):
        line, position = line + text.count("\n", position, time.start()), time.start()
        timing = timing_of(time[0])
        ledger.lose(TIMINGS, time[0])
        ledger.lose(SPEAKERS, name or "")
        words = chunk[len(name or "") :]
        stopped = _STOPPED.search(words, max(0, len(words) - 200))
        if stopped:
            ledger.lose(EVENTS, stopped[0])
            words = words[: stopped.start()]
        start_ms, end_ms = (timing.start_ms, timing.end_ms) if timing else (0, 0)
        backwards += end_ms < start_ms
        yield Utterance(name, words, start_ms, end_ms, None, line)
    if backwards:
        ledger.warn(0, f"Times that end before they start: {backwards}.")
