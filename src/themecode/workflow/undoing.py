"""Step: the way back and forth: undo takes back what this coder did last, redo does it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.model import Action, undone
from themecode.workflow import code_editing
from themecode.workflow.footing import refuse_undercut, root_of
from themecode.workflow.study import Author, Study


def undo(
    study: Study, author: Author, number: int | None = None, *, anyone: bool = False, folder: Path | None = None
) -> Action:
    """Take back one action: this coder's newest that stands, with `anyone` anybody's, or the one named; return it.

    With a project's folder, a code that was changed on a page is put back in the codebook's file, too.

    Raises ThemecodeError where there is none, or where codings that stand rest on a document that the
    action brought in.
    """
    actions = study.store.actions()
    if number is None:
        number = _newest(study, author, anyone=anyone).number
    target = next((action for action in actions if action.number == number), None)
    if target is None:
        raise ThemecodeError(f"There is no action {number}; the log has {len(actions)}.", mend="See: themecode log")
    _take_back(study, target, "undo", author, folder)
    return target


def redo(study: Study, author: Author, *, folder: Path | None = None) -> Action:
    """Do again what this coder's newest undo took back, as long as they did nothing else since; return it.

    Raises ThemecodeError where there is nothing to do again.
    """
    actions = study.store.actions()
    gone = undone(actions)
    mine = [one for one in actions if one.coder == author.name]
    back = next((one for one in reversed(mine) if one.number not in gone and _takes_back(one, actions)), None)
    if back is None:
        raise ThemecodeError(f"There is nothing that {author.name} took back.")
    since = [one for one in mine[mine.index(back) :] if one.undoes is None]
    if since:
        raise ThemecodeError(
            f"Since the last undo of {author.name} something else was done: {since[-1].number} {told(since[-1])}.",
            mend=f"All the same: themecode undo {back.number}",
        )
    _take_back(study, back, "redo", author, folder)
    return root_of(back, actions)


def told(action: Action) -> str:
    """Say in words what an action did.

    >>> told(Action(3, "code", "money in P07", "ana", ""))
    'code: money in P07, by ana'
    """
    return f"{action.verb}{': ' if action.summary else ''}{action.summary}, by {action.coder}"


def still_gone(study: Study, action: Action) -> list[Action]:
    """Return the undos that stand and take an action back: somebody else may have undone it, too."""
    actions = study.store.actions()
    gone = undone(actions)
    return [one for one in actions if one.undoes == action.number and one.number not in gone]


def _newest(study: Study, author: Author, *, anyone: bool) -> Action:
    actions = study.store.actions()
    gone = undone(actions)
    standing = [one for one in actions if one.number not in gone and one.undoes is None]
    mine = standing if anyone else [one for one in standing if one.coder == author.name]
    if mine:
        return mine[-1]
    if not standing:
        raise ThemecodeError("There is nothing to undo.")
    newest = replace(standing[-1], summary=study.veil.summary(standing[-1]))
    raise ThemecodeError(
        f"There is nothing of {author.name} to undo; the newest action is {newest.number} {told(newest)}.",
        mend="Whosever it is: themecode undo --anyone. As somebody else: --coder NAME.",
    )


def _takes_back(action: Action, actions: Sequence[Action]) -> bool:
    """Say whether an action takes something back; the undo of an undo does it again."""
    by_number = {one.number: one for one in actions}
    back = False
    while action.undoes is not None:
        back, action = not back, by_number[action.undoes]
    return back


def _take_back(study: Study, target: Action, verb: str, author: Author, folder: Path | None) -> None:
    refuse_undercut(study, target)
    used = study.store.codebook()
    with study.store.action(verb, f"{target.number} {target.verb}", coder=author.name, now=author.now) as action:
        action.undo(target.number)
    if folder is not None and root_of(target, study.store.actions()).verb in code_editing.VERBS:
        code_editing.put_back(study, folder, used)
