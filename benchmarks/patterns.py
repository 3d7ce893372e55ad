"""Codebooks made up from the words of the sample study: so many codes, patterns and operators, always the same.

python benchmarks/patterns.py FILE.yaml     (writes 25 codes with 300 patterns, a fifth of the rules with operators)
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import yaml
from interviews import SAMPLE

from themecode import importers
from themecode.model import Code, Codebook, RuleText
from themecode.tagging.inflection import forms

_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")


def turns_of_sample() -> list[str]:
    """Read what is said in the sample study."""
    files = [path for path in sorted(SAMPLE.iterdir()) if path.name not in ("README.md", "cases.csv")]
    documents = [importers.read(path, document=path.stem).document for path in files]
    return [document.text[turn.start : turn.end] for document in documents for turn in document.turns]


def answers(turns: Sequence[str], words: int, seed: int = 7) -> Iterator[str]:
    """Yield survey answers of one to four sentences of the sample, put together anew, up to so many words."""
    dice = Random(seed)
    sentences = [part for turn in turns for part in re.split(r"(?<=[.?!]) ", turn)]
    made = 0
    while made < words:
        answer = " ".join(dice.choices(sentences, k=dice.randint(1, 4)))
        made += answer.count(" ") + 1
        yield answer


def codebook(
    turns: Sequence[str], codes: int = 25, patterns: int = 300, operators: float = 0.0, rare: int = 0
) -> Codebook:
    """Make a codebook whose first 300 patterns are words and phrases of the sample; `rare` more are hardly there.

    Of ten patterns five are words, two are phrases of two words, one of three, one a wildcard, one a hyphenated pair.
    `operators` is the share of rules that AND, NOT or NEAR join to another pattern.
    """
    dice = Random(codes * 1000 + patterns)
    words = [word for turn in turns for word in _WORD.findall(turn.lower())]
    counts = Counter(words)
    alone = (word for word in counts if word.isalpha() and len(word) > 4 and sum(counts[f] for f in forms(word)) == 1)
    single = sorted(alone)
    once = set(single)
    rows = [tuple(words[n : n + 3]) for n in range(len(words) - 2) if words[n + 1] in once]
    rows = [row for row in rows if all(map(str.isalpha, row))]
    dice.shuffle(single)
    dice.shuffle(rows)
    written = [_pattern(n, single, rows) for n in range(patterns)]
    written += [f"{single[n % len(single)]}{'bcdfghj'[n % 7]}{n}" for n in range(rare)]
    joined = [
        _joined(rule, dice.choice(written), n) if dice.random() < operators else rule for n, rule in enumerate(written)
    ]
    made = [
        Code(
            f"code{n}",
            "Made up.",
            rules=tuple(RuleText(rule, f"made:{k}:1") for k, rule in enumerate(joined[n::codes])),
        )
        for n in range(codes)
    ]
    return Codebook("Made up", tuple(made))


def _pattern(n: int, single: list[str], rows: list[tuple[str, ...]]) -> str:
    word, row = single[n % len(single)], rows[n % len(rows)]
    kinds = (
        word,
        word,
        word,
        word,
        " ".join(row[:2]),
        " ".join(row[1:]),
        " ".join(row),
        word[:-1] + "*",
        "-".join(row[:2]),
    )
    return f"{word} OR {single[-1 - n % len(single)]}" if n % 10 == 9 else kinds[n % 10]


def _joined(rule: str, other: str, n: int) -> str:
    return f"({rule}) {('AND', 'NOT', 'NEAR/5')[n % 3]} ({other})"


def write(path: Path, made: Codebook) -> None:
    """Write a codebook as a file."""
    codes = [
        {"code": code.id, "definition": code.definition, "rules": [rule.written for rule in code.rules]}
        for code in made
    ]
    told = {"codebook": made.title, "version": "1", "language": "en", "codes": codes}
    path.write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), codebook(turns_of_sample(), operators=0.2))
