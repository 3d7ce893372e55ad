"""Files that hold pages rather than lines of text: one reader for each ending, on one screen."""

from __future__ import annotations

from collections.abc import Callable

from themecode.importers.passages import Story
from themecode.importers.refusals import ImportRefusedError

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a locked or an old file of Office begins with."""


def _word(name: str, raw: bytes, encoding: str | None) -> Story:  # noqa: ARG001 - it says its encoding itself
    from themecode.importers.paragraphs import read_word

    if raw.startswith(OLD_OFFICE):
        mend = "Open it in Word, take the password off, and save it as .docx."
        raise ImportRefusedError(name, "is locked with a password, or is an old .doc under a new name", mend)
    return read_word(name, raw)


def _open_document(name: str, raw: bytes, encoding: str | None) -> Story:  # noqa: ARG001 - same
    from themecode.importers.open_document import read_open_document

    return read_open_document(name, raw)


def _rich_text(name: str, raw: bytes, encoding: str | None) -> Story:  # noqa: ARG001 - same
    from themecode.importers.rich_text import read_rich_text

    return read_rich_text(name, raw)


def _hypertext(name: str, raw: bytes, encoding: str | None) -> Story:
    from themecode.importers.hypertext import read_hypertext

    return read_hypertext(name, raw, encoding)


def _pdf(name: str, raw: bytes, encoding: str | None) -> Story:  # noqa: ARG001 - same
    from themecode.importers.pdf import read_pdf

    return read_pdf(name, raw)


READERS: dict[str, Callable[[str, bytes, str | None], Story]] = {
    ".docx": _word,
    ".odt": _open_document,
    ".rtf": _rich_text,
    ".html": _hypertext,
    ".htm": _hypertext,
    ".pdf": _pdf,
}
"""By ending: from a file's name, bytes and the encoding that the user named to what its pages tell."""
