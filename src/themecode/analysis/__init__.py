"""Pure analyses: records in, a table with its basis out."""

from themecode.analysis.matrix import COUNTS, Count, Layout, Matrix, theme_matrix
from themecode.analysis.quotations import quotations, spread
from themecode.analysis.rule_use import Coinciding, Covered, RuleUse, coinciding_codes, covered_rules, rule_uses
from themecode.analysis.scores import Means, Score, Share, means, wilson

__all__ = [
    "COUNTS",
    "Coinciding",
    "Count",
    "Covered",
    "Layout",
    "Matrix",
    "Means",
    "RuleUse",
    "Score",
    "Share",
    "coinciding_codes",
    "covered_rules",
    "means",
    "quotations",
    "rule_uses",
    "spread",
    "theme_matrix",
    "wilson",
]
