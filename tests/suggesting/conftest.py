"""Invented talk about a bakery, with codes that follow its words, so that a model has something to learn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from themecode.suggesting import Judged, Model, Named, Stretch, lesson

FLOUR = ("flour", "dough", "yeast", "loaves", "oven", "crust")
MONEY = ("rent", "loan", "invoice", "prices", "wages", "till")
OTHER = ("weather", "Tuesday", "cousin", "bus", "football", "stairs", "garden", "window", "radio", "summer")
CODES = (Named("baking", "baking", "Making bread."), Named("money", "money", "Costs and income."))


@dataclass(frozen=True)
class Talk:
    """Stretches of several people, and what a person coded."""

    stretches: list[Stretch]
    judged: Judged

    def model(self, **options: object) -> Model:
        """Fit a model to all of it."""
        return Model.fit(self.stretches, lesson(self.stretches, self.judged), CODES, **options)


def talk(people: int = 8, each: int = 30, seed: int = 1, *, shuffled: bool = False) -> Talk:
    """Invent interviews: a fifth of what each person says is about bread, a fifth about money."""
    generator = np.random.default_rng(seed)
    stretches, there = [], []
    for person in range(people):
        for number in range(each):
            kind = generator.integers(5)
            words = list(generator.choice(OTHER, 6))
            words += (
                list(generator.choice(FLOUR if kind == 0 else MONEY, 2))
                if kind < 2
                else list(generator.choice(OTHER, 2))
            )
            generator.shuffle(words)
            stretches.append(Stretch(" ".join(words), f"P{person:02}", follows=number > 0))
            there.append((kind == 0, kind == 1))
    marks = np.array(there, dtype=bool)
    if shuffled:
        marks = marks[generator.permutation(len(marks))]
    return Talk(stretches, Judged(np.ones_like(marks), marks))


@pytest.fixture(scope="session")
def bakery() -> Talk:
    """Return eight invented interviews."""
    return talk()
