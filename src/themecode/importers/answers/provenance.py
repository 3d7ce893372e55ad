"""What a file of tags says about itself: in Parquet within it, beside a CSV in FILE.csv.json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from themecode.errors import ThemecodeError
from themecode.importers.answers.parquet_rows import opened
from themecode.model import Provenance

_LARGEST = 5_000_000


def read_provenance(path: Path) -> Provenance:
    """Return what a file of tags was made of. Raises ThemecodeError where nothing says so, or it is another's."""
    if not path.is_file():
        raise ThemecodeError(f"There is no file {path}.", mend="Make it: themecode tag-table FILE --text COLUMN -o OUT")
    try:
        told = _in_parquet(path) if path.suffix.lower() == ".parquet" else _beside(path)
        found = _provenance(told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        says = f"{path.name} does not say what it was made of, so nothing can be counted by it."
        raise ThemecodeError(says, mend="Make it anew with: themecode tag-table") from error
    return found


def _in_parquet(path: Path) -> Any:  # noqa: ANN401 - JSON from outside, looked at below
    with opened(path) as file:
        return json.loads((file.schema_arrow.metadata or {})[b"themecode"])


def _beside(path: Path) -> Any:  # noqa: ANN401 - JSON from outside, looked at below
    sidecar = path.with_name(f"{path.name}.json")
    if not sidecar.is_file() or sidecar.stat().st_size > _LARGEST:
        raise ThemecodeError(
            f"There is no {sidecar.name} beside {path.name}.", mend="It says what was counted; keep both."
        )
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    with path.open("rb") as file:
        if told.pop("sha256") != hashlib.file_digest(file, "sha256").hexdigest():
            mend = "Make it anew with: themecode tag-table"
            raise ThemecodeError(f"{path.name} was changed since it was written with {sidecar.name}.", mend=mend)
    return told


def _provenance(told: Any) -> Provenance:  # noqa: ANN401 - JSON from outside
    codes = tuple(told.pop("codes"))
    found = Provenance(codes=codes, **told)
    texts = [getattr(found, field.name) for field in fields(found) if field.name not in ("codes", "answers")]
    if not all(isinstance(text, str) for text in (*texts, *codes)) or type(found.answers) is not int:
        raise TypeError
    return found
