"""Suggestions measured: a plain way beside ours, with and without each ingredient, interviewees held out.

    python benchmarks/suggesting.py [--csta DIR] [--table FILE.csv] [--speed]

The floor is TF-IDF of words and pairs of words with balanced logistic regression, yes from a chance of a half on; it is
fitted without the held-out person. DIR holds the labelled manifestos of Benoit and others (csta-apsr,
MIT). A table of your own has the columns document, text, codes (with ; between), and any others are ignored.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import resource
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from warnings import catch_warnings, simplefilter

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from themecode.suggesting import WEIGHTS, Judged, Model, Named, Stretch, evaluate, lesson

ROOT = Path(__file__).resolve().parents[1]
CODEBOOK = ROOT / "codebooks" / "health_inequalities.yaml"
SAMPLES = Path(os.environ.get("THEMECODE_SAMPLES", ROOT.parent / "shared" / "samples"))
CSTA = SAMPLES / "coded" / "csta-apsr"
PER_MANIFESTO = 200


@dataclass(frozen=True)
class Coded:
    """A set of coded texts: stretches of people, codes, and what was coded."""

    name: str
    stretches: list[Stretch]
    codes: tuple[Named, ...]
    there: np.ndarray


def main() -> None:
    """Print a table for each set."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--csta", type=Path, default=CSTA)
    asked.add_argument("--table", type=Path)
    asked.add_argument("--speed", action="store_true")
    options = asked.parse_args()
    if options.speed:
        speed()
        return
    if options.table:
        show(own(options.table))
        return
    if options.csta.is_dir():
        show(manifestos(options.csta))
    else:
        print(f"csta-apsr is not in {options.csta}: left out")
    for unit in ("turn", "sentence"):
        show(interviews(unit))
    show(passages())


def show(coded: Coded) -> None:
    """Measure one set: the floor, ours, ours without each part, and ours with each way alone."""
    people = len({one.case for one in coded.stretches})
    print(f"\n{coded.name}: {len(coded.stretches):,} stretches, {people} held out, {len(coded.codes)} codes")
    print(f"{'':<34}{'macro F1':>9}{'micro F1':>9}{'AP':>7}{'cal. err':>10}{'s':>7}")
    floor(coded)
    parts = [part for part in WEIGHTS if part not in ("meaning", "rules")]
    ours(coded, "ours, without rules", parts)
    for left_out in parts:
        ours(coded, f"  without {left_out}", [part for part in parts if part != left_out])
    ours(coded, "  without the codebook's words", parts, bare=True)
    if any(one.rules for one in coded.stretches):
        ours(coded, "ours, all", [*parts, "rules"])


def ours(coded: Coded, name: str, parts: list, *, bare: bool = False) -> None:
    """Measure our model as `suggest evaluate` does."""
    start = process_time()
    codes = tuple(Named(code.id, "", "") for code in coded.codes) if bare else coded.codes
    taught = lesson(coded.stretches, Judged(np.ones_like(coded.there), coded.there))
    model = Model.fit(coded.stretches, taught, codes, parts)
    rules = np.array([[code.id in one.rules for code in coded.codes] for one in coded.stretches])[taught.rows]
    found = evaluate(model, np.zeros_like(rules), rules)
    spent = process_time() - start
    line(name, found.mean_of("f1"), found.micro_f1.value, found.mean_of("average_precision"), spent, found.calibration)
    if name == "ours, all":
        line(
            "the rules alone",
            found.mean_of("f1", "rules"),
            found.rules_micro_f1.value,
            found.mean_of("average_precision", "rules"),
            0,
        )


def line(name: str, macro: float, micro: float, ranked: float, spent: float, error: float | None = None) -> None:
    """Print one line."""
    told = "" if error is None else f"{error:.4f}"
    print(f"{name:<34}{macro:>9.3f}{micro:>9.3f}{ranked:>7.3f}{told:>10}{spent:>7.1f}", flush=True)


