"""Where exactly a stretch begins and ends beside a word: the signs around the word belong to it or not."""

from __future__ import annotations

from themecode.anchoring.matching import Matching


def beginning(matching: Matching, number: int, other: int, start: int) -> int:
    """Return where a stretch that began at `start`, in or before an old word, begins beside its new word."""
    old, new = matching.old, matching.new
    here, there = old.starts[number], new.starts[other]
    if start > here:
        return there + (start - here if old.word(number) == new.word(other) else 0)
    signs = "".join(old.text[start:here].split())
    if not signs:
        return there
    room = new.text[new.ends[other - 1] if other else 0 : there]
    room = room[room.rfind("\n") + 1 :]
    at = _ends_with(room, signs)
    return there - len(room) + at if at is not None else there - len(room.split(" ")[-1])


def ending(matching: Matching, number: int, other: int, end: int) -> int:
    """Return where a stretch that ended at `end`, in or behind an old word, ends beside its new word."""
    old, new = matching.old, matching.new
    here, there = old.ends[number], new.ends[other]
    if end < here:
        return there - (here - end if old.word(number) == new.word(other) else 0)
    signs = "".join(old.text[here:end].split())
    if not signs:
        return there
    room = new.text[there : new.starts[other + 1] if other + 1 < len(new) else len(new.text)]
    room = room.split("\n", 1)[0]
    at = _ends_with(room[::-1], signs[::-1])
    return there + len(room) - at if at is not None else there + len(room.split(" ")[0])


def _ends_with(room: str, signs: str) -> int | None:
    """Return where `signs` begin if `room` ends with them, white space aside; None if it does not."""
    at, left = len(room), len(signs)
    while at and left:
        at -= 1
        if room[at].isspace():
            continue
        if room[at] != signs[left - 1]:
            return None
        left -= 1
    return None if left else at
