"""Hostile and broken files: refused in words within limits, or listed; the study is as it was."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from themecode import archives, refi_qda
from themecode.errors import ImportRefusedError, ThemecodeError
from themecode.memory import MemoryStore
from themecode.project import Project
from themecode.workflow.exchanging import Incoming, import_project
from themecode.workflow.study import Study

from .conftest import AUTHOR, Made, guid, zipped
from .test_other_tools import CODED, TALK, nvivo

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="&c;"/>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="&x;"/>'
)


def bomb() -> bytes:
    """Return an archive of a few megabytes whose project is 400 MB of blanks."""
    data = b"<Project>" + b" " * 400_000_000
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("project.qde", data)
    return stream.getvalue()


def selections(number: int) -> bytes:
    """Return a project with so many selections."""
    chance = random.Random(number)
    made = "".join(
        f'<PlainTextSelection guid="{chance.getrandbits(32):08x}-0000-0000-0000-{n:012x}" '
        'startPosition="0" endPosition="1"/>'
        for n in range(number)
    )
    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources>'
        '<TextSource guid="00000000-0000-0000-0000-000000000001">'
        f"<PlainTextContent>Some words.</PlainTextContent>{made}</TextSource></Sources></Project>"
    )
    return zipped({"project.qde": xml.encode()})


HOSTILE = {
    "billion laughs": (zipped({"project.qde": LAUGHS.encode()}), "declares a document type"),
    "entity from a file": (zipped({"project.qde": OUTSIDE.encode()}), "declares a document type"),
    "bare XML with a DOCTYPE": (OUTSIDE.encode(), "declares a document type"),
    "two projects": (zipped({"a.qde": b"<Project/>", "b.qde": b"<Project/>"}), "holds 2 projects, not one"),
    "no project": (zipped({"readme.txt": b"x"}), "holds no project"),
    "not a zip": (b"PK\x03\x04 no, it is not", "is no project of another tool"),
    "no XML": (b"just words", "not well-formed XML"),
    "empty": (b"", "not well-formed XML"),
    "a codebook": (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', "is a codebook of REFI-QDA"),
    "another XML": (b"<html/>", "is no project of REFI-QDA"),
    "deep codes": (
        (
            '<Project xmlns="x" name="x"><CodeBook><Codes>'
            + '<Code guid="a" name="x">' * 500
            + "</Code>" * 500
            + "</Codes></CodeBook></Project>"
        ).encode(),
        "not well-formed XML",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_words(tmp_path: Path, name: str) -> None:
    """What happened, what is safe; within a second."""
    content, says = HOSTILE[name]
    path = tmp_path / "x.qdpx"
    path.write_bytes(content)
    began = time.perf_counter()
    with pytest.raises(ImportRefusedError, match=says) as refused:
        refi_qda.read_project(path)
    assert time.perf_counter() - began < 1
    assert "Nothing was changed." in str(refused.value)


SCRIPT = """
import sys, time
from pathlib import Path
from themecode import refi_qda
from themecode.errors import ImportRefusedError
began = time.perf_counter()
try:
    refi_qda.read_project(Path(sys.argv[1]))
except ImportRefusedError as error:
    seconds = time.perf_counter() - began
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(seconds, int(peak.split()[1]) // 1024, error.reason, sep="|")
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux to measure memory")
@pytest.mark.parametrize(
    "make", [bomb, lambda: selections(700_000), lambda: selections(1_000_000)], ids=["bomb", "selections", "million"]
)
def test_bombs_are_refused_within_their_limits(tmp_path: Path, make) -> None:
    """In a process of its own: under a second and 512 MB."""
    path = tmp_path / "x.qdpx"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    seconds, megabytes, reason = done.stdout.strip().split("|")
    assert float(seconds) < 1
    assert int(megabytes) < 512
    assert "limit" in reason


def test_thirty_thousand_selections_come_in(tmp_path: Path) -> None:
    """A large project within the limits is read: its empty selections are listed."""
    path = tmp_path / "x.qdpx"
    path.write_bytes(selections(30_000))
    study = Study(MemoryStore())
    told = import_project(study, Incoming(refi_qda.read_project(path), "refi-qda", "x"), AUTHOR)
    assert dict(told.losses)["selections without a code or a note"] == 30_000


def test_nothing_outside_the_archive_is_followed(tmp_path: Path, comes_in) -> None:
    """Absolute, relative and climbing paths, in any spelling: listed; names in the archive that climb are harmless."""
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret words.")
    paths = [
        f"absolute://{secret}",
        f"absolute:///{secret}",
        f"relative:///../{secret.name}",
        f"internal://../../{secret.name}",
        f"internal://..\\..\\{secret.name}",
        f"file://{secret}",
        str(secret),
        "C:\\secret.txt",
        "\\\\server\\share\\secret.txt",
    ]
    made = Made("X", [("A", TALK, CODED)])
    sources = "".join(f'<TextSource guid="{guid(n)}" plainTextPath="{path}"/>' for n, path in enumerate(paths))
    xml = made.xml().replace("</Sources>", f"{sources}</Sources>")
    inside = {"../../climbing.txt": b"x", "/etc/absolute.txt": b"x", "sources/../up.txt": b"x"}
    entries = {made.qde: xml.encode(), f"sources/{made.guid('text', 'A')}.txt": TALK.encode(), **inside}
    came = comes_in(zipped(entries))
    assert len(came.study.documents) == 1
    assert sum(number for kind, number in came.losses.items() if kind.startswith("texts whose")) == len(paths)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["secret.txt", "study.qdpx"]


def test_large_recordings_inside_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comes_in) -> None:
    """Only what is read is limited: a video larger than the limit lies in the archive unread."""
    monkeypatch.setattr(archives, "ENTRY_LIMIT", 20_000)
    assert comes_in(nvivo().content(**{"Sources/video.mp4": random.Random(1).randbytes(50_000)})).came["documents"] == 1
    long = Made("X", [("A", "word " * 9_000, [("word", "X")])])
    with pytest.raises(ImportRefusedError, match="more than 100 MB"):
        comes_in(long.content())


