"""Small files that would unpack or grow to fill the memory are refused at once, within 512 MB."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

IMPORTING = """
import json, re, sys, time
from pathlib import Path
from themecode import importers
from themecode.errors import ThemecodeError
read = {
    "docx": lambda path: importers.read(path, document="P01"),
    "xlsx": importers.read_case_table,
    "survey": importers.open_file,
}
before, said = time.process_time(), ""
try:
    read[sys.argv[2]](Path(sys.argv[1]))
except ThemecodeError as error:
    said = str(error)
used = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(json.dumps([said, time.process_time() - before, used]))
"""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _zipped(parts: dict[str, Callable[[zipfile.ZipFile, str], None]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, write in parts.items():
            write(archive, name)
    return stream.getvalue()


def _megabytes(number: int, piece: bytes) -> Callable[[zipfile.ZipFile, str], None]:
    def write(archive: zipfile.ZipFile, name: str) -> None:
        with archive.open(name, "w") as part:
            for _ in range(number):
                part.write(piece * (1_000_000 // len(piece)))

    return write


def _elements(number: int) -> Callable[[zipfile.ZipFile, str], None]:
    """Write millions of tiny elements with just enough noise to stay under the limit of the ratio."""

    def write(archive: zipfile.ZipFile, name: str) -> None:
        chance = random.Random(1)
        with archive.open(name, "w") as part:
            part.write(f"<w:document {W}><w:body>".encode())
            for _ in range(number):
                part.write(b"<w:p/>" * 160_000 + b"<w:p>" + chance.randbytes(12_000).hex().encode() + b"</w:p>")
            part.write(b"</w:body></w:document>")

    return write


BOMBS: dict[str, tuple[str, dict[str, Callable[[zipfile.ZipFile, str], None]], str]] = {
    "700 MB of paragraphs": ("docx", {"word/document.xml": _megabytes(700, b"<w:p>a</w:p>")}, "unpacks to more than"),
    "sixty million elements": ("docx", {"word/document.xml": _elements(90)}, "holds more than 2 million"),
    "a survey of 700 MB": ("survey", {"xl/sharedStrings.xml": _megabytes(700, b"<si/>")}, "unpacks to more than"),
    "700 MB of shared strings": ("xlsx", {"xl/sharedStrings.xml": _megabytes(700, b"<si/>")}, "unpacks to more than"),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_a_second_and_half_a_gigabyte(name: str, tmp_path: Path) -> None:
    """Refused in words, in under a second of work, in under 512 MB."""
    ending, parts, reason = BOMBS[name]
    path = tmp_path / f"P01.{'xlsx' if ending == 'survey' else ending}"
    path.write_bytes(_zipped({"[Content_Types].xml": _megabytes(1, b" "), **parts}))
    assert path.stat().st_size < 5_000_000
    done = subprocess.run(
        [sys.executable, "-c", IMPORTING, str(path), ending], capture_output=True, text=True, check=True
    )
    said, seconds, megabytes = json.loads(done.stdout)
    assert reason in said
    assert seconds < 1
    assert megabytes < 512
