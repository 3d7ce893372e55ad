"""How well the sample codebook's rules code passages that its author never saw: precision, recall and F1 of each code.

The 160 passages of gold/held_out.csv are invented, written and coded by somebody who did not know the rules, and were
not used to write or tune them. Run: python benchmarks/gold.py
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from themecode import codebooks, tagging
from themecode.model import Document, Turn

HERE = Path(__file__).resolve().parent
CODEBOOK = HERE.parent / "codebooks" / "health_inequalities.yaml"
GOLD = HERE / "gold" / "held_out.csv"


def scores(codebook_file: Path = CODEBOOK, gold: Path = GOLD) -> dict[str, tuple[int, float, float, float]]:
    """Return, for each code that the gold table has: passages coded in it, precision, recall, F1."""
    codebook = codebooks.read(codebook_file).codebook
    assert codebook is not None
    rules, _ = tagging.compile_codebook(codebook)
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    with gold.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = " ".join(row["text"].split())
            passage = Document("gold", "", "", text, (Turn("gold", 1, "", 0, len(text)),), "", "")
            coded = {hit.rule.code for hit in tagging.hits(passage, rules)}
            truth = {code.strip() for code in row["codes"].split(";") if code.strip()}
            found.update(coded)
            wanted.update(truth)
            right.update(coded & truth)
    return {code: _score(wanted[code], found[code], right[code]) for code in codebook.ids if wanted[code]}


def _score(wanted: int, found: int, right: int) -> tuple[int, float, float, float]:
    precision, recall = right / found if found else 0.0, right / wanted
    return wanted, precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def main() -> None:
    """Print the table."""
    table = scores()
    print(f"{'code':<24}{'passages':>9}{'precision':>11}{'recall':>8}{'F1':>6}")
    for code, (wanted, precision, recall, f1) in table.items():
        print(f"{code:<24}{wanted:>9}{precision:>11.2f}{recall:>8.2f}{f1:>6.2f}")
    print(f"mean F1 over {len(table)} codes: {sum(f1 for *_, f1 in table.values()) / len(table):.2f}")


if __name__ == "__main__":
    main()
