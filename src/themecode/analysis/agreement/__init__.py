"""How far coders agree: chance-corrected coefficients, unitising alphas and their bootstrap intervals.

Kept apart from the rest of `analysis`, which does without numpy. Sources and limits: docs/reference/agreement.md.
"""

from themecode.analysis.agreement.alpha import Alpha, alpha, set_alpha
from themecode.analysis.agreement.bootstrap import Interval, interval, resampled
from themecode.analysis.agreement.coefficients import Chance, chance_agreement, coefficient, percent, specific
from themecode.analysis.agreement.continuum import Continuum, Stretch, merged
from themecode.analysis.agreement.distances import LEVELS, SET_DISTANCES, Level, SetDistance, jaccard, nested
from themecode.analysis.agreement.family import Family, FamilySums, family, family_sums
from themecode.analysis.agreement.ratings import NOT_RATED, Ratings
from themecode.analysis.agreement.sums import Sums, sums
from themecode.analysis.agreement.unitised import UnitisedSums, unitised_alpha, unitised_sums

__all__ = [
    "LEVELS",
    "NOT_RATED",
    "SET_DISTANCES",
    "Alpha",
    "Chance",
    "Continuum",
    "Family",
    "FamilySums",
    "Interval",
    "Level",
    "Ratings",
    "SetDistance",
    "Stretch",
    "Sums",
    "UnitisedSums",
    "alpha",
    "chance_agreement",
    "coefficient",
    "family",
    "family_sums",
    "interval",
    "jaccard",
    "merged",
    "nested",
    "percent",
    "resampled",
    "set_alpha",
    "specific",
    "sums",
    "unitised_alpha",
    "unitised_sums",
]
