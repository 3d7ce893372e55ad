"""`themecode --help` beside a bare typer program: how long, and which heavy libraries it loads (none, please)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 20
HEAVY = ("spacy", "pandas", "sklearn", "numpy", "sqlalchemy", "docx", "lxml", "pydantic", "openpyxl", "jinja2")
_BARE = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def run(codebook: str, out: str = "out") -> None:
    "Do the main job."
@app.command()
def demo() -> None:
    "Make the sample study."
app()
"""
_LOADED = """
import sys
from themecode.cli import main
sys.argv = ["themecode", "--help"]
try:
    main()
except SystemExit:
    pass
print(*(name for name in {names} if name in sys.modules), file=sys.stderr)
"""


def seconds(command: list[str]) -> float:
    """Run a whole process and return its seconds."""
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start


def main() -> None:
    """Time both by turns; print medians, the ratio and the heavy libraries."""
    ours = [str(Path(sys.executable).with_name("themecode")), "--help"]
    bare = [sys.executable, "-c", _BARE, "--help"]
    pairs = [(seconds(ours), seconds(bare)) for _ in range(RUNS)]
    help_time, bare_time = (median(column) for column in zip(*pairs, strict=True))
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED.format(names=HEAVY)], check=True, capture_output=True, text=True
    ).stderr.strip()
    print(f"themecode --help    {help_time * 1000:6.0f} ms\nbare typer program  {bare_time * 1000:6.0f} ms")
    print(f"ratio               {help_time / bare_time:6.2f}   (wanted: under 1.6)")
    print(f"heavy libraries     {loaded or 'none'}")


if __name__ == "__main__":
    main()
