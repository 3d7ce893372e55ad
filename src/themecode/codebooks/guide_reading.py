"""Read an interview guide: a Guide, or all the mistakes of its file at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath

from themecode.codebooks.checking import check_shape
from themecode.codebooks.reading import entries_of, lines_of, text_of, words_of
from themecode.codebooks.yaml_tree import Tree, read_tree
from themecode.model import Guide, Question
from themecode.problems import Problem, in_order


@dataclass(frozen=True)
class GuideReading:
    """A guide and what is wrong with its file; `guide` is None where something is wrong."""

    guide: Guide | None
    problems: tuple[Problem, ...]


def read_guide(path: FilePath) -> GuideReading:
    """Read a guide's file. Raises ThemecodeError where there is no such file or it is no text."""
    return read_guide_text(text_of(path, "guide"), path.name)


@lru_cache(maxsize=4)
def read_guide_text(text: str, file: str) -> GuideReading:
    """Read a guide from its text; `file` is the name that problems carry."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = read_tree(text, file)
    if not isinstance(tree.content, dict):
        mend = "It begins with 'guide: TITLE', then 'questions:'; see docs/guide.md"
        return GuideReading(None, tuple(tree.problems) or (Problem(f"{file}:1:1", "This is no guide.", mend),))
    check_shape(tree, "guide")
    held = tree.content
    guide = Guide(
        words_of(held, "guide"),
        tuple(_questions(tree)),
        words_of(held, "version"),
        words_of(held, "language", "en"),
        text,
        hashlib.sha256(text.encode()).hexdigest(),
    )
    problems = [*tree.problems, *_twice(guide)]
    return GuideReading(None if problems else guide, tuple(in_order(problems)))


def _questions(tree: Tree) -> Iterator[Question]:
    for n, held in entries_of(tree.content, "questions"):
        here = ("questions", n)
        codes = held.get("codes")
        yield Question(
            words_of(held, "question"),
            tuple(lines_of(held, "wordings", here, tree)),
            tuple(lines_of(held, "rules", here, tree)),
            tuple(code for code in (codes if isinstance(codes, list) else []) if isinstance(code, str)),
            words_of(held, "research_question"),
            tree.place((*here, "question")),
        )


def _twice(guide: Guide) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for question in guide.questions:
        if question.id and question.id in first:
            says = f"The question '{question.id}' is already at {first[question.id]}."
            yield Problem(question.place, says, "Give one of them another id.")
        first.setdefault(question.id, question.place)
