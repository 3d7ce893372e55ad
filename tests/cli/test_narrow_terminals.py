"""Tables on terminals of 80 columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_documents_stand_a_line_each_on_eighty_columns(themecode: Any, tagged: Path) -> None:
    """The table of documents leaves its format out, and says so, where there is no room; a wide one has it."""
    narrow = themecode("documents", cwd=tagged, COLUMNS="80")
    assert "Not shown here: format." in " ".join(narrow.out.split())
    assert max(map(len, narrow.out.splitlines())) <= 80
    assert [line.split()[0] for line in narrow.out.splitlines() if line.startswith("P")] == [
        f"P{number:02d}" for number in range(1, 21)
    ]
    wide = themecode("documents", cwd=tagged, COLUMNS="160")
    assert "format" in wide.out.splitlines()[0]
    assert "Not shown" not in wide.out
