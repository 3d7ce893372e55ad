"""Step: what two coders hold of the same texts, where they differ, and what was said and settled about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from themecode import analysis
from themecode.analysis import DIFFERENCES, Difference, Versus
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.model import JOINT, RULES, Coding, Memo, Table, clock, held_by
from themecode.workflow.study import Study


@dataclass(frozen=True)
class Talked:
    """One stretch on which two coders were compared: its words, the memos on it, and what was settled jointly.

    `settled` says whether every coding of the row was ruled on jointly; `joint` are the codings that came of it: none
    where no code holds.
    """

    versus: Versus
    words: str
    place: str
    memos: tuple[Memo, ...]
    joint: tuple[Coding, ...]
    settled: bool


@dataclass(frozen=True)
class Compared:
    """Two coders side by side, in the order of the text; `open_` are the rows to be talked about still."""

    first: str
    second: str
    rows: tuple[Talked, ...]
    basis: str

    @property
    def open_(self) -> list[Talked]:
        """The rows on which the two differ and nothing was settled."""
        return [row for row in self.rows if row.versus.difference != "same" and not row.settled]

    def named(self, difference: Difference) -> str:
        """Say how two coders differ, with their names."""
        named = {"only first": f"only {self.first}", "only second": f"only {self.second}", "same": "the same"}
        return named.get(difference, difference)


def compare(study: Study, first: str, second: str, *, document: str = "", code: str = "") -> Compared:
    """Hold what two coders hold against each other, in all documents or one, under all codes or one.

    A coder holds the own codings, and the rules' that this coder confirmed; `rules` may be one of the two. Raises
    ThemecodeError where the viewer codes blind there, where a coder did nothing, or is named twice.
    """
    if first == second:
        raise ThemecodeError("A coder is compared with another one.", mend="Name two: themecode compare-coders A B")
    names = {study.document(document).id} if document else {one.id for one in study.documents}
    if code:
        study.code(code)
    _refuse_blind(study, names)
    sides = [_held(study, coder, names, code) for coder in (first, second)]
    rows = analysis.side_by_side(*sides)
    return Compared(first, second, _talked(study, rows), _basis((first, second), sides, names))


def coders_of(study: Study) -> list[str]:
    """Return everybody who coded or ruled, by name; what was settled jointly is nobody's."""
    coders = {coding.coder for coding in study.codings} | {decision.coder for decision in study.decisions}
    return sorted(coders - {JOINT})


def _held(study: Study, coder: str, documents: set[str], code: str) -> list[Coding]:
    known = coders_of(study)
    if coder not in known:
        raise UnknownNameError("coder", coder, known)
    held = held_by(coder, study.codings, study.decisions)
    return [one for one in held if one.segment.document in documents and code in ("", one.code)]


def _refuse_blind(study: Study, documents: set[str]) -> None:
    blind = sorted(documents & study.veil.documents.keys())
    if blind:
        names = ", ".join(blind[:5]) + (" and more" if len(blind) > 5 else "")  # noqa: PLR2004 - as many as are read
        mend = "When both are done: themecode blind release, or name another document: --document D"
        raise ThemecodeError(f"{study.viewer} codes blind in {names}: there is nothing to compare yet.", mend=mend)


def _talked(study: Study, rows: Sequence[Versus]) -> tuple[Talked, ...]:
    documents = {document.id: document for document in study.documents}
    ruled = {decision.coding for decision in study.decisions if decision.coder == JOINT}
    joint: dict[str, list[Coding]] = {}
    for coding in study.codings:
        if coding.coder == JOINT and coding.status != "rejected":
            for settled in coding.evidence:
                joint.setdefault(settled.place, []).append(coding)
    found = []
    for row in rows:
        document, ids = documents[row.segment.document], [coding.id for coding in row.codings]
        turn = document.turn_at(row.segment.start)
        time = f", {clock(turn.start_ms)}" if turn.start_ms is not None else ""
        came = {coding.id: coding for name in ids for coding in joint.get(name, ())}
        notes = tuple(memo for memo in study.memos if _is_on(memo, row))
        place = f"{document.id}, turn {turn.number}{time}"
        words = row.segment.words_of(document.text)
        found.append(Talked(row, words, place, notes, tuple(came.values()), all(name in ruled for name in ids)))
    return tuple(found)


def _is_on(memo: Memo, row: Versus) -> bool:
    if memo.about == "coding":
        return memo.target in {coding.id for coding in row.codings}
    return memo.about == "segment" and memo.segment is not None and memo.segment.overlaps(row.segment)


def _basis(coders: tuple[str, str], sides: Sequence[Sequence[Coding]], documents: set[str]) -> str:
    told = []
    for coder, held in zip(coders, sides, strict=True):
        own = sum(coding.coder == coder for coding in held)
        more = f" and {len(held) - own} of others that {coder} confirmed" if len(held) > own else ""
        told.append(f"{coder} {own} codings{more}" if coder != RULES else f"the rules {own} that nobody rejected")
    where = f"{len(documents)} document{'s' if len(documents) != 1 else ''}"
    return f"In {where}: {'; '.join(told)}. What was settled jointly is neither's. This is a list to talk about."


def differences_table(found: Compared, *, every: bool = False) -> Table:
    """Return the rows as a table: those that differ and are open, or every one."""
    rows = tuple(
        (
            *(row.versus.segment.document, row.place.partition(", ")[2]),
            *(row.versus.segment.start, row.versus.segment.end, row.words, found.named(row.versus.difference)),
            *(written_codes(row.versus.first), written_codes(row.versus.second)),
            " ".join(coding.id for coding in row.versus.codings),
            settled_as(row),
            " | ".join(f"{memo.coder}: {memo.text}" for memo in row.memos),
        )
        for row in (found.rows if every else found.open_)
    )
    header = ("document", "place", "start", "end", "text", "difference", found.first, found.second, "ids")
    return Table("coders", (*header, "settled", "memos"), rows, f"{summary(found)} {found.basis}")


def written_codes(codings: Sequence[Coding]) -> str:
    """Write the codes of some codings, each once."""
    return ", ".join(dict.fromkeys(coding.code for coding in codings))


def settled_as(row: Talked) -> str:
    """Say what was settled: the codes, or that none holds; nothing where it is open."""
    if not row.settled:
        return ""
    return written_codes(row.joint) or "no code"


def summary(found: Compared) -> str:
    """Count the rows by how they differ, and what is settled of them."""
    counts = Counter(row.versus.difference for row in found.rows)
    told = ", ".join(f"{counts[kind]} {found.named(kind)}" for kind in DIFFERENCES if counts[kind])
    settled = sum(row.settled for row in found.rows if row.versus.difference != "same")
    done = f" {settled} of the differences settled, {len(found.open_)} open." if len(counts) else ""
    return f"{len(found.rows)} passages: {told or 'none'}.{done}"
