"""Coding in a real browser: with the mouse and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Opened = Callable[..., Any]


def test_marked_words_snap_to_whole_words_and_enter_codes_them(opened: Opened) -> None:
    """Half words marked with the mouse become whole ones; a few letters and Enter code them; then it says saved."""
    sheet = opened()
    assert sheet.saving() == "idle"
    sheet.mark(4, "ry place to wri")
    assert sheet.chosen() == "every place to write"
    sheet.type("lead").press("Enter")
    act = sheet.act("code")
    assert (act["codes"], act["quote"]) == (["leadership"], ["every place to write"])
    [start, end] = act["spans"][0]
    assert (
        sheet.page.evaluate("([a, b]) => mock.state.texts[0].text.slice(a, b)", [start, end]) == "every place to write"
    )
    assert any(one["text"] == "every place to write" and one["coder"] == "ana" for one in sheet.codings(4))
    assert sheet.page.locator("#turn-4 .tc-name", has_text="Leadership").count() == 1
    assert sheet.page.locator(".tc-box").count() == 0


def test_with_alt_nothing_snaps(opened: Opened) -> None:
    """With Alt held the stretch is exactly what was marked."""
    sheet = opened()
    sheet.mark(4, "ry place to wri", key="Alt")
    assert sheet.chosen() == "ry place to wri"


def test_two_clicks_take_a_word_and_three_a_sentence(opened: Opened) -> None:
    """Two clicks choose the word under the mouse, three the sentence."""
    sheet = opened()
    sheet.click_on(4, "write down", times=2)
    assert sheet.chosen() == "write"
    sheet.press("Escape", "Escape").click_on(4, "write down", times=3)
    assert sheet.chosen() == "We asked every place to write down what it would stop doing."


def test_the_palette_widens_to_sentence_and_turn_and_back_to_words(opened: Opened) -> None:
    """Alt+S and Alt+T widen what will be coded while one types; the buttons say so and do the same."""
    sheet = opened()
    sheet.mark(4, "every place").press("Alt+s")
    assert sheet.chosen() == "We asked every place to write down what it would stop doing."
    sheet.page.get_by_role("button", name="Turn Alt + T").click()
    assert sheet.chosen() == sheet.text(4)
    sheet.type("gov").press("Enter")
    assert sheet.act("code")["quote"] == [sheet.text(4)]


def test_a_stretch_over_two_turns_becomes_one_coding_in_each(opened: Opened) -> None:
    """What is marked across turns is cut at their ends: speech of two people is never one coding."""
    sheet = opened()
    left, top, *_ = sheet.place(4, "stop doing")
    sheet.page.mouse.move(left, top)
    sheet.page.mouse.down()
    next_turn = sheet.page.locator("#turn-5 .tc-words").bounding_box()
    sheet.page.mouse.move(next_turn["x"] + 60, next_turn["y"] + 12, steps=5)
    sheet.page.mouse.up()
    sheet.type("pilots").press("Enter")
    act = sheet.act("code")
    assert len(act["spans"]) == 2
    assert act["quote"][0] == "stop doing."
    assert act["quote"][1]
    assert sheet.text(5).startswith(act["quote"][1])


def test_several_codes_at_once(opened: Opened) -> None:
    """Ctrl+Enter keeps a code and goes on choosing; Enter gives them all in one action."""
    sheet = opened()
    sheet.mark(4, "every place").type("lead").press("Control+Enter").type("gov").press("Control+Enter", "Enter")
    assert sheet.act("code")["codes"] == ["leadership", "governance"]
    assert len(sheet.acts()) == 1


def test_codes_used_last_come_first_and_have_numbers(opened: Opened) -> None:
    """The code used last heads the list, and its number codes the next words at once."""
    sheet = opened()
    sheet.mark(4, "every place").type("nat").press("Enter")
    sheet.act("code")
    sheet.mark(4, "Housing")
    assert sheet.page.locator("[role=option] .tc-goals-name").first.inner_text() == "National policy"
    sheet.press("Escape").mark(4, "Housing").press("Escape")
    sheet.press("n", "1")
    assert sheet.act("code")["codes"] == ["national_policy"]
    assert len(sheet.acts("code")) == 2


def test_a_new_code_on_the_spot_with_its_definition(opened: Opened) -> None:
    """A name that is not there yet is offered as a new code: it is made and the words are coded, in one action."""
    sheet = opened()
    sheet.mark(4, "every place").type("Stopping things").press("ArrowUp", "Enter")
    sheet.page.get_by_label("What it covers").fill("What is given up so that something else can be done.")
    sheet.page.get_by_label("Below").select_option("governance")
    sheet.page.get_by_role("button", name="Make it and code").click()
    act = sheet.act("new-code")
    assert (act["id"], act["name"], act["parent"]) == ("stopping_things", "Stopping things", "governance")
    assert act["definition"] == "What is given up so that something else can be done."
    assert act["then"]["quote"] == ["every place"]
    assert any(one["code"] == "stopping_things" for one in sheet.codings(4))
    sheet.page.get_by_role("tab", name="Codes").click()
    assert sheet.page.locator(".tc-code-name", has_text="Stopping things").count() == 1


def test_an_in_vivo_code_takes_its_name_from_the_words(opened: Opened) -> None:
    """I makes a code of the chosen words themselves."""
    sheet = opened()
    sheet.press("j", "j", "j", "j", "n", "n", "i")
    words = sheet.page.get_by_label("Name", exact=True).input_value()
    assert words[-1:].isalnum()
    assert sheet.text(4).find(words.rstrip("…")) >= 0
    sheet.press("Enter")
    act = sheet.act("new-code")
    assert act["name"] == words
    assert act["then"]["quote"][0].startswith(words.rstrip("…"))


def test_a_name_that_is_taken_is_refused_before_it_is_sent(opened: Opened) -> None:
    """A second code of the same name cannot be made."""
    sheet = opened()
    sheet.mark(4, "every place").press("Alt+n")
    sheet.page.get_by_label("Name", exact=True).fill("Leadership")
    assert sheet.page.get_by_role("button", name="Make it and code").is_disabled()
    assert "already" in sheet.page.locator(".tc-warning").inner_text()


def test_the_keyboard_alone_suffices(opened: Opened) -> None:
    """Turn, sentence, a word more, a word less, code: no mouse; what was chosen is what is coded."""
    sheet = opened()
    sheet.press("j", "j", "n")
    first = sheet.chosen()
    assert first == "They said that it was about targets, and it was, in the end."
    sheet.press("[", "[", "}")
    assert sheet.chosen() == "said that it was about targets, and it was, in"
    sheet.press("]", "{", "Shift+ArrowLeft", "Control+Shift+ArrowRight")
    assert sheet.chosen() == "said that it was about targets, and it was, in"
    sheet.press("w")
    assert sheet.chosen() == "the"
    sheet.press("b", "b", "Shift+ArrowRight")
    assert sheet.chosen().split() == ["was,", "in"] or sheet.chosen() == "was, in"
    sheet.press("c").type("eval").press("Enter")
    assert sheet.act("code")["quote"] == ["was, in"]
    assert sheet.page.evaluate("document.activeElement.id") == "turn-2"


def test_capitals_widen_the_chosen_words(opened: Opened) -> None:
    """Shift+S takes whole sentences, Shift+T whole turns."""
    sheet = opened()
    sheet.press("j", "j", "w", "Shift+S")
    assert sheet.chosen() == "They said that it was about targets, and it was, in the end."
    sheet.press("Shift+T")
    assert sheet.chosen() == sheet.text(2)


def test_a_turn_without_chosen_words_is_coded_whole(opened: Opened) -> None:
    """C on a focused turn codes the turn."""
    sheet = opened()
    sheet.press("j", "j", "c").type("pilots").press("Enter")
    assert sheet.act("code")["quote"] == [sheet.text(2)]


def own(sheet: Any) -> str:
    """Code some words, select that coding, and return its id."""
    sheet.mark(4, "every place").type("lead").press("Enter")
    sheet.act("code")
    sheet.click_on(4, "every place")
    assert sheet.page.locator(".tc-one h2").inner_text() == "Leadership"
    return next(one["id"] for one in sheet.codings(4) if one["text"] == "every place")


@pytest.mark.parametrize("with_keys", [True, False])
def test_a_coding_is_recoded(opened: Opened, with_keys: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    """The selected coding gets another code, by key and by button, and stays selected: a memo written next is on it."""
    sheet = opened()
    name = own(sheet)
    if with_keys:
        sheet.press("e")
    else:
        sheet.page.get_by_role("button", name="Recode").click()
    sheet.type("gov").press("Enter")
    act = sheet.act("recode")
    assert (act["id"], act["code"]) == (name, "governance")
    assert [one["code"] for one in sheet.codings(4) if one["text"] == "every place"] == ["governance"]
    (fresh,) = [one["id"] for one in sheet.codings(4) if one["text"] == "every place"]
    sheet.press("m").type("It is about who decides.").press("Control+Enter")
    memo = sheet.act("memo")
    assert (memo["about"], memo["target"]) == ("coding", fresh)


@pytest.mark.parametrize("with_keys", [True, False])
def test_a_coding_of_mine_is_taken_out(opened: Opened, with_keys: bool) -> None:  # noqa: FBT001 - as above
    """Delete takes the selected coding of one's own out, and so does the button."""
    sheet = opened()
    name = own(sheet)
    if with_keys:
        sheet.press("Delete")
    else:
        sheet.page.get_by_role("button", name="Remove").click()
    assert sheet.act("uncode")["ids"] == [name]
    assert all(one["id"] != name for one in sheet.codings(4))


