"""Ids for codes that come from elsewhere under a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60


def code_id(name: str, taken: Iterable[str]) -> str:
    """Make an id of a code's name: lower case, digits, _; with a number where it is taken.

    >>> code_id("Accès aux soins!", ["acces_aux_soins"]), code_id("2nd round", []), code_id("信頼", [])
    ('acces_aux_soins_2', 'code_2nd_round', 'code')
    """
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:_LONGEST].strip("_")
    base = base if base[:1].isalpha() else f"code_{base}".rstrip("_")
    known = set(taken)
    number, made = 1, base
    while made in known:
        number += 1
        made = f"{base}_{number}"
    return made
