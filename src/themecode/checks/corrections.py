"""Did a person look at what corrections of transcripts changed?"""

from __future__ import annotations

from collections.abc import Iterator

from themecode.checks.records import Records
from themecode.model import Coding, Memo
from themecode.problems import Problem

_LIST = "See: themecode revise --list"


def words_changed(records: Records) -> Iterator[Problem]:
    """Whatever stands on words that a correction changed was looked at by a person."""
    moved: list[Coding | Memo] = [*records.codings, *records.memos]
    for one in moved:
        if one.moved == "proposed":
            yield Problem(one.id, "Its words changed in a correction; a person should look.", _LIST, "warning")


def words_gone(records: Records) -> Iterator[Problem]:
    """Nothing stands on words that a correction took away; what a person had rejected may."""
    gone: list[Coding | Memo] = [coding for coding in records.adrift if coding.status != "rejected"]
    for one in [*gone, *(memo for memo in records.memos if memo.moved == "gone")]:
        yield Problem(one.id, "It is adrift: its words are gone from the corrected transcript.", _LIST)
