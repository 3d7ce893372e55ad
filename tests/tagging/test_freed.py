"""Memory that is kept between blocks of texts."""

from __future__ import annotations

import subprocess
import sys

import pytest

PAGES = """
import resource, sys
from themecode import tagging
kept = tagging.keep_freed() if sys.argv[1] == "kept" else False
for _ in range(3):
    b"x" * 3_000_000 and [bytearray(3_000_000) for _ in range(4)]
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    [bytearray(3_000_000) for _ in range(4)]
print(kept, resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def _faults(how: str) -> tuple[bool, int]:
    """Return whether memory is kept, and how many new pages twenty blocks took."""
    told = subprocess.run([sys.executable, "-c", PAGES, how], check=True, capture_output=True, text=True).stdout
    kept, faults = told.split()
    return kept == "True", int(faults)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can keep freed memory")
def test_blocks_use_the_pages_of_those_before() -> None:
    """Where freed memory is kept, later blocks hardly ask the system for pages."""
    kept, faults = _faults("kept")
    if not kept:
        pytest.skip("this C library has no mallopt")
    assert faults * 10 < _faults("as it is")[1]
