"""Each marked sentence of the files beside this one: the hit gets its flags, no more and no fewer."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import Marked, read

from themecode.tagging.context import FLAGS

FILES = sorted(Path(__file__).parent.glob("*.txt"))
SENTENCES = [(path.stem, line, marked) for path in FILES for line, marked in read(path)]


@pytest.mark.parametrize("marked", [pytest.param(m, id=f"{name}: {line}") for name, line, m in SENTENCES])
def test_the_hit_gets_its_flags(marked: Marked) -> None:
    """A marked sentence says which flags its hit gets."""
    assert marked.found() == marked.flags


def test_there_are_enough_sentences_of_each_kind() -> None:
    """A glob that finds nothing, or a file whose marks are not read, fails here."""
    assert {path.stem for path in FILES} == {*FLAGS, "none"}
    assert len(SENTENCES) >= 200
    assert sum(not marked.flags for _, _, marked in SENTENCES) >= 60
    for flag in FLAGS:
        assert sum(flag in marked.flags for _, _, marked in SENTENCES) >= 30
