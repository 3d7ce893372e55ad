"""Copies of one project, worked on apart, come together to the same study, whoever merges whom, in any order."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from themecode.store import Store
from themecode.workflow.study import Author, Study


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory, histories: Any) -> list[Path]:
    """Write the codebooks that the coders of these histories use."""
    return histories.write_codebooks(tmp_path_factory.mktemp("books"))


def base(histories: Any, dice: random.Random, books: list[Path]) -> Store:
    """Make a project with two interviews and a codebook, worked on a little."""
    store = histories.new_copy()
    for name in ("P01", "P02"):
        histories.import_document(Study(store), name, Author("ana", "2026-11-25T08:00:00+00:00"))
    ana = histories.Coder("ana", store, dice, books)
    ana._codebook(Study(store), Author("ana", "2026-11-25T08:30:00+00:00"))
    ana.work(dice.randint(0, 5))
    return store


def parted(histories: Any, seed: int, books: list[Path]) -> list[Store]:
    """Let two or three coders work on copies of a project; sometimes one takes in another's work on the way."""
    dice = random.Random(seed)
    start = base(histories, dice, books)
    names = ("ana", "ben", "cem")[: dice.choice((2, 2, 3))]
    coders = [histories.Coder(name, histories.new_copy(start), dice, books) for name in names]
    for _ in range(dice.randint(1, 2)):
        for coder in coders:
            coder.work(dice.randint(0, 5))
        one, other = dice.sample(coders, 2)
        if dice.random() < 0.4:
            histories.take(one.store, other.store)
    return [coder.store for coder in coders]


def hold_alike(histories: Any, copies: list[Store]) -> dict[str, Any]:
    """Merge copies in every order, and pairs of them first; return the one state that all end in."""
    states = [histories.state(histories.new_copy(*order)) for order in permutations(copies)]
    joined = histories.new_copy(copies[-1])
    histories.take(joined, histories.new_copy(*copies[:-1]))
    states.append(histories.state(joined))
    histories.take(joined, copies[0])  # a second time, and what it lacks nothing of
    histories.take(joined, joined_again := histories.new_copy(joined))
    states += [histories.state(joined), histories.state(joined_again)]
    for store in copies:
        for other in copies:
            if other is not store:
                histories.take(store, other)
        states.append(histories.state(store))
    for found in states[1:]:
        for part, value in states[0].items():
            assert found[part] == value, part
    return states[0]


def check_seeds(histories: Any, books: list[Path], seeds: range) -> tuple[int, int]:
    """Merge the histories of these seeds in all orders; return how many codings and doubles were seen."""
    codings = doubles = 0
    for seed in seeds:
        copies = parted(histories, seed, books)
        actions = {action.uid for store in copies for action in store.actions()}
        found = hold_alike(histories, copies)
        assert {entry[0] for entry in found["log"]} == actions, "a union, and nothing else"
        assert all(store.integrity() == [] for store in copies)
        keys = [one[:7] for one in found["every coding"]]
        assert len(keys) == len(set(keys)), "one coding counts twice"
        codings += len(keys)
        doubles += len(copies[0].doubles())
        for store in copies:
            store.close()
    return codings, doubles


def test_some_histories_come_together(histories: Any, books: list[Path]) -> None:
    """Twenty-five of the kind below, for everyday; among them codings that the taggers of both sides made."""
    codings, doubles = check_seeds(histories, books, range(25))
    assert codings > 100
    assert doubles > 5


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_five_hundred_histories_come_together(histories: Any, books: list[Path]) -> None:
    """Five hundred histories of two and three coders merge to equal states in every order."""
    check_seeds(histories, books, range(1_000, 1_500))
