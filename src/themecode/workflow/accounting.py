"""What an import says of itself: one line a file, who was taken for the interviewer, and what is no speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from themecode.model import HEADING, TABLE, TEXT, Document, Table
from themecode.workflow.file_results import FileResult


def files_table(results: Sequence[FileResult]) -> Table:
    """Return what was read, one line a file."""
    rows = []
    for result in results:
        documents = _documents(result)
        if not documents or result.outcome == "question":
            continue
        first = documents[0]
        case = f"{len(result.cases)} cases" if result.cases else first.id
        case = case if len(documents) == 1 else f"{len(documents)} documents"
        speakers = len({turn.speaker for document in documents for turn in document.turns})
        words = sum(document.words for document in documents)
        size = (sum(len(document.turns) for document in documents), words, speakers)
        rows.append((result.path.name, result.outcome, first.format, case, *size, first.minutes))
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


def given_codes(results: Sequence[FileResult]) -> list[str]:
    """Say what became of codes that came with a file; one line a file."""
    lines = []
    for result in results:
        given = result.given
        if not result.codes or result.outcome != "imported":
            continue
        if not given.codings:
            lines.append(f"{result.path.name}: codes stand {len(result.codes):,} times beside its words.")
            continue
        new = f"; codes that are new in the codebook: {len(given.codes):,}" if given.codes else ""
        lines.append(f"{result.path.name}: codings that came with it: {given.codings:,}{new}{_written_to(result)}.")
    return lines


def _written_to(result: FileResult) -> str:
    return f", written into {result.given.file.name}" if result.given.file else ""


def losses_table(results: Sequence[FileResult]) -> Table:
    """Return the loss report: characters of the files that did not become speech, by kind."""
    characters: Counter[str] = Counter()
    times: Counter[str] = Counter()
    files: dict[str, set[str]] = {}
    documents = list({one.id: one for result in results for one in _documents(result)}.values())
    for document in documents:
        for loss in document.losses:
            characters[loss.kind] += loss.characters
            times[loss.kind] += loss.times
            files.setdefault(loss.kind, set()).add(document.file_sha256)
    rows = tuple((kind, number, times[kind], len(files[kind])) for kind, number in characters.most_common())
    spoken = sum(len(document.text) for document in documents)
    basis = f"{sum(characters.values()):,} characters that are no speech, beside {spoken:,} that are."
    return Table("what is no speech", ("kind", "characters", "times", "files"), rows, basis)


def _documents(result: FileResult) -> tuple[Document, ...]:
    return result.documents or ((result.document,) if result.document else ())
