"""Pure analyses: records in, a table with its basis out."""

from themecode.analysis.accuracy import covered, rule_of_three, upper_limit, word_error_rate
from themecode.analysis.asked import Asked, AskedTurn, answers_of, whose
from themecode.analysis.coded_passages import coded_passages
from themecode.analysis.matrix import COUNTS, Count, Layout, Matrix, theme_matrix
from themecode.analysis.paired import (
    Paired,
    PairedCode,
    Sides,
    agreement,
    jaccard,
    kappa,
    mcnemar_exact,
    paired,
)
from themecode.analysis.quotations import quotations, spread
from themecode.analysis.rule_use import Coinciding, Covered, RuleUse, coinciding_codes, covered_rules, rule_uses
from themecode.analysis.scores import Means, Score, Share, means, wilson
from themecode.analysis.side_by_side import DIFFERENCES, Difference, Versus, side_by_side
from themecode.analysis.tallies import Group, tally_table

__all__ = [
    "COUNTS",
    "DIFFERENCES",
    "Asked",
    "AskedTurn",
    "Coinciding",
    "Count",
    "Covered",
    "Difference",
    "Group",
    "Layout",
    "Matrix",
    "Means",
    "Paired",
    "PairedCode",
    "RuleUse",
    "Score",
    "Share",
    "Sides",
    "Versus",
    "agreement",
    "answers_of",
    "coded_passages",
    "coinciding_codes",
    "covered",
    "covered_rules",
    "jaccard",
    "kappa",
    "mcnemar_exact",
    "means",
    "paired",
    "quotations",
    "rule_of_three",
    "rule_uses",
    "side_by_side",
    "spread",
    "tally_table",
    "theme_matrix",
    "upper_limit",
    "whose",
    "wilson",
    "word_error_rate",
]
