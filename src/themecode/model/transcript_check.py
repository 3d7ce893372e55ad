"""That somebody compared a transcript with its recording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TranscriptCheck:
    """Who listened to which stretch of a recording, and what came of it; times are milliseconds.

    `corrections` counts what was corrected; `turns` and `errors` are those of a spot check, where one was made.
    """

    document: str
    checker: str
    created: str
    start_ms: int
    end_ms: int
    corrections: int = 0
    turns: int = 0
    errors: int = 0