def floor(coded: Coded) -> None:
    """Measure TF-IDF and logistic regression, one interviewee held out."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score, f1_score

    start = process_time()
    texts = np.array([one.text for one in coded.stretches], dtype=object)
    case = np.array([one.case for one in coded.stretches])
    chance = np.zeros(coded.there.shape)
    with catch_warnings():
        simplefilter("ignore")
        for person in np.unique(case):
            test = case == person
            reader = TfidfVectorizer(ngram_range=(1, 2))
            learnt, tested = reader.fit_transform(texts[~test]), reader.transform(texts[test])
            for code in range(coded.there.shape[1]):
                if 0 < coded.there[~test, code].sum() < (~test).sum():
                    fit = LogisticRegression(class_weight="balanced", solver="liblinear")
                    chance[test, code] = fit.fit(learnt, coded.there[~test, code]).predict_proba(tested)[:, 1]
        used = np.flatnonzero(coded.there.any(axis=0))
        there, said = coded.there[:, used], chance[:, used] >= 0.5
        ranked = np.mean([average_precision_score(there[:, n], chance[:, code]) for n, code in enumerate(used)])
        macro, micro = (f1_score(there, said, average=way, zero_division=0) for way in ("macro", "micro"))
    line("TF-IDF + logistic regression", macro, micro, float(ranked), process_time() - start)


def manifestos(folder: Path) -> Coded:
    """Return sentences of party manifestos that at least three experts called economic or social."""
    by_document = defaultdict(list)
    with gzip.open(folder / "manifesto_sentences_labelled.csv.gz", "rt", encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            coded = sum(float(row[f"NcodedExperts_{kind}"] or 0) for kind in ("None", "Economic", "Social"))
            if row["label_experts"] and coded >= 3:
                by_document[row["manifestoid"]].append(row)
    rows = [row for name in sorted(by_document) for row in by_document[name][:PER_MANIFESTO]]
    stretches = [
        Stretch(row["sentence_text"], row["manifestoid"], follows=before["manifestoid"] == row["manifestoid"])
        for before, row in zip([rows[-1], *rows], rows, strict=False)
    ]
    codes = (Named("Economic", "economic"), Named("Social", "social"))
    return Coded(
        "csta-apsr manifestos",
        stretches,
        codes,
        np.array([[row["label_experts"] == c.id for c in codes] for row in rows]),
    )


def interviews(unit: str, seed: int = 0) -> Coded:
    """Return the sample interviews as if a person had coded them.

    That is what the codebook finds, a fifth of it missed, and, of turns, some that spills over into the next one. The
    model is given half of the rules only.
    """
    from themecode.project import Project
    from themecode.workflow.importing import ImportOptions, gather
    from themecode.workflow.spoken import spoken

    generator = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "study", "Sample") as project:
        project.use_codebook(CODEBOOK)
        project.import_files(gather([ROOT / "transcripts_sample"]).files, ImportOptions())
        whole = spoken(project.study, unit)
        there = whole.rules & (generator.random(whole.rules.shape) > 0.2)
        if unit == "turn":
            follows = np.array([one.follows for one in whole.stretches])[1:, None]
            there[1:] |= there[:-1] & follows & (generator.random(there[1:].shape) < 0.3)
        half = Path(folder) / "half.yaml"
        half.write_text(halved(CODEBOOK.read_text(encoding="utf-8")), encoding="utf-8")
        project.use_codebook(half)
        said = spoken(project.study, unit)
    return Coded(f"sample interviews, {unit}s, pretended coder", list(said.stretches), said.codes, there)


def halved(codebook: str) -> str:
    """Return a codebook with every second rule of each code."""
    import yaml

    content = yaml.safe_load(codebook)
    for code in content["codes"]:
        code["rules"] = code.get("rules", [])[::2]
    return str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))


def passages() -> Coded:
    """Return the invented passages that somebody coded who had not seen the rules; twenty parts stand for people."""
    from themecode import importers
    from themecode.project import Project
    from themecode.workflow.coding import load_codebook
    from themecode.workflow.scoring_gold import _found
    from themecode.workflow.spoken import Spoken

    rows = importers.read_gold_table(ROOT / "benchmarks" / "gold" / "held_out.csv")
    codebook, _ = load_codebook(CODEBOOK)
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "study") as project:
        project.use_codebook(CODEBOOK)
        named = Spoken(project.study, "sentence", (), (), ()).codes
    hits = _found(codebook, rows)
    stretches = [
        Stretch(row.text, f"part {number % 20}", rules=frozenset(found))
        for number, (row, found) in enumerate(zip(rows, hits, strict=True))
    ]
    used = tuple(code for code in named if any(code.id in row.codes for row in rows))
    return Coded(
        "invented passages, coded by hand",
        stretches,
        used,
        np.array([[c.id in row.codes for c in used] for row in rows]),
    )


def own(path: Path) -> Coded:
    """Return a table of one's own; codes are called what they are."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    given = [{code.strip() for code in (row["codes"] or "").split(";") if code.strip()} for row in rows]
    names = sorted(set().union(*given))
    stretches = [
        Stretch(row["text"], row["document"], follows=before["document"] == row["document"])
        for before, row in zip([{"document": None}, *rows], rows, strict=False)
    ]
    codes = tuple(Named(name, name.replace("_", " ")) for name in names)
    return Coded(path.name, stretches, codes, np.array([[name in codes for name in names] for codes in given]))


def speed() -> None:
    """Time fit, record and suggestions: 20 interviews x 40 codes, and 200,000 segments, on words of the sample."""
    said = interviews("sentence").stretches
    words = np.array(sorted({word for one in said for word in one.text.split()}))
    for people, each, codes, name in (
        (20, 500, 40, "20 interviews x 40 codes"),
        (2_000, 100, 25, "200,000 segments, 25 codes"),
    ):
        generator = np.random.default_rng(1)
        stretches = [
            Stretch(
                f"{said[n % len(said)].text} {' '.join(words[generator.integers(0, len(words), 6)])}",
                f"P{n // each}",
                follows=n % each > 0,
            )
            for n in range(people * each)
        ]
        there = np.zeros((len(stretches), codes), dtype=bool)
        read = np.arange(len(stretches)) < len(stretches) * 0.7
        for code in range(codes):
            there[generator.choice(np.flatnonzero(read), 80, replace=False), code] = True
        judged = Judged(np.repeat(read[:, None], codes, axis=1), there)
        named = tuple(Named(f"c{code}", words[code * 7 % len(words)]) for code in range(codes))
        start, cpu = perf_counter(), process_time()
        taught = lesson(stretches, judged)
        model = Model.fit(stretches, taught, named)
        evaluate(model, there[taught.rows], there[taught.rows])
        middle = process_time()
        for first in range(0, len(stretches), 20_000):
            model.scores(model.vectors.of(stretches[first : first + 20_000]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{name}: {perf_counter() - start:.1f} s ({process_time() - cpu:.1f} s of CPU: fit and record "
            f"{middle - cpu:.1f}, "
            f"scores {process_time() - middle:.1f}); {len(taught.rows):,} learnt from; {memory:,} MB at most",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
