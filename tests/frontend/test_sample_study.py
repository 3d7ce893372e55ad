"""The component on the real server and the sample study: what is done on the page is in the project."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.model import Coding
from themecode.project import Project

WORDS = "we gave the five places the lot"
PLACES = "There's five places, we gave the five places the lot, bar about four per cent."


class Served:
    """`themecode serve` as people start it, on one project."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        command = [sys.executable, "-m", "themecode", "--project", str(folder), "serve", "--no-browser"]
        command += ["--port", str(port)] if port else []
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0]
        self.home = self.address.split("/enter")[0]
        self.port = int(self.home.rsplit(":", 1)[1])

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Stop it, or kill it."""
        if self.process.poll() is None:
            os.kill(self.process.pid, how)
        self.process.wait(20)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture
def serving(tagged: Path) -> Iterator[Callable[..., Served]]:
    """Return what serves the tagged sample study."""
    started: list[Served] = []

    def start(port: int = 0) -> Served:
        started.append(Served(tagged, port))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def at(serving: Callable[..., Served], visiting: Callable[[str, str], Any]) -> Callable[..., Any]:
    """Return what opens a page of the served study as a coder, who says the name once."""

    def come(path: str = "/document/P07", coder: str = "ana") -> Any:
        served = serving()
        sheet = visiting(served.address, coder)
        sheet.served = served
        sheet.page.goto(served.home + path)
        sheet.page.wait_for_selector(".tc-turn")
        return sheet

    return come


def codings(folder: Path, text: str) -> list[Coding]:
    """Return the standing codings of these words, as anybody sees them who codes openly."""
    with Project.open(folder) as project:
        return [one for one in project.study.codings if one.text == text]


def test_what_is_coded_with_the_mouse_is_in_the_project(at: Any, tagged: Path) -> None:
    """The words, the code and the coder are stored as they were chosen; undo and redo say what they take back."""
    sheet = at()
    sheet.mark(10, "gave the five places the l").type("evid").press("Enter").said("coded Evidence and data")
    [one] = codings(tagged, "gave the five places the lot")
    assert (one.code, one.coder, one.origin) == ("evidence_data", "ana", "person")
    sheet.press("Control+z").said("Taken back")
    assert codings(tagged, "gave the five places the lot") == []
    sheet.press("Control+Shift+Z").said("again")
    assert [one.code for one in codings(tagged, "gave the five places the lot")] == ["evidence_data"]


def test_the_keyboard_alone_codes_makes_codes_recodes_and_removes(at: Any, tagged: Path) -> None:
    """Go to a turn, choose a sentence, make a code of it, give it another code, take it out."""
    sheet = at()
    sheet.press("/").type("10").press("Enter").press("n", "n")
    assert sheet.chosen() == PLACES
    sheet.press("i").press("Control+a").type("Given away whole").press("Tab").type("All of it went on.").press(
        "Control+Enter"
    )
    sheet.said("Given away whole")
    book = (tagged / "health_inequalities.yaml").read_text()
    assert "code: given_away_whole" in book
    assert "All of it went on." in book
    assert "# naming leadership or leaders" in book
    assert "given_away_whole" in {one.code for one in codings(tagged, PLACES)}
    mine = next(one for one in codings(tagged, PLACES) if one.coder == "ana")
    sheet.page.locator(".tc-row", has_text="Given away whole").first.click()
    sheet.press("e").type("financial").press("Enter").said("recoded Financial pressure")
    recoded = [one for one in codings(tagged, PLACES) if one.coder == "ana"]
    assert [one.code for one in recoded] == ["financial_pressure"]
    assert mine.code == "given_away_whole"
    sheet.page.get_by_role("tab", name="Codings").click()
    sheet.page.locator(".tc-row", has_text="Financial pressure").first.click()
    sheet.press("Delete").said("taken back")
    assert [one for one in codings(tagged, PLACES) if one.coder == "ana"] == []


def test_several_codes_at_once_are_one_action(at: Any, tagged: Path) -> None:
    """Two codes on one stretch, and one undo takes both."""
    sheet = at()
    sheet.mark(10, WORDS).type("lead").press("Control+Enter").type("pilots").press("Enter").said("2 codings coded")
    assert {one.code for one in codings(tagged, WORDS)} == {"leadership", "pilots"}
    sheet.press("Control+z").said("Taken back")
    assert codings(tagged, WORDS) == []


def test_the_review_decides_skips_recodes_takes_back_and_resumes(at: Any, tagged: Path) -> None:
    """The queue of the study, with the keys of the terminal; leaving and reloading goes on where nobody decided."""
    sheet = at("/review")
    one = sheet.page.locator(".tc-review .tc-one .tc-facts")
    one.wait_for()
    first = one.inner_text().split()[-1]
    assert "rule " in sheet.page.locator(".tc-why").inner_text()
    sheet.press("c").said("confirmed")
    second = one.inner_text().split()[-1]
    sheet.press("r").said("rejected")
    third = one.inner_text().split()[-1]
    sheet.press("k").type("financial").press("Enter").said("recoded")
    sheet.press("s")
    with Project.open(tagged) as project:
        status = {coding.id: coding.status for coding in project.study.codings}
    assert (status[first], status[second], status.get(third, "rejected")) == ("confirmed", "rejected", "rejected")
    sheet.press("u").said("Taken back")
    sheet.until(f"document.querySelector('.tc-review .tc-one .tc-facts')?.textContent.includes('{third}')")
    sheet.page.reload()
    one.wait_for()
    assert one.inner_text().split()[-1] == third
    assert "2 of 429 decided" in sheet.page.locator(".tc-review .tc-facts").first.inner_text()


def test_many_are_decided_at_once_and_taken_back_at_once(at: Any, tagged: Path) -> None:
    """The preview's number is the number that is decided; one undo restores it."""
    sheet = at()
    sheet.page.get_by_role("button", name="Decide on many").click()
    sheet.until("document.querySelectorAll('.tc-sample li').length > 0")
    button = sheet.page.locator(".tc-bulk .is-first")
    count = int(button.inner_text().split()[1])
    button.click()
    sheet.said(f"{count} codings confirmed")

    def confirmed() -> int:
        with Project.open(tagged) as project:
            return sum(one.segment.document == "P07" and one.status == "confirmed" for one in project.study.codings)

    assert confirmed() == count > 5
    sheet.press("Control+z").said("Taken back")
    assert confirmed() == 0


