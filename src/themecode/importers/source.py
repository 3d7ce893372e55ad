"""One file, opened once: its bytes within limits, its text decoded or its pages read, its cues when asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.importers import decoding
from themecode.importers.cues import CueSheet, read_sheet
from themecode.importers.decoding import decode, decode_json
from themecode.importers.ledger import solid
from themecode.importers.pages import OLD_OFFICE, READERS
from themecode.importers.passages import NO_STORY, Passage, Story, passages_of_text
from themecode.importers.refusals import ImportRefusedError
from themecode.problems import Problem

if TYPE_CHECKING:
    from themecode.importers.cells import Cells
    from themecode.importers.json_fields import Field

FILE_LIMIT = 50_000_000
LINE_LIMIT = 1_000_000


@dataclass(frozen=True)
class Source:
    """A file as an importer sees it: lines of `text` with normalised ends, pages that tell a `story`, or `raw` bytes.

    `names` are speakers who are known from elsewhere: from the project, or because the user named them.
    """

    name: str
    suffix: str
    sha256: str
    encoding: str
    text: str = field(repr=False)
    characters: int
    story: Story = field(repr=False, default=NO_STORY)
    problems: tuple[Problem, ...] = ()
    names: tuple[str, ...] = ()
    raw: bytes = field(repr=False, default=b"")
    answers: dict[str, bool] = field(repr=False, compare=False, default_factory=dict)

    @cached_property
    def sheet(self) -> CueSheet:
        """The cues of a text; none where there are none."""
        return read_sheet(self.text)

    @cached_property
    def cells(self) -> Cells:
        """The rows of a table: .csv, .tsv, or the first sheet of a .xlsx. Raises ImportRefusedError."""
        if self.suffix == ".xlsx":
            from themecode.importers.sheets import cells_of_workbook

            return cells_of_workbook(self.name, self.raw)
        from themecode.importers.cells import cells_of_text

        return cells_of_text(self.name, self.text, tabs=self.suffix == ".tsv")

    @cached_property
    def tree(self) -> Field:
        """The value of a JSON file. Raises ImportRefusedError where it is none."""
        from themecode.importers.json_fields import read_json

        return read_json(self.name, self.text)

    @cached_property
    def passages(self) -> list[Passage]:
        """The lines of a text or the paragraphs of pages, without the empty ones and without tables."""
        return self.story.passages if self.paged else passages_of_text(self.text)

    @property
    def paged(self) -> bool:
        """Say whether the file holds pages, not lines of text."""
        return self.suffix in READERS

    @property
    def headed(self) -> bool:
        """Say whether a text begins with the line WEBVTT."""
        return self.text.startswith("WEBVTT") and self.sheet.headed

    @cached_property
    def has_timings(self) -> bool:
        """Say whether any line is a timing line, or looks like a broken one."""
        if ">" not in self.text:
            return False
        return bool(self.sheet.timed) or self.sheet.broken is not None

    def counted(self) -> tuple[int, int]:
        """Return how many characters the file holds, and how many of them are not white space."""
        if self.paged:
            return self.story.characters, self.story.solid
        if self.suffix == ".xlsx":
            return self.cells.characters, self.cells.solid
        return self.characters, solid([self.text])


def remembered(recognises: Callable[[Source], bool]) -> Callable[[Source], bool]:
    """Let a recogniser look at each source only once, however many formats ask it."""

    @wraps(recognises)
    def asked(source: Source) -> bool:
        name = recognises.__module__
        if name not in source.answers:
            source.answers[name] = recognises(source)
        return source.answers[name]

    return asked


def open_source(path: Path, *, suffix: str, encoding: str | None = None, names: Sequence[str] = ()) -> Source:
    """Read a file's bytes within the limits and decode them; `suffix` says which kind it is read as."""
    raw = _bytes_of(path)
    sha256 = hashlib.sha256(raw).hexdigest()
    if suffix in READERS:
        story = READERS[suffix](path.name, raw, encoding)
        _check_story(path.name, story)
        return Source(path.name, suffix, sha256, story.encoding, "", 0, story, story.problems, tuple(names))
    if suffix == ".xlsx":
        if raw.startswith(OLD_OFFICE):
            mend = "Open it in a spreadsheet, take the password off, and save it as .xlsx."
            raise ImportRefusedError(path.name, "is locked with a password, or is an old .xls under a new name", mend)
        return Source(path.name, suffix, sha256, "utf-8", "", 0, names=tuple(names), raw=raw)
    decoded = (decode_json if suffix == ".json" else decode)(path.name, raw, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if suffix != ".json":  # which may be one line
        _check_lines(path.name, text)
    problems = tuple(decoded.problems)
    characters = len(decoded.text)
    return Source(path.name, suffix, sha256, decoded.encoding, text, characters, NO_STORY, problems, tuple(names))


def check_archive(path: Path) -> None:
    """Refuse a workbook that is locked, damaged, or unpacks beyond the limits, before another library opens it."""
    from themecode.importers.archive import Archive

    archive = Archive(path.name, _bytes_of(path))
    for name in archive.names:
        archive.check_part(name)


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        reason = "is not a file" if path.exists() else "is not there"
        raise ImportRefusedError(path.name, reason, "Check the name and the folder.")
    try:
        with path.open("rb") as stream:
            raw = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        raise ImportRefusedError(path.name, f"cannot be read ({error.strerror})", "Check who may read it.") from error
    if len(raw) > FILE_LIMIT:
        raise ImportRefusedError(path.name, "is larger than 50 MB (limit)", "Import the transcript, not the recording.")
    return raw


def _check_story(name: str, story: Story) -> None:
    if story.characters > decoding.TEXT_LIMIT:
        raise ImportRefusedError(name, "holds more than 20 million characters (limit)", "Split it into its interviews.")
    if any(len(passage.text) > LINE_LIMIT for passage in story.passages):
        raise ImportRefusedError(name, "has a line of more than 1 million characters (limit)")


def _check_lines(name: str, text: str) -> None:
    if len(text) <= LINE_LIMIT:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE_LIMIT:
            raise ImportRefusedError(name, f"has a line of more than 1 million characters (limit), line {number}")