def test_codings_of_one_place_are_selected_from_the_inside_out(opened: Opened) -> None:
    """Clicking again on the same words goes to the coding around."""
    sheet = opened("?twenty=1")
    seen = []
    for _ in range(3):
        sheet.click_on(2, "longer than the money lasted. Housing")
        sheet.page.wait_for_timeout(60)
        seen.append(sheet.page.locator(".tc-one .tc-facts").inner_text().split()[-1])
    assert seen == ["t19", "t18", "t17"]


def test_chosen_words_are_copied(opened: Opened, served: str) -> None:
    """Ctrl+C takes the chosen words, also while the palette is open."""
    sheet = opened(permissions=["clipboard-read", "clipboard-write"])
    sheet.mark(4, "ry place to wri").press("Control+c").said("copied")
    assert sheet.page.evaluate("navigator.clipboard.readText()") == "every place to write"


def test_a_click_on_a_code_gives_it_to_the_chosen_words(opened: Opened) -> None:
    """With words chosen the list of codes is a palette, too; without, it goes to the code's next place."""
    sheet = opened()
    sheet.page.get_by_role("tab", name="Codes").click()
    sheet.mark(4, "every place").press("Escape")
    sheet.page.locator(".tc-code-name", has_text="Evaluation").click()
    assert sheet.act("code")["codes"] == ["evaluation"]
    sheet.page.locator(".tc-code-name", has_text="Evaluation").click()
    sheet.until("document.querySelector('.tc-one h2')?.textContent === 'Evaluation'")