def test_memos_on_anything_are_kept_changed_and_removed(at: Any, tagged: Path) -> None:
    """Words, a turn, a coding, the document and a code: each memo is in the project with what it is about."""
    sheet = at()

    def memo(words: str) -> None:
        sheet.page.get_by_role("dialog").wait_for()
        sheet.type(words).press("Control+Enter").said("written")

    sheet.mark(10, WORDS).press("Escape", "m")
    memo("On words.")
    sheet.press("Escape", "j", "m")
    memo("On a turn.")
    sheet.press(".", "m")
    memo("On a coding.")
    sheet.page.get_by_role("tab", name="Memos").click()
    sheet.page.get_by_role("button", name="Memo on this document").click()
    memo("On the document.")
    sheet.page.get_by_role("tab", name="Codes").click()
    sheet.page.get_by_label("What Leadership covers").click()
    sheet.page.get_by_role("button", name="Memo…").click()
    memo("On a code.")
    with Project.open(tagged) as project:
        kept = {one.text: one.about for one in project.study.memos}
    assert {name: kept[name] for name in ("On words.", "On a coding.", "On the document.", "On a code.")} == {
        "On words.": "segment", "On a coding.": "coding", "On the document.": "document", "On a code.": "code",
    }  # fmt: skip
    assert "On a turn." in kept
    sheet.page.get_by_role("tab", name="Memos").click()
    sheet.page.locator(".tc-memo-list li", has_text="On words.").get_by_role("button", name="change").click()
    sheet.page.get_by_role("textbox", name="Memo").fill("On these words.")
    sheet.press("Control+Enter").said("anew")
    sheet.page.locator(".tc-memo-list li", has_text="On a turn.").get_by_role("button", name="remove").click()
    sheet.said("taken away")
    with Project.open(tagged) as project:
        assert {"On these words.", "On a coding."} <= {one.text for one in project.study.memos}
        assert "On a turn." not in {one.text for one in project.study.memos}


