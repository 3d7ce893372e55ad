"""Break files on purpose and read them: by hand, `python tests/study/breaking.py GROUP NUMBER [SEED]`.

Each input is a file of ours with bytes, lines or parts changed at random. It is read or refused with a reason;
anything else, more than five seconds or more than 512 MB is a fault.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import random
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any
from unittest import mock

from themecode import importers
from themecode.errors import ThemecodeError
from themecode.importers import pdf, pdf_child
from themecode.workflow.coding import check_codebook

SECONDS = 5
MOST = 20
"""Faults that are told."""
TRANSCRIPTS = {
    "captions": (".vtt", ".srt", ".sbv"),
    "text": (".txt", ".md", ".json", ".tsv", ".html", ".htm", ".rtf"),
    "office": (".docx", ".odt"),
    "pdf": (".pdf",),
    "tables": (".csv", ".tsv", ".xlsx"),
}
"""The groups of importers of transcripts and surveys, by the endings of their files."""
GROUPS = (*TRANSCRIPTS, "cases", "codebooks")
"""All that reads a file of the user's."""
ROOT = Path(__file__).parents[2]
HARD = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b"\xe2\x80\xae", b"\xed\xa0\x80"),
    *(b"\xf0\x9f\xa6\x8a", b"-->", b"<v ", b"</v>", b"<", b">", b"&", b"&#x110000;", b"]]>", b"<!--"),
    *(b"<!DOCTYPE x>", b"{", b"}", b"[", b":", b"|", b"99:99:99.999", b"-1:-1:-1", b"00:00:00,000", b"1e999", b"NaN"),
    *(b"9" * 400, b" " * 3000, b"(" * 3000, b"\\u0000", b"'", b"{\\rtf1", b"\\'zz", b"\\bin999999999 ", b"\\par"),
    *(b"%PDF-1.7", b"/Length 999999999", b"endobj", b"stream"),
)  # fmt: skip


def beside(name: str) -> ModuleType:
    """Load a file of tests/golden that is no module."""
    place = Path(__file__).parents[1] / "golden" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{name}_breaking", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seeds(group: str, folder: Path) -> list[tuple[str, bytes]]:
    """Return name and bytes of every file of ours of a group."""
    if group == "codebooks":
        paths = [ROOT / "codebooks" / "clinic_experience.yaml"]
        paths += (ROOT / "tests" / "problems" / "codebooks").glob("*.yaml")
        return [(path.name, path.read_bytes()) for path in sorted(paths)]
    if group == "cases":
        table = (ROOT / "transcripts_sample" / "cases.csv").read_bytes()
        return [("cases.csv", table), ("cases.xlsx", _workbook(table))]
    golden = beside("regenerate")
    found = []
    if group == "tables":
        found = [(path.name.replace(".input.", "."), path.read_bytes()) for path in golden.table_inputs()]
        found += [(f"{name}.xlsx", _workbook(raw)) for name, raw in found if name.endswith(".csv")]
    for path in golden.golden_inputs():
        golden.described(path, folder)
        for made in folder.iterdir():
            if made.suffix in TRANSCRIPTS[group]:
                found.append((made.name, made.read_bytes()))
            made.unlink()
    return found


