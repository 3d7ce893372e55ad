"""Reviewing in a real browser: what the rules found is decided on, one by one or many at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Opened = Callable[..., Any]


def waiting(sheet: Any) -> str:
    """Return the id of the coding that is shown for a decision."""
    return sheet.page.locator(".tc-review .tc-one .tc-facts").inner_text().split()[-1]


def test_what_rules_found_looks_different_and_gives_its_reason(opened: Opened) -> None:
    """A rule's coding is dotted and hollow until a person decides; selected, it says rule, words and flags."""
    sheet = opened()
    assert sheet.page.locator(".tc-words .tc-found").count() > 3
    assert sheet.page.locator(".tc-words .tc-firm").count() > 3
    style = "name => getComputedStyle(document.querySelector(`.tc-words .${name}`)).textDecorationStyle"
    assert (sheet.page.evaluate(style, "tc-found"), sheet.page.evaluate(style, "tc-firm")) == ("dotted", "solid")
    one = next(
        one for one in sheet.codings() if one["why"] and one["why"][0]["flags"] and one["status"] == "unreviewed"
    )
    sheet.page.get_by_label("Flag").select_option(one["why"][0]["flags"][0])
    sheet.page.locator("select[data-part=status]").select_option("unreviewed")
    sheet.page.locator(".tc-row").first.click()
    panel = sheet.page.locator(".tc-one").inner_text()
    assert one["why"][0]["flags"][0] in panel
    assert "NEAR/5 (keep OR lose)" in panel
    assert "found by a rule · not decided" in panel


@pytest.mark.parametrize(
    ("key", "button", "verb"),
    [("c", "Confirm C", "confirm"), ("r", "Reject R", "reject"), ("y", "Confirm C", "confirm")],
)
@pytest.mark.parametrize("with_keys", [True, False])
def test_one_key_or_button_decides_and_goes_on(
    opened: Opened,
    key: str,
    button: str,
    verb: str,
    with_keys: bool,  # noqa: FBT001 - pytest gives it by name
) -> None:
    """Confirm and reject are one key or one click each; the next one that waits is there at once."""
    sheet = opened()
    sheet.press("v")
    sheet.page.wait_for_selector(".tc-review .tc-one")
    first = waiting(sheet)
    if with_keys:
        sheet.press(key)
    else:
        sheet.page.get_by_role("button", name=button).click()
    assert sheet.act(verb)["ids"] == [first]
    assert waiting(sheet) != first
    status = {"confirm": "confirmed", "reject": "rejected"}[verb]
    assert next(one["status"] for one in sheet.codings() if one["id"] == first) == status
    assert sheet.page.locator(".tc-words .tc-picked").count() >= 1


def test_recode_skip_and_back(opened: Opened) -> None:
    """K gives another code and goes on, S leaves one in the queue, B comes back to it."""
    sheet = opened()
    sheet.press("v")
    sheet.page.wait_for_selector(".tc-review .tc-one")
    first = waiting(sheet)
    sheet.press("s")
    second = waiting(sheet)
    assert second != first
    sheet.press("b")
    assert waiting(sheet) == first
    sheet.press("k").type("financ").press("Enter")
    assert (sheet.act("recode")["id"], sheet.act("recode")["code"]) == (first, "financial_pressure")
    assert waiting(sheet) == second


def test_the_last_decision_is_taken_back(opened: Opened) -> None:
    """U undoes the last decision, and what was decided waits again, in sight."""
    sheet = opened()
    sheet.press("v")
    sheet.page.wait_for_selector(".tc-review .tc-one")
    first = waiting(sheet)
    sheet.press("c")
    sheet.act("confirm")
    sheet.press("u")
    sheet.act("undo")
    sheet.until(f"document.querySelector('.tc-review .tc-one .tc-facts')?.textContent.includes('{first}')")
    assert next(one["status"] for one in sheet.codings() if one["id"] == first) == "unreviewed"


