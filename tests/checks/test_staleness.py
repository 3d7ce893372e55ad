"""Documents that people coded before a code was what it is now."""

from __future__ import annotations

from themecode.checks import Records
from themecode.checks.staleness import coded_before_the_code
from themecode.model import Code, Codebook

MONEY, TIME = Code("money", "About money."), Code("time", "About time.")
ONE, TWO = Codebook("T", (MONEY,)), Codebook("T", (MONEY, TIME))
THREE = Codebook("T", (Code("money", "About money.", not_when="Only hinted at."), TIME))


def told(now: Codebook | None, **coded_with: Codebook | None) -> list[str]:
    """Say what the check says of documents last coded with these versions."""
    records = Records((), (), (), (), (), tuple(coded_with.items()), now)
    return [f"{problem.place}: {problem.says}" for problem in coded_before_the_code(records)]


def test_exactly_the_documents_coded_before_are_named() -> None:
    """Code `time` came after P01 and P02 were last coded; P03 was coded with it."""
    assert told(TWO, P01=ONE, P02=ONE, P03=TWO) == [
        "time: 2 documents were last coded by a person before this code existed: P01, P02."
    ]


def test_new_and_redefined_are_told_apart() -> None:
    """P01 missed both changes, P02 the second alone."""
    assert told(THREE, P01=ONE, P02=TWO) == [
        "money: 2 documents were last coded by a person before this code was redefined: P01, P02.",
        "time: 1 document was last coded by a person before this code existed: P01.",
    ]


def test_every_code_is_new_where_no_codebook_was_in_use_yet() -> None:
    """And nothing is said where none is in use now."""
    assert told(ONE, P01=None) == ["money: 1 document was last coded by a person before this code existed: P01."]
    assert told(None, P01=None) == []
