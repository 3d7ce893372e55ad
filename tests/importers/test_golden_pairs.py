"""Each invented input beside what comes of it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from themecode import importers


def _regenerate() -> ModuleType:
    place = Path(__file__).parents[1] / "golden" / "regenerate.py"
    spec = importlib.util.spec_from_file_location("regenerate_importers", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GOLDEN = _regenerate()


@pytest.mark.parametrize("golden", GOLDEN.golden_inputs(), ids=lambda golden: golden.name)
def test_an_input_becomes_what_lies_beside_it(golden: Path, tmp_path: Path) -> None:
    """Format, turns, speakers, times, losses and problems are those that were looked at and committed."""
    expected = json.loads(GOLDEN.expected_of(golden).read_text("utf-8"))
    assert GOLDEN.described(golden, tmp_path) == expected


def test_every_format_has_a_golden_pair() -> None:
    """A new format brings its pair with it."""
    seen = {json.loads(path.read_text("utf-8"))["format"] for path in GOLDEN.FOLDER.glob("*.expected.json")}
    assert seen == set(importers.FORMATS)


@pytest.mark.parametrize("golden", GOLDEN.golden_inputs(), ids=lambda golden: golden.name)
def test_exactly_one_format_recognises_an_input(golden: Path, tmp_path: Path) -> None:
    """Naming the format that was chosen changes nothing; naming any other is refused."""
    name = json.loads(GOLDEN.expected_of(golden).read_text("utf-8"))["format"]
    GOLDEN.described(golden, tmp_path)
    path = next(tmp_path.iterdir())
    assert importers.read(path, document="P01", format=name) == importers.read(path, document="P01")
    for other in set(importers.FORMATS) - {name}:
        with pytest.raises(importers.ImportRefusedError, match=f"is not in the format {other}"):
            importers.read(path, document="P01", format=other)


@pytest.mark.parametrize("golden", GOLDEN.golden_inputs(), ids=lambda golden: golden.name)
def test_turns_tile_the_text(golden: Path, tmp_path: Path) -> None:
    """One turn a line, numbered from 1, in order, without overlap; and every character is accounted for."""
    GOLDEN.described(golden, tmp_path)
    path = next(tmp_path.iterdir())
    document = importers.read(path, document="P01").document
    assert document.text.split("\n") == [document.text[turn.start : turn.end] for turn in document.turns]
    assert [turn.number for turn in document.turns] == list(range(1, len(document.turns) + 1))
    assert all(before.end + 1 == after.start for before, after in zip(document.turns, document.turns[1:], strict=False))
    if path.suffix in (".vtt", ".srt", ".txt", ".md"):
        decoded = path.read_bytes().decode(document.encoding)
        assert len(decoded) == len(document.text) + sum(loss.characters for loss in document.losses)
