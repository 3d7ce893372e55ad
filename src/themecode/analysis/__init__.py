"""Pure analyses: records in, a table with its basis out."""

from themecode.analysis.matrix import COUNTS, Count, Layout, Matrix, theme_matrix
from themecode.analysis.quotations import quotations, spread
from themecode.analysis.tallies import Group, tally_table

__all__ = ["COUNTS", "Count", "Group", "Layout", "Matrix", "quotations", "spread", "tally_table", "theme_matrix"]
