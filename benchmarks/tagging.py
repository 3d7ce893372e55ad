"""Words per second of the tagger beside spaCy's PhraseMatcher, one regular expression a pattern, and the floor.

    python benchmarks/tagging.py [--words 180000 10000000 100000000]

All engines read the same answers, made up from the sample study, by turns in one run. spaCy: a blank pipeline with a
lookup lemmatizer (the same table of inflections as ours) and PhraseMatcher on LEMMA, for the patterns that are words
and phrases. `re`: one expression a pattern over each answer, without inflection, as desktop tools search. Floor: the
automaton that ours is built on, without word edges or rules; and reading the bytes. The slow peers read as much of the
text as they manage in reasonable time; their column says how much. "First" is a process's first read of a text, when
nothing is in the processor's caches and no memory was used before.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from statistics import median
from time import perf_counter
from typing import Any

from patterns import answers, codebook, turns_of_sample

from themecode import tagging
from themecode.model import Codebook
from themecode.tagging.passages import Passages
from themecode.tagging.searching import search
from themecode.tagging.syntax import Phrase, leaves

AT_ONCE = 400_000
"""Words that an engine is given at a time; memory is bounded by it."""
FEW, READS = 1_000_000, 6
"""A shorter text is read so often by each process; its figure is the median of all reads but the first."""
MOST = {"spacy": 600_000, "re": 200_000}
"""How many words the slow peers read at most."""
ENGINES = ("themecode", "with operators", "3,000 patterns", "automaton", "bytes", "spacy", "re")


def batches(texts: Iterable[str]) -> Iterator[tuple[list[str], int]]:
    """Gather answers until an engine has enough to do."""
    batch, words = [], 0
    for text in texts:
        batch.append(text)
        words += text.count(" ") + 1
        if words >= AT_ONCE:
            yield batch, words
            batch, words = [], 0
    if batch:
        yield batch, words


def themecode(book: Codebook) -> Callable[[list[str]], int]:
    """Find every hit of every rule."""
    rules, problems = tagging.compile_codebook(book)
    assert not problems
    return lambda texts: len(search(Passages.of(texts, rules.elisions), rules, sentences=False).rules)


def automaton(book: Codebook) -> Callable[[list[str]], int]:
    """Find the strings of all phrases anywhere, also inside words."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    rules, _ = tagging.compile_codebook(book)
    made = BytesAhoCorasick(rules.finder.strings, implementation=Implementation.DFA)
    return lambda texts: len(made.find_matches_as_indexes("\n".join(texts).encode().lower(), overlapping=True))


def bytes_only(book: Codebook) -> Callable[[list[str]], int]:
    """Look at every byte once."""
    del book
    return lambda texts: "\n".join(texts).encode().count(b"\x00")


def spacy_lemmas(book: Codebook) -> Callable[[list[str]], int]:
    """Match phrases on lemmas."""
    import spacy
    from spacy.lookups import Lookups
    from spacy.matcher import PhraseMatcher

    from themecode.tagging.inflection import forms

    phrases = [
        leaf for code in book for line in code.rules for leaf in leaves(tagging.query(line.written).rules[0].tree)
    ]
    plain = sorted({" ".join(w.written.lower() for w in p.words) for p in phrases if isinstance(p, Phrase)})
    words = {word for phrase in plain for word in phrase.replace("-", " ").split() if word.isalpha()}
    lookups = Lookups()
    lookups.add_table("lemma_lookup", {form: word for word in sorted(words) for form in forms(word)})
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
    matcher.add("all", list(nlp.pipe(phrase for phrase in plain if "*" not in phrase)))
    return lambda texts: sum(len(matcher(document)) for document in nlp.pipe(text.lower() for text in texts))


def re_each(book: Codebook) -> Callable[[list[str]], int]:
    """Search for one pattern after the other."""
    rules, _ = tagging.compile_codebook(book)
    words = [" ".join(word.written for word in phrase.words).replace("*", r"\w*") for phrase in rules.finder.phrases]
    made = [re.compile(rf"\b{phrase}\b", re.IGNORECASE) for phrase in words]
    return lambda texts: sum(1 for text in texts for one in made for _ in one.finditer(text))


def measure(name: str, words: int) -> dict[str, Any]:
    """Run one engine over its texts in this process: words, seconds of the engine alone, hits, peak memory."""
    said = turns_of_sample()
    many = name == "3,000 patterns"
    operators = 0.2 if name == "with operators" else 0.0
    book = codebook(said, codes=250 if many else 25, operators=operators, rare=2_700 if many else 0)
    makers = (themecode, themecode, themecode, automaton, bytes_only, spacy_lemmas, re_each)
    engine = dict(zip(ENGINES, makers, strict=True))[name](book)
    tagging.keep_freed()
    engine(list(islice(answers(said, 20_000), 500)))
    rounds = [_round(engine, said, min(words, MOST.get(name, words))) for _ in range(READS if words < FEW else 1)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    read, _, hits = rounds[0]
    spent = [seconds for _, seconds, _ in rounds]
    return {"words": read, "first": spent[0], "seconds": median(spent[1:] or spent), "hits": hits, "peak": peak}


def _round(engine: Callable[[list[str]], int], said: list[str], words: int) -> tuple[int, float, int]:
    """Have an engine read so many words once: words, seconds of the engine alone, hits."""
    spent, hits, read = 0.0, 0, 0
    for batch, size in batches(answers(said, words)):
        start = perf_counter()
        hits += engine(batch)
        spent += perf_counter() - start
        read += size
    return read, spent, hits


def main() -> None:
    """Run every engine in a process of its own, by turns, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, nargs="+", default=[180_000, 10_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--engine")
    options = parser.parse_args()
    if options.engine:
        print(json.dumps(measure(options.engine, options.words[0])))
        return
    for words in options.words:
        told: dict[str, list[dict[str, Any]]] = {name: [] for name in ENGINES}
        for _ in range(options.runs if words < 50_000_000 else 1):
            for name in ENGINES:
                command = [sys.executable, __file__, "--engine", name, "--words", str(words)]
                told[name].append(
                    json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                )
        _show(words, told)


def _show(words: int, told: dict[str, list[dict[str, Any]]]) -> None:
    print(f"\n{words:,} words, 25 codes, 300 patterns")
    print(f"{'engine':<16}{'M words/s':>10}{'first':>8}{'x spaCy':>9}{'hits/1000':>11}{'MiB':>6}{'words read':>14}")
    speeds = {name: median(one["words"] / one["seconds"] for one in runs) for name, runs in told.items()}
    for name, runs in told.items():
        one = runs[0]
        ratio = speeds[name] / speeds["spacy"]
        first = median(run["words"] / run["first"] for run in runs)
        rate = 1000 * one["hits"] / one["words"]
        print(f"{name:<16}{speeds[name] / 1e6:>10.3f}{first / 1e6:>8.3f}{ratio:>9.1f}{rate:>11.1f}", end="")
        print(f"{one['peak']:>6.0f}{one['words']:>14,}")


if __name__ == "__main__":
    main()
