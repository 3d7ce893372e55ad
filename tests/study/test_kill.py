"""kill -9 at random moments: the project opens, what was acknowledged is there, actions are whole or absent."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from themecode.project import Project
from themecode.workflow.coding import TagOptions
from themecode.workflow.importing import ImportOptions, gather

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs a POSIX system"),
]
TRIALS = 20
Work = Callable[[Path], Iterator[str]]


def importing(folder: Path) -> Iterator[str]:
    """Import every sample file; acknowledge each."""
    sample = Path(__file__).resolve().parents[2] / "transcripts_sample"
    with Project.open(folder) as project:
        for path in gather([sample]).files:
            project.import_files([path], ImportOptions(("Ruth Okafor", "Tom Bellamy", "Interviewer")))
            yield path.stem


def tagging(folder: Path) -> Iterator[str]:
    """Run the rules; acknowledge once."""
    with Project.open(folder) as project:
        project.tag(TagOptions())
        yield "tagged"


def confirming(folder: Path) -> Iterator[str]:
    """Confirm ten codings at a time; acknowledge each ten."""
    with Project.open(folder) as project:
        ids = [coding.id for coding in project.study.codings]
        for start in range(0, 100, 10):
            project.decide(ids[start : start + 10], "confirmed")
            yield str(start)


def revising(folder: Path) -> Iterator[str]:
    """Correct a transcript at its beginning, so that every coding in it moves; acknowledge once."""
    with Project.open(folder) as project:
        project.revise_files([folder / "P01.vtt"], ImportOptions())
        yield "revised"


def killed(work: Work, folder: Path, after: float) -> list[str]:
    """Do the work in a child process, kill it after some seconds, and return what it acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            for done in work(folder):
                os.write(writer, f"{done}\n".encode())
        finally:
            os._exit(0)
    os.close(writer)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader) as pipe:
        return pipe.read().split()


def duration(work: Work, folder: Path, tmp_path: Path) -> float:
    """Measure how long the work takes, so that kills fall all over it."""
    copy = shutil.copytree(folder, tmp_path / "measured")
    start = time.perf_counter()
    list(work(copy))
    return time.perf_counter() - start


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Make a project without documents."""
    Project.create(tmp_path / "empty").close()
    return tmp_path / "empty"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_eighty_kills_lose_nothing(empty: Path, study_folder: Path, tmp_path: Path, root: Path) -> None:
    """Twenty kills each during import, tag, confirm and revise."""
    tagged_folder = shutil.copytree(study_folder, tmp_path / "tagged")
    talk = (root / "transcripts_sample" / "P01.vtt").read_text()
    (tagged_folder / "P01.vtt").write_text(talk.replace("</v>", " Well, yes.</v>", 1))
    with Project.open(tagged_folder) as project:
        project.tag(TagOptions())
        whole = len(project.study.codings)
    with Project.open(study_folder) as project:
        turns = {document.id: len(document.turns) for document in project.study.documents}
    interrupted = 0
    works = ((importing, empty), (tagging, study_folder), (confirming, tagged_folder), (revising, tagged_folder))
    for work, folder in works:
        longest = duration(work, folder, tmp_path / work.__name__)
        dice = random.Random(work.__name__)
        for trial in range(TRIALS):
            copy = shutil.copytree(folder, tmp_path / f"{work.__name__}{trial}")
            said = killed(work, copy, dice.random() * longest)
            with Project.open(copy) as project:
                assert project.store.integrity() == []
                assert project.check() == []
                interrupted += _whole_or_absent(work, project, said, whole, turns)
            shutil.rmtree(copy)
    assert interrupted > TRIALS, "most kills came too late to interrupt anything"


def _whole_or_absent(work: Work, project: Project, said: list[str], whole: int, turns: dict[str, int]) -> bool:
    """Compare what was acknowledged with what is there; say whether the work was cut short."""
    study = project.study
    if work is importing:
        there = {document.id: len(document.turns) for document in study.documents}
        assert set(said) <= set(there)
        assert len(there) <= len(said) + 1
        assert there.items() <= turns.items()
        return len(there) < len(turns)
    if work is tagging:
        assert len(study.codings) in (0, whole)
        assert not said or len(study.codings) == whole
        return not said
    if work is revising:
        corrected = "Well, yes." in study.document("P01").text
        assert all(one.text == one.segment.words_of(study.document(one.segment.document).text) for one in study.codings)
        assert len(study.codings) == whole
        assert corrected or not said
        return not said
    confirmed = sum(coding.status == "confirmed" for coding in study.codings)
    assert confirmed % 10 == 0
    assert len(said) * 10 <= confirmed <= len(said) * 10 + 10
    return confirmed < 100
