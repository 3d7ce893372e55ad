"""Sixty invented names planted in invented talk: what stands there exactly, and what is misspelt or possessive."""

from __future__ import annotations

import random
from dataclasses import dataclass

SPEAKERS = ("Amara Osei-Lund", "Pavlina Trescott", "Idris Fenwarden", "Morag Kilbrennan", "Tobiah Ashgrove")
PEOPLE = (
    "Keziah Winterbourne", "Dominik Halloran", "Shanthi Ravenel", "Oluwaseun Adeyinka", "Bridget Mallory",
    "Fintan O'Shaughnessy", "Grace Underhill", "Mark Pettifer", "Rose Delamere", "Will Saxby", "Yevgenia Kroll",
    "Naveed Iqbal-Stone", "Hester Quillfeather", "Joss Merriden", "Leocadia Vane", "Cormac Driscoll", "Anneke Dekker",
    "Padma Sarvani", "Rupert Thistlewood", "Zofia Wielgosz", "Corin Blaxland", "Meredith Tull", "Otis Garroway",
    "Farida Nazari", "Gwilym Prosser",
)  # fmt: skip
PLACES = (
    "Wexcombe", "Harrowmere", "Calder Bottoms", "Leeds", "Stanningley Road", "Ottermouth", "Brindle Moor", "Kirkhallam",
    "Penhurst", "Doncaster", "Marlby", "Tidewell Bay", "Upper Tarnside", "Hull", "Skelworth",
)  # fmt: skip
ORGANISATIONS = (
    "Northmere Partnership Trust", "Harbour Lights Charity", "Saltwell Surgery", "Beacon House", "Tarnside Council",
    "Larkrise Hospice", "Kestrel Housing Association", "Ottermouth University", "Greenway Foundation", "Millbrook PCN",
    "Stepping Stones Network", "Rowan Tree Clinic", "Brindle Community Alliance", "Cathcart Infirmary", "Quayside Mind",
)  # fmt: skip
NAMES = (*SPEAKERS, *PEOPLE, *PLACES, *ORGANISATIONS)
VARIANTS = {
    "Osie-Lund": "Amara Osei-Lund",  # two letters swapped
    "Trescot": "Pavlina Trescott",  # one left out
    "Fenwardon": "Idris Fenwarden",
    "Kilbrenan": "Morag Kilbrennan",
    "Ash grove": "Tobiah Ashgrove",  # a machine heard two words
    "Winterborne": "Keziah Winterbourne",
    "Holloran": "Dominik Halloran",
    "Ravenelle": "Shanthi Ravenel",  # the same sound
    "kroll": "Yevgenia Kroll",  # no capital
    "Wexcomb": "Wexcombe",
    "Harrowmeer": "Harrowmere",
    "Kirk hallam": "Kirkhallam",
    "Penhurst": "Penhurst",  # with 's
    "Northmear Partnership Trust": "Northmere Partnership Trust",
    "Larkrise Hospice": "Larkrise Hospice",  # with 's
}
POSSESSIVE = ("Penhurst", "Larkrise Hospice")
_BEFORE = (
    "so the money that went to", "and then we sat down with", "I had a long talk about", "people kept asking about",
    "we had worked for a year with", "the plan was shared by", "and it was never the same after",
)  # fmt: skip
_AFTER = (
    "before the winter plan was signed", "when the funding stopped", "and nobody wrote that down",
    "because the need was there", "which took the whole of the spring", "and the board agreed",
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A text with names in it, and where each of them stands: (name, start, end)."""

    text: str
    exact: tuple[tuple[str, int, int], ...]
    variants: tuple[tuple[str, int, int], ...]


def planted(seed: int = 1) -> Planted:
    """Plant every name twice and every variant once, in sentences that say nothing else."""
    draw = random.Random(seed)
    said = [(name, "", "exact") for name in NAMES for _ in range(2)]
    said += [(form, "'s" if form in POSSESSIVE else "", "variant") for form in VARIANTS]
    draw.shuffle(said)
    text, places = "", {"exact": [], "variant": []}
    for form, ending, sort in said:
        text += f"Well, {draw.choice(_BEFORE)} "
        places[sort].append((form, len(text), len(text) + len(form)))
        text += f"{form}{ending} {draw.choice(_AFTER)}." + draw.choice((" ", "\n"))
    return Planted(text.strip(), tuple(places["exact"]), tuple(places["variant"]))
