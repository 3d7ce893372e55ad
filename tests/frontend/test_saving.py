"""What the page says about saving, what it does when nobody answers, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Opened = Callable[..., Any]


def code(sheet: Any, words: str = "every place", typed: str = "lead") -> None:
    """Code words of the fourth turn."""
    sheet.mark(4, words).type(typed).press("Enter")


def test_saved_is_said_only_when_the_answer_is_there(opened: Opened) -> None:
    """The words are painted at once; while the answer is out the page says saving, and saved only afterwards."""
    sheet = opened()
    sheet.page.evaluate("mock.slow = 600")
    code(sheet)
    sheet.until("document.querySelector('#turn-4 .tc-firm')")
    sheet.page.wait_for_timeout(100)
    assert sheet.saving() == "saving"
    sheet.page.wait_for_timeout(800)
    assert sheet.saving() == "saved"


def test_when_the_server_is_gone_the_page_says_so_and_keeps_everything_in_order(opened: Opened) -> None:
    """Three acts while nobody answers: the bar counts them, and the retry sends them in order with their own keys."""
    sheet = opened()
    sheet.page.evaluate("mock.down = true")
    code(sheet)
    code(sheet, "Housing came", "gov")
    sheet.press("m").type("Look at this again.").press("Control+Enter")
    bar = sheet.page.locator(".tc-gone")
    bar.wait_for()
    sheet.until("document.querySelector('.tc-gone').textContent.includes('3 actions are not saved yet')")
    assert sheet.saving() == "gone"
    assert sheet.page.locator("#turn-4 .tc-name", has_text="Leadership").count() == 1
    sheet.page.evaluate("mock.down = false; mock.asked.length = 0")
    bar.get_by_role("button", name="Try again now").click()
    sheet.until("document.querySelector('[data-saving]').dataset.saving === 'saved'")
    assert [act["verb"] for act in sheet.acts()] == ["code", "code", "memo"]
    assert bar.count() == 0
    assert {one["code"] for one in sheet.codings(4) if one["coder"] == "ana"} >= {"leadership", "governance"}


def test_it_tries_again_by_itself(opened: Opened) -> None:
    """When the server comes back nobody needs to press anything."""
    sheet = opened()
    sheet.page.evaluate("mock.down = true")
    code(sheet)
    sheet.page.locator(".tc-gone").wait_for()
    sheet.page.evaluate("mock.down = false")
    sheet.until("document.querySelector('[data-saving]').dataset.saving === 'saved'")


def test_a_lost_answer_is_asked_for_with_the_same_key_and_nothing_is_done_twice(opened: Opened) -> None:
    """The act was stored, its answer was lost: the same act is sent again unchanged, and there is one coding."""
    sheet = opened()
    sheet.page.evaluate("mock.lost = 1")
    code(sheet)
    sheet.page.locator(".tc-gone").wait_for()
    sheet.until("document.querySelector('[data-saving]').dataset.saving === 'saved'")
    first, second = sheet.acts("code")
    assert first == second
    assert len([one for one in sheet.codings(4) if one["text"] == "every place"]) == 1


def test_what_is_done_to_a_coding_before_it_is_saved_reaches_the_right_one(opened: Opened) -> None:
    """A coding made while nobody answers is recoded at once; both arrive, the second with the first one's real id."""
    sheet = opened()
    sheet.page.evaluate("mock.down = true")
    code(sheet)
    sheet.page.locator(".tc-gone").wait_for()
    sheet.click_on(4, "every place").press("e").type("gov").press("Enter")
    sheet.page.wait_for_timeout(100)
    sheet.page.evaluate("mock.down = false")
    sheet.page.get_by_role("button", name="Try again now").click()
    sheet.act("recode")
    assert [one["code"] for one in sheet.codings(4) if one["text"] == "every place"] == ["governance"]


def test_a_refusal_is_shown_in_words_and_the_paint_goes(opened: Opened) -> None:
    """A 409 says what happened, what is safe and what to do; what was painted goes; the next act is sent."""
    sheet = opened()
    sheet.page.evaluate(
        "mock.refusal = new Refusal(409, 'Somebody changed this coding.', 'Nothing was changed.', 'Look at it again.')"
    )
    code(sheet)
    sheet.until("document.querySelector('.tc-said.is-trouble')")
    said = sheet.page.locator(".tc-said").inner_text()
    assert all(part in said for part in ("Somebody changed this coding.", "Nothing was changed.", "Look at it again."))
    assert sheet.page.locator("#turn-4 .tc-name", has_text="Leadership").count() == 0
    code(sheet, "Housing", "gov")
    sheet.act("code")
    assert any(one["code"] == "governance" and one["coder"] == "ana" for one in sheet.codings(4))


def test_undo_says_beforehand_and_afterwards_what_it_takes_back(opened: Opened) -> None:
    """The button names what it would take back; Ctrl+Z does, says so, and Ctrl+Shift+Z does it again."""
    sheet = opened()
    code(sheet)
    sheet.act("code")
    button = sheet.page.locator(".tc-undo")
    assert "every place" in (button.get_attribute("aria-label") or "")
    sheet.press("Control+z")
    sheet.act("undo")
    sheet.until("document.querySelector('.tc-said').textContent.startsWith('Undone: Coded “every place”')")
    sheet.until("!document.querySelector('#turn-4 .tc-words .tc-c0.tc-firm')")
    assert all(one["text"] != "every place" for one in sheet.codings(4))
    sheet.press("Control+Shift+Z")
    sheet.act("redo")
    assert any(one["text"] == "every place" for one in sheet.codings(4))
    button.click()
    sheet.until("mock.asked.filter(one => one.body.verb === 'undo').length === 2")


def test_a_page_with_unsaved_work_is_not_left_without_a_word(opened: Opened) -> None:
    """While acts wait the browser asks before it closes the page."""
    sheet = opened()
    prevented = "!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    assert not sheet.page.evaluate(prevented)
    sheet.page.evaluate("mock.down = true")
    code(sheet)
    sheet.page.locator(".tc-gone").wait_for()
    assert sheet.page.evaluate(prevented)
    sheet.page.evaluate("mock.down = false")
    sheet.page.get_by_role("button", name="Try again now").click()
    sheet.act("code")


def test_a_gone_server_is_noticed_without_an_act(opened: Opened) -> None:
    """After some seconds without an answer the page says so, and when it is back the bar goes."""
    sheet = opened()
    sheet.page.evaluate("mock.down = true")
    sheet.page.locator(".tc-gone").wait_for()
    assert "does not answer" in sheet.page.locator(".tc-gone").inner_text()
    sheet.page.evaluate("mock.down = false")
    sheet.page.locator(".tc-gone").wait_for(state="detached")
