"""The pages: what they show, what their forms do, and what they say when something is wrong."""

from __future__ import annotations

import html
import re
import uuid
from typing import Any

import pytest

from themecode.web.answering import as_json


def key() -> str:
    """Make a key as a page does."""
    return str(uuid.uuid4())


@pytest.mark.parametrize(
    ("path", "shows"),
    [
        ("/", "codings wait for your review"),
        ("/", "Where the study stands"),
        ("/", "0 of 1 participants' turns"),
        ("/document/P01", 'data-document="P01"'),
        ("/review", 'data-view="review"'),
        ("/codebook", "About money."),
        ("/codebook/money", "the rules must code these"),
        ("/cases", "Set an attribute"),
        ("/memos", "A new memo"),
        ("/matrix", "A 0 means not mentioned"),
        ("/quotes?code=money", "The money went."),
        ("/quotes?code=money&case=P01", "turn 2"),
        ("/log", "codebook use"),
        ("/coder", "Who codes?"),
    ],
)
def test_every_page_shows_its_own(visitor: Any, path: str, shows: str) -> None:
    """And the project, and who codes."""
    reply = visitor.get(path)
    assert reply.status == 200
    assert shows in html.unescape(reply.text)
    assert "Our study" in reply.text
    assert "<b>ana</b>" in reply.text


def test_nobody_codes_without_a_name(stranger: Any) -> None:
    """Whoever came in says who they are first; a name of nothing is none; it is remembered in the browser."""
    stranger.enter("")
    assert stranger.get("/").headers["location"] == "/coder"
    assert stranger.ask("project").json["error"]["happened"] == "Nobody said yet who codes here."
    assert stranger.form("/do/undo", key=key()).headers["location"] == "/coder"
    for name in ("", "   ", "\x00", "a\u202eb"):
        assert stranger.form("/coder", name=name).status == 422
    reply = stranger.form("/coder", name="  Zoë   Ånä; x=y ")
    assert "httponly" in reply.cookies[0].lower()
    assert "<b>Zoë Ånä; x=y</b>" in stranger.get("/").text
    assert stranger.ask("project").json["me"] == "Zoë Ånä; x=y"


def test_the_taggers_name_is_taken(stranger: Any) -> None:
    """Nobody codes as the rules."""
    stranger.enter("")
    for name in ("rules", "joint"):
        reply = stranger.form("/coder", name=name)
        assert (reply.status, reply.cookies) == (422, [])
        assert "no name for a coder" in reply.text


def test_forms_write_and_lead_back(visitor: Any, project: Any) -> None:
    """A code is changed, an attribute set, a memo written, worded anew and removed; each is said once, and undone."""
    reply = visitor.form(
        "/do/edit-code", key=key(), back="/codebook", id="money", definition="About cash.", examples="A\nB\n"
    )
    assert (reply.status, reply.headers["location"]) == (303, "/codebook")
    assert "reads anew in the codebook" in visitor.get("/codebook").text
    assert "reads anew in the codebook" not in visitor.get("/codebook").text
    file = (project.folder / "codebook.yaml").read_text()
    assert "# ours" in file
    assert "definition: About cash." in file
    assert '- "A"\n' in file
    assert (
        visitor.form("/do/set-attribute", key=key(), back="/cases", case="P01", name="size", value="vast").status == 303
    )
    assert ">vast</a>" in visitor.get("/cases").text
    visitor.form("/do/memo", key=key(), back="/memos", about="project", target="", title="", text="One\r\ntwo.")
    (name,) = re.findall(r'<article class="memo" id="(m\d+)">', visitor.get("/memos").text)
    assert project.study.memos[0].text == "One\ntwo."
    visitor.form("/do/memo-edit", key=key(), back="/memos", id=name, text="Three.")
    assert "Three." in visitor.get("/memos").text
    visitor.form("/do/memo-remove", key=key(), back="/memos", ids=name)
    assert project.study.memos == []
    visitor.form("/do/undo", key=key(), back="/log", action=str(project.store.newest()))
    assert [memo.text for memo in project.study.memos] == ["Three."]
    assert 'class="gone"' in visitor.get("/log").text


def test_a_form_that_is_sent_twice_does_one_thing(visitor: Any, project: Any) -> None:
    """A double click, or the browser's own reload."""
    sent = {"key": key(), "back": "/memos", "about": "project", "text": "Once."}
    for _ in range(2):
        assert visitor.form("/do/memo", **sent).status == 303
    assert sum(memo.text == "Once." for memo in project.study.memos) == 1


