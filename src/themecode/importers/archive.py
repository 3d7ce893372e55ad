"""A .docx opened with care; what is limited, and how, stands in `themecode.archives`."""

from __future__ import annotations

import io

from themecode import archives


class Archive(archives.Archive):
    """The parts of a .docx, read by name and never unpacked to disk."""

    what = "Office document"
    mend = "Open it in Word and save it again, or import it as text."
    unlock = "Take the password off in Word and save it again."

    def __init__(self, name: str, raw: bytes) -> None:
        super().__init__(name, io.BytesIO(raw))
