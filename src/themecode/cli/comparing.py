"""codebook diff: what another version of the codebook changes, before it is used."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from themecode.cli.here import Every, Json, Limit
from themecode.cli.starting import UnitOption

if TYPE_CHECKING:
    from themecode.codebooks import Change
    from themecode.model import Code, Codebook
    from themecode.project import Project
    from themecode.workflow.changes import CodingChanges
    from themecode.workflow.comparing import Difference


def diff(
    first: Annotated[Path | None, typer.Argument(metavar="[OLD]", help="Else the version in use.")] = None,
    second: Annotated[Path | None, typer.Argument(metavar="[NEW]", help="Else the file of the one in use.")] = None,
    unit: UnitOption = "sentence",
    code: Annotated[str | None, typer.Option("--code", metavar="C", help="Only this code.")] = None,
    limit: Limit = 3,
    every: Every = False,
    as_json: Json = False,
) -> None:
    """Compare two versions of a codebook, before anything is written.

    Codes added, retired, redefined; in a project with documents also the codings by rule that would come and go,
    with the sentences to read. One file alone is compared with the version in use.

    \b
    Example:  themecode codebook diff codebook.yaml
    Result:   what differs, code by code; nothing is written
    """  # noqa: D301
    from contextlib import nullcontext

    from themecode.cli.here import project_if_any
    from themecode.cli.output import answer, answer_json
    from themecode.errors import UnknownNameError
    from themecode.workflow.comparing import difference

    with project_if_any() or nullcontext() as opened:
        old, new = _versions(opened, first, second)
        if code is not None and code not in (*old.ids, *new.ids):
            raise UnknownNameError("code", code, dict.fromkeys((*old.ids, *new.ids)))
        found = difference(old, new, opened.study if opened else None, unit).of(code)
    if as_json:
        answer_json(_record(found))
        return
    for line in _lines(found):
        answer(line)
    if found.codings is None:
        answer("\nNo documents here: which codings come and go was not tried.")
    else:
        answer()
        show_changes(found.codings, None if every else limit)


def show_changes(changes: "CodingChanges", limit: int | None) -> None:
    """Show which codings come and go: counts by code, then the words to read."""
    from themecode.cli.output import answer, give, wrapped
    from themecode.cli.passages import show_passages

    if not changes.codes:
        answer(wrapped(f"No coding comes or goes. {changes.basis}"))
        return
    give(changes.table)
    kinds = {"appears": changes.appear, "goes": changes.go, "stays": changes.stay}
    show_passages(changes.codes, kinds, limit)


def changes_record(changes: "CodingChanges") -> dict[str, object]:
    """Give the changes as a record for machines."""
    from themecode.cli.passages import as_json

    return {
        "basis": changes.basis,
        "codes": list(changes.table.records()),
        "appear": as_json(changes.appear),
        "go": as_json(changes.go),
        "stay": as_json(changes.stay),
    }


def _versions(opened: "Project | None", first: Path | None, second: Path | None) -> "tuple[Codebook, Codebook]":
    from themecode.cli.trying import file_in_use
    from themecode.errors import ThemecodeError
    from themecode.workflow.coding import load_codebook

    if first is not None and second is not None:
        return load_codebook(first)[0], load_codebook(second)[0]
    if opened is None:
        raise ThemecodeError("There is no project here to compare with.", mend="Name two files: OLD NEW")
    return opened.study.codebook, load_codebook(first or file_in_use(opened))[0]


def _lines(found: "Difference") -> Iterator[str]:
    from themecode.cli.output import hanging, wrapped

    differing = found.comparison
    if differing.same:
        yield wrapped(f"No code differs: {_named(found.new)}.")
        return
    yield wrapped(f"Older: {_named(found.old)}. Newer: {_named(found.new)}.")
    for heading, codes in (("Added", differing.added), ("Retired", differing.retired)):
        if codes:
            yield f"\n{heading}"
            yield from (hanging("  ", _described(code)) for code in codes)
    if differing.renamed:
        yield "\nPerhaps renamed: what people coded and decided stays with the old id"
        yield from (f"  {old} -> {new}" for old, new in differing.renamed)
    if differing.redefined:
        yield "\nRedefined"
    for one in differing.redefined:
        yield f"  {one.code}"
        yield from _change_lines(one.changes)
    if differing.frame:
        yield "\nThe codebook itself"
        yield from _change_lines(differing.frame)


def _named(codebook: "Codebook") -> str:
    return f"{codebook.title}, version {codebook.version or '-'}, SHA-256 {codebook.sha256[:8]}"


def _described(code: "Code") -> str:
    return f"{code.id} (rules: {len(code.rules)}): {code.meaning[0]}"


def _change_lines(changes: "tuple[Change, ...]") -> Iterator[str]:
    from themecode.cli.output import hanging

    for change in changes:
        yield f"    {change.field}"
        yield from (hanging("      - ", line) for line in change.gone)
        yield from (hanging("      + ", line) for line in change.new)


def _record(found: "Difference") -> dict[str, object]:
    from dataclasses import asdict

    def version(codebook: "Codebook") -> dict[str, str]:
        return {"title": codebook.title, "version": codebook.version, "sha256": codebook.sha256}

    differing = found.comparison
    return {
        "older": version(found.old),
        "newer": version(found.new),
        "added": [code.id for code in differing.added],
        "retired": [code.id for code in differing.retired],
        "renamed": [list(pair) for pair in differing.renamed],
        "redefined": [asdict(one) for one in differing.redefined],
        "codebook": [asdict(change) for change in differing.frame],
        "codings": changes_record(found.codings) if found.codings else None,
    }
