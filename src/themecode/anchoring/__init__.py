"""Where coded words stand in a corrected text: two versions of a document aligned, stretches placed anew.

Pure: texts in, places out. What cannot be placed with certainty is said to be so.
"""

from themecode.anchoring.alignment import Alignment, align, change_between
from themecode.anchoring.declared import DeclaredChange, Replacement
from themecode.anchoring.naming import renamed
from themecode.anchoring.placement import Change, Kind, Placement, Placing, squeezed

__all__ = [
    "Alignment",
    "Change",
    "DeclaredChange",
    "Kind",
    "Placement",
    "Placing",
    "Replacement",
    "align",
    "change_between",
    "renamed",
    "squeezed",
]
