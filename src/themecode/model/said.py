"""What was said about something, by the action that said it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One wording of a thing that has one value at a time: `about` is its kind, `name` its key."""

    action: int
    about: str
    name: tuple[str, ...]
    value: str
