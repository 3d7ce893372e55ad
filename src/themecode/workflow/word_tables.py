"""Words as people read them: who says what, where groups differ, and every place of a term in its context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from themecode import analysis
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import NOT_KNOWN, Cell, Table, clock
from themecode.workflow import analysing
from themecode.workflow.study import Study
from themecode.workflow.wording import Asked, Wording

_LONG = 60
"""Letters of a word, on average: so far is looked, however long the turn is."""


def words_table(study: Study, found: Wording, asked: Asked) -> Table:
    """Return the terms with how many people said them; with `by`, group by group with keyness."""
    if asked.by:
        return _grouped(study, found, asked)
    people = len(found.words)
    ranks = analysis.ranks([len(term.cases) for term in found.terms])
    rows = tuple(
        (rank, term.shown, len(term.cases), people, term.times, _forms(term))
        for rank, term in zip(ranks, found.terms, strict=True)
    )
    header = ("rank", "term", "people", "of", "times", "forms")
    return Table("words", header, rows, _basis(found, asked))


def _forms(term: analysis.Term) -> str:
    others = sorted(set(term.forms) - {term.shown}, key=lambda form: (-term.forms[form], form))
    return ", ".join(f"{form} {term.forms[form]}" for form in others)


def _grouped(study: Study, found: Wording, asked: Asked) -> Table:
    group_of, groups = _groups(study, found, asked)
    totals = [sum(n for case, n in found.words.items() if group_of[case] == group) for group in groups]
    people = [sum(group_of[case] == group for case in found.words) for group in groups]
    rows: list[tuple[Cell, ...]] = []
    for term in found.terms:
        counts = analysis.by_group(term, group_of, groups)
        times = [number for _, number in counts]
        ratio = analysis.log_ratio((times[0], times[1]), (totals[0], totals[1])) if len(groups) == 2 else None  # noqa: PLR2004 - a pair
        figures = (_rounded(analysis.keyness(times, totals)), _rounded(ratio))
        rows.append((term.shown, *(number for pair in counts for number in pair), *figures))
    rows.sort(key=lambda row: (-(float(row[-2] or 0)), str(row[0])))
    columns = tuple(name for group in groups for name in (f"{group} people", f"{group} times"))
    listed = ", ".join(f"{group} {n} people, {t:,} words" for group, n, t in zip(groups, people, totals, strict=True))
    basis = f"By {asked.by}: {listed}. {_KEYNESS} {_basis(found, asked)}"
    return Table("words", ("term", *columns, *_FIGURES), tuple(rows), basis)


_KEYNESS = (
    "G2 (Dunning 1993) counts how often, not how many: one person who says a word a hundred times makes it key, so "
    "look at people. log ratio: doublings of the first group's share of words against the second's (Hardie 2014); "
    "where a group never says it, half a time stands for none. No p: every word would be a test."
)


def _groups(study: Study, found: Wording, asked: Asked) -> tuple[dict[str, str], list[str]]:
    name, of = analysing.owned(study, asked.by)
    if of == "document":
        raise ThemecodeError(f"{name} is an attribute of documents; words are those of people.", mend="Name another.")
    values = {case.id: case.value(name) or NOT_KNOWN for case in study.cases}
    group_of = {case: values.get(case, NOT_KNOWN) for case in found.words}
    groups = sorted(set(group_of.values()), key=lambda group: (group == NOT_KNOWN, group))
    if asked.between is None:
        return group_of, groups
    for group in asked.between:
        if group not in groups:
            raise UnknownNameError(name, group, groups)
    return group_of, [*asked.between]


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)


def _basis(found: Wording, asked: Asked) -> str:
    lemmas = (
        "A word is counted under its headword where lemminflect's table knows one (inequalities: inequality), and "
        "shown as it is said most."
        if found.lemmas
        else "There is no list of stop words for this language, and words are counted as they are said."
    )
    left_out = sum(found.stops.values())
    nobodys = f" {found.nobodys:,} words are of no case, left out." if found.nobodys else ""
    words = sum(found.words.values())
    return (
        f"Orientation, not findings: people who said it, of {len(found.words)} who speak; {words:,} words of "
        f"participants. Words and phrases of up to {asked.longest} words that {asked.people} or more people said; no "
        f"phrase goes over a punctuation mark, and none begins or ends with one of {len(found.stops)} stop words "
        f"({left_out:,} times; --stops lists them). What is said only within one longer phrase stands there alone. "
        f"{lemmas}{nobodys}"
    )


def stops_table(found: Wording) -> Table:
    """Return the stop list, with how often each word was left out as it stands; short forms (don't) are not in it."""
    rows = tuple(sorted(found.stops.items(), key=lambda entry: (-entry[1], entry[0])))
    basis = (
        f"{len(rows)} words are left out, and their short forms (don't, it's). --keep WORD shows one, --drop WORD adds."
    )
    return Table("stop words", ("word", "times"), rows, basis)


def narrowed(table: Table, limit: int | None) -> Table:
    """Return the first terms, and what of their forms fits, for a screen; people and times of a group in one cell."""
    if table.header[-2:] == _FIGURES:
        table = _people_and_times(table)
    rows = tuple(_cut(row) for row in table.rows[:limit])
    left = len(table.rows) - len(rows)
    more = f" {left:,} more terms: --all shows them." if left else ""
    return Table(table.name, table.header, rows, f"{table.basis}{more}")


def _people_and_times(table: Table) -> Table:
    """Write a group's people and times as 3 (12); the log ratio only where there are two groups."""
    groups = [name.removesuffix(" people") for name in table.header[1:-2:2]]
    last = 2 if len(groups) == 2 else 1  # noqa: PLR2004 - a pair
    rows = tuple(
        (
            row[0],
            *(f"{row[at]} ({row[at + 1]})" for at in range(1, len(row) - 2, 2)),
            *("" if cell is None else f"{cell:.2f}" for cell in row[-2:][:last]),
        )
        for row in table.rows
    )
    basis = f"In each group people who say it (times). {table.basis}"
    return Table(table.name, ("term", *groups, *_FIGURES[:last]), rows, basis)


def _cut(row: Sequence[Cell]) -> tuple[Cell, ...]:
    last = str(row[-1])
    if not isinstance(row[-1], str) or len(last) <= _ROOM:
        return tuple(row)
    return (*row[:-1], f"{last[:_ROOM].rsplit(',', 1)[0]}, …")


_ROOM = 36
_FIGURES = ("G2", "log ratio")


def in_context(study: Study, found: Wording, term: str, context: int = 8) -> Table:
    """Return every place where a term was said, with the words around it. Raises UnknownNameError."""
    wanted = " ".join(term.lower().replace("-", " ").split())
    known = {form: one for one in found.terms for form in one.forms}
    if wanted not in known:
        raise UnknownNameError("term", term, sorted(known))
    documents = {document.id: document for document in study.documents}
    shown_as = {(speaker.document, speaker.name): speaker.shown for speaker in study.speakers}
    rows, room = [], _LONG * (context + 1)
    for name, start, end in known[wanted].places:
        document = documents[name]
        turn = document.turn_at(start)
        speaker = shown_as.get((name, turn.speaker), turn.speaker)
        before = document.text[max(turn.start, start - room) : start].split()[-context:]
        after = document.text[end : min(turn.end, end + room)].split()[:context]
        words = (" ".join(before), document.text[start:end], " ".join(after))
        rows.append((f"{name}:{turn.number}", clock(turn.start_ms), speaker, *words))
    people = len(known[wanted].cases)
    basis = f"{len(rows)} times by {people} of {len(found.words)} people, in all its forms; interviewers left out."
    return Table(f"words {term}", ("place", "time", "speaker", "before", "words", "after"), tuple(rows), basis)


def lines(table: Table) -> Iterable[str]:
    """Write words in their context a line each, the words in brackets."""
    for place, _, _, before, words, after in table.rows:
        apart = "" if str(after)[:1] in tuple(",.;:!?") or not after else " "
        yield f"{place}: {before}{' ' if before else ''}[{words}]{apart}{after}"
