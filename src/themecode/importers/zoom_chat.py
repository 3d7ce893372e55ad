"""Zoom's saved chat: a time, who wrote, and the message, in the three layouts that Zoom has had.

`10:02:11<tab>Anna:<tab>words`; `10:02:11 From Anna to Everyone : words`; `10:02:11 From  Anna  To  Everyone:` above its
words. Messages go on over lines. A reaction is an event, and so is the quotation that a reply begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from themecode.importers.ledger import CHAT_EVENTS, SPEAKERS, TIMINGS, Ledger
from themecode.importers.names import could_be_name
from themecode.importers.preamble import set_aside
from themecode.importers.source import Source, remembered
from themecode.importers.timing import clock_of
from themecode.importers.turns import Utterance

_TIME = r"(?P<time>[0-9]{1,2}:[0-9]{2}:[0-9]{2})"
_TABS = re.compile(rf"{_TIME}\t[ ]?(?P<name>[^\t\n]{{1,120}}?)[ ]?:(?:\t|[ ]*$)")
_FROM = re.compile(
    rf"{_TIME}[ \t]+From[ \t]+(?P<name>\S[^\n]{{0,119}}?)"
    r"(?:[ \t]+[Tt]o[ \t]+(?P<to>\S[^\n]{0,119}?))?[ \t]*:(?=\s|$)[ \t]*"
)
_PRIVATE = re.compile(r"\((?:privately|direct message)\)", re.IGNORECASE)
_REACTION = re.compile(r"(?:Reacted to \".*\" with .{1,60}|Removed a .{1,60} reaction from \".*\")$", re.DOTALL)
_REPLY = re.compile(r"\s*Replying to \"")
_LONGEST_QUOTE = 10
_DAY = 24 * 3_600_000
_LATEST_START = 4 * 3_600_000
"""Nobody writes the first message so long after the start of a recording: then it is the time of day."""


class _Message(NamedTuple):
    """One message: its head, and its lines."""

    line: int
    head: re.Match[str]
    lines: list[str]


@remembered
def recognises(source: Source) -> bool:
    """Say whether a text file's first lines are messages of a chat, and no other lines are before them but a title."""
    if source.suffix not in (".txt", ".md") or source.headed:
        return False
    return any(_head(passage.text) for passage in source.passages[:3])


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read each message; its lines go on until the next head."""
    messages: list[_Message] = []
    first = next(n for n, passage in enumerate(source.passages) if _head(passage.text))
    said = list(set_aside(source.passages[:first], ledger))
    for number, line in enumerate(source.text.split("\n"), start=1):
        head = _head(line)
        if head:
            messages.append(_Message(number, head, [line[head.end() :]]))
        elif messages:
            messages[-1].lines.append(line)
    times = _times_of(messages, ledger)
    said.extend(_spoken(message, start_ms, ledger) for message, start_ms in zip(messages, times, strict=True))
    private = [message for message in messages if _PRIVATE.search(message.head[0])]
    if private:
        says = f"{len(private)} of {len(messages)} messages went to one person, not to everyone."
        ledger.warn(private[0].line, says, "Consider whether they belong in the study.")
    return said


def _head(line: str) -> re.Match[str] | None:
    if not line[:1].isdigit():
        return None
    tabbed = _TABS.match(line)
    if tabbed:
        return tabbed
    found = _FROM.match(line)
    if found and (found["to"] or could_be_name(found["name"].strip(), words=8, length=60)):
        return found
    return None


def _times_of(messages: Sequence[_Message], ledger: Ledger) -> list[int]:
    """Return when each message was written: from the start of the recording, or else from the first message."""
    times = [clock_of(message.head["time"]) for message in messages]
    if times[0] < _LATEST_START:
        return times
    says = "The times are those of a clock: they are counted from the first message on."
    ledger.note(messages[0].line, says)
    return [(time - times[0]) % _DAY for time in times]


def _spoken(message: _Message, start_ms: int, ledger: Ledger) -> Utterance:
    head = message.head
    ledger.lose(SPEAKERS, head[0], became=head["time"])
    ledger.lose(TIMINGS, head["time"])
    words = "\n".join(_without_events(message.lines, ledger))
    return Utterance(head["name"].strip(), words, start_ms, None, None, message.line)


def _without_events(lines: Sequence[str], ledger: Ledger) -> Iterator[str]:
    """Yield the lines that the writer wrote: no reaction, and not the words that a reply quotes."""
    whole = "\n".join(lines)
    if "eact" in whole[:100] and _REACTION.match(whole.strip()):
        ledger.lose(CHAT_EVENTS, whole)
        return
    start = 0
    if _REPLY.match(lines[0]):
        ends = (n for n, line in enumerate(lines[:_LONGEST_QUOTE]) if line.rstrip().endswith('"'))
        start = next(ends, -1) + 1
        ledger.lose(CHAT_EVENTS, "\n".join(lines[:start]))
    yield from lines[start:]
