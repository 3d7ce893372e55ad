"""Which codes stand together, counted on words, turns and cases, with the words behind each pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from themecode.errors import UnknownNameError
from themecode.workflow.blinding import Apart
from themecode.workflow.cooccurring import Asked, cooccurrence, extracts, narrowed, write_network

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def coded(small):
    """Money and cash on the same words once, in the same turn twice, of both cases; staff with nobody."""
    small.use("money: zzz\ncash: yyy\nstaff: xxx")
    small.code("P01", "The money went. The cash", "money")
    small.code("P01", "cash stayed.", "cash")
    small.code("P01", "Money is money.", "money")
    small.code("P02", "No money came.", "money")
    small.code("P02", "The cash ran out.", "cash")
    return small.project.study


def test_on_the_same_words(coded) -> None:
    """One stretch, "cash", has both: 4 characters of all that have either."""
    [row] = cooccurrence(coded, Asked("segment")).rows
    money = len("The money went. The cash") + len("Money is money.") + len("No money came.")
    cash = len("cash stayed.") + len("The cash ran out.")
    assert row[:5] == ("money", "cash", 1, 3, 2)
    assert row[5] == round(4 / (money + cash - 4), 3)
    assert row[6] == 1


def test_in_the_same_turn(coded) -> None:
    """Two of the three turns with money have cash, too; each is of another case."""
    assert cooccurrence(coded, Asked("turn")).rows == (("money", "cash", 2, 3, 2, 0.667, 2),)


def test_of_the_same_case(coded) -> None:
    """Both cases have both."""
    assert cooccurrence(coded, Asked("case")).rows == (("money", "cash", 2, 2, 2, 1.0, 2),)


def test_what_is_rejected_does_not_count(coded, small) -> None:
    """A rejected coding is in no pair."""
    small.rule("reject", "cash stayed.")
    assert cooccurrence(small.project.study, Asked("turn")).rows == (("money", "cash", 1, 3, 1, 0.333, 1),)


def test_the_words_behind_a_pair(coded) -> None:
    """Every coding of either code where both stand, by place; not those that stand alone."""
    rows = extracts(coded, Asked("turn"), "money", "cash").rows
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("P01:2", "money", "The money went. The cash"),
        ("P01:2", "cash", "cash stayed."),
        ("P02:2", "money", "No money came."),
        ("P02:2", "cash", "The cash ran out."),
    ]
    on_words = extracts(coded, Asked("segment"), "money", "cash")
    assert [row[4] for row in on_words.rows] == ["The money went. The cash", "cash stayed."]
    assert len(extracts(coded, Asked("case"), "cash", "money").rows) == 5
    with pytest.raises(UnknownNameError, match="Did you mean 'money'"):
        extracts(coded, Asked("turn"), "mony", "cash")


def test_one_code_and_few_units(coded) -> None:
    """Only pairs of a code, only those in so many units; the basis says what is left out."""
    assert cooccurrence(coded, Asked("turn", code="staff")).rows == ()
    assert cooccurrence(coded, Asked("turn", at_least=3)).rows == ()
    assert "fewer than 3 are left out" in cooccurrence(coded, Asked("turn", at_least=3)).basis
    assert narrowed(cooccurrence(coded, Asked("turn")), 1).rows == (("money", "cash", 2, 3, 2, "0.67", 2),)


def test_a_network_for_other_programs(coded, tmp_path: Path) -> None:
    """Nodes are the codes that were given, with their codings; the link has the figures of the pair."""
    file = tmp_path / "codes.graphml"
    write_network(coded, file, Asked("turn"))
    graph = etree.parse(file).getroot().find(f"{GRAPHML}graph")
    assert graph is not None
    assert [node.get("id") for node in graph.iter(f"{GRAPHML}node")] == ["money", "cash"]
    [link] = graph.iter(f"{GRAPHML}edge")
    assert (link.get("source"), link.get("target")) == ("money", "cash")
    assert [part.text for part in link] == ["2", "3", "2", "0.667", "2"]


def test_a_blind_coder_counts_only_what_is_seen(small) -> None:
    """Others' codings are in no pair of a coder who codes blind, and the basis says what is hidden."""
    small.project.use_codebook(small.write("money: zzz\ncash: yyy"))
    small.code("P01", "The money went.", "money", "ben")
    small.code("P01", "The cash stayed.", "cash", "ben")
    small.project.start_blind(Apart(("P01",), ("ana",)))
    seen = cooccurrence(small.project.study_of("ana"), Asked("turn"))
    assert seen.rows == ()
    assert "Coded blind by ana: P01" in seen.basis
    assert len(cooccurrence(small.project.study_of("ben"), Asked("turn")).rows) == 1
