"""A colour for every code: its own, or one that stays the same while codes come and go around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from themecode.model import Code

PALETTE = (
    *("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#332288", "#999933"),
    *("#AA4499", "#117733", "#E69F00", "#44AA99", "#882255", "#56B4E9"),
)
"""Told apart with every common kind of colour blindness: after M. Okabe and K. Ito (2008), and P. Tol's muted set."""
_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")


def colours(codes: Iterable[Code]) -> dict[str, str]:
    """Return a colour by code id: the codebook's, else one of the palette that the code's id chooses.

    Where an earlier code has that one, the next free; so a code that is added at the end changes nobody's colour.

    >>> book = [Code("a", "A.", colour="#123456"), Code("b", "B."), Code("c", "C.")]
    >>> colours(book)["a"], colours(book)["b"] == colours([*book, Code("d", "D.")])["b"]
    ('#123456', True)
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for code in codes:
        if _WRITTEN.fullmatch(code.colour):
            found[code.id] = code.colour
            continue
        if len(taken) == len(PALETTE):
            taken.clear()
        first = crc32(code.id.encode()) % len(PALETTE)
        turned = (*PALETTE[first:], *PALETTE[:first])
        found[code.id] = next(colour for colour in turned if colour not in taken)
        taken.add(found[code.id])
    return found
