"""A new coder's first two minutes, from README.md alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("first_coding.py")


@pytest.mark.slow
def test_the_first_coding_takes_less_than_two_minutes_from_readme_alone() -> None:
    """README's own commands, run as they stand after the install, code by command and on the page within 120 s."""
    if not Path("/usr/bin/chromium").exists():
        what = "/usr/bin/chromium is not there (apt-get install chromium)"
        pytest.fail(what) if "browser" in os.environ.get("THEMECODE_REQUIRE", "") else pytest.skip(what)
    command = [sys.executable, str(SCRIPT), "--installed"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout
    steps = dict(re.findall(r"(?m)^ *([\d.]+) s  (.+)$", done.stdout))
    by_command = next(float(s) for s, what in steps.items() if " code P07 " in what)
    on_page = next(float(s) for s, what in steps.items() if "the page says saved" in what)
    assert by_command < 120
    assert on_page < 120


def test_readme_fits_on_one_screen_of_words(root: Path) -> None:
    """Whoever begins reads one page: no more than 64 lines, and the commands to try are there."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 64
    assert "themecode --project themecode-demo serve" in readme
