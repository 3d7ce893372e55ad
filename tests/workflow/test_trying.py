"""A codebook tried on a project's documents before it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.workflow.coding import file_in_use
from themecode.workflow.trying import try_codebook


def test_rules_without_a_hit_and_inside_another_are_told(small: Any) -> None:
    """`money` finds 3 sentences and `mon*` the same; `cash` finds 2, too few to be held against another."""
    file = small.write("money: mon* | money | cash | coin\nasking: asked OR begged")
    practice = try_codebook(file, small.project.study).practice
    assert practice is not None
    assert [(use.rule.written, len(use.segments)) for use in practice.uses] == [
        ("mon*", 3),
        ("money", 3),
        ("cash", 2),
        ("coin", 0),
        ("asked OR begged", 2),
    ]
    assert [use.rule.written for use in practice.silent] == ["coin"]
    assert [(pair.rule.rule.written, pair.by.rule.written) for pair in practice.covered] == [("money", "mon*")]


def test_codes_that_coincide_are_counted_in_sentences(small: Any) -> None:
    """Means has The money went, Money is money, No money came, two of cash; money has three of these five."""
    file = small.write("means: money OR cash\nmoney: money\nasking: asked")
    practice = try_codebook(file, small.project.study).practice
    assert practice is not None
    assert [(one.one, one.other, one.both, one.either) for one in practice.coinciding] == [("means", "money", 3, 5)]


def test_a_rule_about_the_turn_has_all_of_its_sentences(small: Any) -> None:
    """Asking codes two turns of 3 sentences; losing has 2 of these 6 and one more, then 4 and one more."""
    file = small.write("asking: (asked OR begged) @turn\nlosing: money")
    practice = try_codebook(file, small.project.study).practice
    assert practice is not None
    assert practice.coinciding == ()
    wider = small.write("asking: (asked OR begged) @turn\nlosing: money | cash")
    (found,) = try_codebook(wider, small.project.study).practice.coinciding
    assert (found.both, found.either) == (4, 7)


def test_interviewers_words_are_not_tried(small: Any) -> None:
    """`why` is asked, never answered."""
    practice = try_codebook(small.write("reason: why"), small.project.study).practice
    assert practice is not None
    assert [use.rule.written for use in practice.silent] == ["why"]


def test_a_codebook_with_a_mistake_is_not_tried(small: Any) -> None:
    """The mistake comes back, and nothing of the documents."""
    trial = try_codebook(small.write("money: money NEAR cash"), small.project.study)
    assert len(trial.checked.problems) == 1
    assert trial.practice is None


def test_without_a_study_only_the_file_is_checked(small: Any) -> None:
    """Ids that look alike are seen all the same."""
    trial = try_codebook(small.write("waiting: wait\nwating: wait"), None)
    assert trial.practice is None
    assert len(trial.lookalikes) == 1


def test_the_file_in_use_is_the_one_in_the_folder(small: Any, tmp_path: Path) -> None:
    """None yet, there, gone: each is said."""
    study, folder = small.project.study, small.project.folder
    with pytest.raises(ThemecodeError, match="has no codebook yet"):
        file_in_use(study, folder)
    small.use("money: money")
    assert file_in_use(study, folder) == folder / "codebook.yaml"
    small.file.unlink()
    with pytest.raises(ThemecodeError, match=r"in use, codebook\.yaml, is gone"):
        file_in_use(study, folder)
