"""What attributes are called that come from columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from themecode.importers.survey.headings import Column

_LONGEST = 60
_SPOKEN_FOR = ("case", "document", "documents", "file", "code", "theme")
"""Names that mean something else where an attribute is named."""


def attribute_names(columns: Iterable[Column]) -> list[str]:
    """Make names of lower-case letters, digits and _, each another.

    >>> attribute_names([Column(0, "Age group", ""), Column(1, "age-group", ""), Column(2, "Case", "")])
    ['age_group', 'age_group_2', 'case_2']
    """
    used = dict.fromkeys(_SPOKEN_FOR)
    found = []
    for column in columns:
        base = (
            "_".join(re.findall(r"\w+", column.name.casefold()))[:_LONGEST].rstrip("_") or f"column_{column.place + 1}"
        )
        wanted, number = base, 1
        while wanted in used:
            number += 1
            wanted = f"{base}_{number}"
        used[wanted] = None
        found.append(wanted)
    return found
