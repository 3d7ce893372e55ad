"""One version of all codes, as the researcher wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

UNDEFINED = "Not defined yet."
"""What stands for a definition where another tool's codebook gave none."""


@dataclass(frozen=True)
class RuleText:
    """A rule as written, and where: `place` is file:line:column."""

    written: str
    place: str = ""


@dataclass(frozen=True)
class Code:
    """A named idea with definition, criteria, examples and rules; a `group` only holds its sub-codes together."""

    id: str
    definition: str
    label: str = ""
    use_when: str = ""
    not_when: str = ""
    examples: tuple[RuleText, ...] = ()
    non_examples: tuple[RuleText, ...] = ()
    rules: tuple[RuleText, ...] = ()
    unless: tuple[RuleText, ...] = ()
    colour: str = ""
    parent: str | None = None
    place: str = ""
    group: bool = False

    @property
    def name(self) -> str:
        """The label where there is one, else the id."""
        return self.label or self.id

    @property
    def meaning(self) -> tuple[str, str, str]:
        """What a person codes by: definition and criteria, however the lines are broken.

        >>> Code("waiting", "Time   spent waiting.").meaning
        ('Time spent waiting.', '', '')
        """
        definition, use_when, not_when = (
            " ".join(written.split()) for written in (self.definition, self.use_when, self.not_when)
        )
        return definition, use_when, not_when


@dataclass(frozen=True)
class Theme:
    """A group of codes with a central organising idea."""

    id: str
    codes: tuple[str, ...]
    label: str = ""
    idea: str = ""
    place: str = ""


@dataclass(frozen=True)
class Codebook:
    """All codes of one version, parents before their sub-codes, in the order of the file.

    `source` is the file's own text and `sha256` the hash of its bytes: the version as it was used.
    """

    title: str
    codes: tuple[Code, ...]
    version: str = ""
    language: str = "en"
    description: str = ""
    themes: tuple[Theme, ...] = ()
    source: str = field(default="", repr=False)
    sha256: str = ""

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    @property
    def ids(self) -> tuple[str, ...]:
        """The code ids, in the order of the file."""
        return tuple(code.id for code in self.codes)

    def code(self, code_id: str) -> Code:
        """Return the code with this id; KeyError where there is none."""
        for code in self.codes:
            if code.id == code_id:
                return code
        raise KeyError(code_id)
