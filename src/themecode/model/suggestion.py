"""What a model proposes: never counted, and shown only where it is asked for, until a person accepts it."""

from __future__ import annotations

import re
from base64 import b32encode
from dataclasses import dataclass
from hashlib import blake2b

from themecode.model.coding import Evidence
from themecode.model.segment import Segment

DRAWN = "random"
"""The flag of what was drawn at random, so that what is still unfound can be estimated."""
_NAME = re.compile(r"s[a-z2-7]{6}\..+")


@dataclass(frozen=True)
class Likeness:
    """A coded segment that is much like a suggested one."""

    segment: Segment
    text: str
    likeness: float


@dataclass(frozen=True)
class Suggestion:
    """One code for one segment: the chance that a person would agree, why, and which model says so.

    `evidence` holds the words that weighed most, where they stand; `because` says what else did. `chance` is None
    where nobody has coded yet and only the code's definition speaks for it.
    """

    id: str
    segment: Segment
    text: str
    code: str
    chance: float | None
    model: str
    evidence: tuple[Evidence, ...] = ()
    because: tuple[str, ...] = ()
    alike: tuple[Likeness, ...] = ()
    drawn: bool = False

    @property
    def words(self) -> str:
        """The words that weighed most, each once."""
        return ", ".join(dict.fromkeys(one.matched for one in self.evidence))


def suggestion_id(segment: Segment, text: str, code: str) -> str:
    """Return the name of a suggestion: it says the same words and code, whichever model suggests it.

    >>> suggestion_id(Segment("P01", 3, 9), "ring-f", "money")
    'so7wx5a.money'
    """
    written = f"{segment.document}\0{segment.start}\0{segment.end}\0{text}".encode()
    return f"s{b32encode(blake2b(written, digest_size=5).digest()).decode().lower()[:6]}.{code}"


def is_suggestion(name: str) -> bool:
    """Say whether a name is one of a suggestion.

    >>> is_suggestion("so7wx5a.money"), is_suggestion("c000012")
    (True, False)
    """
    return _NAME.fullmatch(name) is not None
