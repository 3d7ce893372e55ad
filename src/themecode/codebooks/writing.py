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

    Comments of the file that it came from are not part of a codebook; `with_codes` keeps them.
    """
    lines = [f"codebook: {words(codebook.title, 2, 10)}"]
    lines += [f"version: {quoted(codebook.version)}"] if codebook.version else []
    lines += [f"language: {words(codebook.language, 2, 10)}"]
    lines += field_lines("description", codebook.description, 0)
    lines += ["codes:"]
    for code in _below(codebook.codes, None):
        lines += ["", *code_lines(code, codebook.codes, _LIST_INDENT)]
    if codebook.themes:
        lines += ["", "themes:"]
        lines += [line for theme in codebook.themes for line in _theme(theme)]
    return _checked("\n".join(lines) + "\n", codebook)


def code_lines(code: Code, codes: Iterable[Code], indent: int) -> list[str]:
    """Return the lines of one code and of its sub-codes among `codes`."""
    known = tuple(codes)
    inner = indent + 2
    lines = [f"{'':{indent}}- code: {code.id}"]
    lines += [f"{'':{inner}}group: yes"] if code.group else []
    for name in ("label", "definition", "use_when", "not_when"):
        lines += field_lines(name, getattr(code, name), inner)
    lines += field_lines("colour", code.colour, inner)
    for name in ("examples", "non_examples", "rules", "unless"):
        lines += list_lines(name, [line.written for line in getattr(code, name)], inner)
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


def field_lines(name: str, text: str, indent: int) -> list[str]:
    """Return the lines of one field; none where it has no words."""
    if not text:
        return []
    start = f"{'':{indent}}{name}: "
    return [start + (quoted(text) if name == "colour" else words(text, indent + 2, len(start)))]


def list_lines(name: str, entries: Iterable[str], indent: int) -> list[str]:
    """Return the lines of a list of sentences or rules; none where it is empty."""
    write = sentence if name in ("examples", "non_examples") else rule
    start = f"{'':{indent + 2}}- "
    lines = [start + write(entry, indent + 4, len(start)) for entry in entries]
    return [f"{'':{indent}}{name}:", *lines] if lines else []


def _theme(theme: Theme) -> list[str]:
    lines = [f"  - theme: {theme.id}", *field_lines("label", theme.label, 4), *field_lines("idea", theme.idea, 4)]
    return [*lines, "    codes:", *(f"      - {code}" for code in theme.codes)] if theme.codes else lines


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
