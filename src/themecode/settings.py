"""A project's settings: the file themecode.toml in its folder."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from themecode.errors import ThemecodeError, did_you_mean

FILE = "themecode.toml"
DATABASE = "themecode.sqlite"
Approach = Literal["codebook", "reliability", "reflexive"]
APPROACHES: tuple[Approach, ...] = get_args(Approach)


@dataclass(frozen=True)
class Settings:
    """What a project is told about itself.

    `label` is the template of attributions, over the attributes of cases and {case}; `ladder` has coarser ones with
    " | " between, for a report in which it would tell who somebody is. `database` is a URL where the project does not
    keep its own SQLite file. `embeddings` is a folder with a local model of meanings, for suggestions.
    """

    title: str
    approach: Approach = "codebook"
    label: str = "{case}"
    ladder: str = ""
    database: str = ""
    embeddings: str = ""

    def write(self, folder: Path) -> None:
        """Write the settings file."""
        lines = [
            "# Settings of a themecode project. `label` builds the attribution of quotations from attributes of cases.",
            f"title = {json.dumps(self.title, ensure_ascii=False)}",
            f"approach = {json.dumps(self.approach)}  # codebook, reliability or reflexive",
            f"label = {json.dumps(self.label, ensure_ascii=False)}",
        ]
        lines += [f"ladder = {json.dumps(self.ladder, ensure_ascii=False)}"] if self.ladder else []
        lines += [f"database = {json.dumps(self.database)}"] if self.database else []
        lines += [f"embeddings = {json.dumps(self.embeddings, ensure_ascii=False)}"] if self.embeddings else []
        (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(folder: Path) -> Settings:
    """Read a project's settings. Raises ThemecodeError with the line where the file is wrong."""
    path = folder / FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemecodeError(f"{path} cannot be read: {error}.", mend="Mend the file and repeat.") from error
    known = Settings.__dataclass_fields__
    for name, value in found.items():
        if name not in known or not isinstance(value, str):
            close = did_you_mean(name, list(known))
            hint = (
                f"Did you mean '{close[0]}'?"
                if close and name not in known
                else "Settings are words in quotation marks."
            )
            raise ThemecodeError(f"{path}: '{name}' is not a setting that can be used.", mend=hint)
    if found.get("approach", "codebook") not in APPROACHES:
        raise ThemecodeError(f"{path}: approach is one of {', '.join(APPROACHES)}, not '{found['approach']}'.")
    return Settings(**{"title": folder.name, **found})


def point_to(folder: Path, database: str) -> None:
    """Write into the settings which database holds the project, "" for the folder's own file; all else stays."""
    path = folder / FILE
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("database")]
    lines += [f"database = {json.dumps(database)}"] if database else []
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a settings file."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)
