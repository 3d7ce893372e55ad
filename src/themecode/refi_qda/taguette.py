"""A project out of Taguette's own database: documents as HTML, highlights in bytes of their text, dotted tags."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from themecode.errors import ImportRefusedError
from themecode.refi_qda.databases import Tables, open_tables
from themecode.refi_qda.dotted import undotted
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
    tags = [(number, str(path), str(said or "")) for number, path, said, of in rows if of == project]
    codes = [QdaCode(make_guid(seed, "tag", path), path, description=said) for _, path, said in tags]
    return undotted(codes), {number: make_guid(seed, "tag", path) for number, path, _ in tags}


def _user(tables: Tables, project: int, seed: str) -> tuple[str, tuple[QdaUser, ...]]:
    """Return whose highlights they are where the log does not say it: the project's only member; and all members."""
    if not tables.holds("project_members"):
        return "", ()
    members = tables.rows("project_members", ("user_login", "project_id"), "user_login")
    names = [str(name) for name, of in members if of == project]
    shown = names[0] if len(names) == 1 else "Taguette (several people)"
    return make_guid(seed, "user", shown), tuple(
        QdaUser(make_guid(seed, "user", name), name) for name in sorted({shown, *names})
    )


@dataclass(frozen=True)
class _Mark:
    """A highlight: its bytes, its words as Taguette quotes them, its tags, who made it and when."""

    number: int
    start: object
    end: object
    words: str
    tags: tuple[int, ...]
    user: str
    created: str


def _marks(tables: Tables, seed: str, user: str) -> dict[int, list[_Mark]]:
    """Return the highlights of each document."""
    tagged: dict[int, list[int]] = {}
    for highlight, tag in tables.rows("highlight_tags", ("highlight_id", "tag_id"), "highlight_id, tag_id"):
        tagged.setdefault(highlight, []).append(tag)
    made = _made(tables)
    found: dict[int, list[_Mark]] = {}
    columns = ("id", "document_id", "start_offset", "end_offset", "snippet")
    for number, document, start, end, snippet in tables.rows("highlights", columns, "document_id, start_offset, id"):
        login, created = made.get(number, ("", ""))
        guid = make_guid(seed, "user", login) if login else user
        words = " ".join(HtmlText(str(snippet)).text.split())
        mark = _Mark(number, start, end, words, tuple(tagged.get(number, ())), guid, created)
        found.setdefault(document, []).append(mark)
    return found


def _made(tables: Tables) -> dict[int, tuple[str, str]]:
    """Return who made each highlight and when, from the log of commands."""
    found: dict[int, tuple[str, str]] = {}
    if tables.holds("commands"):
        for login, date, payload in tables.rows("commands", ("user_login", "date", "payload"), "id"):
            with suppress(ValueError, TypeError):
                told = json.loads(payload)
                if isinstance(told, dict) and told.get("type") == "highlight_add":
                    found.setdefault(int(told["highlight_id"]), (str(login), str(date).replace(" ", "T")))
    return found


def _sources(
    tables: Tables, project: int, seed: str, known: tuple[dict[int, str], str], losses: Counter[str]
) -> Iterator[QdaSource]:
    ids, user = known
    marks = _marks(tables, seed, user)
    columns = ("id", "name", "contents", "created", "description", "project_id")
    for document, name, contents, created, said, of in tables.rows("documents", columns, "id"):
        if of != project:
            continue
        if len(str(contents)) > _MOST_TEXT:
            raise ImportRefusedError(tables.name, "holds a document of more than 20 million characters (limit)")
        html = HtmlText(str(contents))
        selections = tuple(_selections(html, marks.get(document, []), ids, seed, losses))
        guid, when = make_guid(seed, "document", document), str(created).replace(" ", "T")
        yield QdaSource(guid, str(name), html.text, selections, user=user, created=when, description=str(said or ""))


def _selections(
    html: HtmlText, marks: list[_Mark], ids: dict[int, str], seed: str, losses: Counter[str]
) -> Iterator[QdaSelection]:
    for mark in marks:
        span = _span(html, mark, losses)
        if span is None:
            losses["highlights that do not fit their text"] += 1
            continue
        codings = tuple(
            QdaCoding(make_guid(seed, "highlight", mark.number, tag), ids[tag], mark.user, mark.created)
            for tag in mark.tags
            if tag in ids
        )
        guid = make_guid(seed, "highlight", mark.number)
        yield QdaSelection(guid, *span, codings=codings, user=mark.user, created=mark.created)


def _span(html: HtmlText, mark: _Mark, losses: Counter[str]) -> tuple[int, int] | None:
    """Return where a highlight stands: at its bytes; where these hold other words, where its words stand once."""
    fits = isinstance(mark.start, int) and isinstance(mark.end, int)
    span = html.span(mark.start, mark.end) if fits else None  # type: ignore[arg-type]
    if span is not None and " ".join(html.text[slice(*span)].split()) == mark.words:
        return span
    pattern = r"\s+".join(map(re.escape, mark.words.split()))
    found = list(re.finditer(pattern, html.text)) if pattern else []
    if len(found) != 1:
        return span
    losses["highlights put where their words stand (their offsets say otherwise)"] += 1
    return found[0].span()
