"""The score of a codebook's rules against a table of texts that people coded: no project needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from themecode import analysis, importers, tagging
from themecode.errors import ThemecodeError, did_you_mean
from themecode.importers import GoldRow
from themecode.model import Codebook, Document, Evidence, Turn
from themecode.workflow.coding import compiled_rules
from themecode.workflow.passages import Passage, reasons
from themecode.workflow.scoring import Scoring

Found = dict[str, list[Evidence]]
"""What the rules find in one text: the evidence by code."""


def score_gold(codebook: Codebook, path: Path) -> Scoring:
    """Score a codebook's rules against a .csv or .xlsx with the columns `text` and `codes`. Raises ThemecodeError.

    Each text is one unit: the rules give it a code or not. Codes that no text of the table has are not scored.
    """
    rows = importers.read_gold_table(path)
    _refuse_unknown(codebook, rows, path.name)
    given = [code for code in codebook.ids if any(code in row.codes for row in rows)]
    texts = list(zip(rows, _found(codebook, rows), strict=True))
    scores = tuple(_score(code, texts) for code in given)
    missed, false = (tuple(_wrong(given, texts, path.name, missed=missed)) for missed in (True, False))
    return Scoring(scores, analysis.means(scores), missed, false, _basis(codebook, rows, given, path.name))


def _refuse_unknown(codebook: Codebook, rows: Sequence[GoldRow], file: str) -> None:
    strange: dict[str, int] = {}
    for row in rows:
        for code in row.codes:
            if code not in codebook.ids:
                strange.setdefault(code, row.row)
    if strange:
        listed = "; ".join(f"'{code}' in row {row}{_advice(code, codebook.ids)}" for code, row in strange.items())
        number = f"{len(strange)} codes" if len(strange) > 1 else "a code"
        says = f"{file} names {number} that the codebook does not have: {listed}."
        raise ThemecodeError(says, safe="Nothing was scored.", mend="Mend the table, or name another codebook.")


def _advice(code: str, known: tuple[str, ...]) -> str:
    close = did_you_mean(code, known)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _found(codebook: Codebook, rows: Sequence[GoldRow]) -> list[Found]:
    """Run the rules over all texts at once, as the turns of one document; return what they find in each."""
    turns, start = [], 0
    for number, row in enumerate(rows):
        turns.append(Turn("gold", number, "", start, start + len(row.text)))
        start += len(row.text) + 2
    document = Document("gold", "", "table", "\n\n".join(row.text for row in rows), tuple(turns), "", "")
    found: list[Found] = [{} for _ in rows]
    for hit in tagging.hits(document, compiled_rules(codebook), turns):
        words = document.text[slice(*hit.span)]
        evidence = Evidence(*hit.span, words, hit.rule.written, hit.rule.place)
        found[hit.turn.number].setdefault(hit.rule.code, []).append(evidence)
    return found


def _score(code: str, texts: Sequence[tuple[GoldRow, Found]]) -> analysis.Score:
    gave = sum(code in found for _, found in texts)
    given = sum(code in row.codes for row, _ in texts)
    right = sum(code in found and code in row.codes for row, found in texts)
    return analysis.Score(code, analysis.Share(right, gave), analysis.Share(right, given))


def _wrong(
    codes: Sequence[str], texts: Sequence[tuple[GoldRow, Found]], file: str, *, missed: bool
) -> Iterator[Passage]:
    """Yield the texts that the rules missed, or those that they coded though people did not."""
    for code in codes:
        for row, found in texts:
            if (code in row.codes) == missed and (code in found) != missed:
                why = reasons(sorted(found.get(code, ())))
                yield Passage(code, f"row {row.row}", row.text, why, file, 0, len(row.text))


def _basis(codebook: Codebook, rows: Sequence[GoldRow], given: Sequence[str], file: str) -> str:
    without = sum(not row.codes for row in rows)
    none = f", {without} of them without any code" if without else ""
    absent = [code for code in codebook.ids if code not in given]
    left_out = f" Not scored, as no text of the table has them: {', '.join(absent)}." if absent else ""
    return (
        f"Unit: the text. {len(rows)} texts of {file}{none}; a code that people did not give a text counts as "
        f"not there.{left_out} In brackets: 95 % Wilson intervals."
    )
