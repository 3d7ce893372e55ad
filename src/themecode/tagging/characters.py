"""Bytes and characters of a text in UTF-8: the way from the one to the other, where few characters are not ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
_INNER = -64
"""Bytes below this, with their sign, go on with a character that has begun."""


@dataclass(frozen=True)
class Characters:
    r"""Leads between bytes and characters of a text in UTF-8.

    >>> of = Characters("caf\xe9s".encode())
    >>> of.at(np.array([0, 3, 5, 6])).tolist(), of.bytes_at(np.array([0, 3, 4, 5])).tolist()
    ([0, 3, 4, 5], [0, 3, 5, 6])
    """

    data: bytes

    @cached_property
    def _inner(self) -> Places | None:
        """The bytes that begin no character; None where each byte is one."""
        if self.data.isascii():
            return None
        return np.flatnonzero(np.frombuffer(self.data, np.int8) < _INNER)

    def at(self, places: Places) -> Places:
        """Return the characters that stand at bytes."""
        return places if self._inner is None else places - np.searchsorted(self._inner, places, "right")

    def bytes_at(self, places: Places) -> Places:
        """Return the bytes that characters begin with."""
        if self._inner is None:
            return places
        return places + np.searchsorted(self._inner - np.arange(len(self._inner)), places, "right")
