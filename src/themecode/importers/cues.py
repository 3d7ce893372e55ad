"""Our own reader of WebVTT and SRT: each cue with its line number, and each other character under its kind.

A timing line always starts a cue. What stands between a cue's words and the next timing line is an id, a note, a style,
or words that no time belongs to; those are kept as a cue without times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from themecode.importers.ledger import HEADER, IDS, NOTES, TIMINGS, Ledger
from themecode.importers.refusals import ImportRefusedError
from themecode.importers.timing import Timing, fault_of, timing_of
from themecode.importers.usual_cues import Cue, read_usual

_GUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
GUID = re.compile(rf"\{{?({_GUID})\}}?(?:/(\d{{1,9}})-(\d{{1,9}}))?\s*$")
_NUMBER = re.compile(r"\s*\d{1,9}\s*$", re.ASCII)
_WEBVTT = re.compile(r"WEBVTT(?:\s|$)")
_NOTE = re.compile(r"NOTE(?:\s|$)")
_STYLE = re.compile(r"(?:STYLE|REGION)\s*$")
_FEW = 10
"""So many places are told one by one."""


class CueSheet(NamedTuple):
    """A whole file of cues; `headed` if it begins with WEBVTT; `broken` is the first unreadable timing line."""

    headed: bool
    cues: list[Cue]
    spent: Mapping[str, list[str]]
    broken: tuple[int, str] | None

    @property
    def timed(self) -> list[Cue]:
        """The cues that have times."""
        return [cue for cue in self.cues if cue.start_ms is not None]


def read_sheet(text: str) -> CueSheet:
    """Read all cues of a text with normalised line ends."""
    whole = text if text.endswith("\n") else text + "\n"
    run = read_usual(whole)
    headed = bool(_WEBVTT.match(text))
    if run.position >= len(whole):
        return CueSheet(headed, run.cues, run.spent, None)
    rest = read_with_care(text[run.position :], headed=headed, skipped=run.lines)
    spent = {kind: [*run.spent.get(kind, ()), *rest.spent.get(kind, ())] for kind in {**run.spent, **rest.spent}}
    return CueSheet(headed, run.cues + rest.cues, spent, rest.broken)


def read_with_care(text: str, *, headed: bool, skipped: int = 0) -> CueSheet:
    """Read cues in whatever form they are; `skipped` lines were read before."""
    lines = text.split("\n")
    timings: list[tuple[int, Timing]] = []
    broken: tuple[int, str] | None = None
    for position, line in enumerate(lines):
        if ">" not in line:
            continue
        timing = timing_of(line)
        if timing is not None:
            timings.append((position, timing))
        elif broken is None and (fault := fault_of(line)):
            broken = (skipped + position + 1, fault)
    reader = _Reader(lines, headed=headed, skipped=skipped)
    reader.read(timings)
    return CueSheet(headed, reader.cues, reader.spent, broken)


def sound(sheet: CueSheet, ledger: Ledger, *, example: str = "00:01:02.000 --> 00:01:05.000") -> list[Cue]:
    """Return the cues of a sheet that can be trusted, with its losses entered and its oddities told."""
    if sheet.broken:
        line, fault = sheet.broken
        mend = f"Correct line {line} (as {example}) and import again."
        raise ImportRefusedError(ledger.file, f"has a timing line that cannot be read (line {line}: {fault})", mend)
    ledger.lose_all(sheet.spent)
    untimed = [cue for cue in sheet.cues if cue.start_ms is None]
    for cue in untimed[:_FEW]:
        ledger.warn(cue.line, "Words outside any cue were kept as speech without a time.")
    if untimed[_FEW:]:
        ledger.warn(untimed[_FEW].line, f"So were {len(untimed) - _FEW} more, from here on.")
    silent = [cue for cue in sheet.cues if not cue.words or cue.words.isspace()]
    if silent:
        ledger.note(silent[0].line, f"{_cues(len(silent))} without words.")
    backwards = [cue for cue in sheet.timed if (cue.end_ms or 0) < (cue.start_ms or 0)]
    if backwards:
        ledger.warn(backwards[0].line, f"{_cues(len(backwards))} that end before they start.")
    return sheet.cues


def _cues(count: int) -> str:
    return "1 cue" if count == 1 else f"{count} cues"


class _Reader:
    """One pass over the lines, from gap to gap between timing lines."""

    def __init__(self, lines: list[str], *, headed: bool, skipped: int) -> None:
        self.lines = lines
        self.headed = headed
        self.skipped = skipped
        self.cues: list[Cue] = []
        self.spent: dict[str, list[str]] = defaultdict(list)
        self.last_id = ""

    def read(self, timings: Sequence[tuple[int, Timing]]) -> None:
        first = timings[0][0] if timings else len(self.lines)
        start = self._header(first) if self.headed and not self.skipped else 0
        self._between(start, first, adjacent=bool(timings))
        for (position, timing), following in zip_longest(timings, timings[1:]):
            end = following[0] if following else len(self.lines)
            self.spent[TIMINGS].append(timing.written)
            cue_id = self.last_id
            stop = self._cue_end(position + 1, end, last=following is None)
            words = ([timing.words] if timing.words else []) + self.lines[position + 1 : stop]
            line = self.skipped + position + 1
            self.cues.append(Cue(line, cue_id, timing.start_ms, timing.end_ms, "\n".join(words)))
            self._between(stop, end, adjacent=following is not None)

    def _header(self, end: int) -> int:
        """Set the header block aside: up to the first empty line, or up to the id of the first cue."""
        stop = next((n for n in range(end) if not self.lines[n].strip()), end)
        if stop == end and end > 1 and self._is_plain_id(self.lines[end - 1]):
            stop = end - 1
        self.spent[HEADER].append("\n".join(self.lines[:stop]))
        return stop

    def _cue_end(self, start: int, end: int, *, last: bool) -> int:
        """Find where a cue's words end: at an empty line, or at the id that stands right before the next timing.

        A line of spaces is an empty one, too, except the first of a cue: captions that roll begin with it.
        """
        for position in range(start, end):
            line = self.lines[position]
            if not line or (not self.headed and not line.strip() and position > start):
                return position
        if last or end == start:
            return end
        after_blank = end - start > 1 and not self.lines[end - 2].strip()
        return end - 1 if self._is_next_id(self.lines[end - 1], after_blank=after_blank) else end

    def _between(self, start: int, end: int, *, adjacent: bool) -> None:
        """Sort what lies between a cue's words and the next timing line: id, notes, styles, words without time."""
        if end - start < 2 and not "".join(self.lines[start:end]).strip():  # noqa: PLR2004 - nothing there
            self.last_id = ""
            return
        cue_id = ""
        if adjacent and end > start and self._is_id(start, end - 1):
            end -= 1
            cue_id = self.lines[end].strip()
            self.spent[IDS].append(self.lines[end])
        block: list[str] = []
        for position in range(start, end):
            if self.lines[position].strip():
                block.append(self.lines[position])
            elif block:
                self._block(block, position - len(block))
                block = []
        if block:
            self._block(block, end - len(block))
        self.last_id = cue_id

    def _block(self, block: list[str], position: int) -> None:
        if _NOTE.match(block[0]) or _STYLE.match(block[0]):
            self.spent[NOTES].append("\n".join(block))
            return
        if _NUMBER.match(block[0]):
            self.spent[IDS].append(block[0])
            block, position = block[1:], position + 1
        if block:
            self.cues.append(Cue(self.skipped + position + 1, "", None, None, "\n".join(block)))

    def _is_id(self, start: int, position: int) -> bool:
        line = self.lines[position]
        if not line.strip():
            return False
        alone = position == start or not self.lines[position - 1].strip()
        return self._is_plain_id(line) or (self.headed and alone and not _NOTE.match(line))

    def _is_plain_id(self, line: str) -> bool:
        return bool(_NUMBER.match(line) or GUID.match(line.strip()))

    def _is_next_id(self, line: str, *, after_blank: bool) -> bool:
        """Tell an id from words where no empty line parts them: it must be a GUID, or count on from the last id."""
        if not _NUMBER.match(line):
            return bool(GUID.match(line.strip()))
        return after_blank or bool(_NUMBER.match(self.last_id) and int(line) == int(self.last_id) + 1)
