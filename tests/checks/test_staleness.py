"""Documents that people coded before a code was what it is now."""

from __future__ import annotations

from themecode.checks import Records
from themecode.checks.staleness import coded_before_the_code
from themecode.model import Code, Codebook

MONEY, TIME = Code("money", "About money."), Code("time", "About time.")
ONE, TWO = Codebook("T", (MONEY,)), Codebook("T", (MONEY, TIME))
THREE = Codebook("T", (Code("money", "About money.", not_when="Only hinted at."), TIME))


def told(versions: tuple[tuple[int, Codebook], ...], **last_coded: int) -> list[str]:
    """Say what the check says of documents last coded in these actions."""
    records = Records((), (), (), (), (), versions=versions, last_coded=tuple(sorted(last_coded.items())))
    return [f"{problem.place}: {problem.says}" for problem in coded_before_the_code(records)]


def test_exactly_the_documents_coded_before_are_named() -> None:
    """Code `time` came with action 10: P01 and P02 were last coded before it, P03 after it."""
    assert told(((1, ONE), (10, TWO)), P01=3, P02=9, P03=11) == [
        "time: 2 documents were last coded by a person before this code existed: P01, P02."
    ]


def test_new_and_redefined_are_told_apart() -> None:
    """P01 missed both changes, P02 the second alone."""
    assert told(((1, ONE), (10, TWO), (20, THREE)), P01=5, P02=15) == [
        "money: 2 documents were last coded by a person before this code was redefined: P01, P02.",
        "time: 1 document was last coded by a person before this code existed: P01.",
    ]


def test_a_change_that_was_taken_back_leaves_nothing_to_read_again() -> None:
    """The version then is held against the version now, not against those between."""
    assert told(((1, TWO), (10, THREE), (20, TWO)), P01=5, P02=15) == [
        "money: 1 document was last coded by a person before this code was redefined: P02."
    ]


def test_codes_of_a_document_coded_without_a_codebook_are_new() -> None:
    """Where no codebook was in use yet; and nothing is said where none ever was."""
    assert told(((4, ONE),), P01=2) == ["money: 1 document was last coded by a person before this code existed: P01."]
    assert told((), P01=2) == []
