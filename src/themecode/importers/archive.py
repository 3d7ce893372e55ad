"""An Office file (a zip) opened with care; what is limited, and how, stands in `themecode.archives`."""

from __future__ import annotations

import io

from themecode import archives


class Archive(archives.Archive):
    """The parts of an Office file, read by name and never unpacked to disk; `program` is what it opens in."""

    what = "Office document"

    def __init__(self, name: str, raw: bytes, program: str = "Word") -> None:
        self.mend = f"Open it in {program} and save it again, or import it as text."
        self.unlock = f"Take the password off in {program} and save it again."
        super().__init__(name, io.BytesIO(raw))
