"""The report in a real browser: it opens from a file, shows the words, and runs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.exports import write_report
from themecode.model import Coding, Evidence, Quotation, Segment, Table


@pytest.fixture
def opened(chromium: Any, tmp_path: Path, study: Any) -> Iterator[Callable[..., Any]]:
    """Return what opens a study's report; afterwards nothing was requested and nothing complained."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page, complaints, requests = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: requests.append(request.url))

    def show(rows: int = 20, columns: int = 14, **options: Any) -> Any:
        one, file = study(rows, columns), tmp_path / "report.html"
        parts = {"matrix": one.matrix, "cells": one.cells, "quotations": one.quotations}
        parts |= {"title": "The report", "codebook": one.codebook, "made": one.made}
        write_report(file, **{**parts, **options})
        page.goto(file.as_uri())
        return page

    yield show
    assert complaints == []
    assert requests == [(tmp_path / "report.html").as_uri()]
    context.close()


def cell(page: Any, row: int, column: int) -> Any:
    """Return the button of one cell."""
    return page.locator(f'td button[data-row="{row}"][data-column="{column}"]')


def test_a_cell_opens_its_quotations(opened: Any, study: Any) -> None:
    """Clicking a number shows as many quotations, with words, label, place, rule and the matched words marked."""
    one = study(20, 14)
    (row, code), ids = max(one.cells.items(), key=lambda found: len(found[1]))
    page = opened()
    cell(page, int(row[1:]) - 1, one.codebook.ids.index(code)).click()
    panel = page.locator("#panel")
    assert panel.locator("blockquote").all_inner_texts() == [
        quotation.coding.text for quotation in one.quotations if quotation.coding.id in ids
    ]
    first = next(quotation for quotation in one.quotations if quotation.coding.id in ids)
    shown = panel.locator("figure").first.inner_text()
    assert all(part in shown for part in (first.label, first.place, first.coding.id, first.coding.status))
    marked = panel.locator("figure", has=page.locator(".why")).first
    assert f"found “{marked.locator('mark').inner_text()}”" in marked.locator(".why").inner_text()
    assert f"{len(ids)} quotations" in panel.inner_text()


def test_names_at_the_edge_open_everything_of_theirs(opened: Any, study: Any) -> None:
    """A code's name opens all its quotations by row, a row's name all of that row by code."""
    one = study(20, 14)
    page = opened()
    page.locator('th.code button[data-column="3"]').click()
    of_code = [case for case in one.matrix.column("case") if one.cells[case, one.codebook.ids[3]]]
    assert [text.split(" · ")[0] for text in page.locator(".group").all_inner_texts()] == of_code
    page.locator('tbody th button[data-row="3"]').click()
    of_row = [code.name for code in one.codebook if one.cells["P04", code.id]]
    assert [text.split(" · ")[0] for text in page.locator(".group").all_inner_texts()] == of_row


def test_searching_narrows_the_list(opened: Any) -> None:
    """The search box keeps the quotations that hold the words, and says how many of how many."""
    page = opened()
    page.locator('tbody th button[data-row="0"]').click()
    everything = page.locator("blockquote").count()
    page.fill("#filter", "BASELINE")
    kept = page.locator("blockquote").all_inner_texts()
    assert kept
    assert all("baseline" in text for text in kept)
    assert page.locator("#found").inner_text() == f"{len(kept)} of {everything} quotations"


def test_it_works_by_keyboard(opened: Any) -> None:
    """Arrow keys move over the matrix, Enter opens, Esc closes and gives the focus back."""
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    at = page.evaluate("document.activeElement.ariaLabel")
    assert at.startswith("P0")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.ariaLabel") == at


def test_every_number_of_a_large_matrix_can_be_reached(opened: Any) -> None:
    """With 60 rows and 20 columns at 1280 px the last cells open, and stay in sight beside the panel."""
    page = opened(60, 20)
    for button in (page.locator("td button").last, page.locator("tr:nth-child(31) td button").last):
        button.click()
        assert page.locator("#panel").is_visible()
        assert button.bounding_box()["x"] + 20 < page.locator("#panel").bounding_box()["x"]
    page.mouse.wheel(0, -20_000)
    page.locator("th.code button").last.click()
    assert page.locator("#panel-title").inner_text() == "Further code 20"


def test_many_quotations_come_in_portions(opened: Any, study: Any) -> None:
    """A cell with thousands of quotations opens at once and shows more on demand."""
    one = study(3, 3)
    many = [plain(number, "said") for number in range(2_000)]
    cells = {("P01", "leadership"): [quotation.coding.id for quotation in many]}
    matrix = Table("m", ("case", "leadership"), (("P01", 2_000),))
    page = opened(3, 3, matrix=matrix, cells=cells, quotations=many, codebook=one.codebook)
    cell(page, 0, 0).click()
    before = page.locator("blockquote").count()
    page.locator("#more").click()
    assert 0 < before < page.locator("blockquote").count() < 2_000
    assert page.locator("#found").inner_text() == "2000 quotations"


def test_marks_fall_on_the_words_beyond_emoji(opened: Any) -> None:
    """Positions are code points: characters outside the basic plane before the match do not shift the mark."""
    text = "\U0001f600\U0001f600 it was the board"
    start = text.index("board")
    evidence = (Evidence(start, start + 5, "board", "board", "codebook.yaml:3:5"),)
    coding = Coding("c000001", Segment("P01", 0, len(text)), text, "leadership", "rules", "rules", "", evidence)
    matrix = Table("m", ("case", "leadership"), (("P01", 1),))
    page = opened(
        1,
        1,
        matrix=matrix,
        cells={("P01", "leadership"): ["c000001"]},
        quotations=[Quotation(coding, "P01", "lead", 1)],
    )
    cell(page, 0, 0).click()
    assert page.locator("mark").all_inner_texts() == ["board"]


def test_hostile_text_runs_nothing(opened: Any, hostile: tuple[str, ...]) -> None:
    """Scripts, images and handlers in quotations, labels, names and rules are shown as the text they are."""
    quotations = [plain(number, text) for number, text in enumerate(hostile)]
    cells = {("P01", "leadership"): [quotation.coding.id for quotation in quotations]}
    matrix = Table("m", ("case", "leadership"), (("P01", len(quotations)), (hostile[8], 0)), hostile[8])
    made = Table("made", ("what", "value"), tuple((text, text) for text in hostile))
    page = opened(1, 1, title=hostile[9], matrix=matrix, cells=cells, quotations=quotations, made=made, notes=hostile)
    cell(page, 0, 0).click()
    assert page.title() == hostile[9]
    assert page.locator("img, svg, iframe").count() == 0
    assert hostile[8] in page.locator("blockquote").nth(8).inner_text()
    assert page.locator("#list script").count() == 0


def plain(number: int, text: str) -> Quotation:
    """Return a quotation that says the text everywhere."""
    evidence = (Evidence(0, len(text), text[:60], text[:60], text[:60], (text[:60],)),)
    coding = Coding(
        f"c{number:06}", Segment("P01", 0, len(text)), text, "leadership", text[:60], "person", "", evidence
    )
    return Quotation(coding, "P01", text[:60], 1)
