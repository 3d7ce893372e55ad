"""The widget in a real JupyterLab, through Chromium: what is done in a cell is in the project, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from themecode.model import Coding
from themecode.project import Project
from themecode.workflow.importing import ImportOptions

pytestmark = pytest.mark.slow
PLACES = "There's five places, we gave the five places the lot, bar about four per cent."


@pytest.fixture
def study(lab: Any, made_tagged: Path, request: pytest.FixtureRequest) -> Path:
    """Return a copy of the tagged sample study beside the notebooks."""
    return Path(shutil.copytree(made_tagged, lab.folder / request.node.name[:40]))


def cells(study: Path, *shows: str) -> list[str]:
    """Return the cells of a notebook that opens a study and shows something of it."""
    return [f"import themecode\nproject = themecode.open({study.name!r})", *shows]


def statuses(study: Path) -> dict[str, str]:
    """Return how each coding stands."""
    with Project.open(study) as project:
        return {coding.id: coding.status for coding in project.study.codings}


def codings(study: Path, coder: str) -> list[Coding]:
    """Return what a person coded."""
    with Project.open(study) as project:
        return [coding for coding in project.study.codings if coding.coder == coder]


def phrases(study: Path) -> set[str]:
    """Return every run of five words of the transcripts, as JSON would write it."""
    with Project.open(study) as project:
        texts = [document.text for document in project.study.documents]
    found = set()
    for text in texts:
        for line in text.splitlines():
            words = line.replace('"', '\\"').split()
            found |= {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}
    return found


def test_review_and_coding_by_keys_reach_the_project_and_not_the_notebook(
    opened: Callable[..., Any], study: Path
) -> None:
    """Confirm, reject, undo and code in two cells; JupyterLab's own keys stay still; the saved file holds no words."""
    here = opened("two-cells", *cells(study, "project.review()", "project.document('P07')"))
    before = here.cells()
    here.run_all()
    review, document = (here.page.locator(".tc.is-notebook").nth(at) for at in (0, 1))
    facts = review.locator(".tc-review .tc-one .tc-facts")
    facts.wait_for()
    first = facts.inner_text().split()[-1]
    review.locator(".tc-words").first.click()
    here.page.keyboard.press("c")
    here.said("confirmed")
    second = facts.inner_text().split()[-1]
    here.page.keyboard.press("x")  # in JupyterLab: cut the cell
    here.said("rejected")
    assert (statuses(study)[first], statuses(study)[second]) == ("confirmed", "rejected")
    here.page.keyboard.press("u")
    here.said("Taken back")
    assert (statuses(study)[first], statuses(study)[second]) == ("confirmed", "unreviewed")
    document.locator(".tc-turn").first.wait_for()
    document.get_by_role("button", name="Find", exact=True).click()
    for key in ("1", "0", "Enter", "n", "n", "c"):
        here.page.keyboard.press(key)
    here.page.keyboard.type("evid")
    here.page.keyboard.press("Enter")
    here.said("coded Evidence and data", at=1)
    assert [(one.text, one.code) for one in codings(study, "ana")] == [(PLACES, "evidence_data")]
    for key in ("d", "d", "a", "b", "Shift+Enter", "z"):  # delete the cell, insert cells, run it
        here.page.keyboard.press(key)
    here.page.keyboard.press("Escape")
    assert here.cells() == before
    here.page.keyboard.press("Control+z")
    here.said("Taken back", at=1)
    assert codings(study, "ana") == []
    saved = here.saved()
    assert "widgets" in saved["metadata"], "the widget's state was to be saved, as the worst case"
    assert not [phrase for phrase in phrases(study) if phrase in here.path.read_text()]


def test_a_cell_is_as_dark_as_jupyterlab_and_fits_its_width(opened: Callable[..., Any], study: Path) -> None:
    """The theme is taken and followed; the bar is not cut off; a box stays within the frame."""
    here = opened("dark", *cells(study, "project.document('P07')"), color_scheme="light")
    here.run_all()
    frame = here.page.locator(".tc.is-notebook")
    frame.locator(".tc-turn").first.wait_for()
    scheme = "document.querySelector('.tc.is-notebook').dataset.host"
    assert here.page.evaluate(scheme) == "light"
    here.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    here.page.wait_for_timeout(200)
    assert here.page.evaluate(scheme) == "dark"
    ground = "getComputedStyle(document.querySelector('.tc.is-notebook')).backgroundColor"
    assert here.page.evaluate(ground) == "rgb(23, 26, 26)"
    bar = frame.locator(".tc-top")
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
    frame.get_by_role("button", name="All keys").click()
    box, home = frame.get_by_role("dialog").bounding_box(), frame.bounding_box()
    assert home["x"] <= box["x"]
    assert box["x"] + box["width"] <= home["x"] + home["width"]
    assert home["y"] <= box["y"]
    assert box["y"] + box["height"] <= home["y"] + home["height"]


def test_hostile_words_are_words_and_others_work_appears(opened: Callable[..., Any], lab: Any, tmp_path: Path) -> None:
    """Markup in speech, speakers and codes is shown as text; what a colleague codes meanwhile is seen soon."""
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    transcript = tmp_path / "P01.txt"
    transcript.write_text(f"Ruth <b>Okafor</b>: What did you say?\n\nAmara: We said {attack} and it was late.\n")
    folder = lab.folder / "hostile"
    with Project.create(folder, f"Study {attack}") as project:
        project.import_files([transcript], ImportOptions())
        project.desk("ben").answer("act", act("new-code", id="late", name=f"Late {attack}"))
    here = opened("hostile", *cells(folder, "project.document('P01')"))
    here.page.on("dialog", lambda box: here.errors.append(box.message))
    here.run_all()
    here.page.locator(".tc-words", has_text="We said").wait_for()
    assert attack in here.page.locator(".tc-words", has_text="We said").inner_text()
    assert here.page.locator(".tc.is-notebook img, .tc.is-notebook script, .tc.is-notebook .tc-words b").count() == 0
    with Project.open(folder) as project:
        text = project.study.document("P01").text
        at = text.index("it was late")
        span = {"spans": [[at, at + 11]], "quote": ["it was late"], "codes": ["late"]}
        project.desk("ben").answer("act", act("code", document="P01", **span))
    here.page.locator(".tc-name, .tc-row", has_text="Late").first.wait_for(timeout=15_000)  # a busy machine


def act(verb: str, **body: object) -> dict[str, object]:
    """Return an act with a key of its own."""
    import uuid

    return {"verb": verb, "key": str(uuid.uuid4()), **body}
