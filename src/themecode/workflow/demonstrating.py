"""The sample study: twenty invented interviews with a codebook and a table of cases."""

from __future__ import annotations

import shutil
from pathlib import Path

from themecode.errors import ThemecodeError

CODEBOOK = "health_inequalities.yaml"
TITLE = "Sample study: health-inequalities funding (invented)"
NOTE = "The interviews of this sample study are invented; nobody said these words."
LABEL = "Health inequalities lead, {size} {setting} system"


def copy_sample(folder: Path) -> tuple[Path, Path]:
    """Copy the sample codebook and transcripts into a folder; return both paths."""
    codebooks, transcripts = _home("codebooks"), _home("transcripts_sample")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copied = Path(shutil.copyfile(codebooks / CODEBOOK, folder / CODEBOOK))
        return copied, Path(shutil.copytree(transcripts, folder / "transcripts", dirs_exist_ok=True))
    except OSError as error:
        raise ThemecodeError(f"The sample study cannot be copied to {folder}: {error.strerror}.") from error


def _home(name: str) -> Path:
    """Find a sample folder: inside the installed package, or at the top of a checkout."""
    here = Path(__file__).resolve().parents[1]
    for place in (here / "sample" / name, here.parents[1] / name):
        if place.is_dir():
            return place
    raise ThemecodeError("The sample study is not part of this installation.", mend="Repeat: pip install themecode")
