"""Step: names that are likely one person's. They are proposed with the reason, and never joined unasked."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from themecode.model import Speaker, Table
from themecode.workflow.namesakes import Named, Namesakes, initials_of, is_initials, spelling_of
from themecode.workflow.study import Study

_NEIGHBOURS = 0.2
"""Share of turns from which on two names that follow one another are taken for two people in conversation."""


@dataclass(frozen=True)
class Proposal:
    """Names that look like one person's, the name to show, and why.

    `unclear` says what speaks against it; then there is no command, for a person has to look first.
    """

    names: tuple[str, ...]
    shown: str
    why: str
    evidence: tuple[str, ...]
    unclear: str = ""
    commands: tuple[str, ...] = ()


def proposals(study: Study) -> list[Proposal]:
    """Return the names that look like other names of the same person, the clear ones first.

    Looked for: other spellings (case, spacing, punctuation, "Smith, Jane [External]") and initials. Labels like
    "Participant" or "P1" are somebody else in every document, so they are compared within one only.
    """
    named = Namesakes(study.documents, study.speakers)
    initials = list(_initials(named, study))
    told = [set(one.names) for one in initials if not one.unclear]
    spellings = [one for one in _spellings(named, study) if not any(set(one.names) <= names for names in told)]
    return sorted([*initials, *spellings], key=lambda one: (bool(one.unclear), one.names))


def proposals_table(found: Sequence[Proposal]) -> Table:
    """Return the proposals, one a row."""
    rows = tuple(
        (
            *(" | ".join(one.names), one.shown, one.why, "; ".join(one.evidence)),
            *(one.unclear, " && ".join(one.commands)),
        )
        for one in found
    )
    unclear = sum(bool(one.unclear) for one in found)
    basis = f"Proposals: {len(found)}, unclear: {unclear}. Nothing was changed: a person decides."
    return Table("aliases", ("names", "show as", "why", "evidence", "unclear", "command"), rows, basis)


def _spellings(named: Namesakes, study: Study) -> Iterator[Proposal]:
    """Yield names that differ in spelling only; two that say where people come from may be two people."""
    for group in named.groups():
        if len(group) == 1:
            continue
        best = _best(group)
        asides = {aside for one in group for aside in re.findall(r"[(\[](.*?)[)\]]", one.shown.casefold())}
        unclear = f"they are told apart as {' and '.join(sorted(asides))}" if len(asides) > 1 else ""
        yield _proposal(group, best, "spelt otherwise", study, unclear)


def _initials(named: Namesakes, study: Study) -> Iterator[Proposal]:
    """Yield initials with the full name that they can stand for; where there are several, nobody can tell."""
    groups = named.groups()
    full: dict[str, list[list[Named]]] = {}
    for group in groups:
        full.setdefault(initials_of(group[0].shown), []).append(group)
    for short in groups:
        if not any(is_initials(one.shown) for one in short):
            continue
        others = (group for group in full.get(spelling_of(short[0].shown), []) if group is not short)
        candidates = [group for group in others if _may_be(short, group)]
        if not candidates:
            continue
        everybody = [*short, *(one for group in candidates for one in group)]
        unclear = _against(named, short, candidates)
        yield _proposal(everybody, _best(short), "initials", study, unclear)


def _may_be(short: Sequence[Named], group: Sequence[Named]) -> bool:
    """Say whether they speak in one document, or both ask the questions wherever they speak."""
    here = {document for one in short for document in one.turns}
    there = {document for one in group for document in one.turns}
    return bool(here & there) or all(one.roles == {"interviewer"} for one in (*short, *group))


def _against(named: Namesakes, short: list[Named], candidates: list[list[Named]]) -> str:
    """Say what speaks against initials and a full name being one person; nothing where nothing does."""
    if len(candidates) > 1:
        people = " or ".join(sorted(_best(group).shown for group in candidates))
        return f"{_best(short).shown} may be {people}"
    everybody = [*short, *candidates[0]]
    alone = sorted(document for document in _shared(everybody) if named.only(document, everybody))
    if alone:
        return f"nobody else would speak in {', '.join(alone)}"
    met, turns = named.neighbours(short, candidates[0])
    if met > 1 and met >= _NEIGHBOURS * turns:
        return f"they speak one right after the other {met} times, as two people do"
    return ""


def _shared(people: Iterable[Named]) -> set[str]:
    """Return the documents in which more than one of these names speaks."""
    seen: set[str] = set()
    twice: set[str] = set()
    for one in people:
        twice |= seen & one.turns.keys()
        seen |= one.turns.keys()
    return twice


def _best(group: Sequence[Named]) -> Named:
    """Return the plainest name: without comma, brackets or marks, in mixed case, and the most used."""

    def plainness(one: Named) -> tuple[bool, bool, int, str]:
        plain = re.fullmatch(r"[\w'\u2019. -]*\w", one.shown) is not None
        cased = one.shown != one.shown.lower() and (one.shown != one.shown.upper() or " " not in one.shown)
        return not plain, not cased, -sum(one.turns.values()), one.shown

    return min(group, key=plainness)


def _proposal(group: Sequence[Named], best: Named, why: str, study: Study, unclear: str) -> Proposal:
    others = [one for one in group if one is not best]
    evidence = [_used(one) for one in group]
    shared = sorted(_shared(group))
    evidence.append(f"together in {', '.join(shared)}" if shared else "never in one document")
    if len({role for one in group for role in one.roles}) > 1:
        evidence.append("their roles differ; see: themecode speakers role")
    commands = () if unclear else tuple(_commands(others, best, study))
    return Proposal(tuple(one.shown for one in group), best.shown, why, tuple(evidence), unclear, commands)


def _used(one: Named) -> str:
    turns, documents = sum(one.turns.values()), sorted(one.turns)
    where = ", ".join(documents[:4]) + (f" and {len(documents) - 4} more" if len(documents) > 4 else "")  # noqa: PLR2004
    return f"{one.shown}: {turns} turn{'s' if turns != 1 else ''} in {where}, {' and '.join(sorted(one.roles))}"


def _commands(others: Sequence[Named], best: Named, study: Study) -> Iterator[str]:
    """Yield what would show them as one, and what would make them one case where each is a case of its own."""
    for one in others:
        for name in sorted(one.written):
            within = f" --in {one.scope}" if one.scope else ""
            yield f"themecode speakers alias {_quoted(name)} {_quoted(best.shown)}{within}"
    cases = {place: case.id for case in study.cases for place in case.speakers}
    owners = {s.document: cases.get((s.document, s.name), "") for s in _speakers(study, best)}
    for one in others:
        for speaker in _speakers(study, one):
            case = owners.get(speaker.document, "")
            if case and cases.get((speaker.document, speaker.name), case) != case:
                yield f"themecode cases assign {_quoted(case)} {speaker.document} --speaker {_quoted(speaker.name)}"


def _speakers(study: Study, one: Named) -> list[Speaker]:
    return [speaker for speaker in study.speakers if speaker.name in one.written and speaker.document in one.turns]


def _quoted(name: str) -> str:
    return shlex.quote(name) if set('"$`\\!') & set(name) else f'"{name}"'
