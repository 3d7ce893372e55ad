"""Twenty interviews of 9,000 words, in the sample's formats, put together from the turns of the sample study."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

from speech import Talk
from transcripts import WRITERS

from themecode import importers
from themecode.model import Document
from themecode.workflow.roles import RoleQuestion, tell_roles

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "transcripts_sample"
FORMATS = (
    *["teams_vtt"] * 9,
    *["teams_graph_vtt"] * 2,
    *["teams_docx_old", "teams_docx_new", "teams_docx_new"],
    *["zoom_vtt", "zoom_vtt", "srt", "word_docx", "labelled_text", "markdown"],
)


def make(folder: Path, words: int = 9_000) -> list[str]:
    """Write the interviews and their cases.csv; return the interviewers' names. Same sample, same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = [
        importers.read(path, document=path.stem).document
        for path in sorted(SAMPLE.iterdir())
        if importers.may_be_transcript(path)
    ]
    asking, answering = _roles(documents)
    said = {role: [_words(d, n) for d in documents for n, turn in enumerate(d.turns) if turn.speaker in names]
            for role, names in (("asking", set(asking.values())), ("answering", set(answering.values())))}  # fmt: skip
    for document, written in zip(documents, FORMATS, strict=True):
        turns = _conversation(document.id, (asking[document.id], answering[document.id]), said, words)
        (folder / document.file).write_bytes(WRITERS[written][1](Talk(document.file, turns)))
    _copy_cases(folder / "cases.csv")
    return sorted(set(asking.values()))


def _roles(documents: list[Document]) -> tuple[dict[str, str], dict[str, str]]:
    asking: dict[str, str] = {}
    answering: dict[str, str] = {}
    for document, speakers in tell_roles(documents).items():
        if isinstance(speakers, RoleQuestion):
            raise TypeError(str(speakers))
        for speaker in speakers:
            (asking if speaker.role == "interviewer" else answering)[document] = speaker.name
    return asking, answering


def _words(document: Document, number: int) -> str:
    turn = document.turns[number]
    return document.text[turn.start : turn.end]


def _conversation(
    seed: str, names: tuple[str, str], said: dict[str, list[str]], words: int
) -> tuple[tuple[str, str], ...]:
    """Let both speak in turn, with turns drawn at random from all that the sample's people in that role say."""
    dice = Random(seed)
    made: list[tuple[str, str]] = []
    spoken = 0
    while spoken < words:
        for name, role in zip(names, ("asking", "answering"), strict=True):
            made.append((name, dice.choice(said[role])))
            spoken += len(made[-1][1].split())
    return tuple(made)


def _copy_cases(path: Path) -> None:
    """Copy the table of cases without its quoted evidence: those words need not be drawn."""
    with (SAMPLE / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = [column for column in rows[0] if not column.endswith("_evidence")]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
