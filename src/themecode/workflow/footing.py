"""What stands on what: no undo may take a text away from under work that was done on it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from themecode.errors import ThemecodeError
from themecode.model import Action, Lineage, undone
from themecode.workflow.study import Study

_MEND = "Undo what came after it first; see: themecode log"


def refuse_undercut(study: Study, target: Action) -> None:
    """Refuse to take back, or to do again, an action under work that rests on another text than would then be there.

    Raises ThemecodeError.
    """
    study, actions = study.whole, study.store.actions()
    root = root_of(target, actions)
    documents = frozenset(name for action, name in study.store.texts() if action == root.number)
    if documents:
        _refuse_texts(study, documents, target, actions)
    if target.undoes is not None:
        _refuse_old_places(study, root, target, actions)
    elif target.verb in ("tag", "import"):
        _refuse_decided(study, target)


def root_of(action: Action, actions: Sequence[Action]) -> Action:
    """Return the action that an undo, or the undo of an undo, is about in the end."""
    by_number = {one.number: one for one in actions}
    while action.undoes is not None:
        action = by_number[action.undoes]
    return action


def _refuse_texts(study: Study, documents: frozenset[str], target: Action, actions: Sequence[Action]) -> None:
    """Refuse to change texts on which somebody worked later: one, or the thousands of a survey, in one go."""
    texts = {place for place in study.store.texts() if place[1] in documents}
    places = {*texts, *(place for place in study.store.footings() if place[1] in documents)}
    work = list(_later_work({action for action, _ in places}, target, actions))
    later = next((one for one in work if one.number in {action for action, _ in texts}), None)
    if target.verb == "import" and later is None:
        _refuse_resting(study, documents, target)
    elif work:
        later = later or work[0]
        name = min(
            (name for action, name in places if action == root_of(later, actions).number), default=min(documents)
        )
        says = f"The text of {name} would change under what was done since: action {later.number}, {later.verb}."
        raise ThemecodeError(says, mend=_MEND)


def _refuse_resting(study: Study, documents: frozenset[str], target: Action) -> None:
    """Refuse to take documents away with codings, but for those that came with them, or memos."""
    mine = study.store.brought_in(target.number)
    what = f"the document {min(documents)}" if len(documents) == 1 else f"the {len(documents)} documents"
    codings = (*study.codings, *study.adrift)
    resting = sum(coding.segment.document in documents and coding.id not in mine.codings for coding in codings)
    if resting:
        raise ThemecodeError(f"{resting} codings stand on {what} that this would take away.", mend=_MEND)
    about = [memo for memo in study.memos if memo.about in ("document", "segment") and memo.target in documents]
    noted = sum(memo.id not in mine.memos for memo in about)
    if noted:
        raise ThemecodeError(f"{noted} memos are about {what} that this would take away.", mend=_MEND)


def _later_work(touched: set[int], target: Action, actions: Sequence[Action]) -> Iterator[Action]:
    """Yield, newest first, the actions after one that wrote places or a text and stand, or that brought such back."""
    gone = undone(actions)
    touched = touched - {root_of(target, actions).number, *gone}
    known = Lineage(actions)
    for action in reversed(actions):
        root = root_of(action, actions)
        brought_back = root is not action and not known.knew(root, target) and action.number not in gone
        if known.knew(action, target) and root.number in touched and (root is action or brought_back):
            yield action


def _refuse_old_places(study: Study, root: Action, target: Action, actions: Sequence[Action]) -> None:
    """Refuse to bring back places in a text that was corrected while they did not stand, or in another copy."""
    placed = {name for action, name in study.store.footings() if action == root.number}
    known, gone, by_number = Lineage(actions), undone(actions), {one.number: one for one in actions}
    for action, name in study.store.texts():
        text = by_number[action]
        later = known.knew(text, target) or known.apart(text, root)
        if name in placed and later and action not in gone and action != root.number:
            says = f"{name} was corrected since this was taken back: its places are those of the older text."
            raise ThemecodeError(says, mend="Do it again by hand, or undo the correction first; see: themecode log")


def _refuse_decided(study: Study, target: Action) -> None:
    """Refuse to take codings away about which people decided: the tagger's, or those that came with a file."""
    made = study.store.brought_in(target.number).codings
    if target.verb == "tag":
        made = frozenset(c.id for c in study.codings if c.origin == "rules" and c.created == target.created)
    decided = sum(coding.status in ("confirmed", "rejected") for coding in study.codings if coding.id in made)
    if decided:
        raise ThemecodeError(f"People decided on {decided} of the codings that this would take away.", mend=_MEND)
