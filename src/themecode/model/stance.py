"""How an extract stands to its code or theme: a person's judgement, never the rules'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Bearing = Literal["supports", "qualifies", "contradicts"]
BEARINGS: tuple[Bearing, ...] = get_args(Bearing)


@dataclass(frozen=True)
class Stance:
    """That a coding's words support, qualify or contradict what its code or theme says; "" takes it back."""

    coding: str
    bearing: Bearing | Literal[""]
    coder: str
    created: str
