"""What the tests of commands share: outputs that were looked at and kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "golden" / "codebooks"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return what compares an output with its golden file; THEMECODE_GOLDEN=write writes the files anew."""

    def compare(name: str, output: str) -> None:
        file = FOLDER / name
        if os.environ.get("THEMECODE_GOLDEN") == "write":
            file.write_text(output, encoding="utf-8", newline="\n")
        assert output == file.read_text(encoding="utf-8"), f"{name} differs from its golden file"
        assert max(map(len, output.splitlines())) <= 80

    return compare
