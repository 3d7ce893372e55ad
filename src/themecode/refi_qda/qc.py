"""A project of qc (qualitative coding): texts in a folder, a tree of codes in YAML, coded lines in a database."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from themecode.errors import ImportRefusedError
from themecode.refi_qda.databases import Tables, open_tables
from themecode.refi_qda.guids import make_guid
from themecode.refi_qda.records import QdaCode, QdaCoding, QdaProject, QdaSelection, QdaSource, QdaUser

DATABASE = "qualitative_coding.sqlite3"
_TABLES = ("document", "document_index", "location", "code", "coder", "coded_line", "coded_line_location_association")
_MOST_BYTES, _MOST_FILES = 20_000_000, 2_000
_LISTED = re.compile(r"(\s*)-\s+(?:'((?:[^']|'')*)'|\"([^\"]*)\"|(.*?))(:?)\s*")


def is_qc(folder: Path) -> bool:
    """Say whether a folder is a project of qc."""
    return (folder / DATABASE).is_file() and (folder / "corpus").is_dir()


def read_qc(folder: Path) -> QdaProject:
    """Read a qc project. Raises ImportRefusedError where its database is none of qc."""
    seed = f"qc/{folder.resolve().name}"
    losses: Counter[str] = Counter()
    with open_tables(folder / DATABASE) as tables:
        if not tables.holds(*_TABLES):
            raise ImportRefusedError(DATABASE, "is no database of qc (qualitative-coding 1.4 or later)")
        lines = _coded_lines(tables)
        names = [str(row[0]) for row in tables.rows("code", ("name",), "name")]
        coders = [str(row[0]) for row in tables.rows("coder", ("name",), "name")]
    codes = tuple(_codes(folder / "codebook.yaml", names, seed))
    ids = {code.name: code.guid for code in reversed(codes)}
    users = tuple(QdaUser(make_guid(seed, "user", name), name) for name in coders)
    sources = tuple(_sources(folder / "corpus", lines, ids, seed, losses))
    return QdaProject(folder.resolve().name, "qc", users=users, codes=codes, sources=sources, losses=+losses)


def _coded_lines(tables: Tables) -> Mapping[str, list[tuple[int, str, str]]]:
    """Return the coded lines of each document: number of the line, code, coder."""
    indexes = dict(tables.rows("document_index", ("id", "document_id"), "id"))
    places = {
        number: indexes.get(index) for number, index in tables.rows("location", ("id", "document_index_id"), "id")
    }
    documents: dict[int, set[str]] = {}
    for line, place in tables.rows(
        "coded_line_location_association", ("coded_line_id", "location_id"), "coded_line_id"
    ):
        if places.get(place) is not None:
            documents.setdefault(line, set()).add(str(places[place]))
    found: dict[str, list[tuple[int, str, str]]] = {}
    for number, line, coder, code in tables.rows("coded_line", ("id", "line", "coder_id", "code_id"), "id"):
        for document in sorted(documents.get(number, ())):
            found.setdefault(document, []).append((int(line), str(code), str(coder)))
    return found


def _codes(file: Path, used: Sequence[str], seed: str) -> Iterator[QdaCode]:
    """Yield the codes of the tree, then those that were only used; the tree is lists in lists of names."""
    seen: set[str] = set()
    above: list[tuple[int, str, str]] = []
    text = file.read_text("utf-8") if file.is_file() and file.stat().st_size < _MOST_BYTES else ""
    for line in text.split("\n"):
        found = _LISTED.fullmatch(line)
        name = next((part for part in (found[2], found[3], found[4]) if part), "") if found else ""
        if found is None or not name:
            continue
        indent = len(found[1])
        while above and (above[-1][0] > indent or above[-1][0] == indent):
            above.pop()
        path = f"{above[-1][2]}/{name}" if above else name
        parent = above[-1][1] if above else ""
        guid = make_guid(seed, "code", path)
        above.append((indent, guid, path))
        if guid not in seen:
            seen.add(guid)
            seen.add(name)
            yield QdaCode(guid, name, parent=parent)
    for name in used:
        if name not in seen:
            yield QdaCode(make_guid(seed, "code", name), name)


def _sources(
    corpus: Path,
    lines: Mapping[str, list[tuple[int, str, str]]],
    ids: Mapping[str, str],
    seed: str,
    losses: Counter[str],
) -> Iterator[QdaSource]:
    files = sorted(path for path in corpus.rglob("*.txt") if path.is_file() and not path.is_symlink())
    if len(files) > _MOST_FILES:
        raise ImportRefusedError(corpus.name, "holds more than 2,000 texts (limit)")
    known = {path.relative_to(corpus).as_posix() for path in files}
    losses["coded lines of texts that are not in the corpus"] += sum(len(v) for k, v in lines.items() if k not in known)
    for path in files:
        if path.stat().st_size > _MOST_BYTES:
            raise ImportRefusedError(path.name, "is larger than 20 MB (limit)")
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        name = path.relative_to(corpus).as_posix()
        selections = tuple(_selections(text, lines.get(name, []), ids, f"{seed}/{name}", losses))
        yield QdaSource(
            make_guid(seed, "document", name), name, text, selections, sha256=hashlib.sha256(raw).hexdigest()
        )


def _selections(
    text: str, coded: list[tuple[int, str, str]], ids: Mapping[str, str], seed: str, losses: Counter[str]
) -> Iterator[QdaSelection]:
    """Yield a selection for each coded line; lines that follow one another with one code stay apart, as they were."""
    project = seed.rpartition("/")[0]
    borders = [0]
    for line in text.split("\n"):
        borders.append(borders[-1] + len(line) + 1)
    for number, code, coder in coded:
        if not 0 <= number < len(borders) - 1:
            losses["coded lines behind the end of their text"] += 1
            continue
        start, end = borders[number], borders[number + 1] - 1
        said = text[start:end]
        start, end = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
        if start >= end or code not in ids:
            losses["codings of empty lines"] += 1
            continue
        coding = QdaCoding(make_guid(seed, "coding", number, code, coder), ids[code], make_guid(project, "user", coder))
        yield QdaSelection(make_guid(seed, "line", number, code, coder), start, end, codings=(coding,))
