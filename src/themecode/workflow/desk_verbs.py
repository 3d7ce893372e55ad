"""What a coder does to codings, speakers and cases on the page; and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from themecode.errors import ChangedMeanwhileError, ThemecodeError
from themecode.model import Attribute, Codebook, Coding, Segment, undone
from themecode.workflow import casing, hand_coding, review_queue, reviewing, undoing
from themecode.workflow.desk_bodies import BodyError, Field, Shape
from themecode.workflow.desk_sitting import Answer, Sitting

ON_PAGES = (
    *("code", "uncode", "recode", "confirm", "reject", "memo", "memo add", "memo edit", "memo remove"),
    *("codebook use", "code new", "code edit", "cases set", "speakers", "read", "joint", "discuss", "bulk"),
)
"""The verbs, as the log has them, that an undo without a number takes back."""
CODE: Shape = {
    "document": Field(must=True),
    "spans": Field("span", must=True, many=True),
    "codes": Field(must=True, many=True),
    "quote": Field("words", many=True),
    "memo": Field("words"),
}
_SHOWN = 60


@dataclass(frozen=True)
class Done:
    """What an act did, in one sentence; `undoes` is the action that it took back."""

    says: str
    undoes: int | None = None
    document: str = ""
    """The document whose reading progress is another now."""


def code(sitting: Sitting, held: Answer, key: str, codebook: Codebook | None = None) -> Done:
    """Give stretches of a document codes; `quote` holds the words that the coder saw there."""
    spans, quotes = held["spans"], held.get("quote")
    if quotes is not None and len(quotes) != len(spans):
        raise BodyError(f"The act 'code' has {len(spans)} spans and {len(quotes)} quotes.")
    said = quotes if quotes is not None else [None] * len(spans)
    places = [
        sitting.segment(held["document"], start, end, quote) for (start, end), quote in zip(spans, said, strict=True)
    ]
    names = hand_coding.code_places(
        sitting.keyed(key, codebook), places, held["codes"], sitting.author, memo=held.get("memo", "").strip()
    )
    shown = f"{len(names)} codings" if len(names) > 1 else f"“{short(places[0].words_of(_text(sitting, places[0])))}”"
    return Done(f"{shown} coded {', '.join(code_names(sitting, held['codes'], codebook))}.")


def uncode(sitting: Sitting, held: Answer, key: str) -> Done:
    """Take codings made by hand back."""
    gone = hand_coding.uncode(sitting.keyed(key), _standing(sitting, held["ids"]), sitting.author)
    return Done(f"{counted(sitting, gone)} taken back.")


def recode(sitting: Sitting, held: Answer, key: str) -> Done:
    """Give a coding's words another code instead."""
    (name,) = _standing(sitting, [held["id"]])
    made = review_queue.recode(sitting.keyed(key), name, held["code"], sitting.author)
    return Done(f"“{short(made.text)}” recoded {', '.join(code_names(sitting, [made.code]))}.")


def confirm(sitting: Sitting, held: Answer, key: str) -> Done:
    """Confirm codings."""
    changed = reviewing.decide(sitting.keyed(key), _decidable(sitting, held["ids"]), "confirmed", sitting.author)
    return Done(f"{counted(sitting, changed)} confirmed.")


def reject(sitting: Sitting, held: Answer, key: str) -> Done:
    """Reject codings."""
    changed = reviewing.decide(sitting.keyed(key), _decidable(sitting, held["ids"]), "rejected", sitting.author)
    return Done(f"{counted(sitting, changed)} rejected.")


def undo(sitting: Sitting, held: Answer, key: str) -> Done:
    """Take back an action: the one named, or this coder's newest."""
    number = held.get("action") or _my_newest(sitting)
    action = undoing.undo(sitting.keyed(key), sitting.author, number, folder=sitting.folder)
    return Done(f"Taken back: {action.verb} {action.summary}".rstrip(), action.number)


def redo(sitting: Sitting, held: Answer, key: str) -> Done:
    """Do again what this coder's newest undo took back."""
    del held
    action = undoing.redo(sitting.keyed(key), sitting.author, folder=sitting.folder)
    return Done(f"Done again: {action.verb} {action.summary}".rstrip(), action.number)


def _my_newest(sitting: Sitting) -> int:
    """Return this coder's newest action that stands and was done on a page. Raises ThemecodeError."""
    gone = undone(sitting.present.actions)
    for action in reversed(sitting.present.actions):
        if action.coder != sitting.author.name or action.number in gone or action.undoes is not None:
            continue
        if action.verb in ON_PAGES:
            return action.number
        says = f"Your newest action, {action.number} {action.verb}, was not done on a page."
        raise ThemecodeError(says, mend=f"To take it back all the same: themecode undo {action.number}")
    raise ThemecodeError("You have done nothing that could be undone.")


def set_attribute(sitting: Sitting, held: Answer, key: str) -> Done:
    """Set an attribute of a case; an empty value takes it away."""
    attribute = Attribute(held["name"], held["value"].strip())
    casing.set_attribute(sitting.keyed(key), held["case"], attribute, sitting.author)
    return Done(f"{held['name']} of {held['case']} is now {attribute.value or 'not known'}.")


def set_role(sitting: Sitting, held: Answer, key: str) -> Done:
    """Say who is the interviewer."""
    number = reviewing.set_role(sitting.keyed(key), held["name"], held["role"], sitting.author, held.get("document"))
    return Done(f"{held['name']} is {held['role']} in {number} document{'s' if number != 1 else ''}.")


def _standing(sitting: Sitting, ids: list[str]) -> list[str]:
    """Return codings' ids. Raises ChangedMeanwhileError where one of them is gone."""
    known = {coding.id for coding in sitting.study.codings}
    return _all_in(ids, known)


def _decidable(sitting: Sitting, ids: list[str]) -> list[str]:
    known = {coding.id for coding in (*sitting.study.codings, *sitting.study.adrift)}
    return _all_in(ids, known)


def _all_in(ids: list[str], known: set[str]) -> list[str]:
    gone = [name for name in ids if name not in known]
    if gone:
        raise ChangedMeanwhileError(f"The coding {short(gone[0])} does not stand any more.", mend="Load the page anew.")
    return ids


def _text(sitting: Sitting, place: Segment) -> str:
    return sitting.study.document(place.document).text


def code_names(sitting: Sitting, codes: list[str], codebook: Codebook | None = None) -> list[str]:
    """Return what people call codes, each once."""
    known = {code.id: code.name for code in codebook or sitting.study.codebook}
    return [known.get(code, code) for code in dict.fromkeys(codes)]


def counted(sitting: Sitting, codings: list[Coding]) -> str:
    """Name one coding by its words, several by their number."""
    if not codings:
        return "All of it was already"
    if len(codings) > 1:
        return f"{len(codings)} codings"
    return f"{', '.join(code_names(sitting, [codings[0].code]))} on “{short(codings[0].text)}”"


def short(text: str) -> str:
    """Cut words that are quoted in a sentence."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
