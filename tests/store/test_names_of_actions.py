"""Each action has a name that nothing else has, and a moment after all that was known when it was done."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from themecode.errors import AlreadyDoneError
from themecode.store import Store


def test_each_action_has_a_name_and_a_later_moment(store: Store, samples: Any) -> None:
    """Names are UUIDs, all different; moments rise although these actions bear one time."""
    samples.fill(store)
    done = store.actions()
    assert len({uuid.UUID(one.uid) for one in done}) == 3
    assert [one.moment for one in done] == [f"{samples.NOW}#00000{n}" for n in range(3)]
    assert [one.after for one in done] == ["", done[0].uid, done[1].uid]


def test_a_clock_that_went_back_does_not_move_an_action_back(store: Store, samples: Any) -> None:
    """The second action is done an hour earlier by the clock, and stands after the first all the same."""
    for hour in ("11", "10", "12"):
        with store.action("import", coder="ana", now=f"2026-11-22T{hour}:00:00+00:00") as action:
            action.add_document(samples.text(f"P{hour}"))
    counted = ("11:00:00+00:00#000000", "11:00:00+00:00#000001", "12:00:00+00:00#000000")
    assert [one.moment for one in store.actions()] == [f"2026-11-22T{each}" for each in counted]


def test_the_same_name_again_does_nothing(store: Store, samples: Any) -> None:
    """An action that is sent a second time is refused with its number; the journal stays as it is."""
    name = str(uuid.uuid4())
    samples.fill(store)
    with store.action("code", coder="ana", now=samples.NOW, uid=name) as action:
        action.add_codings([samples.coding()])
    before = (store.actions(), store.codings())
    with pytest.raises(AlreadyDoneError) as caught, store.action("code", coder="ana", now="9", uid=name) as action:
        action.add_codings([samples.coding()])
    assert caught.value.number == action.number == 4
    assert (store.actions(), store.codings()) == before
    assert store.actions()[-1].uid == name


def test_a_name_is_free_where_nothing_was_written(store: Store, samples: Any) -> None:
    """An action that failed or wrote nothing may be sent again."""
    with store.action("code", coder="ana", now=samples.NOW, uid="again"):
        pass
    with store.action("import", coder="ana", now=samples.NOW, uid="again") as action:
        action.add_document(samples.text())
    assert [one.uid for one in store.actions()] == ["again"]