def _workbook(table: bytes) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(csv.reader(io.StringIO(table.decode("utf-8-sig")))):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def broken(raw: bytes, chance: random.Random) -> bytes:
    """Change some bytes; of an archive, sometimes inside one of its parts."""
    if raw.startswith(b"PK") and chance.random() < 0.7:
        return _broken_archive(raw, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        raw = chance.choice(CHANGES)(raw, chance)
    return raw


def _broken_archive(raw: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    for _ in range(chance.choice((1, 2, 4))):
        parts[name] = chance.choice((*CHANGES, _element))(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _place(raw: bytes, chance: random.Random) -> int:
    return chance.randrange(len(raw) + 1)


def _put(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    return raw[:at] + chance.choice(HARD) + raw[at:]


def _flip(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]


def _cut(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    return raw[:at] + raw[at + chance.choice((1, 5, 60, 100_000)) :]


def _again(raw: bytes, chance: random.Random) -> bytes:
    at = _place(raw, chance)
    piece = raw[at : at + chance.choice((3, 40, 400))]
    return raw[:at] + piece * chance.choice((2, 3, 50)) + raw[at:]


def _line(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    if chance.random() < 0.3:
        del lines[one]
    return b"\n".join(lines)


def _number(raw: bytes, chance: random.Random) -> bytes:
    digits = [at for at, byte in enumerate(raw) if 48 <= byte <= 57]
    if not digits:
        return raw
    at = chance.choice(digits)
    return raw[:at] + chance.choice((b"", b"-", b"99999999999999999999", b".", b"0")) + raw[at + 1 :]


def _element(raw: bytes, chance: random.Random) -> bytes:
    """Take one XML tag out, double it, or nest it deep."""
    opens = [at for at, byte in enumerate(raw) if byte == ord("<")]
    if not opens:
        return raw
    start = chance.choice(opens)
    end = raw.find(b">", start) + 1
    tag = raw[start:end]
    return raw[:start] + tag * chance.choice((0, 2, 300)) + raw[end:]


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_put, _flip, _cut, _again, _line, _number)


def inputs(group: str, number: int, seed: int, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield so many broken inputs of a group; the same seed yields the same ones."""
    chance = random.Random(seed)
    whole = seeds(group, folder)
    for _ in range(number if whole else 0):
        name, raw = chance.choice(whole)
        yield name, broken(raw, chance)


def fault(path: Path, group: str) -> str:
    """Read a file; say what is wrong with how that went, nothing where it came in or was refused."""
    try:
        return READERS.get(group, _transcript)(path)
    except importers.LostWordsError as error:
        return f"words do not add up: {error.fault}"
    except ThemecodeError:
        return ""
    except Exception as error:  # noqa: BLE001 - every other error is what we look for
        return f"{type(error).__name__}: {error}"[:300]


def _transcript(path: Path) -> str:
    document = importers.read(path, document="P01").document
    tiled = document.text.split("\n") == [document.text[turn.start : turn.end] for turn in document.turns]
    return "" if tiled else "turns do not tile the text"


def _table(path: Path) -> str:
    opened = importers.open_file(path)
    if isinstance(opened.form, importers.Format):
        return _transcript(path)
    for document in opened.form.read(opened.source, importers.TableOptions()).documents:
        if document.text.split("\n") != [document.text[turn.start : turn.end] for turn in document.turns]:
            return "turns do not tile the text"
    return ""


def _pdf(path: Path) -> str:
    """Read a PDF in this process, which is one of its own already: starting another takes a fifth of a second."""
    with mock.patch.object(pdf, "_ask", _asked_here):
        return _transcript(path)


def _asked_here(name: str, raw: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(json.dumps(pdf_child.read(raw)))
    except Exception as error:  # the child would end, and that is a refusal
        raise importers.ImportRefusedError(name, "cannot be read") from error
    return answer


def _cases(path: Path) -> str:
    importers.read_case_table(path)
    return ""


def _codebook(path: Path) -> str:
    checked = check_codebook(path)
    return "" if checked.codebook is not None or checked.problems else "no codebook, and no mistake is told"


READERS: dict[str, Callable[[Path], str]] = {"pdf": _pdf, "cases": _cases, "codebooks": _codebook, "tables": _table}


def peak() -> int:
    """Return the most memory of this process in MiB, not of the one that it was forked from."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) // 1024 for line in status.read_text().splitlines() if line[:6] == "VmHWM:")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _too_long(*_: Any) -> None:
    raise TimeoutError(f"took more than {SECONDS} s")


def main(group: str, number: int, seed: int = 1) -> dict[str, Any]:
    """Import broken inputs; return the faults, how many inputs there were, and the most memory."""
    signal.signal(signal.SIGALRM, _too_long)
    faults: dict[str, str] = {}
    tried = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        for called, raw in inputs(group, number, seed, folder):
            path = folder / called
            path.write_bytes(raw)
            signal.alarm(SECONDS)
            found = fault(path, group)
            signal.alarm(0)
            tried += 1
            if found and len(faults) < MOST:
                faults.setdefault(found, f"{called} (input {tried} of seed {seed})")
    return {"tried": tried, "faults": faults, "MiB": peak()}


if __name__ == "__main__":
    arguments = sys.argv[1:]
    print(json.dumps(main(arguments[0], int(arguments[1]), *map(int, arguments[2:])), indent=1))  # noqa: T201
