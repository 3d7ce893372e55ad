"""Step: a code made or changed where one reads: its file keeps all else and its comments, and is taken into use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from themecode import codebooks, exports
from themecode.errors import ChangedMeanwhileError, ThemecodeError
from themecode.model import UNDEFINED, Code, Codebook, RuleText, UsedCodebook
from themecode.workflow.adopting import read_in_use, text_in_use
from themecode.workflow.code_ids import code_id
from themecode.workflow.coding import compiled_rules, use_codebook
from themecode.workflow.study import Author, Study

Said = Mapping[str, str | tuple[str, ...]]
"""What is said of a code, by the names of the codebook's fields; what is not named stays."""
_ID = re.compile(r"[a-z][a-z0-9_]*")
VERBS = ("code new", "code edit")
"""How the log names what was done to a codebook's file from a page."""
_LISTS = ("examples", "non_examples", "rules", "unless")


@dataclass(frozen=True)
class _File:
    """The codebook's file as it was read: its name in the project's folder, and its text."""

    name: str
    text: str


def take_in_edits(study: Study, author: Author, folder: Path) -> Codebook | None:
    """Take the codebook's file into use anew where somebody edited it; return that version, None where it is as it was.

    Raises ThemecodeError with its mistakes where it has any: it is never written over.
    """
    used = study.store.codebook()
    if used is None or not (folder / used.file).is_file():
        return None
    newer = use_codebook(study, folder / used.file, author, name=used.file)
    return newer if newer.sha256 != used.sha256 else None


def new_code(study: Study, name: str, said: Said, author: Author, folder: Path) -> tuple[str, Codebook]:
    """Add a code to the codebook, which is made where there is none; return its id and the new version.

    `name` is an id, or a name of which one is made. Raises ThemecodeError where the codebook has it already.
    """
    file = _in_use(study, folder)
    taken = read_in_use(file.text, file.name).ids if file.text else ()
    if name in taken:
        raise ThemecodeError(f"The codebook has a code {name} already.", mend="Take another name, or change that one.")
    named = name if _ID.fullmatch(name) else code_id(name, taken)
    code = _code(named, {"label": name, **said} if named != name else said)
    if code.parent is not None and code.parent not in taken:
        study.code(code.parent)
    if file.text:
        text = codebooks.with_codes(file.text, [code], file.name)
    else:
        text = codebooks.written(Codebook("Codes", (code,), version="0.1"))
    return named, _use(study, "code new", named, (file, text), author, folder)


def edit_code(study: Study, name: str, said: Said, author: Author, folder: Path) -> Codebook:
    """Change what the codebook says of a code, and below which other one it lies; return the new version."""
    code, file = study.codebook.code(study.code(name)), _in_use(study, folder)
    text, parent = file.text, said.get("parent", code.parent or "")
    if not isinstance(parent, str) or (parent and study.code(parent) == name):
        raise ThemecodeError(f"{name} cannot lie below itself.")
    fields = {field: value for field, value in said.items() if field != "parent" and value != _now(code, field)}
    if fields:
        text = codebooks.with_changes(text, name, fields, file.name)
    if (parent or None) != code.parent:
        text = codebooks.with_parent(text, name, parent or None, file.name)
    if text == file.text:
        return study.codebook
    changed = " ".join([*fields, *(["parent"] if (parent or None) != code.parent else [])])
    return _use(study, "code edit", f"{name}: {changed}", (file, text), author, folder)


def put_back(study: Study, folder: Path, before: UsedCodebook | None) -> None:
    """Write the version in use into its file, after an undo took back or brought back what a page wrote there.

    A file that holds anything else than the version that was in use `before` is somebody's work: it stays.
    """
    used = study.store.codebook()
    if before is None or used is None or used.sha256 == before.sha256 or used.file != before.file:
        return
    path = folder / used.file
    written = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    mark, end = written[: written.startswith("\ufeff")], "\r\n" if "\r\n" in written else "\n"
    if written.removeprefix("\ufeff").replace("\r\n", "\n") == before.source:
        exports.write_bytes(path, (mark + used.source.replace("\n", end)).encode("utf-8"))


def _now(code: Code, field: str) -> object:
    value = getattr(code, field)
    return tuple(line.written for line in value) if field in _LISTS else value


def _code(name: str, said: Said) -> Code:
    words = {field: value for field, value in said.items() if isinstance(value, str) and field != "parent"}
    lists = {field: tuple(map(RuleText, value)) for field, value in said.items() if isinstance(value, tuple)}
    parent = said.get("parent")
    definition = words.pop("definition", "") or UNDEFINED
    return Code(name, definition, **words, **lists, parent=parent if isinstance(parent, str) and parent else None)  # type: ignore[arg-type] # by name


def _in_use(study: Study, folder: Path) -> _File:
    text, name = text_in_use(study.store.codebook(), folder)
    return _File(name, text)


def _use(study: Study, verb: str, summary: str, change: tuple[_File, str], author: Author, folder: Path) -> Codebook:
    """Write the file and take it into use, both or neither; refused where the file changed since it was read."""
    file, text = change
    codebook = read_in_use(text, file.name)
    compiled_rules(codebook, file.name)
    with study.store.action(verb, summary, coder=author.name, now=author.now) as action:
        action.use_codebook(codebook, file.name)
        path = folder / file.name
        if path.is_file() and path.read_bytes() != file.text.encode("utf-8"):
            raise ChangedMeanwhileError(f"{file.name} was changed by somebody else just now.", mend="Try once more.")
        exports.write_bytes(path, text.encode("utf-8"))
    return codebook
