"""Which codings another version of the codebook would bring and take away."""

from __future__ import annotations

from typing import Any

from themecode.workflow.changes import CodingChanges
from themecode.workflow.coding import load_codebook
from themecode.workflow.comparing import difference


def texts(changes: CodingChanges) -> dict[str, list[str]]:
    """Return the sentences that appear, go and stay."""
    groups = {"appear": changes.appear, "go": changes.go, "stay": changes.stay}
    return {kind: [passage.text for passage in found] for kind, found in groups.items()}


def changes_to(small: Any, codes: str, unit: str = "sentence") -> CodingChanges:
    """Compare the codebook in use with another one."""
    study = small.project.study
    found = difference(study.codebook, load_codebook(small.write(codes, "new.yaml"))[0], study, unit)
    assert found.codings is not None
    return found.codings


def test_what_comes_and_goes_is_named_with_its_words_and_nothing_is_written(small: Any) -> None:
    """`money` gives way to `cash`: 3 sentences go, 2 come."""
    small.use("money: money")
    before = small.project.store.actions()
    changes = changes_to(small, "money: cash")
    assert texts(changes) == {
        "appear": ["The cash stayed.", "The cash ran out."],
        "go": ["The money went.", "Money is money.", "No money came."],
        "stay": [],
    }
    assert changes.table.rows == (("money", 2, 3, 0),)
    assert (changes.appear[0].place, changes.appear[0].why) == ("P01, turn 2", "cash -> cash")
    assert "By the older version 3, by the newer 2." in changes.basis
    assert small.project.store.actions() == before


def test_what_people_decided_on_stays(small: Any) -> None:
    """A confirmed coding does not go; a rejected one does not go and does not come back."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    small.rule("reject", "No money came.")
    assert texts(changes_to(small, "money: cash"))["stay"] == ["The money went.", "No money came."]
    assert texts(changes_to(small, "money: cash"))["go"] == ["Money is money."]
    small.use("money: cash")
    assert texts(changes_to(small, "money: money"))["appear"] == ["Money is money."]


def test_codings_by_hand_of_a_retired_code_are_shown(small: Any) -> None:
    """They stay though the code is gone."""
    small.use("money: coin\nasking: ask")
    small.code("P02", "We begged.", "asking")
    changes = changes_to(small, "money: coin")
    assert texts(changes) == {"appear": [], "go": ["Nobody asked."], "stay": ["We begged."]}
    assert changes.codes == ["asking"]


def test_the_unit_is_that_of_the_codings(small: Any) -> None:
    """With turns, P01's first answer has money before and cash after: the same coding."""
    small.use("money: money")
    assert texts(changes_to(small, "money: cash", "turn")) == {
        "appear": [],
        "go": ["Budgets. Money is money."],
        "stay": [],
    }


def test_one_code_can_be_asked_for(small: Any) -> None:
    """Of two codes that change, one."""
    small.use("money: money\nasking: ask")
    study = small.project.study
    new = load_codebook(small.write("money: cash\nasking: beg", "new.yaml"))[0]
    found = difference(study.codebook, new, study).of("asking")
    assert found.codings is not None
    assert texts(found.codings) == {"appear": ["We begged."], "go": ["Nobody asked."], "stay": []}
    assert [one.code for one in found.comparison.redefined] == ["asking"]


def test_without_documents_only_the_codebooks_are_compared(small: Any) -> None:
    """Two files, anywhere."""
    old, new = (load_codebook(small.write(f"money: {rule}", f"{rule}.yaml"))[0] for rule in ("cash", "coin"))
    found = difference(old, new, None)
    assert found.codings is None
    assert [one.code for one in found.comparison.redefined] == ["money"]


def test_a_dry_run_shows_the_same_against_the_codings_that_are_there(small: Any) -> None:
    """The edited file: `cash` brings two and `money` takes two, as one was confirmed; a real run carries none."""
    small.use("money: money")
    small.rule("confirm", "The money went.")
    small.write("money: cash")
    changes = small.project.tag(keep=False).changes
    assert changes is not None
    assert changes.table.rows == (("money", 2, 2, 1),)
    assert texts(changes)["stay"] == ["The money went."]
    assert "Nothing was written." in changes.basis
    assert small.project.tag().changes is None
