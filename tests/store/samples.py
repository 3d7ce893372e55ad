"""Small records for the tests of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from themecode.model import Code, Codebook, Coding, Document, Evidence, Loss, Segment, Speaker, Turn
from themecode.store import OpenAction, Store

NOW = "2026-11-22T10:00:00+00:00"
WORDS = "We ring-fenced it. \N{GRINNING FACE} Zoë said: “no”."
EVIDENCE = (Evidence(3, 14, "ring-fenced", "ring-fenc*", "codebook.yaml:4:7", ("negated", "quoted, far")),)


@contextmanager
def acting(store: Store, verb: str = "tag", summary: str = "") -> Iterator[OpenAction]:
    """Open an action by the coder that all these tests share."""
    with store.action(verb, summary, coder="ana", now=NOW) as action:
        yield action


def text(name: str = "P01", words: str = WORDS) -> Document:
    """Make a document of one turn."""
    turns = (Turn(name, 1, "Zoë", 0, len(words), 0, 61_500), Turn(name, 2, "Ana", 0, len(words)))
    digest = hashlib.sha256(words.encode()).hexdigest()
    losses = (Loss("time “stamp”", 12, 2), Loss("name", 3))
    return Document(name, f"{name}.vtt", "vtt", words, turns, digest, "f" * 64, "utf-8", losses)


def coding(name: str = "P01", start: int = 3, code: str = "money", evidence: tuple[Evidence, ...] = EVIDENCE) -> Coding:
    """Make a new coding of eleven characters."""
    return Coding(
        "", Segment(name, start, start + 11), WORDS[start : start + 11], code, "rules", "rules", NOW, evidence
    )


def codebook(version: str = "1") -> Codebook:
    """Make a codebook of one code."""
    return Codebook(
        "Study", (Code("money", "About money."),), version, source=f"version: {version}\n", sha256=version * 64
    )


def fill(store: Store) -> list[str]:
    """Write one of everything in three actions; return the codings' ids."""
    with acting(store, "import") as action:
        action.add_document(text(), "case 1")
        action.add_document(text("P02"))
        action.set_speaker(Speaker("P01", "Zoë", "participant", "most words"))
    with acting(store, "codebook use") as action:
        action.use_codebook(codebook(), "codebook.yaml")
    with acting(store, "tag") as action:
        return action.add_codings([coding(), coding("P02"), coding(start=5, code="time", evidence=())])
