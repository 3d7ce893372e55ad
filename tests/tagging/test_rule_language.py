"""The rule language, row by row of codebook.md: what is written, and what it matches."""

from __future__ import annotations

import pytest

from themecode import tagging
from themecode.model import Document, Turn
from themecode.tagging.hinting import meant
from themecode.tagging.parsing import RuleMistake, parse
from themecode.tagging.syntax import AnyOf, Close, Expression, TokenPattern


def found(rule: str, said: str) -> list[str]:
    """Return the words that a rule finds in one turn."""
    turn = Turn("T", 1, "", 0, len(said))
    document = Document("T", "t.txt", "text", said, (turn,), "", "")
    return [said[slice(*hit.span)] for hit in sorted(tagging.hits(document, tagging.query(rule)), key=lambda h: h.span)]


ROWS = [
    ("devolve", "Devolving it? We devolved. Devolution devolves.", ["Devolving", "devolved", "devolves"]),
    ("leader", "The leader's leaders, leadership and ring-leader.", ["leader's", "leaders"]),
    ("child", "children and a child", ["children", "child"]),
    ("director of finance", "Directors of finance; a director, of finance.", ["Directors of finance"]),
    ("ring-fence", "ring-fenced ring fence ringfencing ring\u2011fences a ring. Fence", None),
    ("long term", "a long-term plan, long term", ["long-term", "long term"]),
    ("term", "a long-term plan", []),
    (
        '"held to account"',
        "held to account; holding to account; HELD TO ACCOUNT",
        ["held to account", "HELD TO ACCOUNT"],
    ),
    ("=ICB", "the ICB and the icb, ICBs", ["ICB"]),
    ('="Joint Forward Plan"', "Joint Forward Plan, joint forward plan", ["Joint Forward Plan"]),
    ("devol*", "devolution, devolved and revolution", ["devolution", "devolved"]),
    ("*fund", "refund the fund, funding", ["refund", "fund"]),
    ("organi?ation", "organisation or organization, organiation", ["organisation", "organization"]),
    ("co-produc*", "co-production, coproduced, co produce", ["co-production", "coproduced", "co produce"]),
    ("don't", "we don\u2019t, they don't", ["don\u2019t", "don't"]),
    ("money OR cash", "cash is money", ["cash", "money"]),
    ("money AND gone", "The money was gone. The money stayed.", ["money", "gone"]),
    ("money NOT gone", "The money was gone. The money stayed.", ["money"]),
    ("money NEAR/2 gone", "gone was the money. The money was very much gone", ["gone was the money"]),
    ("money THEN/2 gone", "gone was the money, and money all gone", ["money all gone"]),
    ("money AND gone @turn", "The money came. It is gone.", ["money", "gone"]),
    ("money AND gone", "The money came. It is gone.", []),
    ("(health OR care) board", "the health board, a care board, a board", ["health board", "care board"]),
    ("(a OR b) NEAR/1 c", "a c, we had but c x b", ["a c", "c x b"]),
    ("near", "it is near", ["near"]),
    (
        "residents' voice",
        "the residents\u2019 voice, a resident's voice",
        ["residents\u2019 voice", "resident's voice"],
    ),
    ('the "place" board', "the 'place' board", ["the 'place' board"]),
]


