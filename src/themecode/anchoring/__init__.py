"""Where coded words stand in a corrected text: two versions of a document aligned, stretches placed anew.

Pure: texts in, places out. What cannot be placed with certainty is said to be so.
"""

from themecode.anchoring.alignment import Alignment, align
from themecode.anchoring.declared import DeclaredChange, Replacement
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
    "squeezed",
]
