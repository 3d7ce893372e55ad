"""Reading in a real browser: turns, ways to move about, how far one is, light and dark, paper, hostile words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Opened = Callable[..., Any]


def focused(sheet: Any) -> str:
    """Return the id of the focused turn, once there is one."""
    return sheet.until("document.querySelector('.tc-turn.is-focused')?.id")


def test_turns_show_who_speaks_and_when_and_the_interviewer_is_quieter(opened: Opened) -> None:
    """Each turn has its speaker and time; an interviewer's words are lighter than a participant's."""
    sheet = opened()
    assert sheet.page.locator("#turn-2 .tc-speaker").inner_text().split("\n")[:2] == ["Participant", "0:18"]
    colour = "n => getComputedStyle(document.querySelector(`#turn-${n} .tc-words`)).color"
    assert sheet.page.evaluate(colour, 1) != sheet.page.evaluate(colour, 2)
    assert sheet.page.locator(".tc-turn").count() == sheet.page.evaluate("mock.state.texts[0].turns.length")


@pytest.mark.parametrize(
    ("typed", "turn"), [("5:00", "turn-33"), ("#40", "turn-40"), ("40", "turn-40"), ("0:00:18", "turn-2")]
)
def test_one_goes_to_a_time_and_to_a_turn(opened: Opened, typed: str, turn: str) -> None:
    """The slash opens one box; a time goes to the turn that is spoken then, a number to that turn."""
    sheet = opened()
    sheet.press("/").type(typed).press("Enter")
    assert focused(sheet) == turn
    assert sheet.page.locator(f"#{turn}").is_visible()
    assert sheet.page.evaluate("location.hash") == f"#P01:{turn}"


def test_one_goes_to_a_code_and_from_place_to_place(opened: Opened) -> None:
    """A code's name goes to its next place; the list of codes goes on to the one after."""
    sheet = opened()
    sheet.press("g").type("pilots").press("Enter")
    assert sheet.page.locator(".tc-one h2").inner_text() == "Pilots"
    first = sheet.page.locator(".tc-one .tc-facts").inner_text()
    sheet.page.get_by_role("tab", name="Codes").click()
    sheet.page.locator(".tc-code-name", has_text="Pilots").click()
    sheet.until("document.querySelector('.tc-one h2')?.textContent === 'Pilots'")
    assert sheet.page.locator(".tc-one .tc-facts").inner_text() != first


def test_words_are_searched_here_and_in_all_documents(opened: Opened) -> None:
    """Searched words are listed with what stands around them; Enter goes there and chooses them, also elsewhere."""
    sheet = opened()
    sheet.press("/").type("dashboard")
    sheet.until("document.querySelectorAll('.tc-hit').length > 2")
    assert "mark" in sheet.page.locator(".tc-hit").first.inner_html()
    here = sheet.page.locator(".tc-hit").count()
    sheet.press("Alt+a")
    sheet.until(f"document.querySelectorAll('.tc-hit').length > {here}")
    sheet.page.locator(".tc-goals li", has_text="P02").first.click()
    assert sheet.until("document.querySelector('.tc-title h1')?.textContent === 'P02'")
    sheet.until("document.querySelector('.tc-chosen')")
    assert sheet.chosen() == "dashboard"


def test_a_search_that_cannot_be_understood_says_why(opened: Opened) -> None:
    """The refusal of a search is shown in the box, in words."""
    sheet = opened()
    sheet.press("/").type("(money")
    sheet.until("document.querySelector('.tc-hint')?.textContent.includes('A bracket is missing')")


def test_reading_is_marked_turn_by_turn_and_unread_turns_are_found(opened: Opened) -> None:
    """R says that a turn is read and goes on; Shift+R takes it back; U finds the participants' next; all is stored."""
    sheet = opened()
    before = int(sheet.page.locator(".tc-progress-words").inner_text().split()[0])
    sheet.press("j", "r", "r")
    assert focused(sheet) == "turn-3"
    assert [act["turns"] for act in (sheet.act("read"), *sheet.acts("read"))][1:] == [[1, 1], [2, 2]]
    assert int(sheet.page.locator(".tc-progress-words").inner_text().split()[0]) == before - 1
    assert sheet.page.locator("#turn-1 .tc-state").get_attribute("title") == "read, nothing to code"
    sheet.press("k", "k", "Shift+R")
    assert sheet.act("read")["state"] == "unread"
    sheet.press("j", "u")
    assert focused(sheet) == "turn-4"
    sheet.page.reload()
    sheet.page.wait_for_selector(".tc-turn")


def test_all_turns_up_to_here_are_read_at_once(opened: Opened) -> None:
    """Alt+R says of every turn from the first to this one that it is read, in one action."""
    sheet = opened()
    sheet.press("/").type("12").press("Enter", "Alt+r")
    assert sheet.act("read")["turns"] == [1, 12]


