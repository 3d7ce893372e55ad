"""Codes from a table: as Taguette, QualCoder and NVivo lay their codebooks out, or with columns named plainly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from themecode.errors import ThemecodeError
from themecode.model import Code, RuleText
from themecode.refi_qda.colours import colour_of
from themecode.refi_qda.descriptions import describe
from themecode.refi_qda.guids import make_guid
from themecode.refi_qda.records import QdaCode

_COLUMNS = {
    "name": ("name", "label", "code name", "code_name", "node", "code"),
    "path": ("hierarchical name", "hierarchical_name", "path", "full name", "code path"),
    "tag": ("tag",),
    "id": ("code", "id"),
    "parent": ("parent", "category", "cat_name", "category name", "parent code", "folder"),
    "definition": ("definition", "description", "memo", "comment"),
    "use_when": ("use when", "use_when", "when to use", "inclusion criteria"),
    "not_when": ("not when", "not_when", "when not to use", "exclusion criteria"),
    "examples": ("examples", "example"),
    "non_examples": ("non-examples", "non_examples"),
    "rules": ("rules",),
    "unless": ("unless",),
    "colour": ("colour", "color"),
    "group": ("group",),
}
_LISTS = ("examples", "non_examples", "rules", "unless")
Path = tuple[str, ...]


class TableRow(NamedTuple):
    """One code as its row tells it, with the names of those above it."""

    path: Path
    cells: dict[str, str]


def codes_of_table(rows: Iterable[Sequence[str]], file: str) -> tuple[QdaCode, ...]:
    """Return the codes of a table whose first row names its columns. Raises ThemecodeError where it names no code."""
    listed = [list(row) for row in rows]
    listed = [row for row in listed if any(cell.strip() for cell in row)]
    columns = _columns_of(listed[0]) if listed else {}
    read = next((reader for column, reader in _READERS.items() if column in columns), None)
    if read is None:
        shown = ", ".join(cell.strip() for cell in listed[0] if cell.strip()) if listed else "none"
        mend = "Name one column 'name' (or 'tag', or 'hierarchical name'), and one 'description'."
        raise ThemecodeError(f"{file} names no codes. Its columns: {shown}.", mend=mend)
    return tuple(_codes(read([_cells(row, columns) for row in listed[1:]]), file))


def _columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return which column holds what; a column `code` beside a column `name` holds the id."""
    known = {
        " ".join(cell.strip().lstrip("\ufeff").lower().split()): n for n, cell in enumerate(header) if cell.strip()
    }
    found: dict[str, int] = {}
    for field, names in _COLUMNS.items():
        at = next((known[name] for name in names if name in known), None)
        if at is not None and (field != "id" or at != found.get("name")):
            found[field] = at
    return found


def _cells(row: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    return {field: row[at] if at < len(row) else "" for field, at in columns.items()}


def _by_path(parts: Sequence[str], cells: dict[str, str]) -> Iterator[TableRow]:
    named = tuple(part.strip() for part in parts if part.strip())
    if named:
        yield TableRow(named, cells)


def _paths(rows: Sequence[dict[str, str]]) -> Iterator[TableRow]:
    for cells in rows:
        written = cells["path"]
        sign = next((sign for sign in ("\\", ">", "/", "::") if sign in written), None)
        parts = written.split(sign) if sign else [written]
        if len(parts) > 1 and parts[0].strip().lower() in ("nodes", "codes"):
            parts = parts[1:]
        yield from _by_path([part for part in parts if part], cells)


def _tags(rows: Sequence[dict[str, str]]) -> Iterator[TableRow]:
    for cells in rows:
        yield from _by_path(cells["tag"].split("."), cells)


def _names(rows: Sequence[dict[str, str]]) -> Iterator[TableRow]:
    """Read names with a parent beside them, or nested by blanks before them, as NVivo indents."""
    above: dict[str, Path] = {}
    open_: list[tuple[int, str]] = []
    parents = {cells["name"].strip(): cells.get("parent", "").strip() for cells in rows}
    ids = {cells["id"].strip(): cells["name"].strip() for cells in rows if cells.get("id")}
    for cells in rows:
        name = cells["name"].strip()
        if not name:
            continue
        if "parent" in cells:
            above[name] = _lineage(ids.get(cells["parent"].strip(), cells["parent"].strip()), parents, ids)
            yield TableRow((*above[name], name), cells)
            continue
        indent = len(cells["name"]) - len(cells["name"].lstrip())
        while open_ and open_[-1][0] >= indent:
            open_.pop()
        yield TableRow((*(one for _, one in open_), name), cells)
        open_.append((indent, name))


def _lineage(name: str, parents: dict[str, str], ids: dict[str, str]) -> Path:
    path: list[str] = []
    while name and name not in path:
        path.insert(0, name)
        name = ids.get(parents.get(name, ""), parents.get(name, ""))
    return tuple(path)


_READERS: dict[str, Callable[[Sequence[dict[str, str]]], Iterator[TableRow]]] = {
    "path": _paths,
    "tag": _tags,
    "name": _names,
}


def _codes(rows: Iterator[TableRow], file: str) -> Iterator[QdaCode]:
    """Yield codes, parents first; a parent that has no row of its own only holds its sub-codes together."""
    found = {row.path: row for row in reversed(list(rows))}
    done: set[Path] = set()
    for path in reversed(list(found)):
        for depth in range(1, len(path) + 1):
            part = path[:depth]
            if part not in done:
                done.add(part)
                yield _code(part, found.get(part), file)


def _code(path: Path, row: TableRow | None, file: str) -> QdaCode:
    guid, parent = make_guid(file, "code", *path), make_guid(file, "code", *path[:-1]) if path[1:] else ""
    if row is None:
        return QdaCode(guid, path[-1], codable=False, parent=parent)
    said = {field: row.cells.get(field, "").strip() for field in ("definition", "use_when", "not_when")}
    lists = {field: _lines(row.cells.get(field, "")) for field in _LISTS}
    code = Code(row.cells.get("id", "").strip(), **said, **lists)  # type: ignore[arg-type]
    codable = row.cells.get("group", "").strip().lower() not in ("yes", "true", "1")
    return QdaCode(guid, path[-1], codable, colour_of(row.cells.get("colour")), describe(code, ""), parent)


def _lines(cell: str) -> tuple[RuleText, ...]:
    return tuple(RuleText(line.strip()) for line in cell.split("\n") if line.strip())
