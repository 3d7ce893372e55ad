"""The widget without a browser: what it answers, what it shows, and what it leaves in a notebook's file."""

from __future__ import annotations

import threading
import time
import uuid
from pathlib import Path
from typing import Any

import nbformat
import pytest

import themecode
from themecode.errors import ThemecodeError
from themecode.notebook import Bench, LiveDocument
from themecode.workflow.displaying import DocumentView

SPOKEN = "we gave the five places the lot"


@pytest.fixture
def bench(tagged: Path) -> Any:
    """Return the tagged sample study as a notebook has it."""
    with Bench.open(tagged) as project:
        yield project


@pytest.fixture
def widgets() -> None:
    """Ask for anywidget, which the extra `notebooks` brings."""
    pytest.importorskip("anywidget")


def test_open_gives_a_project_that_shows_itself(tagged: Path) -> None:
    """`themecode.open` is where notebooks begin."""
    with themecode.open(tagged) as project:
        assert isinstance(project, Bench)


def test_an_ask_is_answered_and_an_act_is_stored_at_once(bench: Bench, widgets: None) -> None:
    """The answer carries the message's number; the coding is in the project under the name of its coder."""
    widget = bench.review(coder="ana")
    sent: list[Any] = []
    widget.send = sent.append
    at = bench.study.document("P07").text.index(SPOKEN)
    act = {"verb": "code", "key": str(uuid.uuid4()), "document": "P07", "spans": [[at, at + len(SPOKEN)]]}
    act |= {"codes": ["pilots"], "quote": [SPOKEN]}
    widget._hear(None, {"id": 7, "ask": "act", "body": act}, [])
    widget._hear(None, {"id": 8, "ask": "act", "body": act}, [])
    assert [message["id"] for message in sent] == [7, 8]
    assert sent[0]["answer"] == sent[1]["answer"]
    stored = [(one.text, one.code, one.coder) for one in bench.study.codings if one.origin == "person"]
    assert stored == [(SPOKEN, "pilots", "ana")]


def test_cells_are_told_when_anybody_writes_and_only_then(bench: Bench, widgets: None) -> None:
    """A colleague's action is told to the open cells within a second or so; silence else; closing ends the watch."""
    widget, gone = bench.review(coder="ana"), bench.review(coder="ana")
    sent: list[Any] = []
    widget.send = sent.append
    gone.send = lambda _: pytest.fail("a closed cell was told")
    gone.close()
    time.sleep(1.3)
    assert sent == []
    memo = {"verb": "memo", "key": str(uuid.uuid4()), "about": "document", "target": "P07", "text": "Read it again."}
    with Bench.open(bench.folder) as other:
        other.desk("ben").answer("act", memo)
    for _ in range(100):
        if sent:
            break
        time.sleep(0.1)
    assert sent == [{"other": True}]
    bench.close()
    assert "themecode-watch" not in [thread.name for thread in threading.enumerate()]


def test_what_goes_wrong_is_an_answer_in_words(bench: Bench, widgets: None, monkeypatch: Any) -> None:
    """A refusal has the page's status and words; a fault of ours says so without a word of the interview."""
    widget = bench.review()
    assert widget.reply("document", {"document": "P99"})["error"]["status"] == 422
    assert widget.reply("documnt", {})["error"] | {"safe": ""} == {
        "status": 404, "happened": "That cannot be asked here.", "safe": "", "mend": "Did you mean 'document'?",
    }  # fmt: skip
    assert widget.reply("project", [1])["error"]["status"] == 422

    def broken(*_: object) -> None:
        raise ValueError(SPOKEN)

    monkeypatch.setattr(type(widget._desk), "answer", broken)
    said = widget.reply("project", {})["error"]
    assert said["status"] == 500
    assert SPOKEN not in str(said)


def test_messages_that_nobody_sent_are_not_answered(bench: Bench, widgets: None) -> None:
    """Whatever has no number gets no answer."""
    widget = bench.review()
    sent: list[Any] = []
    widget.send = sent.append
    for content in (None, [], "project", {}, {"id": "1", "ask": "project"}):
        widget._hear(None, content, [])
    assert sent == []


def test_names_that_no_coder_has_are_refused_when_the_cell_runs(bench: Bench, widgets: None) -> None:
    """`rules` and misspelt documents are said at once, not at the first act."""
    with pytest.raises(ThemecodeError, match="no name for a coder"):
        bench.review(coder="rules")
    with pytest.raises(ThemecodeError, match="no document 'P99'"):
        bench.document("P99")


def test_without_anywidget_documents_show_as_html_and_review_says_what_to_install(
    bench: Bench, monkeypatch: Any
) -> None:
    """The document is readable as before; the message names the extra and the other places to review."""
    monkeypatch.setattr("themecode.notebook.bench.find_spec", lambda _: None)
    assert type(bench.document("P07")) is DocumentView
    assert SPOKEN in bench.document("P07")._repr_html_()
    with pytest.raises(ThemecodeError) as error:
        bench.review()
    assert "pip install 'themecode[notebooks]'" in str(error.value)
    assert "themecode serve" in str(error.value)
    assert error.value._render_traceback_() == [str(error.value)]


def test_words_are_shown_as_html_where_they_are_asked_for(bench: Bench, widgets: None) -> None:
    """`show_text` gives plain HTML; else there is a widget whose state and names hold no words."""
    assert SPOKEN in bench.document("P07", show_text=True)._repr_html_()
    live = bench.document("P07")
    assert isinstance(live, LiveDocument)
    state = {name: value for name, value in live.widget.get_state().items() if name not in ("_esm", "_css")}
    assert {state["document"], state["view"]} == {"P07", "document"}
    assert SPOKEN not in str(live.widget.get_state())
    assert repr(live).startswith("<document P07: 31 turns")


def test_a_document_is_saved_as_a_page_that_loads_nothing(bench: Bench, tmp_path: Path) -> None:
    """What one hands to somebody is one file, with the words and without any script or address."""
    page = bench.document("P07", show_text=True).save_html(tmp_path / "P07.html").read_text()
    assert SPOKEN in page
    assert "default-src 'none'" in page
    for word in ("<script", "http:", "https:", "src=", "@import", "url("):
        assert word not in page


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_client")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq")
def test_an_executed_notebook_holds_no_words(tagged: Path, widgets: None) -> None:
    """Outputs, metadata and the kept state of the widgets: nothing of it was said by anybody, unless asked for."""
    from nbclient import NotebookClient

    sources = ["import themecode\nproject = themecode.open('.')", "project.review()", "project.document('P07')"]

    def executed(*cells: str) -> str:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tagged)}}).execute()
        return nbformat.writes(notebook)

    with Bench.open(tagged) as project:
        lines = {line for document in project.study.documents for line in document.text.splitlines() if len(line) > 40}
    quiet = executed(*sources)
    assert "application/vnd.jupyter.widget-state+json" in quiet
    assert "review of 'Sample'" in quiet
    assert not [line for line in lines if line[:40] in quiet]
    assert SPOKEN in executed(sources[0], "project.document('P07', show_text=True)")
