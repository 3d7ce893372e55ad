"""Rules without a hit, rules inside another rule, codes that coincide: counted by hand here."""

from __future__ import annotations

from themecode.analysis import RuleUse, coinciding_codes, covered_rules, rule_uses
from themecode.model import Code, Codebook, Coding, Evidence, RuleText, Segment


def at(*starts: int, long: int = 10) -> frozenset[Segment]:
    """Make segments of one document, one at each start."""
    return frozenset(Segment("P01", start, start + long) for start in starts)


def use(written: str, segments: frozenset[Segment], code: str = "money") -> RuleUse:
    """Make a rule with what it codes."""
    return RuleUse(code, RuleText(written, f"{written}:1:1"), segments)


def pairs(*uses: RuleUse, at_least: int = 1) -> list[tuple[str, str]]:
    """Name each covered rule with the one that covers it."""
    return [(pair.rule.rule.written, pair.by.rule.written) for pair in covered_rules(uses, at_least)]


def test_each_rule_has_the_segments_that_name_it_as_their_reason() -> None:
    """Two rules may give one coding; a rule without any has none."""
    rules = (RuleText("cash", "c:1:1"), RuleText("coin", "c:2:1"), RuleText("fund", "c:3:1"))
    both = (Evidence(0, 4, "cash", "cash", "c:1:1"), Evidence(5, 9, "coin", "coin", "c:2:1"))
    codings = [
        Coding("", Segment("P01", 0, 10), "cash coin.", "money", "rules", "rules", "", both),
        Coding("", Segment("P01", 20, 30), "cash cash.", "money", "rules", "rules", "", both[:1]),
    ]
    uses = rule_uses(Codebook("T", (Code("money", "d", rules=rules),)), codings)
    assert [(one.rule.written, len(one.segments)) for one in uses] == [("cash", 2), ("coin", 1), ("fund", 0)]


def test_a_rule_inside_another_is_covered_and_not_the_other_way_round() -> None:
    """Equal or inside; a rule that codes one segment more is not."""
    assert pairs(use("cash", at(0)), use("money", at(0, 20))) == [("cash", "money")]
    assert pairs(use("cash", at(0, 40)), use("money", at(0, 20))) == []


def test_a_sentence_inside_a_turn_is_covered() -> None:
    """A rule with @turn codes the turn around it; another document does not count."""
    assert pairs(use("cash", at(5)), use("money @turn", at(0, long=60))) == [("cash", "money @turn")]
    elsewhere = frozenset({Segment("P02", 0, 60)})
    assert pairs(use("cash", at(5)), use("money @turn", elsewhere)) == []


def test_of_two_equal_rules_the_later_is_named_and_the_widest_covers() -> None:
    """Once, not twice."""
    assert pairs(use("cash", at(0)), use("coin", at(0))) == [("coin", "cash")]
    assert pairs(use("cash", at(0)), use("money", at(0, 20)), use("fund", at(0, 20, 40))) == [
        ("cash", "fund"),
        ("money", "fund"),
    ]


def test_few_segments_and_other_codes_say_nothing() -> None:
    """One hit inside another is chance; another code's rule is another matter."""
    assert pairs(use("cash", at(0, 20)), use("money", at(0, 20, 40)), at_least=3) == []
    assert pairs(use("cash", at(0)), use("hour", at(0), code="time")) == []


def test_codes_coincide_from_half_of_either_on() -> None:
    """Three of six is half; three of seven is not; two are too few whatever the share."""
    six = {"a": at(0, 20, 40, 60), "b": at(0, 20, 40, 80, 100)}
    assert [(c.both, c.either, c.share) for c in coinciding_codes(six)] == [(3, 6, 0.5)]
    assert coinciding_codes({"a": six["a"], "b": six["b"] | at(120)}) == []
    assert coinciding_codes({"a": at(0, 20), "b": at(0, 20)}) == []