def test_reading_is_kept_for_each_person(at: Any, tagged: Path) -> None:
    """A turn that ana has read is read after a reload, and unread for ben."""
    sheet = at()
    sheet.press("j", "j", "r").said("read")
    sheet.page.reload()
    sheet.page.wait_for_selector(".tc-turn")
    state = "document.querySelector('#turn-2 .tc-state').title"
    assert sheet.page.evaluate(state) == "read, nothing to code"
    assert at(coder="ben").page.evaluate(state) == "unread"
    sheet.press("/").type("2").press("Enter").press("Shift+R").said("unread")
    sheet.until(f"{state} === 'unread'")


def test_two_coders_see_each_other_compare_talk_and_settle(at: Any, tagged: Path) -> None:
    """Ben's coding is on ana's page within two seconds; they differ, note why, and settle on a joint coding."""
    ana, ben = at(), at(coder="ben")
    ana.mark(10, WORDS).type("lead").press("Enter").said("coded")
    ben.mark(10, WORDS).type("pilots").press("Enter").said("coded")
    ana.page.locator("#turn-10 .tc-name-who", has_text="ben").first.wait_for(timeout=2500)
    ana.page.get_by_role("button", name="Compare").click()
    row = ana.page.locator(".tc-compare tbody tr", has_text=WORDS).first
    row.get_by_role("button", name="Note").click()
    ana.page.get_by_role("textbox", name="Note").fill("Whose decision was it?")
    ana.press("Control+Enter").said("written")
    ana.page.locator(".tc-compare td", has_text="Whose decision was it?").first.wait_for()
    row.get_by_role("button", name="Joint coding").click()
    ana.type("devol").press("Enter").said("Settled jointly")
    assert [one.code for one in codings(tagged, WORDS) if one.coder == "joint"] == ["devolution"]
    ana.page.locator(".tc-settled").first.wait_for()


def test_a_definition_is_changed_where_it_is_read(at: Any, tagged: Path) -> None:
    """The codebook's file has the new words, and its comments."""
    sheet = at()
    sheet.page.get_by_role("tab", name="Codes").click()
    sheet.page.get_by_label("What Leadership covers").click()
    sheet.page.get_by_label("What it covers").fill("Who at the top stands up for it.")
    sheet.page.get_by_role("button", name="Save").click()
    sheet.said("leadership")
    book = (tagged / "health_inequalities.yaml").read_text()
    assert "Who at the top stands up for it." in book
    assert "# naming leadership or leaders" in book


def test_search_speaks_the_language_of_rules(at: Any) -> None:
    """A searched word is found in its inflections, and a broken rule is refused in words."""
    sheet = at()
    sheet.press("/").type("give")
    sheet.until("document.querySelectorAll('.tc-hit mark').length > 1")
    assert {"gave", "give"} & set(sheet.page.locator(".tc-hit mark").all_inner_texts())
    sheet.press("Control+a").type("(give OR")
    sheet.until("document.querySelector('.tc-hint').textContent.length > 20 && !document.querySelector('.tc-hit')")


def test_a_killed_server_loses_nothing(at: Any, serving: Callable[..., Served], tagged: Path) -> None:
    """Kill -9 before an act: the page keeps it; the server comes back, its new address is opened, and all is saved."""
    sheet = at()
    sheet.expected += ["Failed to load resource", "ERR_CONNECTION_REFUSED"]
    sheet.mark(10, WORDS).type("lead").press("Enter").said("coded")
    sheet.served.stop(signal.SIGKILL)
    sheet.mark(10, "four per cent").type("financial").press("Enter")
    sheet.page.locator(".tc-gone").wait_for()
    assert "1 action is not saved yet" in sheet.page.locator(".tc-gone").inner_text()
    assert codings(tagged, "four per cent") == []
    back = serving(sheet.served.port)
    sheet.until("document.querySelector('.tc-gone').textContent.includes('session has ended')")
    other = sheet.page.context.new_page()
    other.goto(back.address)
    sheet.page.get_by_role("button", name="Try again now").click()
    sheet.until("document.querySelector('[data-saving]').dataset.saving === 'saved'")
    assert [one.code for one in codings(tagged, "four per cent")] == ["financial_pressure"]
    assert [one.code for one in codings(tagged, WORDS)] == ["leadership"]
