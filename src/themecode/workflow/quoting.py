"""Step: the words behind a code or theme, attributed, spread over the cases, with how they stand to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import NO_CASE, NOT_KNOWN, Bearing, Cell, Coding, Quotation, Stance, Table, counted
from themecode.workflow import asking
from themecode.workflow.analysing import case_attributes, owned
from themecode.workflow.study import Author, Study

SEARCH = "negative cases"
"""The title of the memo that keeps how somebody looked for cases that contradict a code or theme."""


@dataclass(frozen=True)
class Choice:
    """Which quotations are given: all, or those of one stance; `most` of each case, 0 for as many as there are."""

    stance: Bearing | Literal["", "unjudged"] = ""
    most: int = 0


def quotations(study: Study, codings: Iterable[Coding], label: str) -> list[Quotation]:
    """Give codings their case, place and attribution. Raises ThemecodeError where the label cannot be filled."""
    check_label(study, label)
    return analysis.quotations(
        codings, documents=study.documents, cases=study.case_index, roles=study.roles, label=label
    )


def check_label(study: Study, label: str) -> None:
    """Refuse a template of attributions that names what no case has, or that is not closed."""
    known = ["case", *case_attributes(study)]
    for field in re.findall(r"\{(\w+)\}", label):
        if field not in known:
            raise UnknownNameError("attribute", field, known)
    if set("{}") & set(re.sub(r"\{\w+\}", "", label)):
        mend = "Write it like: Lead, {size} system"
        raise ThemecodeError(f"The label '{label}' has a brace without a partner.", mend=mend)


def quotes(
    study: Study,
    code: str,
    *,
    label: str,
    by: str = "",
    spread: bool = False,
    choice: Choice = Choice(),
) -> Table:
    """Return the quotations of a code or theme, grouped by an attribute or spread over the cases."""
    group_of = _group_of(study, by)
    stances = {one.coding: one for one in study.store.stances()}
    everything = quotations(study, extracts_of(study, code), label)
    found = [one for one in everything if _stands(stances.get(one.coding.id), choice.stance)]
    if choice.most:
        found = analysis.at_most(analysis.spread(found), choice.most)
    if spread:
        found = analysis.spread(found)
    if by:
        found.sort(key=group_of)
    judged = bool(stances)
    rows = tuple(
        (
            *((group_of(q),) if by else ()),
            *(q.coding.id, q.case, q.label, q.place, q.coding.text, q.coding.status),
            *((_bearing(stances.get(q.coding.id)),) if judged else ()),
        )
        for q in found
    )
    header = (*((by,) if by else ()), "id", "case", "attribution", "place", "text", "status")
    header = (*header, *(("stance",) if judged else ()))
    return study.as_seen(Table(f"quotes {code}", header, rows, _basis(study, code, everything, found, stances)))


def extracts_of(study: Study, name: str) -> list[Coding]:
    """Return the counted codings of a code, or of the codes of a theme. Raises UnknownNameError."""
    themes = {theme.id: theme.codes for theme in study.codebook.themes}
    if name not in study.codebook.ids and name not in themes:
        raise UnknownNameError("code", name, (*study.codebook.ids, *themes))
    wanted = (name,) if name in study.codebook.ids else themes[name]
    return [coding for coding in counted(study.codings) if coding.code in wanted]


def judge(study: Study, names: Sequence[str], bearing: Bearing | Literal[""], author: Author) -> list[Coding]:
    """Keep how extracts stand to their code, as a person judges; "" takes it back. Raises ThemecodeError."""
    codings = [study.coding(name) for name in dict.fromkeys(names)]
    now = {one.coding: one.bearing for one in study.store.stances()}
    changed = [coding for coding in codings if now.get(coding.id, "") != bearing]
    summary = f"{bearing or 'none'}: {' '.join(coding.id for coding in changed)}"
    with study.store.action("stance", summary, coder=author.name, now=author.now) as action:
        for coding in changed:
            action.set_stance(Stance(coding.id, bearing, author.name, author.now))
    return changed


def by_case(study: Study, code: str, label: str) -> Table:
    """Return how many extracts each case has, its share, and who is quoted too much, or never."""
    found = quotations(study, extracts_of(study, code), label)
    shares = analysis.shares_of(found, [case.id for case in study.cases])
    labels = {one.case: one.label for one in found}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.case, labels.get(one.case, ""), one.extracts, one.per_cent, "over-quoted" if one.over else "")
        for one in shares
    )
    silent = [one.case for one in shares if not one.extracts]
    basis = f"{len(found)} extracts of {code}. over-quoted: more than twice the mean of those who are, or more than 15 "
    basis += f"per cent, where four cases or more are. {len(silent)} of {len(study.cases)} cases have none."
    return study.as_seen(
        Table(f"quotes {code} by case", ("case", "attribution", "extracts", "per cent", "flag"), rows, basis)
    )


def negative_cases(study: Study, code: str, label: str) -> Table:
    """Return what speaks against a code or theme: extracts that contradict or qualify it, and cases without it.

    Where there are none, the searches that people wrote down: memos on it with the title "negative cases".
    """
    stances = {one.coding: one for one in study.store.stances()}
    found = quotations(study, extracts_of(study, code), label)
    rows: list[tuple[Cell, ...]] = [
        (stance.bearing, q.case, q.label, q.coding.id, q.place, q.coding.text)
        for bearing in ("contradicts", "qualifies")
        for q in found
        if (stance := stances.get(q.coding.id)) is not None and stance.bearing == bearing
    ]
    having = {q.case for q in found}
    silent = [case for case in study.cases if case.id not in having]
    told = asking.asked_if_any(study)
    rows += [
        (_without(study, code, case.id, told), case.id, analysis.attribution(label, case), "", "", "")
        for case in silent
    ]
    searches = [memo for memo in study.memos if memo.title == SEARCH and memo.target == code]
    rows += [("search", "", "", memo.id, f"{memo.coder}, {memo.created[:10]}", memo.text) for memo in searches]
    header = ("what", "case", "attribution", "id", "place", "text")
    judged = sum(q.coding.id in stances for q in found)
    basis = f"{judged} of {len(found)} extracts of {code} were judged by a person. {_searched(code, rows, searches)}"
    return study.as_seen(Table(f"negative cases of {code}", header, tuple(rows), basis))


def _without(study: Study, name: str, case: str, told: analysis.Asked) -> str:
    """Say why a case may be without a code or theme: nothing said, not asked, not read, not mentioned."""
    themes = {theme.id: theme.codes for theme in study.codebook.themes}
    return f"without it: {told.code(case, themes.get(name, (name,)), said=False) or 'not mentioned'}"


def _searched(code: str, rows: Sequence[tuple[Cell, ...]], searches: Sequence[object]) -> str:
    against = sum(row[0] in ("contradicts", "qualifies") for row in rows)
    if against or searches:
        return f"{against} speak against it; {len(searches)} searches are written down. Not mentioned is not against."
    return (
        "None speaks against it, and no search is written down: read for it, and say so: "
        f'themecode memo add {code} "what was read, what came of it" --title "{SEARCH}"'
    )


def _stands(stance: Stance | None, wanted: str) -> bool:
    if not wanted:
        return True
    return stance is None if wanted == "unjudged" else stance is not None and stance.bearing == wanted


def _bearing(stance: Stance | None) -> str:
    return f"{stance.bearing} ({stance.coder})" if stance else ""


def _basis(
    study: Study,
    code: str,
    everything: Sequence[Quotation],
    found: Sequence[Quotation],
    stances: dict[str, Stance],
) -> str:
    cases = len({quotation.case for quotation in found} - {NO_CASE})
    of = f" of {len(everything)}" if len(found) < len(everything) else ""
    told = f"{len(found)}{of} codings of {code} in {cases} of {len(study.cases)} cases; rejected ones are left out."
    if stances:
        counts = dict.fromkeys(("supports", "qualifies", "contradicts"), 0)
        for one in everything:
            if one.coding.id in stances:
                counts[str(stances[one.coding.id].bearing)] += 1
        told += f" As people judge: {', '.join(f'{bearing} {number}' for bearing, number in counts.items())}."
    over = [one for one in analysis.shares_of(found, []) if one.over]
    if over:
        told += f" Over-quoted: {', '.join(f'{one.case} {one.extracts}' for one in over)}; see --per-case, --most."
    return told


def _group_of(study: Study, by: str) -> Callable[[Quotation], str]:
    """Return what names the group of a quotation: the value of an attribute of its case, or of its document."""
    if not by:
        return lambda _: ""
    name, of = owned(study, by)
    if of == "case":
        values = {case.id: case.value(name) or NOT_KNOWN for case in study.cases}
        return lambda quotation: values.get(quotation.case, NO_CASE)
    kept = {document.id: dict(document.attributes) for document in study.documents}
    return lambda quotation: kept[quotation.coding.segment.document].get(name, NOT_KNOWN)
