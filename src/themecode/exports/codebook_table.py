"""The codebook as a table, one row a code."""

from __future__ import annotations

from collections.abc import Sequence

from themecode.model import Code, Codebook, RuleText, Table

HEADER = (
    "code",
    "name",
    "definition",
    "use when",
    "not when",
    "examples",
    "non-examples",
    "rules",
    "unless",
)


def codebook_table(codebook: Codebook) -> Table:
    """Return every code with its criteria, examples and rules, several of a kind on lines of their own."""
    version = f", version {codebook.version}" if codebook.version else ""
    rows = tuple(_row(code) for code in codebook)
    return Table("codebook", HEADER, rows, basis=f"{codebook.title}{version}: {len(rows)} codes.")


def readable_names(codebook: Codebook) -> dict[str, str]:
    """Return the name of each code and theme by its id."""
    themes = {theme.id: theme.label or theme.id for theme in codebook.themes}
    return themes | {code.id: code.name for code in codebook}


def meanings(codebook: Codebook) -> dict[str, str]:
    """Return the definition of each code, and the idea of each theme, by id."""
    return {theme.id: theme.idea for theme in codebook.themes} | {code.id: code.definition for code in codebook}


def _row(code: Code) -> tuple[str, ...]:
    criteria = (code.id, code.name, code.definition, code.use_when, code.not_when)
    return (*criteria, *map(_lines, (code.examples, code.non_examples, code.rules, code.unless)))


def _lines(texts: Sequence[RuleText]) -> str:
    return "\n".join(text.written for text in texts)
