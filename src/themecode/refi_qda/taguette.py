"""A project out of Taguette's own database: documents as HTML, highlights in bytes of their text, dotted tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from themecode.errors import ImportRefusedError
from themecode.refi_qda.databases import Tables, open_tables
from themecode.refi_qda.guids import make_guid
from themecode.refi_qda.html_text import HtmlText
from themecode.refi_qda.records import QdaCode, QdaCoding, QdaProject, QdaSelection, QdaSource, QdaUser

_TABLES = ("projects", "documents", "tags", "highlights", "highlight_tags")
_MOST_TEXT = 20_000_000


def read_taguette(path: Path, project: str = "") -> QdaProject:
    """Read a project of Taguette's database; `project` names it where there are several. Raises ImportRefusedError."""
    with open_tables(path) as tables:
        if not tables.holds(*_TABLES):
            raise ImportRefusedError(path.name, "is no database of Taguette")
        number, name = _chosen(tables, project)
        losses: Counter[str] = Counter()
        seed = f"taguette/{name}"
        codes, ids = _codes(tables, number, seed)
        user, users = _user(tables, number, seed)
        sources = tuple(_sources(tables, number, seed, (ids, user), losses))
        return QdaProject(name, "Taguette", users=users, codes=codes, sources=sources, user=user, losses=+losses)


def _chosen(tables: Tables, wanted: str) -> tuple[int, str]:
    found = [(row[0], str(row[1])) for row in tables.rows("projects", ("id", "name"), "id")]
    if wanted:
        found = [(number, name) for number, name in found if name == wanted or str(number) == wanted]
    if len(found) != 1:
        names = ", ".join(f"'{name}'" for _, name in found[:8]) or "none"
        what = f"{len(found)} projects, not one ({names})" if found else "no project of this name"
        raise ImportRefusedError(tables.name, f"holds {what}", "Export one of them from Taguette as its own file.")
    return found[0]


def _codes(tables: Tables, project: int, seed: str) -> tuple[tuple[QdaCode, ...], dict[int, str]]:
    """Return the tags as codes, below one another by the dots in their names, and the GUID of each tag."""
    rows = tables.rows("tags", ("id", "path", "description", "project_id"), "path")
    tags = {str(path): (number, str(said or "")) for number, path, said, of in rows if of == project}
    codes: dict[str, QdaCode] = {}
    for path, (_, said) in tags.items():
        parts = path.split(".") if all(part.strip() for part in path.split(".")) else [path]
        for depth in range(1, len(parts) + 1):
            part = ".".join(parts[:depth])
            if part not in codes:
                parent = make_guid(seed, "tag", ".".join(parts[: depth - 1])) if depth > 1 else ""
                own = tags.get(part)
                description = said if part == path else own[1] if own else ""
                codes[part] = QdaCode(
                    make_guid(seed, "tag", part), parts[depth - 1], own is not None, "", description, parent
                )
    return tuple(codes.values()), {number: codes[path].guid for path, (number, _) in tags.items()}


def _user(tables: Tables, project: int, seed: str) -> tuple[str, tuple[QdaUser, ...]]:
    """Return whose highlights they are: the project's only member; Taguette does not keep who made which."""
    if not tables.holds("project_members"):
        return "", ()
    members = tables.rows("project_members", ("user_login", "project_id"), "user_login")
    names = [str(name) for name, of in members if of == project]
    shown = names[0] if len(names) == 1 else "Taguette (several people)"
    guid = make_guid(seed, "user", shown)
    return guid, (QdaUser(guid, shown),)


def _sources(
    tables: Tables, project: int, seed: str, known: tuple[dict[int, str], str], losses: Counter[str]
) -> Iterator[QdaSource]:
    ids, user = known
    tagged: dict[int, list[int]] = {}
    for highlight, tag in tables.rows("highlight_tags", ("highlight_id", "tag_id"), "highlight_id, tag_id"):
        tagged.setdefault(highlight, []).append(tag)
    marked: dict[int, list[tuple[int, int, int]]] = {}
    for number, document, start, end in tables.rows(
        "highlights", ("id", "document_id", "start_offset", "end_offset"), "document_id, start_offset, id"
    ):
        marked.setdefault(document, []).append((number, start, end))
    columns = ("id", "name", "contents", "created", "description", "project_id")
    for document, name, contents, created, said, of in tables.rows("documents", columns, "id"):
        if of != project:
            continue
        if len(str(contents)) > _MOST_TEXT:
            raise ImportRefusedError(tables.name, "holds a document of more than 20 million characters (limit)")
        html = HtmlText(str(contents))
        selections = []
        for number, start, end in marked.get(document, []):
            span = html.span(start, end) if isinstance(start, int) and isinstance(end, int) else None
            codings = tuple(
                QdaCoding(make_guid(seed, "highlight", number, tag), ids[tag], user)
                for tag in tagged.get(number, [])
                if tag in ids
            )
            if span is None:
                losses["highlights that do not fit their text"] += 1
            else:
                guid = make_guid(seed, "highlight", number)
                selections.append(QdaSelection(guid, *span, codings=codings, user=user))
        when = str(created).replace(" ", "T")
        yield QdaSource(
            make_guid(seed, "document", document),
            str(name),
            html.text,
            tuple(selections),
            user=user,
            created=when,
            description=str(said or ""),
        )
