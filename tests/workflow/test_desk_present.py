"""The desk's memory of a study against the study itself, after whatever is done by whomever."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.model import Attribute, Coding, Segment, Speaker
from themecode.project import Project, who_and_when
from themecode.workflow import blinding, casing, hand_coding, noting, progress, review_queue, reviewing, undoing
from themecode.workflow.desk_present import Present
from themecode.workflow.study import Study

CODERS = ("ana", "ben")
KEPT = ("documents", "speakers", "cases", "codebook", "memos", "codings", "adrift")


def acts(rng: random.Random, project: Any) -> list[Callable[[], object]]:
    """Return all that may be done next, by one of the coders."""
    author = who_and_when(rng.choice(CODERS))
    study = Study(project.store)
    codings = [coding.id for coding in study.codings]
    document = rng.choice(study.documents)
    start = rng.randrange(len(document.text) - 9)
    place = Segment(document.id, start, start + rng.randrange(1, 9))
    actions = study.store.actions()
    made: list[Callable[[], object]] = [
        lambda: hand_coding.code_places(study, [place], [rng.choice(("money", "time"))], author),
        lambda: reviewing.decide(study, rng.sample(codings, min(2, len(codings))), "confirmed", author),
        lambda: reviewing.decide(study, rng.sample(codings, min(2, len(codings))), "rejected", author),
        lambda: hand_coding.uncode(study, [rng.choice(codings)], author),
        lambda: review_queue.recode(study, rng.choice(codings), "time", author),
        lambda: noting.add(study, noting.Target("segment", document.id, place), "So.", author),
        lambda: noting.remove(study, [rng.choice(study.memos).id], author),
        lambda: casing.set_attribute(study, study.cases[0].id, Attribute("size", rng.choice("abc")), author),
        lambda: undoing.undo(study, author, rng.choice(actions[2:]).number),
        lambda: undoing.undo(study, author, actions[-1].number),
        lambda: undoing.redo(study, author),
        lambda: progress.mark(study, document.id, [(1, 2)], rng.choice(("read", "unread")), author),
        project.tag,
        lambda: _speaker(study, rng, author),
        lambda: _blind(study, rng, author),
    ]
    return made


def _speaker(study: Study, rng: random.Random, author: Any) -> None:
    speaker = rng.choice(study.speakers)
    with study.store.action("speakers", coder=author.name, now=author.now) as action:
        action.set_speaker(Speaker(speaker.document, speaker.name, speaker.role, "", rng.choice("XY")))


def _blind(study: Study, rng: random.Random, author: Any) -> None:
    name = rng.choice(study.documents).id
    if rng.random() < 0.5:
        blinding.start(study, blinding.Apart((name,), ("ana",)), author)
    else:
        blinding.release(study, [name], author)


def held(study: Study, name: str) -> object:
    """Return some records of a study; None for the codebook of one that has none."""
    try:
        return getattr(study, name)
    except ThemecodeError:
        return None


@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_reading_anew_gives(small: Any, seed: int) -> None:
    """Thirty random acts of two coders, one of them blind at times; both see at each moment what is in the journal."""
    small.use("money: money | cash\ntime: begged")
    rng, project = random.Random(seed), small.project
    followed = {coder: Present(project.store, coder) for coder in CODERS}
    done = 0
    for _ in range(30):
        try:
            rng.choice(acts(rng, project))()
        except (ThemecodeError, IndexError):
            continue
        done += 1
        for coder in CODERS if rng.random() < 0.7 else ():
            followed[coder].follow()
            fresh = Study(project.store, coder)
            for name in KEPT:
                assert held(followed[coder].study, name) == held(fresh, name), name
            assert followed[coder].version == len(followed[coder].actions) == project.store.newest()
            assert set(followed[coder].study.decisions) == set(fresh.decisions)
    assert done > 8


@pytest.mark.parametrize("seed", range(5))
def test_it_follows_merges(small: Any, seed: int, tmp_path: Path) -> None:
    """Two copies that part, come together and part again, with the same words coded in both."""
    small.use("money: money | cash\ntime: begged")
    rng, mine = random.Random(seed), small.project
    shutil.copytree(mine.folder, tmp_path / "copy")
    with Project.open(tmp_path / "copy") as other:
        followed = [Present(mine.store, "ana"), Present(other.store, "ben")]
        for present in followed:
            present.follow()
        for _ in range(4):
            for project in (mine, other):
                for _ in range(8):
                    with suppress(ThemecodeError, IndexError):
                        rng.choice([*alike(project, rng), *acts(rng, project)[:7], *acts(rng, project)[8:10]])()
                    check_kept(followed[project is other], project, ("ana", "ben")[project is other])
            with suppress(ThemecodeError):
                mine.merge(str(other.folder))
                other.merge(str(mine.folder))
            for present, project in zip(followed, (mine, other), strict=True):
                check_kept(present, project, present.coder)
        assert mine.store.brought()


def alike(project: Any, rng: random.Random) -> list[Callable[[], object]]:
    """Return acts that both copies are likely to do: one coder, few words."""
    author = who_and_when("cem")
    places = [Segment("P01", start, start + 5) for start in (7, 12)]
    return [lambda: hand_coding.code_places(Study(project.store), [rng.choice(places)], ["time"], author)] * 4


def check_kept(present: Present, project: Any, coder: str) -> None:
    """Hold what is kept against the journal."""
    present.follow()
    fresh = Study(project.store, coder)
    for name in KEPT:
        assert held(present.study, name) == held(fresh, name), name
    assert present.version == project.store.newest()
    assert {action.uid for action in present.actions} == present.uids.keys()


def test_the_news_are_what_changed(small: Any) -> None:
    """Who follows is told the codings that are new or other, and those that are gone."""
    small.use("money: money | cash")
    present = Present(small.project.store, "ana")
    present.follow()
    assert present.follow().actions == ()
    before = present.study.codings
    small.code("P01", "Nobody asked.", "money")
    news = present.follow()
    (made,) = news.codings
    assert (made.text, news.removed, [one.verb for one in news.actions]) == ("Nobody asked.", (), ["code"])
    small.project.undo()
    news = present.follow()
    assert (news.codings, news.removed) == ((), (made.id,))
    assert present.study.codings == before


def test_what_is_untouched_is_not_read_again(small: Any) -> None:
    """Records that an action did not touch are the same objects afterwards: nothing of them was read or made."""
    small.use("money: money | cash")
    present = Present(small.project.store, "ana")
    present.follow()
    documents, kept = present.study.documents, {id(coding) for coding in present.study.codings}
    small.code("P01", "Nobody asked.", "money")
    present.follow()
    assert present.study.documents is documents
    assert len({id(coding) for coding in present.study.codings} - kept) == 1


def test_a_journal_that_is_shorter_than_before_is_read_anew(small: Any) -> None:
    """After a backup was put in its place under a running server."""
    small.use("money: money | cash")
    present = Present(small.project.store, "ana")
    present.follow()
    present.version += 5
    small.code("P01", "Nobody asked.", "money")
    present.follow()
    assert present.version == small.project.store.newest()
    assert any(isinstance(coding, Coding) and coding.text == "Nobody asked." for coding in present.study.codings)