@pytest.mark.parametrize(("rule", "said", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_a_rule_finds_what_its_row_says(rule: str, said: str, words: list[str] | None) -> None:
    """Each row of the language's table, on words with traps beside them."""
    if words is None:
        words = ["ring-fenced", "ring fence", "ringfencing", "ring\u2011fences"]
    assert found(rule, said) == words


BROKEN = [
    ("", "The rule is empty", 1),
    (" ", "The rule is empty", 1),
    ("money OR", "OR needs something", 7),
    ("OR money", "OR needs something", 1),
    ("(money OR) gone", "OR needs something", 8),
    ("NOT money", "NOT needs something", 1),
    ("money OR AND gone", "OR and AND stand side by side", 10),
    ("money AND NOT gone", "AND and NOT stand side by side", 11),
    ("(money", "never closed", 1),
    ("money (gone OR (left) away", "never closed", 7),
    ("money) gone", "never opened", 6),
    ("money OR ()", "nothing between these brackets", 10),
    ("money NEAR gone", "needs a number", 7),
    ("money NEAR/x gone", "needs a number", 7),
    ("money near/5 gone", "'near/5' is no word", 7),
    ("money NEAR/5000 gone", "farther than 999", 7),
    ('"held to', "no partner", 1),
    ('held to" account', "no partner", 8),
    ('""', "nothing between these quotation marks", 1),
    ("money OR = ICB", "After = comes a word", 10),
    ("money @line", "no scope", 7),
    ("/mon(?=ey)/", "RE2 cannot run", 1),
    ("money @paragraph OR gone", "no scope", 7),
    ("money @turn OR gone", "at the end of a rule", 7),
    ("(money @turn)", "at the end of a rule", 8),
    ("@turn", "nothing before @turn", 1),
    ("money, gone", "',' cannot stand in a word", 6),
    ("money and/or cash", "'/' cannot stand in a word", 10),
    ("-money", "'-money' is no word", 1),
    ("money * gone", "no letter or digit", 7),
    ('"*"', "no letter or digit", 2),
    ("(money AND gone) far", "only words and OR", 1),
    ("far (money AND gone)", "only words and OR", 5),
    ('"mon*"', "exclude each other", 5),
    ("=mon*", "exclude each other", 5),
    ("/mon.y", "begins and ends with /", 1),
    ("money OR /a/b/", "begins and ends with /", 10),
    ("far /mon.y/", "cannot stand beside words", 5),
    ("(" * 51 + "money" + ")" * 51, "50 brackets", 51),
    ("money AND " * 101 + "gone", "at most 100", 1007),
    ("(a OR b OR c OR d) " * 40, "more than 200 phrases", 58),
    ("pattern: ring", "a list of tokens as JSON", 9),
    ("pattern: []", "each in curly brackets", 9),
]


@pytest.mark.parametrize(("rule", "says", "column"), BROKEN, ids=[row[0][:30] for row in BROKEN])
def test_a_mistake_is_told_with_its_column(rule: str, says: str, column: int) -> None:
    """What is wrong, and where: at the bracket, mark, operator or character itself."""
    with pytest.raises(RuleMistake) as told:
        tagging.query(rule)
    assert says in told.value.says
    assert told.value.column == column


def test_between_slashes_stands_a_regular_expression() -> None:
    """It may hold spaces, brackets and quotation marks; an escaped slash is a slash; it joins with operators."""
    assert parse(r'/held (to|"for") a\/b\\/')[0] == Expression('held (to|"for") a/b\\\\')
    assert parse("(/mon.y/ NEAR/3 gone) OR cash @turn") == (
        AnyOf((Close(Expression("mon.y"), parse("gone")[0], 3), parse("cash")[0])),
        "turn",
    )


def test_a_token_pattern_is_taken_as_its_json() -> None:
    """However it is spaced, it comes out in one way of writing."""
    assert parse('pattern: [{"LOWER":"ring"},  {"OP": "?"}]') == (
        TokenPattern('[{"LOWER": "ring"}, {"OP": "?"}]'),
        "sentence",
    )


HINTS = [
    ("money or cash", [(7, "OR")]),
    ("(money) Or cash AND near gone", [(9, "OR")]),
    ("money NEAR5 gone OR cash near gone", [(7, "NEAR/5"), (26, "NEAR/5")]),
    ('"more or less" OR mother and baby OR not for profit OR or', []),
    ('pattern: [{"LOWER": "or"}]', []),
]


@pytest.mark.parametrize(("rule", "operators"), HINTS, ids=[row[0] for row in HINTS])
def test_words_that_look_like_operators_are_pointed_out(rule: str, operators: list[tuple[int, str]]) -> None:
    """Only between words; `and` and `not` are part of too many phrases."""
    assert [(column, says.rsplit(" ", 1)[1].rstrip(".")) for column, says in meant(rule)] == operators


def test_words_bind_before_near_before_and_before_or() -> None:
    """Brackets override."""
    assert parse("a b NEAR/2 c AND d OR e") == parse("(((a b) NEAR/2 c) AND d) OR e")
    assert parse("a AND (b OR c)") != parse("a AND b OR c")


def test_unless_drops_the_hits_of_its_sentence_only() -> None:
    """A hit elsewhere in the turn stays."""
    from themecode import codebooks

    text = "codebook: T\ncodes:\n  - code: r\n    definition: d\n    rules: [ring-fence]\n    unless: [garden]\n"
    codebook = codebooks.read_text(text, "x.yaml").codebook
    assert codebook is not None
    rules, problems = tagging.compile_codebook(codebook)
    said = "The garden ring fence. The ring fence held."
    document = Document("T", "t.txt", "text", said, (Turn("T", 1, "", 0, len(said)),), "", "")
    assert problems == []
    assert [c.text for c in tagging.codings([(document, document.turns)], rules, "sentence")] == [
        "The ring fence held."
    ]


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("sentence", ["We ring-fenced it, ring-fenced it all."]),
        ("turn", ["We ring-fenced it, ring-fenced it all. Then no."]),
        ("match", ["ring-fenced", "ring-fenced"]),
    ],
)
def test_the_unit_decides_what_a_hit_becomes(unit: tagging.Unit, words: list[str]) -> None:
    """Several hits of one code in one unit are one coding with several reasons."""
    said = "We ring-fenced it, ring-fenced it all. Then no."
    document = Document("T", "t.txt", "text", said, (Turn("T", 1, "", 0, len(said)),), "", "")
    made = tagging.codings([(document, document.turns)], tagging.query("ring-fence"), unit)
    assert [coding.text for coding in made] == words
    assert sum(len(coding.evidence) for coding in made) == 2
    assert {one.matched for coding in made for one in coding.evidence} == {"ring-fenced"}


def test_a_comment_behind_a_rule_is_pointed_out() -> None:
    """YAML drops what follows a # with a space before it."""
    from themecode import codebooks

    text = "codebook: T\ncodes:\n  - code: r\n    definition: d\n    rules:\n" + "      - money # cash\n      - gone\n"
    codebook = codebooks.read_text(text, "x.yaml").codebook
    assert codebook is not None
    assert [str(problem) for problem in tagging.hints(codebook)] == [
        "x.yaml:6:9: YAML takes '# cash' for a comment. If it is part of the rule, write: - 'money # cash'"
    ]


def test_a_mistake_in_a_folded_rule_is_told_where_the_rule_begins() -> None:
    """A column of a rule that is written over several lines is no column of the file."""
    from themecode import codebooks

    head = "codebook: T\ncodes:\n  - code: r\n    definition: d\n    rules:\n"
    codebook = codebooks.read_text(
        head + "      - >-\n        money OR\n        (cash\n      - bank OR\n", "x.yaml"
    ).codebook
    assert codebook is not None
    _, problems = tagging.compile_codebook(codebook)
    assert [problem.place for problem in problems] == ["x.yaml:6:9", "x.yaml:9:14"]
