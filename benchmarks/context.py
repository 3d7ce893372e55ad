"""How well the context flags read sentences that were not used to tune them, and what a flag costs.

context_held_out.txt holds 61 invented sentences with their flags marked. They were written before the lists of cues, by
the same hand, and nothing was tuned to them. Prints precision, recall and F1 of each flag, then the time for one hit on
the sample study, every sentence read anew.
Run: python benchmarks/context.py [--errors]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from time import process_time

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "rules"))

from marked import Marked, read  # noqa: E402 - the reader of marked sentences lies beside the tests

from themecode import codebooks, importers, tagging  # noqa: E402
from themecode.tagging import context  # noqa: E402
from themecode.tagging.fold import lowered, plain  # noqa: E402

HELD_OUT = HERE / "context_held_out.txt"
CODEBOOK = HERE.parent / "codebooks" / "health_inequalities.yaml"
SAMPLE = HERE.parent / "transcripts_sample"
RUNS = 7


def scores(sentences: list[Marked]) -> dict[str, tuple[int, int, int]]:
    """Return, for each flag: how often it should be given, was given, and was given rightly."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for marked in sentences:
        found = marked.found()
        wanted.update(marked.flags)
        given.update(found)
        right.update(set(found) & set(marked.flags))
    return {flag: (wanted[flag], given[flag], right[flag]) for flag in context.FLAGS}


def cost() -> tuple[int, int, float]:
    """Return the hits of the sample study, their different sentences, and microseconds a hit: the best of some runs."""
    codebook = codebooks.read(CODEBOOK).codebook
    assert codebook is not None
    rules, _ = tagging.compile_codebook(codebook)
    hits = []
    for path in sorted(SAMPLE.glob("P*")):
        document = importers.read(path, document=path.stem).document
        low = lowered(plain(document.text))
        hits += [(low, hit.sentence, hit.span) for hit in tagging.hits(document, rules)]
    best = min(_timed(hits) for _ in range(RUNS))
    return len(hits), len({low[slice(*sentence)] for low, sentence, _ in hits}), best / len(hits) * 1e6


def _timed(hits: list[tuple[str, tuple[int, int], tuple[int, int]]]) -> float:
    context._reaches.cache_clear()  # noqa: SLF001 - each run reads every sentence anew
    start = process_time()
    for low, sentence, span in hits:
        context.flags(low, sentence, span)
    return process_time() - start


def main() -> None:
    """Print the table, and with --errors the sentences that were misread."""
    sentences = read(HELD_OUT)
    print(f"{'flag':14}{'marked':>8}{'given':>8}{'right':>8}{'precision':>11}{'recall':>8}{'F1':>6}")
    for flag, (wanted, given, right) in scores([marked for _, marked in sentences]).items():
        precision, recall = right / (given or 1), right / (wanted or 1)
        f1 = 2 * right / ((wanted + given) or 1)
        print(f"{flag:14}{wanted:8}{given:8}{right:8}{precision:11.2f}{recall:8.2f}{f1:6.2f}")
    exact = sum(marked.found() == marked.flags for _, marked in sentences)
    unflagged = [marked for _, marked in sentences if not marked.flags]
    clean = sum(not marked.found() for marked in unflagged)
    print(f"all flags right: {exact} of {len(sentences)}; of {len(unflagged)} that get none: {clean}")
    if "--errors" in sys.argv:
        for line, marked in sentences:
            if marked.found() != marked.flags:
                print(f"  {line}  ->  {', '.join(marked.found()) or 'none'}")
    hits, different, spent = cost()
    print(f"{spent:.1f} microseconds a hit ({hits} hits in {different} sentences of the sample study)")


if __name__ == "__main__":
    main()
