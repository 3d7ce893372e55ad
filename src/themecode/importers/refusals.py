"""What stops an import: a file we do not take, and a count of ours that does not come out."""

from __future__ import annotations

from themecode.errors import ThemecodeError


class ImportRefusedError(ThemecodeError):
    """A file that is not imported, with the reason; nothing was changed.

    >>> str(ImportRefusedError("big.docx", "unpacks to more than 200 MB (limit)"))
    'Not imported: big.docx unpacks to more than 200 MB (limit). Nothing was changed.'
    """

    def __init__(self, file: str, reason: str, mend: str = "") -> None:
        super().__init__(f"Not imported: {file} {reason}.", mend=mend)
        self.file = file
        self.reason = reason

    def __reduce__(self) -> tuple[type[ImportRefusedError], tuple[str, str, str]]:
        return ImportRefusedError, (self.file, self.reason, self.mend)


class LostWordsError(ThemecodeError):
    """Characters went in that neither became speech nor were counted: a fault of ours, nothing is imported."""

    def __init__(self, file: str, fault: str) -> None:
        super().__init__(
            f"Not imported: the words of {file} do not add up ({fault}). This is themecode's fault, not the file's.",
            mend="Please report it with the name of the tool that wrote the file; do not send the transcript.",
        )
        self.file = file
        self.fault = fault

    def __reduce__(self) -> tuple[type[LostWordsError], tuple[str, str]]:
        return LostWordsError, (self.file, self.fault)
