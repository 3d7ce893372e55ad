"""Step: codes and codings that may deserve a second look; what to do about them people decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from themecode import suggesting
from themecode.likeness import is_like
from themecode.model import Table
from themecode.workflow.suggesting import Suggesting

_SLIPS = 20
_SHOWN = 160


def doctor_table(model: Suggesting) -> Table:
    """Return what there is to look at: names, codes on the same words, codes that cannot be told apart, slips."""
    found = [*_names(model), *_same(model), *_not_told_apart(model), *_slips(model)]
    basis = (
        "Things to look at, no findings. Same words: of all that have either code, at least 80 % have both. Not told "
        "apart: the area under the curve of one code against the other is under .65 (.5 is chance). Slips: the chance "
        "of models that never saw the interviewee contradicts what people coded (confident learning)."
    )
    return Table("code doctor", ("look at", "what", "says", "words"), tuple(found), basis)


def _names(model: Suggesting) -> Iterator[tuple[str, str, str, str]]:
    """Yield codes that are written like a much more used one, and names that hold two."""
    used = Counter(coding.code for coding in model.study.codings if coding.status != "rejected")
    names = sorted({*used, *model.study.codebook.ids})
    for name in names:
        rest = [other for other in names if other != name and used[other] > used[name]]
        close = sorted((other for other in rest if is_like(name.lower(), other.lower())), key=lambda one: -used[one])
        if close:
            says = f"may be {close[0]} misspelt: {used[name]} codings against {used[close[0]]}"
            yield "name", name, says, ""
        parts = [part.strip() for part in name.replace(";", ",").replace("__", ",").split(",")]
        if len(parts) > 1 and all(part in names for part in parts):
            yield "name", name, f"holds {len(parts)} codes in one name: {', '.join(parts)}", ""


def _same(model: Suggesting) -> Iterator[tuple[str, str, str, str]]:
    codes = model.said.codes
    for pair in suggesting.same_stretches(model.judgement.judged.there):
        first, second, both = pair.counts
        says = f"stand on the same words: {first} and {second} {model.said.unit}s, {both} with both"
        yield "same words", f"{codes[pair.first].id}, {codes[pair.second].id}", says, ""


def _not_told_apart(model: Suggesting) -> Iterator[tuple[str, str, str, str]]:
    held, codes = model.record.held, model.said.codes
    for pair in suggesting.not_told_apart(held.scores, held.there):
        says = (
            f"the model cannot tell them apart: area {pair.likeness:.2f}; {pair.counts[0]} and {pair.counts[1]} coded"
        )
        yield "not told apart", f"{codes[pair.first].id}, {codes[pair.second].id}", says, ""


def _slips(model: Suggesting) -> Iterator[tuple[str, str, str, str]]:
    held, said = model.record.held, model.said
    trusted = [number for number, one in enumerate(model.record.codes) if not one.abstains]
    for slip in suggesting.slips(held.chance, held.there, held.known, trusted)[:_SLIPS]:
        row = int(model.lesson.rows[held.rows[slip.row]])
        segment, text = said.segments[row], said.stretches[row].text
        place = f"{segment.document}, turn {said.turns[row]}"
        done = "coded" if slip.coded else "not coded"
        says = f"{done} {said.codes[slip.code].id}, though the chance is {slip.chance:.2f}"
        yield "slip", place, says, text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
