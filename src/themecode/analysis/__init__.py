"""Pure analyses: records in, a table with its basis out."""

from themecode.analysis.accuracy import covered, rule_of_three, upper_limit, word_error_rate
from themecode.analysis.asked import Asked, AskedTurn, answers_of, whose
from themecode.analysis.coded_passages import coded_passages
from themecode.analysis.cooccurrence import Pair, common, joined, on_the_same_words, together
from themecode.analysis.differences import finite_range, fisher_exact, mcnemar, newcombe
from themecode.analysis.disclosure import LEAST, Label, Rung, Verdict, first_safe, rungs
from themecode.analysis.four_counts import FourCounts, four_counts
from themecode.analysis.framework import CELL_STATES, MEANS, CellState, Framework, FrameworkCell, framework
from themecode.analysis.matrix import Matrix, columns_of, theme_matrix
from themecode.analysis.matrix_cells import FEWEST, words
from themecode.analysis.matrix_layout import COUNTS, CROSS, Count, Layout
from themecode.analysis.matrix_rows import Rows
from themecode.analysis.paired import (
    Paired,
    PairedCode,
    Sides,
    agreeing,
    jaccard,
    kappa,
    mcnemar_exact,
    paired,
)
from themecode.analysis.quantifiers import Quantified, Said, Span, disagreement, fractions, quantified, quantifiers
from themecode.analysis.quotations import QuotedCase, at_most, attribution, quotations, shares_of, spread
from themecode.analysis.rule_use import Coinciding, Covered, RuleUse, coinciding_codes, covered_rules, rule_uses
from themecode.analysis.saturation import (
    Meaning,
    Orders,
    Reached,
    Run,
    Runs,
    Saturation,
    meaning,
    random_orders,
    saturation,
)
from themecode.analysis.scores import Means, Score, Share, means, wilson
from themecode.analysis.side_by_side import DIFFERENCES, Difference, Versus, side_by_side
from themecode.analysis.similarity import alike, nearest, similarities
from themecode.analysis.stop_words import TALK_WORDS
from themecode.analysis.tallies import Group, tally_table
from themecode.analysis.word_use import Clause, Spoken, Term, by_group, keyness, log_ratio, ranks, terms

__all__ = [
    "CELL_STATES",
    "COUNTS",
    "CROSS",
    "DIFFERENCES",
    "FEWEST",
    "LEAST",
    "MEANS",
    "TALK_WORDS",
    "Asked",
    "AskedTurn",
    "CellState",
    "Clause",
    "Coinciding",
    "Count",
    "Covered",
    "Difference",
    "FourCounts",
    "Framework",
    "FrameworkCell",
    "Group",
    "Label",
    "Layout",
    "Matrix",
    "Meaning",
    "Means",
    "Orders",
    "Pair",
    "Paired",
    "PairedCode",
    "Quantified",
    "QuotedCase",
    "Reached",
    "Rows",
    "RuleUse",
    "Run",
    "Rung",
    "Runs",
    "Said",
    "Saturation",
    "Score",
    "Share",
    "Sides",
    "Span",
    "Spoken",
    "Term",
    "Verdict",
    "Versus",
    "agreeing",
    "alike",
    "answers_of",
    "at_most",
    "attribution",
    "by_group",
    "coded_passages",
    "coinciding_codes",
    "columns_of",
    "common",
    "covered",
    "covered_rules",
    "disagreement",
    "finite_range",
    "first_safe",
    "fisher_exact",
    "four_counts",
    "fractions",
    "framework",
    "jaccard",
    "joined",
    "kappa",
    "keyness",
    "log_ratio",
    "mcnemar",
    "mcnemar_exact",
    "meaning",
    "means",
    "nearest",
    "newcombe",
    "on_the_same_words",
    "paired",
    "quantified",
    "quantifiers",
    "quotations",
    "random_orders",
    "ranks",
    "rule_of_three",
    "rule_uses",
    "rungs",
    "saturation",
    "shares_of",
    "side_by_side",
    "similarities",
    "spread",
    "tally_table",
    "terms",
    "theme_matrix",
    "together",
    "upper_limit",
    "whose",
    "wilson",
    "word_error_rate",
    "words",
]
