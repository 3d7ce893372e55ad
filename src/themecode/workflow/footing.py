"""What stands on what: no undo may take a text away from under work that was done on it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from themecode.errors import ThemecodeError
from themecode.model import Action, undone
from themecode.workflow.study import Study

_MEND = "Undo what came after it first; see: themecode log"


def refuse_undercut(study: Study, target: Action) -> None:
    """Refuse to take back, or to do again, an action under work that rests on another text than would then be there.

    Raises ThemecodeError.
    """
    actions = study.store.actions()
    root = _root(target, actions)
    for document in sorted({name for action, name in study.store.texts() if action == root.number}):
        _refuse_text(study, document, target, actions)
    if target.undoes is not None:
        _refuse_old_places(study, root, target, undone(actions))
    elif target.verb == "tag":
        _refuse_decided(study, target)


def _root(action: Action, actions: Sequence[Action]) -> Action:
    """Return the action that an undo, or the undo of an undo, is about in the end."""
    by_number = {one.number: one for one in actions}
    while action.undoes is not None:
        action = by_number[action.undoes]
    return action


def _refuse_text(study: Study, document: str, target: Action, actions: Sequence[Action]) -> None:
    """Refuse to change a text on which somebody worked later."""
    later = next(_later_work(study, document, target, actions), None)
    corrected = later is not None and (later.number, document) in study.store.texts()
    resting = sum(coding.segment.document == document for coding in (*study.codings, *study.adrift))
    if later is None and (target.number, document) in study.store.footings():
        return  # another tool's project: its codings came with it, and go with it
    if target.verb == "import" and not corrected:
        if resting:
            says = f"{resting} codings stand on the document {document} that this would take away."
            raise ThemecodeError(says, mend=_MEND)
        noted = sum(memo.about in ("document", "segment") and memo.target == document for memo in study.memos)
        if noted:
            says = f"{noted} memos are about the document {document} that this would take away."
            raise ThemecodeError(says, mend=_MEND)
    elif later is not None:
        says = f"The text of {document} would change under what was done since: action {later.number}, {later.verb}."
        raise ThemecodeError(says, mend=_MEND)


def _later_work(study: Study, document: str, target: Action, actions: Sequence[Action]) -> Iterator[Action]:
    """Yield the actions after one that wrote a text or places in a document and stand, or that brought such back."""
    gone = undone(actions)
    touched = {action for action, name in (*study.store.texts(), *study.store.footings()) if name == document}
    touched -= {_root(target, actions).number, *gone}
    for action in reversed(actions):
        root = _root(action, actions)
        brought_back = root is not action and root.number < target.number and action.number not in gone
        if action.number > target.number and root.number in touched and (root is action or brought_back):
            yield action


def _refuse_old_places(study: Study, root: Action, target: Action, gone: frozenset[int]) -> None:
    """Refuse to bring back places in a text that was corrected while they did not stand."""
    placed = {name for action, name in study.store.footings() if action == root.number}
    for action, name in study.store.texts():
        if name in placed and action > target.number and action not in gone and action != root.number:
            says = f"{name} was corrected since this was taken back: its places are those of the older text."
            raise ThemecodeError(says, mend="Do it again by hand, or undo the correction first; see: themecode log")


def _refuse_decided(study: Study, target: Action) -> None:
    made = [coding for coding in study.codings if coding.origin == "rules" and coding.created == target.created]
    decided = sum(coding.status in ("confirmed", "rejected") for coding in made)
    if decided:
        raise ThemecodeError(f"People decided on {decided} of the codings that this would take away.", mend=_MEND)
