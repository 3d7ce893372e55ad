"""What an import tells: one line a file, who was taken for whom, what is a written document, and what is no speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from themecode.model import HEADING, TABLE, TEXT, Table
from themecode.workflow.importing import FileResult


def files_table(results: Sequence[FileResult]) -> Table:
    """Return what was read, one line a file."""
    rows = []
    for result in results:
        document = result.document
        if document is None or result.outcome == "question":
            continue
        speakers = len({turn.speaker for turn in document.turns})
        size = (len(document.turns), document.words, speakers, document.minutes)
        case = f"{len(result.cases)} cases" if result.cases else document.id
        rows.append((result.path.name, result.outcome, document.format, case, *size))
    header = ("file", "outcome", "format", "case", "turns", "words", "speakers", "minutes")
    return Table("files", header, tuple(rows))


def interviewers(results: Sequence[FileResult]) -> list[str]:
    """Say who was taken for the interviewer, why, and in which documents; one line a name and reason."""
    documents: dict[str, list[str]] = {}
    for result in results:
        for speaker in result.speakers:
            if speaker.role == "interviewer":
                documents.setdefault(f"{speaker.name} ({speaker.found})", []).append(speaker.document)
            elif speaker.found == "the only speaker":
                documents.setdefault(f"nobody ({speaker.name} is the only speaker)", []).append(speaker.document)
    return [f"{name}: {' '.join(found)}" for name, found in sorted(documents.items())]


def written_documents(results: Sequence[FileResult]) -> str:
    """Say how many files were read as written documents, and what they hold; nothing where there are none."""
    documents = [result.document for result in results if result.written and result.document]
    kinds = Counter(turn.speaker for document in documents for turn in document.turns)
    counts = ((kinds[TEXT], "paragraphs"), (kinds[HEADING], "headings"), (kinds[TABLE], "table cells"))
    shown = ", ".join(f"{number:,} {kind}" for number, kind in counts if number)
    return f"Read as written documents: {len(documents)} of {len(results)} files: {shown}." if documents else ""


def losses_table(results: Sequence[FileResult]) -> Table:
    """Return the loss report: characters of the files that did not become speech, by kind."""
    characters: Counter[str] = Counter()
    times: Counter[str] = Counter()
    files: Counter[str] = Counter()
    documents = list({r.document.id: r.document for r in results if r.document is not None}.values())
    for document in documents:
        for loss in document.losses:
            characters[loss.kind] += loss.characters
            times[loss.kind] += loss.times
            files[loss.kind] += 1
    rows = tuple((kind, number, times[kind], files[kind]) for kind, number in characters.most_common())
    spoken = sum(len(document.text) for document in documents)
    basis = f"{sum(characters.values()):,} characters that are no speech, beside {spoken:,} that are."
    return Table("what is no speech", ("kind", "characters", "times", "files"), rows, basis)
