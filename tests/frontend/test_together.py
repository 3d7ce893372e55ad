"""Several people: what others do appears; two coders side by side; blind coding; memos on anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Opened = Callable[..., Any]


def test_what_others_do_appears(opened: Opened) -> None:
    """A colleague's coding is in the text within two seconds, and the page says whose it is."""
    sheet = opened()
    sheet.page.wait_for_timeout(200)
    span = sheet.page.evaluate(
        "(() => { const t = mock.state.texts[0]; const a = t.text.indexOf('every place'); return [a, a + 11]; })()"
    )
    sheet.page.evaluate(
        "given => mock.other(given)",
        {"verb": "code", "document": "P01", "spans": [span], "quote": ["every place"], "codes": ["evaluation"]},
    )
    sheet.page.locator("#turn-4 .tc-name-who", has_text="ben").first.wait_for(timeout=2500)
    assert sheet.page.locator(".tc-said").inner_text().startswith("ben: Coded")


def test_two_coders_side_by_side(opened: Opened) -> None:
    """Differences are listed with what each gave; agreements only when asked for; a click goes to the words."""
    sheet = opened("?view=compare", wait=".tc-compare table")
    rows = sheet.page.locator(".tc-compare tbody tr")
    assert rows.count() > 5
    assert "coded alike" in sheet.page.locator(".tc-compare .tc-facts").inner_text()
    sheet.page.get_by_label("and").select_option("rules")
    sheet.until("[...document.querySelectorAll('.tc-compare thead th')].some(one => one.textContent === 'rules')")
    before = rows.count()
    sheet.page.get_by_label("Also where they agree").check()
    assert rows.count() >= before
    words = rows.first.locator(".tc-words-link").inner_text()
    rows.first.locator(".tc-words-link").click()
    sheet.until("document.querySelector('.tc-chosen')")
    assert sheet.chosen() == words


def test_a_difference_is_talked_about_and_settled(opened: Opened) -> None:
    """A note is kept on a difference, and what was agreed is recorded as a joint coding with its reason."""
    sheet = opened("?view=compare", wait=".tc-compare table")
    row = sheet.page.locator(".tc-compare tbody tr").first
    row.get_by_role("button", name="Note").click()
    sheet.page.get_by_role("textbox", name="Note").fill("Ana read it as blame.")
    sheet.press("Control+Enter")
    assert sheet.act("discuss")["text"] == "Ana read it as blame."
    sheet.page.get_by_text("Ana read it as blame.").wait_for()
    row.get_by_role("button", name="Joint coding").click()
    sheet.page.get_by_label("What you agreed, in a sentence").fill("It is about money.")
    sheet.page.get_by_label("Find a code").fill("ringf")
    sheet.page.get_by_label("Find a code").press("Enter")
    act = sheet.act("joint")
    assert (act["codes"], act["note"]) == (["ringfencing"], "It is about money.")
    assert any(one["coder"] == "joint" for one in sheet.codings())


def test_blind_coding_says_that_others_are_hidden(opened: Opened) -> None:
    """A blind coder sees no other person's codings and is told so."""
    sheet = opened("?blind=1")
    assert "hidden until it is released" in sheet.page.locator(".tc-title").inner_text()
    assert sheet.page.get_by_role("button", name="Compare").count() == 0
    assert sheet.page.locator(".tc-name-who", has_text="ben").count() == 0


def memo(sheet: Any, words: str) -> dict[str, Any]:
    """Write a memo into the open box and return what was sent."""
    sheet.page.get_by_role("dialog").wait_for()
    sheet.type(words).press("Control+Enter")
    return sheet.act("memo")


def test_memos_on_words_turn_coding_document_and_code(opened: Opened) -> None:
    """M is about what is chosen, selected or focused; document and code have their own button; all are listed."""
    sheet = opened()
    sheet.mark(4, "every place").press("Escape", "m")
    act = memo(sheet, "On words.")
    assert act["about"] == "segment"
    assert act["end"] - act["start"] == len("every place")
    sheet.press("Escape", "j", "m")
    assert memo(sheet, "On a turn.")["target"] == "5"
    sheet.press(".", "m")
    assert memo(sheet, "On a coding.")["about"] == "coding"
    sheet.page.get_by_role("tab", name="Memos").click()
    sheet.page.get_by_role("button", name="Memo on this document").click()
    assert memo(sheet, "On the document.")["about"] == "document"
    sheet.page.get_by_role("tab", name="Codes").click()
    sheet.page.get_by_label("What Leadership covers").click()
    sheet.page.get_by_role("button", name="Memo…").click()
    assert memo(sheet, "On a code.")["target"] == "leadership"
    sheet.page.get_by_role("tab", name="Memos").click()
    sheet.until("document.querySelectorAll('.tc-memo-list li').length === 5")
    listed = sheet.page.locator(".tc-memo-list").inner_text()
    assert all(
        part in listed for part in ("“every place”", "turn 5", "On a coding.", "document P01", "code Leadership")
    )


def test_memos_are_changed_and_removed(opened: Opened) -> None:
    """A memo is changed in its box and removed from the list."""
    sheet = opened()
    sheet.press("j", "m")
    memo(sheet, "First thought.")
    sheet.page.get_by_role("tab", name="Memos").click()
    sheet.page.get_by_role("button", name="change").click()
    sheet.page.get_by_role("textbox", name="Memo").fill("Second thought.")
    sheet.press("Control+Enter")
    assert sheet.act("memo-edit")["text"] == "Second thought."
    sheet.page.get_by_text("Second thought.").wait_for()
    sheet.page.get_by_role("button", name="remove").click()
    sheet.act("memo-remove")
    sheet.until("document.querySelectorAll('.tc-memo-list li').length === 0")


def test_a_memo_that_was_not_saved_is_still_there(opened: Opened) -> None:
    """Leaving the box by Escape keeps what was typed for the next time."""
    sheet = opened()
    sheet.press("j", "m").type("Half a thought").press("Escape", "m")
    assert sheet.page.get_by_role("textbox", name="Memo").input_value() == "Half a thought"


def test_a_codes_name_and_definition_are_changed_in_place(opened: Opened) -> None:
    """Only what was changed is sent, and the margin has the new name."""
    sheet = opened()
    sheet.page.get_by_role("tab", name="Codes").click()
    sheet.page.get_by_label("What Evaluation covers").click()
    sheet.page.get_by_label("Name", exact=True).fill("Learning from it")
    sheet.page.get_by_role("button", name="Save").click()
    act = sheet.act("edit-code")
    assert {name: act[name] for name in act if name != "key"} == {
        "verb": "edit-code",
        "id": "evaluation",
        "name": "Learning from it",
    }
    sheet.page.locator(".tc-name-code", has_text="Learning from it").first.wait_for()


def test_all_documents_are_listed_with_how_far_they_are(opened: Opened) -> None:
    """O shows every document with its progress; a click opens it."""
    sheet = opened()
    sheet.press("o")
    assert sheet.page.locator(".tc-documents tbody tr").count() == 3
    assert "unread" in (sheet.page.locator(".tc-documents .tc-progress").first.get_attribute("aria-label") or "")
    sheet.page.get_by_role("button", name="P03").click()
    sheet.until("document.querySelector('.tc-title h1')?.textContent === 'P03'")
    assert sheet.page.evaluate("location.hash") == "#P03"
