"""Two versions of a codebook: what came, what went, what says something else."""

from __future__ import annotations

from dataclasses import replace

from themecode.codebooks import Change, compare
from themecode.model import Code, Codebook, RuleText, Theme


def lines(*written: str) -> tuple[RuleText, ...]:
    """Write lines as a codebook holds them, each at a place of its own."""
    return tuple(RuleText(line, f"c.yaml:{n}:1") for n, line in enumerate(written))


MONEY = Code("money", "About money.", examples=lines("It cost us."), rules=lines("money", "cash"), colour="#4C78A8")
TIME = Code("time", "About time.", rules=lines("hour"))
BOOK = Codebook("T", (MONEY, TIME), "1.0", themes=(Theme("means", ("money", "time")),))


def test_the_same_codes_in_another_order_and_layout_are_the_same() -> None:
    """Order, colours, places and line breaks change nothing that is coded or read."""
    moved = replace(
        MONEY, definition="About\n  money.", rules=lines("cash", "money"), colour="#000000", place="c.yaml:90:1"
    )
    assert compare(BOOK, replace(BOOK, codes=(TIME, moved))).same


def test_each_field_that_differs_is_named_with_its_lines() -> None:
    """Redefined: label, parent, definition, criteria, examples, rules and unless."""
    later = Code(
        "money",
        "Funds.",
        label="Money",
        use_when="Said.",
        not_when="Hinted.",
        examples=lines("It cost us dear."),
        non_examples=lines("Moneyed class."),
        rules=lines("money", "fund"),
        unless=lines("fun"),
        parent="time",
    )
    changes = compare(BOOK, replace(BOOK, codes=(TIME, later))).redefined[0].changes
    assert changes == (
        Change("label", (), ("Money",)),
        Change("parent", (), ("time",)),
        Change("definition", ("About money.",), ("Funds.",)),
        Change("use_when", (), ("Said.",)),
        Change("not_when", (), ("Hinted.",)),
        Change("examples", ("It cost us.",), ("It cost us dear.",)),
        Change("non_examples", (), ("Moneyed class.",)),
        Change("rules", ("cash",), ("fund",)),
        Change("unless", (), ("fun",)),
    )


def test_a_rule_that_was_there_twice_and_is_there_once_is_gone_once() -> None:
    """Lines are counted, not only looked up."""
    twice = replace(MONEY, rules=lines("money", "money"))
    once = replace(MONEY, rules=lines("money"))
    found = compare(replace(BOOK, codes=(twice,)), replace(BOOK, codes=(once,)))
    assert found.redefined[0].changes == (Change("rules", ("money",), ()),)


def test_a_new_id_for_the_same_code_is_said_to_be_a_new_name() -> None:
    """Added and retired, and told as one thing."""
    found = compare(BOOK, replace(BOOK, codes=(replace(MONEY, id="funds"), TIME)))
    assert ([code.id for code in found.added], [code.id for code in found.retired]) == (["funds"], ["money"])
    assert found.renamed == (("money", "funds"),)
    assert compare(BOOK, replace(BOOK, codes=(Code("funds", "Funds."), TIME))).renamed == ()


def test_what_is_no_code_is_compared_too() -> None:
    """Version, language and themes."""
    later = replace(BOOK, version="1.1", language="de", themes=(Theme("means", ("money",), idea="All is money."),))
    assert compare(BOOK, later).frame == (
        Change("version", ("1.0",), ("1.1",)),
        Change("language", ("en",), ("de",)),
        Change("themes", ("means: money, time.",), ("means: money. All is money.",)),
    )


def test_one_code_can_be_asked_for() -> None:
    """Of a long comparison, what concerns one code."""
    found = compare(BOOK, replace(BOOK, codes=(replace(MONEY, label="Money"), Code("staff", "s"))))
    assert [one.code for one in found.of("money").redefined] == ["money"]
    assert (found.of("money").added, found.of("money").retired) == ((), ())
    assert [code.id for code in found.of("staff").added] == ["staff"]
