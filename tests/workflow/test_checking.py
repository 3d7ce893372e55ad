"""What `check` reads from the journal: who coded what with which version of the codebook."""

from __future__ import annotations

from typing import Any


def stale(small: Any) -> dict[str, str]:
    """Return the codes that have documents to be read again, with what is said."""
    return {p.place: p.says for p in small.project.check() if "last coded by a person" in p.says}


def test_a_new_code_names_the_documents_coded_before_it(small: Any) -> None:
    """P01 was coded before `asking` came, P02 after it; a decision in P01 counts as its reading."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    assert stale(small) == {}
    small.use("money: money\nasking: ask")
    small.code("P02", "We begged.", "asking")
    assert stale(small) == {
        "asking": "1 document was last coded by a person before this code existed: P01.",
    }
    small.rule("reject", "Nobody asked.")
    assert stale(small) == {}


def test_a_redefinition_that_is_taken_back_leaves_nothing_to_read_again(small: Any) -> None:
    """The version then is held against the one now, not against those between; new rules do not count."""
    small.use("money: money")
    small.code("P01", "The money went.", "money")
    first = small.file.read_text()
    small.file.write_text(first.replace("About money.", "About money and goods."))
    small.project.refresh_codebook()
    assert list(stale(small)) == ["money"]
    small.file.write_text(first.replace("'money'", "'cash'"))
    small.project.refresh_codebook()
    assert stale(small) == {}


def test_a_decision_that_was_undone_was_no_reading(small: Any) -> None:
    """Undo brings the warning back."""
    small.use("money: money")
    small.code("P01", "The money went.", "money")
    small.use("money: money\nasking: ask")
    small.rule("confirm", "Nobody asked.")
    assert stale(small) == {}
    small.project.undo()
    assert list(stale(small)) == ["asking"]