def test_a_coding_is_the_beginning_of_a_longer_stretch(opened: Opened) -> None:
    """Shift and an arrow on a selected coding choose its words and one more."""
    sheet = opened()
    own(sheet)
    sheet.press("Shift+ArrowRight")
    assert sheet.chosen() == "every place to"


def test_the_list_stays_while_one_goes_through_it(opened: Opened) -> None:
    """A row of the list shows its reason and what can be done below itself; the list keeps its place."""
    sheet = opened()
    sheet.page.locator(".tc-row.is-found").nth(2).click()
    under = sheet.page.locator(".tc-under")
    under.get_by_role("button", name="Confirm").click()
    sheet.act("confirm")
    assert sheet.page.locator(".tc-row").count() > 50
    assert sheet.page.get_by_role("tab", name="Codings").get_attribute("aria-selected") == "true"


def test_the_words_stay_in_sight_while_one_chooses_a_code(opened: Opened) -> None:
    """Far down in a long text the page does not move when the box opens, and the box does not cover the words."""
    sheet = opened("?chars=30000&codings=300")
    sheet.mark(90, sheet.text(90)[:12])
    before = sheet.page.evaluate("scrollY")
    sheet.press("ArrowDown", "ArrowDown").type("a").press("ArrowDown", "ArrowDown", "ArrowDown")
    sheet.page.wait_for_timeout(100)
    assert sheet.page.evaluate("scrollY") == before > 1000
    words = sheet.page.locator(".tc-chosen").first.bounding_box()
    box = sheet.page.locator(".tc-box").bounding_box()
    assert 0 < words["y"] < 900
    assert box["y"] >= words["y"] + words["height"] - 1 or box["y"] + box["height"] <= words["y"] + 1
