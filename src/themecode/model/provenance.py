"""What a file of tags was made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Provenance:
    """The table of answers that was tagged, and the codebook version whose rules did it.

    `source` is the table's name without its folder, `encoding` that of a CSV; `text` and `id` are columns of it,
    `id` is empty where answers go by the number of their row. `answers` counts all of them, also those without a
    code.
    """

    codebook: str
    version: str
    codebook_sha256: str
    codes: tuple[str, ...]
    themecode: str
    source: str
    source_sha256: str
    encoding: str
    text: str
    id: str
    answers: int
