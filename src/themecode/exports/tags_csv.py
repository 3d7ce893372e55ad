"""Tags as CSV, and beside it FILE.csv.json with what it was made of."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from themecode.exports.csv_table import field
from themecode.exports.tag_columns import COLUMNS, Legend, Tags
from themecode.exports.writing import atomically, write_bytes
from themecode.model import Provenance


def csv_part(tags: Tags, legend: Legend) -> bytes:
    """Return tags as lines of CSV, without a header; no cell that a spreadsheet would run."""
    codes, rules = ([field(name) for name in names] for names in (legend.codes, legend.rules))
    columns = (
        map(field, tags.ids),
        (codes[number] for number in tags.codes.tolist()),
        map(str, tags.starts.tolist()),
        map(str, tags.ends.tolist()),
        map(field, tags.matched),
        (rules[number] for number in tags.rules.tolist()),
        map(field, tags.flags),
    )
    return "".join(",".join(cells) + "\n" for cells in zip(*columns, strict=True)).encode()


def join_csv(path: Path, parts: Sequence[Path], provenance: Provenance) -> None:
    """Put parts together, in order, as one CSV with a header."""
    with atomically(path) as temporary:
        with temporary.open("wb") as file:
            file.write((",".join(COLUMNS) + "\n").encode())
            for part in parts:
                with part.open("rb") as lines:
                    shutil.copyfileobj(lines, file)
        with temporary.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        told = json.dumps({"sha256": sha256, **asdict(provenance)}, ensure_ascii=False, indent=1)
        write_bytes(path.with_name(f"{path.name}.json"), f"{told}\n".encode())
