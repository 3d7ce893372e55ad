"""Pure analyses: records in, a table with its basis out."""

from themecode.analysis.matrix import COUNTS, Count, Layout, Matrix, theme_matrix
from themecode.analysis.quotations import quotations, spread

__all__ = ["COUNTS", "Count", "Layout", "Matrix", "quotations", "spread", "theme_matrix"]
