"""The layout in which Otter writes a transcript: `Name  m:ss` above each paragraph, and the variants that editors make.

The header may have lost its second space, or its name, or be bold; in Markdown the words may follow on its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from themecode.importers.ledger import KEYWORDS, MARGINS, SPEAKERS, TIMINGS, Ledger
from themecode.importers.names import could_be_name, is_neat, label_of
from themecode.importers.passages import Passage
from themecode.importers.preamble import set_aside
from themecode.importers.timing import CLOCK, clock_of
from themecode.importers.turns import UNKNOWN, Utterance

_BOLD = re.compile(
    rf"\s*(?:\*\*|__)(?P<name>[^\s*_][^*\n]{{0,78}}?)(?:\*\*|__)[ \t]*\\?\[?(?P<time>{CLOCK})\\?\]?(?:[ \t]+|$)"
)
_WIDE = re.compile(rf"\s*(?P<name>\S[^\n]{{0,78}}?)[ ]{{2}}(?P<time>{CLOCK})[ \t]*$")
_NARROW = re.compile(rf"\s*(?P<name>\S[^\n]{{0,78}}?)[ ](?P<time>{CLOCK})[ \t]*$")
_NAMELESS = re.compile(rf"\s*(?P<time>{CLOCK})[ \t]*$")
_FOOTER = re.compile(r"\W{0,6}Transcribed by \W{0,6}https?://otter\.ai\b[^\s]{0,80}\s*$", re.IGNORECASE)
_BLOCKS = re.compile(r"\W{0,6}(?:SUMMARY KEYWORDS|SPEAKERS)\W{0,6}$")
_LONGEST = 140


class Head(NamedTuple):
    """The header of a paragraph: name ("" where Otter left it out), time, and where words may begin."""

    name: str
    time: str
    end: int


def is_otter(passages: Sequence[Passage]) -> bool:
    """Say whether the lines are in this layout, rather than in that of `Name: words`."""
    heads = [head for head in heads_of(passages) if head and head.name]
    if not heads:
        return False
    if any(_is_footer(passage.text) or _BLOCKS.match(passage.text) for passage in passages):
        return True
    labels = (label_of(passage.text) for passage in passages if ":" in passage.text)
    return len(heads) > sum(1 for label in labels if label and not label.time and could_be_name(label.name))


def heads_of(passages: Sequence[Passage]) -> list[Head | None]:
    """Find the header that each line is, or begins with."""
    found = [_candidate(passage) for passage in passages]
    sure = {match["name"].strip() for match, certain in found if match and certain}
    times = Counter(match["name"].strip() for match, certain in found if match and not certain)
    for name, count in times.items():
        if (sure and count > 1) or count > 2:  # noqa: PLR2004 - so often no sentence ends in a time
            sure.add(name)
    heads: list[Head | None] = []
    for passage, (match, _) in zip(passages, found, strict=True):
        if match and match["name"].strip() in sure:
            heads.append(Head(match["name"].strip(), match["time"], match.end()))
        else:
            nameless = _NAMELESS.match(passage.text) if sure and passage.fresh else None
            heads.append(Head("", nameless["time"], nameless.end()) if nameless else None)
    return heads


def _candidate(passage: Passage) -> tuple[re.Match[str] | None, bool]:
    """Find what may be a header, and whether it is one for sure."""
    line = passage.text
    if ":" not in line[:_LONGEST]:
        return None, False
    bold = _BOLD.match(line) if "*" in line[:8] or "_" in line[:8] else None
    if bold:
        return bold, True
    if len(line) > _LONGEST:
        return None, False
    wide = _WIDE.match(line)
    if wide and could_be_name(wide["name"].strip(), words=8, length=60):
        return wide, True
    narrow = _NARROW.match(line) if passage.fresh else None
    if narrow and could_be_name(narrow["name"]) and is_neat(narrow["name"]):
        return narrow, False
    return None, False


def read_otter(passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Read paragraphs under their headers; what stands above the first is title, keywords and names."""
    heads = heads_of(passages)
    first = next(n for n, head in enumerate(heads) if head)
    yield from _above(passages[:first], ledger)
    speaker, start_ms = UNKNOWN, 0
    nameless = 0
    for passage, head in zip(passages[first:], heads[first:], strict=True):
        if head is None and _is_footer(passage.text):
            ledger.lose(MARGINS, passage.text)
            continue
        words = passage.text
        if head:
            nameless += not head.name
            speaker, start_ms = head.name or UNKNOWN, clock_of(head.time)
            ledger.lose(SPEAKERS, words[: head.end], became=head.time)
            ledger.lose(TIMINGS, head.time)
            words = words[head.end :]
        yield Utterance(speaker, words, start_ms, None, None, passage.line)
    if nameless:
        headers = "1 header" if nameless == 1 else f"{nameless} headers"
        ledger.warn(0, f'With a time and no name: {headers}. The words were given to "{UNKNOWN}".')


def _above(passages: Sequence[Passage], ledger: Ledger) -> Iterator[Utterance]:
    """Set title and date aside, and the blocks SUMMARY KEYWORDS and SPEAKERS."""
    block = next((n for n, passage in enumerate(passages) if _BLOCKS.match(passage.text)), len(passages))
    yield from set_aside(passages[:block], ledger)
    for passage in passages[block:]:
        ledger.lose(KEYWORDS, passage.text)


def _is_footer(line: str) -> bool:
    return "otter.ai" in line[:120] and _FOOTER.match(line) is not None