def test_the_queue_resumes_where_it_was_left_and_goes_through_documents(opened: Opened) -> None:
    """Leaving and coming back shows the next that waits; a filter by document opens that document."""
    sheet = opened()
    sheet.press("v")
    sheet.page.wait_for_selector(".tc-review .tc-one")
    sheet.press("c", "c", "c")
    sheet.act("confirm")
    here = waiting(sheet)
    sheet.press("q")
    assert sheet.page.locator(".tc-review").count() == 0
    sheet.press("v")
    sheet.page.wait_for_selector(".tc-review .tc-one")
    assert waiting(sheet) == here
    sheet.page.get_by_label("Document").select_option("P02")
    sheet.until("document.querySelector('.tc-title h1')?.textContent === 'P02'")
    sheet.page.locator(".tc-review select[data-part=code]").select_option("pilots")
    sheet.until("document.querySelector('.tc-review .tc-one h2')?.textContent === 'Pilots'")


def test_filters_choose_what_is_painted_and_listed(opened: Opened) -> None:
    """Code, coder, origin and status each let through what they name, in the text, the margin and the list."""
    sheet = opened()
    all_of_it = sheet.page.locator(".tc-row").count()
    for part, value in (("code", "pilots"), ("coder", "ben"), ("origin", "person"), ("status", "confirmed")):
        sheet.page.locator(f"select[data-part={part}]").select_option(value)
        wanted = [
            one for one in sheet.codings() if one[part] == value and (part == "status" or one["status"] != "rejected")
        ]
        sheet.until(f"document.querySelector('.tc-panel .tc-facts').textContent.startsWith('{len(wanted)} coding')")
        assert sheet.page.locator(".tc-row").count() == min(len(wanted), 100) <= all_of_it
        sheet.page.get_by_role("button", name="Show all").click()


def test_rejected_codings_are_out_of_sight_until_asked_for(opened: Opened) -> None:
    """X rejects the selected coding; it leaves the text, and the filter for rejected ones shows it again."""
    sheet = opened()
    sheet.press(".")
    while (
        "rule" not in sheet.page.locator(".tc-one .tc-facts").inner_text()
        or "confirmed" in sheet.page.locator(".tc-one .tc-facts").inner_text()
    ):
        sheet.press(".")
        sheet.page.wait_for_timeout(30)
    sheet.press("x")
    [name] = sheet.act("reject")["ids"]
    sheet.page.get_by_role("tab", name="Codings").click()
    sheet.page.locator("select[data-part=status]").select_option("rejected")
    assert sheet.page.locator(".tc-row").count() == 1
    sheet.page.locator(".tc-row").click()
    assert name in sheet.page.locator(".tc-one .tc-facts").inner_text()


def test_many_are_decided_at_once_after_a_look_at_what_it_touches(opened: Opened) -> None:
    """The preview counts by code and shows some; the decision touches exactly these, and one undo takes it back."""
    sheet = opened()
    sheet.page.locator("select[data-part=code]").select_option("pilots")
    sheet.page.get_by_role("button", name="Decide on many").click()
    box = sheet.page.get_by_role("dialog", name="Decide on many")
    box.get_by_role("button", name="Reject", exact=True).click()
    touched = [
        one
        for one in sheet.codings()
        if one["code"] == "pilots" and one["origin"] == "rules" and one["status"] == "unreviewed"
    ]
    sheet.until("document.querySelectorAll('.tc-sample li').length > 0")
    assert f"Pilots {len(touched)}" in box.inner_text()
    box.get_by_role("button", name=f"Reject {len(touched)} coding").click()
    act = sheet.act("bulk")
    assert (act["ruling"], act["count"], act["filter"]) == (
        "rejected",
        len(touched),
        {"code": "pilots", "document": "P01"},
    )
    assert all(one["status"] == "rejected" for one in sheet.codings() if one["id"] in {one["id"] for one in touched})
    sheet.press("Control+z")
    sheet.act("undo")
    assert all(one["status"] == "unreviewed" for one in sheet.codings() if one["id"] in {one["id"] for one in touched})


def test_a_bulk_decision_on_what_changed_meanwhile_is_refused_in_words(opened: Opened) -> None:
    """Where somebody decided between preview and decision, nothing is done and the page says why."""
    sheet = opened()
    sheet.page.get_by_role("button", name="Decide on many").click()
    sheet.until("document.querySelectorAll('.tc-sample li').length > 0")
    one = next(one for one in sheet.codings() if one["origin"] == "rules" and one["status"] == "unreviewed")
    sheet.page.evaluate("id => mock.other({verb: 'confirm', ids: [id]})", one["id"])
    sheet.page.get_by_role("button", name="Confirm 1").click()
    sheet.until("document.querySelector('.tc-said.is-trouble')?.textContent.includes('Nothing was changed')")
