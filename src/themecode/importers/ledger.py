"""The accounting of one import: each character of the file is speech, or is lost under the name of its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from themecode.importers.refusals import LostWordsError
from themecode.importers.turns import Utterance
from themecode.model import Loss
from themecode.problems import Problem

SPEAKERS = "speaker names"
TIMINGS = "timings"
IDS = "cue ids"
HEADER = "header"
NOTES = "notes and styles"
TAGS = "tags"
REPEATS = "repeated captions"
CHAT_EVENTS = "replies and reactions"
KEYWORDS = "keywords and lists of speakers"
ENTITIES = "entities"
METADATA = "metadata"
EVENTS = "transcription events"
TITLE = "title and date lines"
HEADINGS = "headings"
SEPARATORS = "separator lines"
COMMENTS = "comments"
DELETED = "deleted text"
HIDDEN = "hidden text"
FIELDS = "field codes"
FOOTNOTES = "footnotes"
MARGINS = "headers and footers"
TABLES = "tables"
CONTENTS = "tables of contents"
SCRIPTS = "scripts and styles"
NAVIGATION = "navigation"
FORMS = "forms"
NUMBERS = "list numbers"
PAGE_NUMBERS = "page numbers"
HYPHENS = "hyphens at line ends"
CODES = "codes"
ATTRIBUTES = "attributes"
PERSONAL = "columns that may name people"
COLUMNS = "other columns"
QUESTIONS = "headings of columns"
RESPONDENTS = "ids of respondents"
MARKS = "delimiters and quotation marks"
GUARDS = "apostrophes against formulas"
BOXES = "text boxes"
ALT = "image descriptions"
SYMBOLS = "symbols"
EQUATIONS = "equations"
OTHER = "other text"
SPACE = "spaces and line breaks"
_ASCII = bytes(range(0x80))
_SPACE_OR_BEYOND = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f" + bytes(range(0x80, 0x100))


def solid(texts: Iterable[str]) -> int:
    """Count the characters that are not white space.

    >>> solid(["We  ring-fenced", " it "])
    15
    >>> solid(["50\u00a0\u20ac"])
    3
    """
    raw = "".join(texts).encode("utf-8", "surrogatepass")
    beyond = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return len(raw.translate(None, _SPACE_OR_BEYOND)) + len("".join(beyond.split()))


class Ledger:
    """What did not become speech, and what the reader should know, while one file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.codes: dict[int, tuple[str, ...]] = {}
        """Codes that stand beside the words of a line."""
        self._lost: dict[str, list[str]] = defaultdict(list)
        self._became: dict[str, list[str]] = defaultdict(list)

    def lose(self, kind: str, lost: str, became: str = "") -> None:
        """Enter characters that are not speech; `became` is the part of them that goes on, as `&` of `&amp;`."""
        if lost:
            self._lost[kind].append(lost)
            if became:
                self._became[kind].append(became)

    def lose_all(self, spent: Mapping[str, Iterable[str]]) -> None:
        """Enter what a reader of cues or paragraphs has set aside, kind by kind."""
        for kind, texts in spent.items():
            self._lost[kind].extend(filter(None, texts))

    def warn(self, line: int, says: str, mend: str = "") -> None:
        """Tell the user what may be wrong; `line` 0 means the whole file."""
        self.problems.append(Problem(self._place(line), says, mend, grade="warning"))

    def note(self, line: int, says: str, mend: str = "") -> None:
        """Tell the user what was done and needs no mending."""
        self.problems.append(Problem(self._place(line), says, mend, grade="note"))

    def losses(self, characters: int, text: str) -> tuple[Loss, ...]:
        """Return what was lost of a file of so many characters that became this text, most first."""
        lost = [
            Loss(kind, _length(texts) - _length(self._became[kind]), len(texts))
            for kind, texts in self._lost.items()
            if texts
        ]
        space = characters - len(text) - sum(loss.characters for loss in lost)
        if space > 0:
            lost.append(Loss(SPACE, space))
        return tuple(sorted(lost, key=lambda loss: (-loss.characters, loss.kind)))

    def check(self, characters: int, utterances: Iterable[Utterance], text: str) -> None:
        """Compare what went in (characters that are not white space) with what came out; LostWordsError if unlike."""
        lost = sum(solid(texts) - solid(self._became[kind]) for kind, texts in self._lost.items())
        missing = characters - lost - solid([text])
        if missing:
            raise LostWordsError(self.file, f"{abs(missing)} characters {'missing' if missing > 0 else 'too many'}")
        spoken = " ".join(utterance.text for utterance in utterances).split()
        if " ".join(spoken) == text.replace("\n", " "):
            return
        kept = text.split()
        if sorted(spoken) != sorted(kept):
            raise LostWordsError(self.file, f"{len(spoken)} words spoken, {len(kept)} kept")

    def _place(self, line: int) -> str:
        return f"{self.file}:{line}" if line else self.file


def _length(texts: Iterable[str]) -> int:
    return sum(map(len, texts))
