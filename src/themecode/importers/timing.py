"""Times as transcripts write them, in milliseconds; and what is wrong with a line that only looks like times."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = r"(-?)(?:(\d{1,6}):)?(\d{1,6}):(\d{1,6})(?:[.,](\d{1,9}))?"
_LINE = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}(?=[ \t]|$)", re.ASCII)
_USUAL = re.compile(r"{0} --> {0}$".format(r"(\d{1,6}):(\d{1,6}):(\d{1,6})[.,](\d{1,9})"), re.ASCII)
"""The usual form of a timing line: found first, because it is quick."""
_SETTING = re.compile(r"(?:align|line|position|size|vertical|region|[XY][12]):\S+$")
_LOOSE = r"-?[0-9]+:[^\s>]*"
_LOOKS_TIMED = re.compile(
    rf"\s*{_LOOSE}\s*-->|\s*[^\s>]{{0,20}}:[0-9][^\s>]{{0,20}}\s*-->\s*{_LOOSE}|\s*{_LOOSE}\s*[-=\u2013\u2014]+>\s*{_LOOSE}\s*$"
)
_START = re.compile(rf"\s*{_TIME}\s*[-=\u2013\u2014]+>", re.ASCII)
CLOCK = r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?"


class Timing(NamedTuple):
    """A timing line: start and end, the line as written, and words that some tools put behind the times."""

    start_ms: int
    end_ms: int
    written: str
    words: str = ""


def timing_of(line: str) -> Timing | None:
    """Read a timing line; None where the line is none.

    >>> timing_of("0:0:6.90 --> 00:00:08,000 align:start")
    Timing(start_ms=6900, end_ms=8000, written='0:0:6.90 --> 00:00:08,000 align:start', words='')
    """
    usual = _USUAL.match(line)
    if usual:
        h, m, s, f, to_h, to_m, to_s, to_f = usual.groups()
        return Timing(_whole(h, m, s) + _thousandths(f), _whole(to_h, to_m, to_s) + _thousandths(to_f), line)
    if "-->" not in line:
        return None
    found = _LINE.match(line)
    if found is None:
        return None
    groups = found.groups()
    rest = line[found.end() :].split()
    start_ms, end_ms = _milliseconds(groups[:5]), _milliseconds(groups[5:])
    if all(_SETTING.match(piece) for piece in rest):
        return Timing(start_ms, end_ms, line)
    return Timing(start_ms, end_ms, line[: found.end()], " ".join(rest))


def fault_of(line: str) -> str:
    """Say what is wrong with a line that looks like times and cannot be read; "" for every other line.

    >>> fault_of("00:00:07.000 --> 00:00:1d.890")
    'its end time is not hours:minutes:seconds'
    >>> fault_of("so we went --> there")
    ''
    """
    if ">" not in line or not _LOOKS_TIMED.match(line) or _LINE.match(line):
        return ""
    if "-->" not in line:
        return "its arrow is not -->"
    side = "end" if _START.match(line) else "start"
    return f"its {side} time is not hours:minutes:seconds"


def clock_of(written: str) -> int:
    """Read a clock such as 0:03, 12:03 or 1:02:03.5 in milliseconds.

    >>> clock_of("1:02:03.5")
    3723500
    """
    whole, _, fraction = written.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int((fraction + "000")[:3])


def _milliseconds(groups: tuple[str | None, ...]) -> int:
    sign, hours, minutes, seconds, fraction = groups
    total = _whole(hours or "0", minutes or "0", seconds or "0") + _thousandths(fraction or "0")
    return -total if sign else total


def _whole(hours: str, minutes: str, seconds: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000


def _thousandths(fraction: str) -> int:
    return int((fraction + "000")[:3])
