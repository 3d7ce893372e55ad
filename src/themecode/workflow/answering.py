"""What a process does with some answers of a table: the rules are applied, and a finished part comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

import numpy as np
import numpy.typing as npt

from themecode import codebooks, exports, tagging
from themecode.errors import ThemecodeError
from themecode.importers import ArrowTexts

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Answers:
    """Some answers in their order, with the id of each: its own, or the number of its row."""

    ids: Sequence[str] | range
    texts: Sequence[str]


@dataclass(frozen=True)
class RuleBook:
    """What a process needs to make the rules itself, since they do not travel: the codebook's text and file name.

    `version` is that of themecode: another one may find other words. `flags`: whether context flags are told.
    """

    source: str
    file: str
    version: str
    flags: bool = True


def tagged_part(book: RuleBook, answers: Answers, ending: str) -> bytes:
    """Return the bytes of the part that answers become in a file with this ending."""
    if book.version != version("themecode"):
        says = f"A worker has themecode {version('themecode')}, this is {book.version}."
        raise ThemecodeError(says, mend="Install the same version on all workers.")
    try:
        tags, legend = _tags(book, answers)
    except ThemecodeError as error:  # its own class might not travel between processes
        raise ThemecodeError(error.happened, safe=error.safe, mend=error.mend) from None
    return exports.TAG_FORMATS[ending].part(tags, legend)


def _tags(book: RuleBook, answers: Answers) -> tuple[exports.Tags, exports.Legend]:
    rules, legend, codes, written = _ready(book)
    passages = _passages(answers.texts, rules.elisions)
    found = tagging.search(passages, rules, sentences=False)
    first = _first_of_code(found.turns, codes[found.rules], found.starts, found.ends, found.rules)
    turns, starts, ends = found.turns[first], found.starts[first], found.ends[first]
    tags = exports.Tags(
        ids=[str(answers.ids[turn]) for turn in turns.tolist()],
        codes=codes[found.rules[first]],
        starts=starts,
        ends=ends,
        matched=passages.words(turns, starts, ends),
        rules=written[found.rules[first]],
        flags=tagging.flags_of(passages, turns, starts, ends, rules.language) if book.flags else [""] * len(turns),
    )
    return tags, legend


def _passages(texts: Sequence[str], elisions: tuple[str, ...]) -> tagging.Passages:
    if isinstance(texts, ArrowTexts):
        return tagging.Passages.joined(texts.joined(tagging.APART), texts.lengths, elisions)
    return tagging.Passages.of(texts, elisions)


def _first_of_code(turns: Numbers, codes: Numbers, starts: Numbers, ends: Numbers, rules: Numbers) -> Numbers:
    """Return, for each answer and code in it, by answer and code, where its first hit stands in the columns."""
    order = np.lexsort((rules, ends, starts, codes, turns))
    turns, codes = turns[order], codes[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (turns[1:] != turns[:-1]) | (codes[1:] != codes[:-1])
    return order[new]


@lru_cache(maxsize=2)
def _ready(book: RuleBook) -> tuple[tagging.Rules, exports.Legend, Numbers, Numbers]:
    """Return the rules, the names of codes and rules, and the number of each rule's code and wording among them."""
    tagging.keep_freed()
    codebook = codebooks.read_text(book.source, book.file).codebook
    if codebook is None:
        raise ThemecodeError(f"The codebook {book.file} does not read in a worker.")
    rules, _ = tagging.compile_codebook(codebook)
    legend = exports.Legend(codebook.ids, tuple(dict.fromkeys(rule.written for rule in rules.rules)))
    codes, written = ({name: n for n, name in enumerate(names)} for names in (legend.codes, legend.rules))
    of_rules = np.array([(codes[rule.code], written[rule.written]) for rule in rules.rules], np.int64).reshape(-1, 2)
    return rules, legend, of_rules[:, 0], of_rules[:, 1]
