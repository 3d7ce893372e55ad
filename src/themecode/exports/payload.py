"""The quotations inside a report, as compact JSON that no browser can take for markup."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from themecode.exports.codebook_table import meanings, readable_names
from themecode.exports.showing import shown
from themecode.model import Codebook, Coding, Evidence, Quotation, Table

Numbers = list[int]
_AS_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Words(dict[str, int]):
    """Texts that repeat, each kept once, in the order of the number that it is named by."""

    def __missing__(self, text: str) -> int:
        """Give a text that was not seen before the next number."""
        self[text] = number = len(self)
        return number


def payload(
    matrix: Table,
    cells: Mapping[tuple[str, str], Sequence[str]],
    quotations: Sequence[Quotation],
    codebook: Codebook,
) -> str:
    """Return the JSON of all quotations and of which cell holds which; safe inside a script element.

    Raises ValueError where a cell names a coding that no quotation has: a count without its words.
    """
    words = Words()
    names, means = readable_names(codebook), meanings(codebook)
    study = {
        "kind": shown(matrix.header[0]),
        "rows": [shown(str(row[0])) for row in matrix.rows],
        "columns": [[shown(names.get(code, code)), shown(means.get(code, ""))] for code in matrix.header[1:]],
        "cells": _cells(matrix, cells, quotations),
        "quotations": [_quotation(quotation, names, words) for quotation in quotations],
        "words": [shown(text) for text in words],
    }
    return _unmarked(json.dumps(study, ensure_ascii=False, separators=(",", ":")))


def _cells(
    matrix: Table, cells: Mapping[tuple[str, str], Sequence[str]], quotations: Sequence[Quotation]
) -> list[list[Numbers]]:
    """Return for each row and column the positions of its quotations."""
    positions = {quotation.coding.id: position for position, quotation in enumerate(quotations)}
    missing = {coding for found in cells.values() for coding in found} - positions.keys()
    if missing:
        raise ValueError(f"no quotation for {len(missing)} codings of the matrix, such as {min(missing)}")
    return [
        [[positions[coding] for coding in cells.get((str(row[0]), code), ())] for code in matrix.header[1:]]
        for row in matrix.rows
    ]


def _quotation(quotation: Quotation, names: Mapping[str, str], words: Words) -> list[object]:
    coding = quotation.coding
    return [
        shown(coding.id),
        shown(coding.text),
        shown(quotation.place),
        words[names.get(coding.code, coding.code)],
        words[quotation.case],
        words[quotation.label],
        words[coding.coder],
        words[coding.origin],
        words[coding.status],
        words[quotation.role],
        [_reason(evidence, coding, words) for evidence in coding.evidence],
    ]


def _reason(evidence: Evidence, coding: Coding, words: Words) -> Numbers:
    """Return where the matched words lie in the quotation, in code points, and the rule with its place."""
    length, start = len(coding.text), coding.segment.start
    first, last = min(max(evidence.start - start, 0), length), min(max(evidence.end - start, 0), length)
    flags = ", ".join(evidence.flags)
    return [first, last, words[evidence.rule], words[evidence.place], words[evidence.matched], words[flags]]


def _unmarked(text: str) -> str:
    for character, escape in _AS_MARKUP.items():
        text = text.replace(character, escape)
    return text
