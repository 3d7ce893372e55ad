"""A codebook as the text of its file: it reads well, and reads back equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from themecode.codebooks.reading import read_text
from themecode.codebooks.scalars import quoted, rule, sentence, words
from themecode.errors import ThemecodeError
from themecode.model import Code, Codebook, RuleText, Theme

_LIST_INDENT = 2


def written(codebook: Codebook) -> str:
    """Return a codebook as YAML, sub-codes below their code. Raises ThemecodeError where it would not read back.

    Comments of the file that it came from are not part of a codebook; `extended` keeps them.
    """
    lines = [f"codebook: {words(codebook.title, 2, 10)}"]
    lines += [f"version: {quoted(codebook.version)}"] if codebook.version else []
    lines += [f"language: {words(codebook.language, 2, 10)}"]
    lines += _field("description", codebook.description, 0)
    lines += ["codes:"]
    for code in _below(codebook.codes, None):
        lines += ["", *code_lines(code, codebook.codes, _LIST_INDENT)]
    if codebook.themes:
        lines += ["", "themes:"]
        lines += [line for theme in codebook.themes for line in _theme(theme)]
    return _checked("\n".join(lines) + "\n", codebook)


def extended(codebook: Codebook, codes: Iterable[Code], *, version: str = "") -> str:
    """Return the text of a codebook's file with further codes at the end of its list, and all else as it stands.

    A code's parent is None or another of `codes`. Comments stay, unless the file is laid out so oddly that the new
    codes find no place in it: then it is written anew. Raises ThemecodeError where the text would not read back.
    """
    added = tuple(codes)
    whole = replace(codebook, codes=(*codebook.codes, *added), version=version or codebook.version)
    if codebook.source and codebook.codes:
        text = _spliced(codebook, added, version)
        if _reads_back(text, whole):
            return text
    return written(whole)


def code_lines(code: Code, codes: Iterable[Code], indent: int) -> list[str]:
    """Return the lines of one code and of its sub-codes among `codes`."""
    known = tuple(codes)
    inner = indent + 2
    lines = [f"{'':{indent}}- code: {code.id}"]
    lines += [f"{'':{inner}}group: yes"] if code.group else []
    for name in ("label", "definition", "use_when", "not_when"):
        lines += _field(name, getattr(code, name), inner)
    lines += [f"{'':{inner}}colour: {quoted(code.colour)}"] if code.colour else []
    for name in ("examples", "non_examples", "rules", "unless"):
        lines += _list(name, getattr(code, name), inner)
    below = list(_below(known, code.id))
    if below:
        lines += [f"{'':{inner}}codes:"]
        lines += [line for child in below for line in code_lines(child, known, inner + 2)]
    return lines


def same(one: Codebook, other: Codebook) -> bool:
    """Say whether two codebooks hold the same, wherever their files lie and however they are written."""
    return _bare(one) == _bare(other)


def _below(codes: Iterable[Code], parent: str | None) -> Iterator[Code]:
    return (code for code in codes if code.parent == parent)


def _field(name: str, text: str, indent: int) -> list[str]:
    if not text:
        return []
    start = f"{'':{indent}}{name}: "
    return [start + words(text, indent + 2, len(start))]


def _list(name: str, entries: Iterable[RuleText], indent: int) -> list[str]:
    write = sentence if name in ("examples", "non_examples") else rule
    start = f"{'':{indent + 2}}- "
    lines = [start + write(entry.written, indent + 4, len(start)) for entry in entries]
    return [f"{'':{indent}}{name}:", *lines] if lines else []


def _theme(theme: Theme) -> list[str]:
    lines = [f"  - theme: {theme.id}", *_field("label", theme.label, 4), *_field("idea", theme.idea, 4)]
    return [*lines, "    codes:", *(f"      - {code}" for code in theme.codes)] if theme.codes else lines


def _spliced(codebook: Codebook, added: tuple[Code, ...], version: str) -> str:
    """Put codes into a file's text where its list of codes ends."""
    lines = codebook.source.rstrip("\n").split("\n")
    column = int(codebook.codes[0].place.rsplit(":", 2)[2]) - len("- ") - 1
    first = int(codebook.codes[0].place.rsplit(":", 2)[1]) - 1
    after = next((n for n in range(first + 1, len(lines)) if _is_key(lines[n])), len(lines))
    while after > first + 1 and (not lines[after - 1].strip() or lines[after - 1].startswith("#")):
        after -= 1
    new: list[str] = []
    known = {code.id for code in added}
    for code in added:
        if code.parent not in known:
            new += ["", *code_lines(replace(code, parent=None), added, column)]
    if version:
        at = [n for n, line in enumerate(lines) if line.startswith("version:")]
        lines[at[0] if at else 0] = f"version: {quoted(version)}" if at else f"{lines[0]}\nversion: {quoted(version)}"
    return "\n".join([*lines[:after], *new, *lines[after:]]) + "\n"


def _is_key(line: str) -> bool:
    return bool(line) and not line[0].isspace() and line[0] not in "#-"


def _checked(text: str, codebook: Codebook) -> str:
    if not _reads_back(text, codebook):
        problems = read_text(text, "codebook.yaml").problems
        why = f" ({problems[0].says})" if problems else ""
        raise ThemecodeError(f"This codebook cannot be written so that it reads back as it is{why}.")
    return text


def _reads_back(text: str, codebook: Codebook) -> bool:
    reading = read_text(text, "codebook.yaml")
    return reading.codebook is not None and same(reading.codebook, codebook)


def _bare(codebook: Codebook) -> Codebook:
    codes = tuple(
        replace(
            code,
            place="",
            examples=_unplaced(code.examples),
            non_examples=_unplaced(code.non_examples),
            rules=_unplaced(code.rules),
            unless=_unplaced(code.unless),
        )
        for code in codebook.codes
    )
    themes = tuple(replace(theme, place="") for theme in codebook.themes)
    return replace(codebook, codes=codes, themes=themes, source="", sha256="")


def _unplaced(lines: Iterable[RuleText]) -> tuple[RuleText, ...]:
    return tuple(RuleText(line.written) for line in lines)
