"""themecode.toml: what it holds, and what is wrong with it, by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.settings import Settings, find_project, read


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Quotation marks and umlauts too."""
    settings = Settings('The "money" study, für alle', "reflexive", "Lead, {size} system")
    settings.write(tmp_path)
    assert read(tmp_path) == settings


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('titel = "x"', "'titel' is not a setting that can be used.*Did you mean 'title'"),
        ('approach = "grounded"', "approach is one of codebook, reliability, reflexive"),
        ("title = 3", "Settings are words in quotation marks"),
        ("title = ", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_told_by_name(tmp_path: Path, line: str, says: str) -> None:
    """The file is the user's, so is the mistake."""
    (tmp_path / "themecode.toml").write_text(line + "\n")
    with pytest.raises(ThemecodeError, match=says):
        read(tmp_path)


def test_a_project_is_found_upwards(tmp_path: Path) -> None:
    """From a folder within it."""
    Settings("T").write(tmp_path)
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_project(tmp_path / "a" / "b") == tmp_path