def test_a_turn_with_codings_of_mine_is_coded(opened: Opened) -> None:
    """A turn in which one coded something counts as coded; codings of the rules alone do not make it so."""
    sheet = opened()
    assert sheet.page.locator("#turn-4 .tc-state").get_attribute("title") == "unread"
    sheet.mark(4, "every place").type("lead").press("Enter")
    sheet.act("code")
    sheet.until("document.querySelector('#turn-4 .tc-state').title === 'coded'")


def test_light_and_dark_follow_the_system_and_a_switch(opened: Opened) -> None:
    """The page is dark where the system is, and the switch overrules it and is remembered."""
    shade = "getComputedStyle(document.querySelector('.tc')).backgroundColor"
    light, dark = opened(color_scheme="light"), opened(color_scheme="dark")
    colours = {one.page.evaluate(shade) for one in (light, dark)}
    assert len(colours) == 2
    light.page.get_by_role("button", name="Light or dark").click()
    assert light.page.evaluate(shade) == dark.page.evaluate(shade)
    light.page.reload()
    light.page.wait_for_selector(".tc-turn")
    assert light.page.evaluate(shade) == dark.page.evaluate(shade)


def test_paper_has_the_words_and_all_names_and_nothing_to_press(opened: Opened) -> None:
    """In print the bars and the side are gone, and every turn has its codes' names, also those far down."""
    sheet = opened()
    sheet.page.emulate_media(media="print")
    sheet.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not sheet.page.locator(".tc-top").is_visible()
    assert not sheet.page.locator(".tc-side").is_visible()
    named = sheet.page.evaluate("document.querySelectorAll('.tc-turn:has(.tc-on) .tc-name:not(.tc-more)').length")
    groups = len({(one["start"], one["end"], one["code"]) for one in sheet.codings() if one["status"] != "rejected"})
    assert named == groups
    assert len(sheet.page.pdf()) > 10_000
    sheet.page.evaluate("window.dispatchEvent(new Event('afterprint'))")


def test_hostile_words_are_words(opened: Opened) -> None:
    """Script in text and names is shown, not run; so are right-to-left, marks, emoji and a word of 20,000 letters."""
    sheet = opened("?hostile=1")
    assert sheet.text(1).startswith("<script>window.hacked = 1</script><img src=x onerror=")
    assert sheet.page.locator("#turn-2 .tc-who").inner_text() == "<b>Ruth</b>"
    assert sheet.page.evaluate("window.hacked") is None
    assert sheet.page.locator("#turn-4 .tc-words").inner_text() == "x" * 20_000
    overflow = "document.documentElement.scrollWidth <= window.innerWidth"
    assert sheet.page.evaluate(overflow)
    sheet.press("/").type("Ruth<img src=x onerror='window.hacked=3'>")
    sheet.press("Escape").mark(3, "family and").press("Escape", "m")
    sheet.type("<img src=x onerror='window.hacked = 4'>").press("Control+Enter")
    act = sheet.act("memo")
    assert sheet.page.evaluate("([a, b]) => mock.state.texts[0].text.slice(a, b)", [act["start"], act["end"]]) == (
        "family and"
    )
    sheet.page.get_by_role("tab", name="Memos").click()
    assert "<img src=x" in sheet.page.locator(".tc-memo-list").inner_text()
    assert sheet.page.evaluate("window.hacked") is None


def test_an_emoji_is_coded_whole_and_its_place_is_in_utf_16(opened: Opened) -> None:
    """A family of four people is one character to the eye: half of it marked is all of it coded."""
    sheet = opened("?hostile=1")
    sheet.press("j", "j", "j", "Shift+T", "c").type("pilots").press("Enter")
    act = sheet.act("code")
    [start, end] = act["spans"][0]
    assert end - start == len(act["quote"][0].encode("utf-16-le")) // 2
    assert act["quote"][0].startswith("Ye\u0301s, a 👩‍👩‍👧 family")


def test_the_browsers_own_find_and_select_all_have_all_words(opened: Opened) -> None:
    """All words are in the page at any time, so that the browser finds and copies them."""
    sheet = opened("?chars=30000&codings=600")
    sheet.press("Control+a")
    selected = sheet.page.evaluate("getSelection().toString()")
    last = sheet.page.evaluate("mock.state.texts[0].turns.at(-1).end")
    assert len(selected) > last
    assert sheet.page.evaluate("(getSelection().removeAllRanges(), window.find('Trust took longer'))")


def test_a_narrow_page_keeps_words_and_stripes(opened: Opened) -> None:
    """On a narrow screen nothing runs out of the page, and the side comes from below when it is wanted."""
    sheet = opened(viewport={"width": 400, "height": 800})
    assert sheet.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert sheet.page.locator(".tc-bar").count() > 3
    assert sheet.page.locator(".tc-side").count() == 0
    sheet.press("l")
    assert sheet.page.locator(".tc-side").is_visible()
