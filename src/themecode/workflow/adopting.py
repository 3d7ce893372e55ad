"""Codes that come in from elsewhere: those that the codebook in use lacks are added to a new version of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from themecode import codebooks, exports
from themecode.errors import ThemecodeError
from themecode.model import Code, Codebook, UsedCodebook
from themecode.workflow.code_ids import code_id
from themecode.workflow.study import Study

if TYPE_CHECKING:
    from themecode.memory.writing import OpenAction as MemoryAction
    from themecode.store.writing import OpenAction

NAME = "codebook.yaml"
_SEPARATORS = re.compile(r"[\s\-_.>:/]+")


@dataclass(frozen=True)
class Adoption:
    """What became of codes: the id of each as it was written, those that are new, and the file that has them now.

    `file` is None where nothing was added, or where no file is kept.
    """

    ids: dict[str, str]
    added: tuple[Code, ...] = ()
    file: Path | None = None


def adopt(
    study: Study, action: OpenAction | MemoryAction, wanted: Sequence[Code], *, source: str, folder: Path | None = None
) -> Adoption:
    """Give each code an id of the codebook in use; what it lacks is added to it, as part of an open action.

    The label of a wanted code is its name as it was written; `parent` is a label, too. Ids, where they are empty, and
    definitions are made here. `source` names where they come from. With a project's `folder`, its codebook file
    gets the new codes at the end of its list and stays else as it is, byte for byte; where there is none, one is made.
    """
    used = study.store.codebook()
    text, file = text_in_use(used, folder)
    codebook = read_in_use(text, file) if text else Codebook("", ())
    ids = {code.label: name for code in wanted if (name := known_as(codebook, code.label))}
    new = _new(codebook, [code for code in wanted if code.label not in ids], ids, source)
    if not new:
        return Adoption(ids)
    text = codebooks.with_codes(text, new, file) if text else codebooks.written(_first(source, new))
    action.use_codebook(read_in_use(text, file), file)
    if folder is None:
        return Adoption(ids, tuple(new))
    exports.write_bytes(folder / file, text.encode("utf-8"))
    return Adoption(ids, tuple(new), folder / file)


def known_as(codebook: Codebook, written: str) -> str:
    """Return the id of the code that somebody wrote by its id or its label, "" where the codebook has none such.

    >>> known_as(Codebook("T", (Code("ring_fencing", "...", label="Ringfencing"),)), "Ring-fencing")
    'ring_fencing'
    """
    plain, folded = _SEPARATORS.sub("_", written.strip().casefold()), written.strip().casefold()
    return next((code.id for code in codebook if folded == code.label.strip().casefold() or plain == code.id), "")


def _first(source: str, codes: Sequence[Code]) -> Codebook:
    return Codebook(f"Codes of {source}", tuple(codes), version="0.1")


def _new(codebook: Codebook, wanted: Sequence[Code], ids: dict[str, str], source: str) -> list[Code]:
    """Give new codes their ids, which go into `ids`, and put each below its parent."""
    taken = set(codebook.ids)
    for code in wanted:
        if code.label in ids:
            continue
        name = code.id if code.id and code.id not in taken else code_id(code.id or code.label, taken)
        taken.add(name)
        ids[code.label] = name
    definition = f"Imported from {source}; to be defined."
    once = {code.label: code for code in wanted}.values()
    parents = {code.label: ids.get(code.parent or "") for code in once}
    return [
        replace(
            code,
            id=ids[code.label],
            label=code.label if code.label != ids[code.label] else "",
            definition=code.definition or definition,
            parent=parents[code.label],
        )
        for code in once
    ]


def text_in_use(used: UsedCodebook | None, folder: Path | None) -> tuple[str, str]:
    """Return the text of the codebook in use, its file's as it is now where there is one, and the file's name.

    A file that lies outside the project is other projects' too: it stays, and a copy in the folder is written.
    """
    if used is None:
        return "", NAME if folder is None else _free(folder)
    if folder is None:
        return used.source, used.file
    path = folder / used.file
    inside = path.resolve().is_relative_to(folder.resolve())
    try:
        text = path.read_bytes().decode("utf-8") if path.is_file() else used.source
    except (OSError, UnicodeDecodeError) as error:
        raise ThemecodeError(f"The codebook in use, {used.file}, cannot be read.", mend="Mend the file.") from error
    return text, used.file if inside else _free(folder, path.name)


def _free(folder: Path, name: str = NAME) -> str:
    """Return a file name that nothing in the folder has."""
    path, number = Path(name), 1
    while (folder / name).exists():
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def read_in_use(text: str, file: str) -> Codebook:
    """Read the text of the codebook in use. Raises ThemecodeError where it has mistakes."""
    reading = codebooks.read_text(text.removeprefix("\ufeff"), file.rsplit("/", 1)[-1])
    if reading.codebook is None:
        mend = f"Mend it first: themecode codebook check {file}"
        raise ThemecodeError(f"The codebook in use, {file}, has mistakes, so nothing can be changed in it.", mend=mend)
    return reading.codebook