def test_a_refusal_changes_nothing(tmp_path: Path) -> None:
    """The database and the codebook's file are the same bytes, also where the refusal comes late."""
    with Project.create(tmp_path / "study") as project:
        path = tmp_path / "x.qdpx"
        path.write_bytes(nvivo().content())
        project.import_project(path)
        before = {one: one.read_bytes() for one in sorted((tmp_path / "study").iterdir()) if one.is_file()}
        for content, _ in HOSTILE.values():
            path.write_bytes(content)
            with pytest.raises(ThemecodeError):
                project.import_project(path)
    assert {one: one.read_bytes() for one in sorted((tmp_path / "study").iterdir()) if one.is_file()} == before


def broken(content: bytes, chance: random.Random) -> bytes:
    """Break an archive: its XML, its texts, or its own bytes."""
    if chance.random() < 0.2:
        return flipped(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(entries))
    if name.endswith(".qde"):
        entries[name] = mutated(entries[name].decode(), chance).encode("utf-8", "surrogatepass")
    else:
        entries[name] = flipped(entries[name], chance)
    if chance.random() < 0.1:
        entries.pop(chance.choice(list(entries)))
    return zipped(entries)


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Change, take out or put in some bytes."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        content = content[:at] + chance.randbytes(chance.randint(0, 3)) + content[at + chance.randint(0, 3) :]
    return content


def mutated(xml: str, chance: random.Random) -> str:
    """Change XML where it means something: numbers, GUIDs, names, whole elements."""
    import re

    for _ in range(chance.randint(1, 5)):
        kind = chance.randrange(6)
        if kind == 0:
            numbers = list(re.finditer(r'Position="(-?\d+)"', xml))
            if numbers:
                one = chance.choice(numbers)
                new = chance.choice(["-1", "0", "99999999", "1e5", "", "9" * 30, str(chance.randrange(400))])
                xml = xml[: one.start(1)] + new + xml[one.end(1) :]
        elif kind == 1:
            guids = re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", xml)
            if len(guids) > 1:
                one, other = chance.sample(guids, 2)
                xml = xml.replace(one, chance.choice([other, "", "{x}"]), chance.randint(1, 2))
        elif kind == 2:
            tags = list(re.finditer(r"<(\w+)[^>]*?/>", xml))
            if tags:
                one = chance.choice(tags)
                xml = xml[: one.start()] + one[0] * chance.choice([0, 2]) + xml[one.end() :]
        elif kind == 3:
            xml = xml.replace(chance.choice(["Coding", "CodeRef", "TextSource", "Code", "guid", "name"]), "Other", 2)
        elif kind == 4:
            xml = xml.replace(
                chance.choice(["internal://", "Users", "Codes>"]), chance.choice(["", "relative://", "X>"])
            )
        else:
            at = chance.randrange(len(xml))
            xml = xml[:at] + chance.choice(["&", "<", ">", '"', "&#0;", "\x07", "]]>", "\ufffe", "</x>"]) + xml[at:]
    return xml


def survive(seed: int, folder: Path, contents: list[bytes]) -> bool:
    """Bring a broken project in: it comes in on its words, or it is refused in words; True where it came in."""
    chance = random.Random(seed)
    path = folder / "x.qdpx"
    path.write_bytes(broken(chance.choice(contents), chance))
    study = Study(MemoryStore())
    try:
        import_project(study, Incoming(refi_qda.read_project(path), "refi-qda", "x"), AUTHOR)
    except ThemecodeError:
        assert study.store.actions() == []
        return False
    texts = {document.id: document.text for document in study.afresh().documents}
    for coding in study.afresh().codings:
        assert texts[coding.segment.document][coding.segment.start : coding.segment.end] == coding.text
    return True


def good_projects() -> list[bytes]:
    """Return sound projects of several tools, to be broken."""
    atlas = Made("ATLAS.ti 8", [("A", TALK, CODED)], crlf=1, line_end="\r\n", named=True)
    other = Made("X", [("A", TALK, CODED), ("B", "Other words.", [("Other", "Talk")])])
    return [nvivo().content(), atlas.content(), other.content()]


@pytest.mark.slow
def test_two_thousand_broken_projects(tmp_path: Path) -> None:
    """No crash, no hang, no half import: each comes in on its words or is refused in words."""
    contents = good_projects()
    came = sum(survive(seed, tmp_path, contents) for seed in range(2_000))
    assert 400 < came < 1_900


def test_a_hundred_broken_projects(tmp_path: Path) -> None:
    """The first of them, at every run."""
    contents = good_projects()
    assert sum(survive(seed, tmp_path, contents) for seed in range(100)) > 10
