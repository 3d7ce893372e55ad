"""Two versions of a codebook side by side: codes that came, went, or say something else now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from themecode.model import Code, Codebook, RuleText, Theme


@dataclass(frozen=True)
class Change:
    """One field that differs: the lines that are gone, and those that are new."""

    field: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Redefinition:
    """A code that both versions have and that differs."""

    code: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """What differs between an older and a newer codebook; codes in the order of their file.

    `renamed` are pairs of a retired and an added code with the same definition and rules: codings stay with
    the old id. `frame` holds what is not a code: title, version, language, description, themes.
    """

    added: tuple[Code, ...]
    retired: tuple[Code, ...]
    redefined: tuple[Redefinition, ...]
    renamed: tuple[tuple[str, str], ...]
    frame: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Say whether no difference was found."""
        return not (self.added or self.retired or self.redefined or self.frame)

    def of(self, code: str) -> Comparison:
        """Return what concerns one code."""
        return Comparison(
            tuple(one for one in self.added if one.id == code),
            tuple(one for one in self.retired if one.id == code),
            tuple(one for one in self.redefined if one.code == code),
            tuple(pair for pair in self.renamed if code in pair),
            (),
        )


def compare(old: Codebook, new: Codebook) -> Comparison:
    """Compare two versions of a codebook. The order of codes and of rules, and colours, make no difference.

    >>> old = Codebook("T", (Code("money", "d", rules=(RuleText("cash"),)), Code("time", "t")))
    >>> new = Codebook("T", (Code("money", "d", rules=(RuleText("coin"),)), Code("staff", "s")))
    >>> found = compare(old, new)
    >>> [code.id for code in found.added], [code.id for code in found.retired], found.redefined[0].changes
    (['staff'], ['time'], (Change(field='rules', gone=('cash',), new=('coin',)),))
    """
    before, after = {code.id: code for code in old}, {code.id: code for code in new}
    added = tuple(code for code in new if code.id not in before)
    retired = tuple(code for code in old if code.id not in after)
    pairs = [(before[code.id], code) for code in new if code.id in before]
    redefined = (Redefinition(later.id, tuple(_changes(_lines(code), _lines(later)))) for code, later in pairs)
    return Comparison(
        added,
        retired,
        tuple(one for one in redefined if one.changes),
        tuple(_renamed(retired, added)),
        tuple(_changes(_frame(old), _frame(new))),
    )


def _lines(code: Code) -> dict[str, tuple[str, ...]]:
    definition, use_when, not_when = code.meaning
    return {
        "label": (code.label,),
        "parent": (code.parent or "",),
        "definition": (definition,),
        "use_when": (use_when,),
        "not_when": (not_when,),
        "examples": _written(code.examples),
        "non_examples": _written(code.non_examples),
        "rules": _written(code.rules),
        "unless": _written(code.unless),
        "group": ("yes" if code.group else "",),
    }


def _frame(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    return {
        "title": (codebook.title,),
        "version": (codebook.version,),
        "language": (codebook.language,),
        "description": (" ".join(codebook.description.split()),),
        "themes": tuple(_theme(theme) for theme in codebook.themes),
    }


def _theme(theme: Theme) -> str:
    named = f"{theme.id} ({theme.label})" if theme.label else theme.id
    idea = f" {' '.join(theme.idea.split())}" if theme.idea else ""
    return f"{named}: {', '.join(theme.codes)}.{idea}"


def _written(lines: Iterable[RuleText]) -> tuple[str, ...]:
    return tuple(" ".join(line.written.split()) for line in lines)


def _changes(old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]) -> Iterator[Change]:
    for field, before in old.items():
        gone, come = _without(before, new[field]), _without(new[field], before)
        if gone or come:
            yield Change(field, gone, come)


def _without(lines: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines that are not among the others; a line that is there twice needs two partners."""
    left = Counter(others)
    kept = []
    for line in lines:
        left[line] -= 1
        if line and left[line] < 0:
            kept.append(line)
    return tuple(kept)


def _renamed(retired: Iterable[Code], added: Iterable[Code]) -> Iterator[tuple[str, str]]:
    by_content = {(code.meaning, code.rules and _written(code.rules)): code.id for code in retired}
    for code in added:
        earlier = by_content.get((code.meaning, code.rules and _written(code.rules)))
        if earlier is not None:
            yield earlier, code.id
