"""What stops an import: a file we do not take, and a count of ours that does not come out."""

from __future__ import annotations

from themecode.errors import ImportRefusedError, ThemecodeError

__all__ = ["ImportRefusedError", "LostWordsError"]


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
