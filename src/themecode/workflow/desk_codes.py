"""What a coder does to the codebook on the page."""

from __future__ import annotations

import uuid

from themecode.workflow import code_editing
from themecode.workflow.desk_bodies import Field, Shape, checked
from themecode.workflow.desk_sitting import Answer, Sitting
from themecode.workflow.desk_verbs import CODE, Done, code

SAID: Shape = {
    "name": Field("line"),
    "definition": Field("words"),
    "include": Field("words"),
    "exclude": Field("words"),
    "examples": Field("words", many=True),
    "nonExamples": Field("words", many=True),
    "colour": Field("line"),
    "parent": Field("line"),
}
_THEN: Shape = {**CODE, "verb": Field(among=("code",)), "codes": Field(many=True)}


def new_code(sitting: Sitting, held: Answer, key: str) -> Done:
    """Make a code and, where it is asked for, code with it: two actions, the second under a key made of the first."""
    then = held.get("then")
    coded = None if then is None else checked(then, _THEN, "The act 'code' within 'new-code'")
    name, codebook, edited = held["id"], None, None
    if key not in sitting.present.uids:
        edited = code_editing.take_in_edits(sitting.study, sitting.author, sitting.folder)
        study = sitting.keyed(key, edited)
        name, codebook = code_editing.new_code(study, held["id"], _said(held), sitting.author, sitting.folder)
    done = f"The code {name} is in the codebook."
    if coded is None:
        return Done(done)
    further = {**coded, "codes": [*coded.get("codes", ()), name]}
    return Done(f"{done} {code(sitting, further, second_key(key), codebook).says}")


def second_key(key: str) -> str:
    """Return the key of an act's second action."""
    return str(uuid.uuid5(uuid.UUID(key), "then"))


def edit_code(sitting: Sitting, held: Answer, key: str) -> Done:
    """Change what the codebook says of a code."""
    edited = code_editing.take_in_edits(sitting.study, sitting.author, sitting.folder)
    code_editing.edit_code(sitting.keyed(key, edited), held["id"], _said(held), sitting.author, sitting.folder)
    return Done(f"The code {held['id']} reads anew in the codebook.")


def _said(held: Answer) -> code_editing.Said:
    names = {"name": "label", "include": "use_when", "exclude": "not_when", "nonExamples": "non_examples"}
    return {
        names.get(name, name): tuple(map(str.strip, value)) if isinstance(value, list) else value.strip()
        for name, value in held.items()
        if name in SAID
    }
