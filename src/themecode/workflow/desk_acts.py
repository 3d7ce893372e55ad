"""What a coder does on the page: each verb calls the step of its name, under the act's key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from themecode.errors import did_you_mean
from themecode.model.document import ROLES
from themecode.workflow import desk_bulk, desk_codes, desk_notes, desk_people, desk_verbs
from themecode.workflow.desk_bodies import BodyError, Field, Shape, checked
from themecode.workflow.desk_present import News
from themecode.workflow.desk_sitting import Answer, Sitting
from themecode.workflow.study import Study

_IDS = {"ids": Field(must=True, many=True)}
_ATTRIBUTE: Shape = {"case": Field(must=True), "name": Field(must=True), "value": Field("line", must=True)}
_ROLE: Shape = {"name": Field(must=True), "role": Field(must=True, among=ROLES), "document": Field()}


@dataclass(frozen=True)
class Verb:
    """One verb: the fields that it needs besides its key, and what does it."""

    shape: Shape
    does: Callable[[Sitting, Answer, str], desk_verbs.Done]


def read_act(body: object) -> tuple[str, str, Answer]:
    """Return the verb, the key and the further fields of an act. Raises BodyError."""
    if not isinstance(body, dict):
        raise BodyError("An act needs fields with names: verb, key and those of its verb.")
    verb = str(body.get("verb"))
    if verb not in VERBS:
        close = did_you_mean(verb[:100], list(VERBS))
        raise BodyError("An act of this name is not done here.", mend=f"Did you mean {close[0]!r}?" if close else "")
    shape = {"verb": Field(must=True), "key": Field("key", must=True), **VERBS[verb].shape}
    held = checked(body, shape, f"The act '{verb}'")
    return held.pop("verb"), held.pop("key"), held


def told(sitting: Sitting, done: desk_verbs.Done, news: News, before: Study) -> Answer:
    """Return the answer to an act: what was done, and all that is different from the study as it was `before`."""
    old = {memo.id: memo for memo in before.memos}
    new = {memo.id: memo for memo in sitting.study.memos}
    answer: Answer = {
        "done": done.says,
        "action": news.actions[-1].number if news.actions else None,
        "codings": sitting.codings(news.codings),
        "removed": [*news.removed, *(old.keys() - new.keys())],
        "memos": sitting.memos(memo for memo in new.values() if old.get(memo.id) != memo),
    }
    if done.undoes is not None:
        answer |= {"undoes": done.undoes, "done": f"{done.says}{_written_out(sitting, news, before)}"}
    if "codebook" in news.kinds:
        answer["codes"] = sitting.codes()
    if done.document:
        answer["progress"] = sitting.progress(sitting.study.document(done.document))
    return answer


def _written_out(sitting: Sitting, news: News, before: Study) -> str:
    """Name the codings that an undo brought back, changed or took away, the first of them by its words."""
    gone = set(news.removed)
    found = [*news.codings, *(coding for coding in before.codings if coding.id in gone)]
    return f" ({desk_verbs.counted(sitting, found)})" if found else ""


def half_done(sitting: Sitting, verb: str, key: str, held: Answer) -> bool:
    """Say whether only the first of an act's two actions was stored before the server stopped."""
    return verb == "new-code" and "then" in held and desk_codes.second_key(key) not in sitting.present.uids


def done_already(sitting: Sitting, number: int) -> Answer:
    """Answer an act that is in the journal already: with the records as they are now."""
    touched = sitting.present.touched(number - 1)
    found = [coding for coding in sitting.study.codings if coding.id in touched.codings]
    news = News(codings=tuple(found), kinds=touched.kinds)
    answer = told(sitting, desk_verbs.Done("This was saved before."), news, sitting.study)
    gone = touched.codings.keys() - {coding.id for coding in found}
    return {**answer, "action": number, "removed": sorted(gone)}


VERBS: Mapping[str, Verb] = {
    "code": Verb(desk_verbs.CODE, desk_verbs.code),
    "uncode": Verb(_IDS, desk_verbs.uncode),
    "recode": Verb({"id": Field(must=True), "code": Field(must=True)}, desk_verbs.recode),
    "confirm": Verb(_IDS, desk_verbs.confirm),
    "reject": Verb(_IDS, desk_verbs.reject),
    "bulk": Verb(desk_bulk.BULK, desk_bulk.decide_all),
    "memo": Verb(desk_notes.MEMO, desk_notes.write),
    "memo-edit": Verb({"id": Field(must=True), "text": Field("words", must=True)}, desk_notes.edit),
    "memo-remove": Verb(_IDS, desk_notes.remove),
    "new-code": Verb({"id": Field(must=True), "then": Field("act"), **desk_codes.SAID}, desk_codes.new_code),
    "edit-code": Verb({"id": Field(must=True), **desk_codes.SAID}, desk_codes.edit_code),
    "read": Verb(desk_people.READ, desk_people.read),
    "joint": Verb(desk_people.JOIN, desk_people.join),
    "discuss": Verb(desk_people.DISCUSS, desk_people.discuss),
    "undo": Verb({"action": Field("number")}, desk_verbs.undo),
    "redo": Verb({}, desk_verbs.redo),
    "set-attribute": Verb(_ATTRIBUTE, desk_verbs.set_attribute),
    "set-role": Verb(
        {"name": Field(must=True), "role": Field(must=True, among=ROLES), "document": Field()}, desk_verbs.set_role
    ),
}
"""Every act that is done here."""