def test_a_form_leads_nowhere_else(visitor: Any) -> None:
    """Whatever it names as the way back."""
    for back in ("http://evil.example/", "//evil.example", "/enter?key=x", "javascript:alert(1)", "/codebook\r\nX: y"):
        reply = visitor.form("/do/memo", key=key(), back=back, about="project", text="So.")
        assert (reply.status, reply.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "path", ["/nothing", "/document/P99", "/document/../P01", "/codebook/other", "/quotes", "/static/app.py"]
)
def test_what_is_not_there_is_said_in_words(visitor: Any, path: str) -> None:
    """With a way to the documents."""
    reply = visitor.get(path)
    assert reply.status == 404
    assert "There is no such page here." in reply.text
    assert 'href="/"' in reply.text


def test_an_unknown_verb_or_ask_is_not_here(visitor: Any) -> None:
    """As JSON for the component, as a page for a form."""
    assert visitor.form("/do/dance", key=key()).status == 404
    reply = visitor.ask("dance")
    assert (reply.status, set(reply.json["error"])) == (404, {"happened", "safe", "mend"})


def test_errors_have_their_status_and_their_words(visitor: Any) -> None:
    """422 where something is wrong with what was sent, 409 where it changed meanwhile, 400-odd for what is no JSON."""
    assert visitor.act("confirm", ids=[]).status == 422
    assert visitor.act("confirm", ids=["c999999"]).status == 409
    assert (
        visitor.act("code", document="P01", spans=[[0, 3]], codes=["mony"]).json["error"]["mend"]
        == "Did you mean 'money'?"
    )
    kind = {**visitor.own, "Content-Type": "application/json"}
    for body in (b"{", b"\xff", b"[" * 100_000, b'{"a": NaN', b"\xef\xbb\xbf{}"):
        reply = visitor.send("POST", "/api/act", body, kind)
        assert reply.status == 422
        assert reply.json["error"]["happened"]
    reply = visitor.send(
        "POST", "/do/undo", b"\xff=1", {**visitor.own, "Content-Type": "application/x-www-form-urlencoded"}
    )
    assert reply.status == 422
    many = "&".join(f"a{number}=1" for number in range(2_000)).encode()
    assert (
        visitor.send(
            "POST", "/do/undo", many, {**visitor.own, "Content-Type": "application/x-www-form-urlencoded"}
        ).status
        == 422
    )


def test_a_fault_of_ours_is_said_in_words(running: Any, visitor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its kind and no more: what it holds may be words of an interview."""
    from themecode.workflow import desk

    def broken(*_: object) -> None:
        raise KeyError("The money went.")

    monkeypatch.setitem(desk.ASKS, "log", desk.Ask({"limit": desk.Field("number")}, broken))  # type: ignore[arg-type]
    page, asked = visitor.get("/log"), visitor.ask("log")
    assert (page.status, asked.status) == (500, 500)
    assert "a fault of themecode, not yours (KeyError)" in page.text
    assert asked.json["error"]["safe"] == "What was saved is safe."
    assert "money" not in page.text + asked.text
    assert [type(fault) for fault in running.faults] == [KeyError, KeyError]
    running.faults.clear()
    monkeypatch.undo()
    assert visitor.get("/log").status == 200


def test_json_is_never_markup() -> None:
    """What could end a script, or a line of one, is escaped."""
    body = as_json({"a": "</script><!--&\u2028\u2029"}).body
    assert not set(body.decode()) & set("<>&\u2028\u2029")


def test_the_component_gets_its_document(visitor: Any) -> None:
    """As the contract has it."""
    told = visitor.ask("document", document="P01").json
    assert {
        "id",
        "text",
        "turns",
        "sentences",
        "codings",
        "memos",
        "codes",
        "coders",
        "me",
        "blind",
        "version",
    } <= told.keys()


def test_a_coding_of_the_page_is_in_the_project(visitor: Any, project: Any) -> None:
    """With the coder's name, at the words."""
    text = visitor.ask("document", document="P01").json["text"]
    start = text.index("Nobody asked")
    reply = visitor.act("code", document="P01", spans=[[start, start + 12]], codes=["money"], quote=["Nobody asked"])
    made = next(coding for coding in project.study.codings if coding.id == reply.json["codings"][0]["id"])
    assert (made.text, made.coder) == ("Nobody asked", "ana")
