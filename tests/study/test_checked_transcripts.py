"""Twenty transcripts checked for accuracy: each with checker and share, 200 corrections, and no coding moved."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import replace
from pathlib import Path

from themecode.anchoring import DeclaredChange, Replacement
from themecode.model import Coding, Document, Segment
from themecode.project import Project
from themecode.workflow.revising import revise_all
from themecode.workflow.revision import Correction
from themecode.workflow.study import Author, Study, who_and_when
from themecode.workflow.transcripts import Listening, checks_table, doubts

CORRECTIONS = 200
_WORD = re.compile(r"[a-z]{4,}")


def corrected(document: Document, drawn: random.Random, number: int) -> tuple[Correction, list[Replacement]]:
    """Correct some words of a document as a person who listens would: another word, a word more, a word less."""
    words = drawn.sample(list(_WORD.finditer(document.text)), number)
    changes = [
        Replacement(word.start(), word.end(), drawn.choice(("ring-fenced", f"{word[0]} really", word[0][:-1] + "x")))
        for word in words
    ]
    change = DeclaredChange.of(changes)
    text = change.applied(document.text)
    at, turns = 0, []
    for turn, line in zip(document.turns, text.split("\n"), strict=True):
        turns.append(replace(turn, start=at, end=at + len(line)))
        at += len(line) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Correction(replace(document, text=text, turns=tuple(turns), sha256=sha256)), changes


def people_code(study: Study, author: Author, drawn: random.Random) -> list[Coding]:
    """Code 400 stretches of three words or more by hand, each within a turn, over all documents."""
    made = []
    for document in study.documents:
        for turn in drawn.choices([turn for turn in document.turns if turn.end - turn.start > 30], k=20):
            words = list(re.finditer(r"\S+", document.text[turn.start : turn.end]))
            first = drawn.randrange(len(words) - 3)
            last = drawn.randrange(first + 2, len(words))
            start, end = turn.start + words[first].start(), turn.start + words[last].end()
            segment = Segment(document.id, start, end)
            made.append(Coding("", segment, segment.words_of(document.text), "leadership", "ana", "person", author.now))
    with study.store.action("code", coder="ana", now=author.now) as action:
        names = action.add_codings(made)
    return [replace(coding, id=name) for coding, name in zip(made, names, strict=True)]


def test_row_2_transcripts_checked_for_accuracy(tagged: Path) -> None:
    """All twenty have a checker and a share; after 200 corrections each coding is on its words, or on the list."""
    drawn, ana = random.Random(2), who_and_when("ana")
    with Project.open(tagged) as project:
        study = project.study
        assert len(study.documents) == 20
        assert {row["state"] for row in checks_table(study).records()} == {"not checked"}
        coded = people_code(study, ana, drawn)
        made = [corrected(document, drawn, CORRECTIONS // 20) for document in study.documents]
        changes = {correction.document.id: found for correction, found in made}
        assert sum(map(len, changes.values())) == CORRECTIONS
        revise_all(project.study, [correction for correction, _ in made], ana)
        _nothing_moved(project.study, coded, changes)
        for document in project.study.documents:
            project.check_transcript(document.id, Listening(0, document.minutes or 30, CORRECTIONS // 20, turns=3))
        rows = list(checks_table(project.study).records())
        timed = [row for row in rows if row["minutes"] is not None]
        assert all(row["checked by"] and row["heard"] for row in rows)
        assert all(row["share"].rstrip(" %").isdigit() and int(row["share"].rstrip(" %")) >= 90 for row in timed)
        assert sum(row["corrected"] for row in rows) == CORRECTIONS
        assert len(doubts(project.study).rows) > 0


def _nothing_moved(study: Study, coded: list[Coding], changes: dict[str, list[Replacement]]) -> None:
    """Assert that a coding whose words nobody corrected stands on them, where they are, and that others are listed."""
    now = {coding.id: coding for coding in (*study.codings, *study.adrift)}
    texts = {document.id: document.text for document in study.documents}
    exact = 0
    for before in coded:
        after, segment = now[before.id], before.segment
        touched = [c for c in changes[segment.document] if c.start < segment.end and segment.start < c.end]
        if after.moved != "gone":
            assert after.segment.words_of(texts[segment.document]) == after.text
        if after.moved == "":
            true = DeclaredChange.of(changes[segment.document]).place(segment.start, segment.end)
            assert (after.segment.start, after.segment.end) == (true.start, true.end)
            assert after.text == before.text
            exact += 1
        else:
            assert touched, f"{before.id} was moved though nobody corrected its words"
    assert exact > len(coded) / 2
