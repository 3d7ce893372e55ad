"""Codes of another tool become codes of the codebook: those that it has already keep their ids."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from themecode import codebooks
from themecode.model import UNDEFINED, Code, Codebook, Theme
from themecode.problems import Problem
from themecode.refi_qda import QdaCode, QdaSet, is_described, make_guid, undescribe

_THEME = re.compile(r"Theme ([a-z][a-z0-9_]*)(?:: (.*))?", re.DOTALL)
_LONGEST = 60
CODEBOOK_FILE = "codebook.yaml"


@dataclass(frozen=True)
class ReceivedCodes:
    """The id of each code by its GUID, the codebook that has them all, and what to look at.

    `codebook` is None where the one in use has them all; `added` are the codes that it did not have.
    """

    ids: Mapping[str, str]
    added: tuple[Code, ...]
    codebook: Codebook | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class WantedCodes:
    """The codes of another tool's file, and the sets that may be themes of ours.

    `ours`: their descriptions are ours, with criteria, examples and rules under headings; of other files only those
    descriptions are that name rules of ours.
    """

    codes: Sequence[QdaCode]
    ours: bool = True
    sets: Sequence[QdaSet] = ()
    losses: tuple[tuple[str, int], ...] = ()


def receive_codes(
    wanted: WantedCodes, used: Codebook | None, *, project: str, title: str, file: str = CODEBOOK_FILE
) -> ReceivedCodes:
    """Give codes their ids; those that the codebook in use lacks are added to a new version of it.

    `project` is the id of this study, by which it knows its own codes again. Themes come in where there is no
    codebook yet.
    """
    ids = _known(wanted.codes, used, project) if used else {}
    added, problems = _new(wanted, ids, used)
    if not added:
        return ReceivedCodes(ids, (), None)
    if used is not None:
        text = codebooks.extended(used, added)
    else:
        found = tuple(theme for one in wanted.sets if (theme := theme_of(one, ids)) is not None)
        text = codebooks.written(Codebook(title, added, themes=found))
    codebook = codebooks.read_text(text, file).codebook
    return ReceivedCodes(ids, added, codebook, tuple(problems))


def theme_of(found: QdaSet, ids: Mapping[str, str]) -> Theme | None:
    """Return the theme that a set was exported from; None where it is another set."""
    said = _THEME.fullmatch(found.description)
    if said is None:
        return None
    codes = tuple(ids[guid] for kind, guid in found.members if kind == "code" and guid in ids)
    return Theme(said[1], codes, found.name if found.name != said[1] else "", said[2] or "")


def code_id(name: str, taken: Iterable[str]) -> str:
    """Make an id of a code's name: lower case, digits, _; with a number where it is taken.

    >>> code_id("Accès aux soins!", ["acces_aux_soins"]), code_id("2nd round", []), code_id("信頼", [])
    ('acces_aux_soins_2', 'code_2nd_round', 'code')
    """
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:_LONGEST].strip("_")
    base = base if base[:1].isalpha() else f"code_{base}".rstrip("_")
    known = set(taken)
    number, made = 1, base
    while made in known:
        number += 1
        made = f"{base}_{number}"
    return made


def _known(codes: Sequence[QdaCode], used: Codebook, project: str) -> dict[str, str]:
    """Find codes that are here already: by the GUID that we gave them, else by their names and those above them.

    A name that both have once is the same code, too, if it stands at the top on one side: people regroup codes.
    """
    ours = {make_guid(project, "code", code.id): code.id for code in used}
    paths: dict[tuple[str, ...], str] = {}
    for names in ({c.id: (c.id, c.parent or "") for c in used}, {c.id: (c.name, c.parent or "") for c in used}):
        paths |= {_path(code.id, names): code.id for code in used}
    theirs = {code.guid: (code.name, code.parent) for code in codes}
    mine = Counter(" ".join(code.name.casefold().split()) for code in used)
    times = Counter(_path(code.guid, theirs)[0] for code in codes)
    last = {path[0]: (path, code) for path, code in paths.items() if mine[path[0]] == 1}
    found = {}
    for code in codes:
        path = _path(code.guid, theirs)
        known = ours.get(code.guid) or paths.get(path)
        if known is None and times[path[0]] == 1 and path[0] in last and 1 in (len(path), len(last[path[0]][0])):
            known = last[path[0]][1]
        if known:
            found[code.guid] = known
    return found


def _path(key: str, named: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """Return the names of a code and of those above it, in lower case."""
    path: list[str] = []
    while key in named and len(path) <= len(named):
        name, parent = named[key]
        path.append(" ".join(name.casefold().split()))
        key = parent
    return tuple(path)


def _new(wanted: WantedCodes, ids: dict[str, str], used: Codebook | None) -> tuple[tuple[Code, ...], list[Problem]]:
    """Make the codes that the codebook lacks, each below its parent where that one is new, too."""
    taken = set(used.ids if used else ())
    fresh: dict[str, Code] = {}
    problems: list[Problem] = []
    for code in wanted.codes:
        if code.guid in ids:
            continue
        made = _code(code, taken, ours=wanted.ours)
        parent = fresh.get(code.parent)
        if parent is None and code.parent in ids:
            says = f"The code '{made.name}' stands at the top level: its parent is in your codebook already."
            problems.append(Problem(made.id, says, f"Move it below '{ids[code.parent]}'.", "warning"))
        fresh[code.guid] = replace(made, parent=parent.id if parent else None)
        taken.add(made.id)
    ids.update({guid: code.id for guid, code in fresh.items()})
    return _parents_first(tuple(fresh.values())), problems


def _code(code: QdaCode, taken: set[str], *, ours: bool) -> Code:
    name = code.name.strip()
    described = ours or is_described(code.description)
    said = undescribe(code.description) if described else Code("", code.description.strip())
    free = bool(re.fullmatch(r"[a-z][a-z0-9_]*", said.id)) and said.id not in taken
    made = said.id if free else code_id(name, taken)
    definition = said.definition if said.definition.strip() else UNDEFINED
    label = name if name != made else ""
    return replace(said, id=made, label=label, definition=definition, colour=code.colour, group=not code.codable)


def _parents_first(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    """Put each code before its sub-codes and these right behind it, as a codebook's file does."""
    below: dict[str | None, list[Code]] = {}
    for code in codes:
        below.setdefault(code.parent, []).append(code)
    ordered: list[Code] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        code = waiting.pop()
        ordered.append(code)
        waiting += reversed(below.get(code.id, []))
    return tuple(ordered)
