"""A project of another tool as its file tells it: what REFI-QDA knows, before it becomes a study, or after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

QdaMember = Literal["code", "source", "note"]


@dataclass(frozen=True)
class QdaUser:
    """A coder."""

    guid: str
    name: str


@dataclass(frozen=True)
class QdaCode:
    """A code below its `parent`, or at the top; one that is not codable only holds others together."""

    guid: str
    name: str
    codable: bool = True
    colour: str = ""
    description: str = ""
    parent: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class QdaCoding:
    """One code given by one user; `user` and `code` are GUIDs."""

    guid: str
    code: str
    user: str = ""
    created: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class QdaSelection:
    """A half-open range of code points of its source's text, with its codings; `start` is -1 for the whole source."""

    guid: str
    start: int
    end: int
    name: str = ""
    description: str = ""
    codings: tuple[QdaCoding, ...] = ()
    notes: tuple[str, ...] = ()
    user: str = ""
    created: str = ""

    @property
    def whole(self) -> bool:
        """Say whether it stands for the whole source."""
        return self.start < 0


@dataclass(frozen=True)
class QdaSync:
    """A place in a transcript and its time in milliseconds."""

    guid: str
    position: int
    time_ms: int


@dataclass(frozen=True)
class QdaSource:
    """A text with what was selected in it. `text` has line feeds for line ends; `sha256` is that of its bytes."""

    guid: str
    name: str
    text: str = field(repr=False)
    selections: tuple[QdaSelection, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    user: str = ""
    created: str = ""
    description: str = ""
    sha256: str = ""
    encoding: str = "utf-8"
    syncs: tuple[QdaSync, ...] = ()


@dataclass(frozen=True)
class QdaNote:
    """A memo: a text of its own."""

    guid: str
    name: str
    text: str
    user: str = ""
    created: str = ""


@dataclass(frozen=True)
class QdaVariable:
    """A property of cases or sources; `kind` is Text, Boolean, Integer, Float, Date or DateTime."""

    guid: str
    name: str
    kind: str = "Text"
    description: str = ""


@dataclass(frozen=True)
class QdaCase:
    """A unit of analysis with its values (variable, value), codes, sources and selections by GUID."""

    guid: str
    name: str = ""
    description: str = ""
    codes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    selections: tuple[str, ...] = ()


@dataclass(frozen=True)
class QdaSet:
    """Codes, sources and notes under a name."""

    guid: str
    name: str
    members: tuple[tuple[QdaMember, str], ...]
    description: str = ""


@dataclass(frozen=True)
class QdaLink:
    """One thing that points to another."""

    guid: str
    origin: str
    target: str
    name: str = ""


@dataclass(frozen=True)
class OffsetsRead:
    """In which units a source's places were read, and why: `aligned` of `borders` fall on word borders."""

    source: str
    unit: str
    aligned: int
    borders: int
    expected: str
    told: bool = False


@dataclass(frozen=True)
class QdaProject:
    """All of a project. `losses` counts what its file holds and this record does not, by kind."""

    name: str
    origin: str = ""
    users: tuple[QdaUser, ...] = ()
    codes: tuple[QdaCode, ...] = ()
    variables: tuple[QdaVariable, ...] = ()
    cases: tuple[QdaCase, ...] = ()
    sources: tuple[QdaSource, ...] = ()
    notes: tuple[QdaNote, ...] = ()
    links: tuple[QdaLink, ...] = ()
    sets: tuple[QdaSet, ...] = ()
    description: str = ""
    project_notes: tuple[str, ...] = ()
    user: str = ""
    created: str = ""
    losses: Counter[str] = field(default_factory=Counter)
    offsets: tuple[OffsetsRead, ...] = ()
