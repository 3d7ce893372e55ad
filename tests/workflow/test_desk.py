"""The desk: every ask and every verb of the page, and everything that a wrong body is told."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from themecode.errors import ChangedMeanwhileError, ThemecodeError
from themecode.project import Project
from themecode.workflow.desk import ASKS, Desk, NotHereError
from themecode.workflow.desk_acts import VERBS


class Page:
    """A page of one coder: asks, and acts each under a key of its own."""

    def __init__(self, desk: Desk, coder: str = "ana") -> None:
        self.desk, self.coder = desk, coder

    def ask(self, name: str, /, **body: Any) -> dict[str, Any]:
        """Ask, and see that the answer can be sent."""
        answer = self.desk.answer(name, body, self.coder)
        assert json.loads(json.dumps(answer)) == answer
        return answer

    def act(self, verb: str, /, **fields: Any) -> dict[str, Any]:
        """Do something under a new key."""
        return self.ask("act", verb=verb, **{"key": str(uuid.uuid4()), **fields})

    def place(self, words: str, document: str = "P01") -> dict[str, Any]:
        """Select words of a document as a page does."""
        text = self.ask("document", document=document)["text"]
        units = text.encode("utf-16-le")
        start = units.index(words.encode("utf-16-le")) // 2
        span = [start, start + len(words.encode("utf-16-le")) // 2]
        return {"document": document, "spans": [span], "quote": [words]}

    def code(self, words: str, *codes: str, document: str = "P01") -> dict[str, Any]:
        """Code words."""
        (made,) = self.act("code", codes=list(codes), **self.place(words, document))["codings"]
        return made

    def standing(self) -> dict[str, str]:
        """Return the status of every coding by its id."""
        return {
            one["id"]: one["status"]
            for name in ("P01", "P02")
            for one in self.ask("document", document=name)["codings"]
        }


@pytest.fixture
def page(small: Any) -> Page:
    """Open a page on the small project, tagged with two codes."""
    small.use("money: money | cash\ntime: begged")
    return Page(small.project.desk())


def test_a_project_is_told_at_once(page: Page) -> None:
    """Documents with their progress, codes with colours, cases, coders and phases."""
    told = page.ask("project")
    first, _ = told["documents"]
    assert (first["id"], first["case"], first["turns"], first["codings"]) == ("P01", "P01", 4, 3)
    assert first["unreviewed"] == 3
    assert [code["id"] for code in told["codes"]] == ["money", "time"]
    assert all(code["colour"].startswith("#") for code in told["codes"])
    assert told["me"] == "ana"
    assert len(told["phases"]) == 6
    assert told["version"] == page.desk.store.newest()


def test_a_document_is_told_with_its_codings(page: Page) -> None:
    """Text, turns, sentences, codings with their reasons."""
    told = page.ask("document", document="P01")
    coding = told["codings"][0]
    assert told["text"][coding["start"] : coding["end"]] == coding["text"] == "The money went."
    assert coding["why"][0]["rule"] == "money"
    assert told["text"][coding["why"][0]["start"] : coding["why"][0]["end"]] == "money"
    assert len(told["turns"]) == 4
    assert [told["text"][a:b] for a, b in told["sentences"] if "cash" in told["text"][a:b]] == ["The cash stayed."]


def test_words_are_coded_under_several_codes(page: Page) -> None:
    """One act, two codings, and a memo on both."""
    answer = page.act("code", codes=["money", "time"], memo="Why?", **page.place("Nobody asked"))
    assert [one["code"] for one in answer["codings"]] == ["money", "time"]
    assert [memo["text"] for memo in answer["memos"]] == ["Why?", "Why?"]
    assert all(one["coder"] == "ana" and one["origin"] == "person" for one in answer["codings"])
    assert answer["version"] == answer["action"] == page.desk.store.newest()
    assert len(page.desk.store.actions()[-1].uid) == 36


def test_the_same_key_is_done_once(page: Page) -> None:
    """A lost answer is asked for again: the same answer, one action; also from a server that was started anew."""
    body = {"verb": "code", "key": str(uuid.uuid4()), "codes": ["time"], **page.place("Nobody asked")}
    first, number = page.ask("act", **body), page.desk.store.newest()
    assert page.ask("act", **body) == first
    again = Page(Desk(page.desk.store, page.desk.folder, page.desk.settings)).ask("act", **body)
    assert page.desk.store.newest() == number
    assert [one["id"] for one in again["codings"]] == [one["id"] for one in first["codings"]]
    assert again["action"] == first["action"]


def test_a_key_that_another_server_stored_meanwhile_is_found(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two servers get the same act at once: the journal itself refuses the second."""
    body = {"verb": "code", "key": str(uuid.uuid4()), "codes": ["time"], **page.place("Nobody asked")}
    other = Page(Desk(page.desk.store, page.desk.folder, page.desk.settings))
    other.ask("project")
    page.ask("act", **body)
    seen = other.desk._seen["ana"]
    monkeypatch.setattr(seen, "follow", monkeypatch.undo)
    answer = other.ask("act", **body)
    assert answer["done"] == "This was saved before."
    assert sum(action.uid == body["key"] for action in page.desk.store.actions()) == 1


def test_other_words_at_the_place_are_a_conflict(page: Page) -> None:
    """The quoted words are the checksum of what the coder saw."""
    place = page.place("Nobody asked")
    with pytest.raises(ChangedMeanwhileError, match="Other words"):
        page.act("code", codes=["money"], **{**place, "quote": ["Somebody asked"]})


def test_emoji_do_not_shift_what_is_coded(small: Any, tmp_path: Any) -> None:
    """Astral characters, combining marks and right-to-left letters before and inside the words."""
    from themecode.workflow.importing import ImportOptions

    said = "\U0001f600\U0001f468\u200d\U0001f469 e\u0301 \u05e9\u05dc\u05d5\u05dd the \U0001f4b0 went away"
    (tmp_path / "E01.txt").write_text(f"E01: {said}\n", encoding="utf-8")
    small.use("money: cash")
    small.project.import_files([tmp_path / "E01.txt"], ImportOptions())
    page = Page(small.project.desk())
    made = page.code("\U0001f4b0 went", "money", document="E01")
    assert made["text"] == "\U0001f4b0 went"
    (kept,) = [one for one in small.project.study.codings if one.id == made["id"]]
    text = small.project.study.document("E01").text
    assert text[kept.segment.start : kept.segment.end] == "\U0001f4b0 went"


def test_a_place_within_a_character_is_refused(small: Any, tmp_path: Any) -> None:
    """Half an emoji is no place."""
    from themecode.workflow.importing import ImportOptions

    (tmp_path / "E01.txt").write_text("E01: \U0001f600 went\n", encoding="utf-8")
    small.use("money: cash")
    small.project.import_files([tmp_path / "E01.txt"], ImportOptions())
    with pytest.raises(ThemecodeError, match="within a character"):
        Page(small.project.desk()).act("code", document="E01", spans=[[1, 4]], codes=["money"])


def test_decisions_are_taken_and_taken_back(page: Page) -> None:
    """Confirm and reject change what stands; undo says what it undid; a queue has only what is undecided."""
    first, second, *rest = page.ask("queue")["waiting"]
    page.act("confirm", ids=[first["id"]])
    answer = page.act("reject", ids=[second["id"]])
    assert answer["codings"][0]["status"] == "rejected"
    queue = page.ask("queue")
    assert ([one["id"] for one in queue["waiting"]], queue["decided"]) == ([one["id"] for one in rest], 2)
    undone = page.act("undo")
    assert undone["undoes"] == answer["action"]
    assert second["id"] in {one["id"] for one in undone["codings"]}
    assert "“" in undone["done"]
    page.act("undo", action=undone["action"])
    assert page.standing()[second["id"]] == "rejected"


def test_a_queue_is_filtered(page: Page) -> None:
    """By code, document, coder, origin, status and flag."""
    assert {one["code"] for one in page.ask("queue", code="time")["waiting"]} == {"time"}
    assert {one["document"] for one in page.ask("queue", document="P02")["waiting"]} == {"P02"}
    assert page.ask("queue", flag="negated")["total"] < page.ask("queue")["total"]
    assert page.ask("queue", coder="ana")["total"] == 0
    page.code("Nobody asked", "time")
    assert page.ask("queue", coder="ana", status="unreviewed")["total"] == 1
    assert page.ask("queue", origin="rules", status="confirmed")["waiting"] == []


def test_many_are_decided_after_a_look(page: Page) -> None:
    """The preview counts them and shows some; a ruling about another number is refused; one undo takes all back."""
    seen = page.ask("preview", filter={"code": "money"}, verb="confirm")
    assert seen["count"] == sum(seen["byCode"].values()) == len(seen["sample"]) > 2
    with pytest.raises(ChangedMeanwhileError, match="were 99"):
        page.act("bulk", filter={"code": "money"}, ruling="confirmed", count=99)
    answer = page.act("bulk", filter={"code": "money"}, ruling="confirmed", count=seen["count"])
    assert {one["status"] for one in answer["codings"]} == {"confirmed"}
    assert len(answer["codings"]) == seen["count"]
    assert [backup.name for backup in (page.desk.folder / "backups").iterdir()]
    assert len(page.act("undo")["codings"]) == seen["count"]
    with pytest.raises(ThemecodeError, match="no field 'kode'"):
        page.ask("preview", filter={"kode": "money"})


def test_codings_are_recoded(page: Page) -> None:
    """A rule's is rejected and another made; one's own is taken back and another made."""
    rule = page.ask("queue")["waiting"][0]["id"]
    page.act("recode", id=rule, code="time")
    assert page.standing()[rule] == "rejected"
    own = page.code("Nobody asked", "time")["id"]
    answer = page.act("recode", id=own, code="money")
    assert own in answer["removed"]
    assert answer["codings"][0]["code"] == "money"


def test_own_codings_are_taken_back(page: Page) -> None:
    """A rule's is not one's own."""
    own = page.code("Nobody asked", "time")["id"]
    assert page.act("uncode", ids=[own])["removed"] == [own]
    with pytest.raises(ThemecodeError, match="made by a rule"):
        page.act("uncode", ids=[page.ask("queue")["waiting"][0]["id"]])
    with pytest.raises(ChangedMeanwhileError, match="does not stand"):
        page.act("uncode", ids=[own])


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ("project", {}),
        ("document", {"target": "P01"}),
        ("code", {"target": "money"}),
        ("case", {"target": "P02"}),
        ("segment", {"target": "P01", "document": "P01", "start": 0, "end": 5}),
        ("turn", {"target": "2", "document": "P01"}),
    ],
)
def test_memos_are_written_worded_anew_and_removed(page: Page, about: str, place: dict[str, Any]) -> None:
    """On anything."""
    (memo,) = page.act("memo", about=about, text="First.", title="T", **place)["memos"]
    assert (memo["text"], memo["title"], memo["coder"]) == ("First.", "T", "ana")
    assert ("start" in memo) == (about in ("segment", "turn"))
    assert page.act("memo-edit", id=memo["id"], text="Second.")["memos"][0]["text"] == "Second."
    assert page.ask("memos")["memos"][0]["text"] == "Second."
    assert page.act("memo-remove", ids=[memo["id"]])["removed"] == [memo["id"]]
    assert page.ask("memos")["memos"] == []


def test_a_code_is_made_on_the_spot(page: Page) -> None:
    """Code and coding in one act; the file has the new code and its comments; two undos take both back."""
    file = page.desk.folder / "codebook.yaml"
    file.write_text("# ours\n" + file.read_text())
    answer = page.act("new-code", id="Being left alone", definition="Nobody asks.", then=page.place("Nobody asked"))
    assert answer["codings"][0]["code"] == "being_left_alone"
    assert [code["name"] for code in answer["codes"]] == ["money", "time", "Being left alone"]
    assert file.read_text().startswith("# ours\n")
    assert "definition: Nobody asks." in file.read_text()
    assert [action.verb for action in page.desk.store.actions()[-3:]] == ["codebook use", "code new", "code"]
    assert page.act("undo")["removed"] == [answer["codings"][0]["id"]]
    assert [code["id"] for code in page.act("undo")["codes"]] == ["money", "time"]


def test_a_new_code_whose_coding_was_lost_is_finished(page: Page) -> None:
    """The server stopped between its two actions: the same act again does the second only."""
    key, place = str(uuid.uuid4()), page.place("Nobody asked")
    page.act("new-code", key=key, id="alone")
    fresh = Page(Desk(page.desk.store, page.desk.folder, page.desk.settings))
    answer = fresh.act("new-code", key=key, id="alone", then=place)
    assert answer["codings"][0]["code"] == "alone"
    assert [action.verb for action in page.desk.store.actions()[-2:]] == ["code new", "code"]


def test_a_code_is_changed(page: Page) -> None:
    """Name, definition, criteria, examples, colour, parent; the same again writes nothing."""
    said = {
        "name": "Zeit", "definition": "About: time.", "include": "late", "exclude": "early",
        "examples": ["We begged."], "nonExamples": ["We ate."], "colour": "#AA0000", "parent": "money",
    }  # fmt: skip
    answer = page.act("edit-code", id="time", **said)
    assert "Zeit" in [code["name"] for code in answer["codes"]]
    (found,) = [code for code in page.ask("codebook")["codes"] if code["id"] == "time"]
    assert {name: found[name] for name in said} == said
    number = page.desk.store.newest()
    assert page.act("edit-code", id="time", **said)["action"] is None
    assert page.desk.store.newest() == number


def test_undo_puts_the_file_back(page: Page) -> None:
    """Byte for byte; redo writes it again; what somebody wrote into it meanwhile is left alone."""
    file = page.desk.folder / "codebook.yaml"
    file.write_bytes(b"# ours\r\n" + file.read_bytes().replace(b"\n", b"\r\n"))
    page.act("edit-code", id="money", definition="About cash.")
    after = file.read_bytes()
    before = after.replace(b"About cash.", b"About money.")
    page.act("undo")
    assert file.read_bytes() == before
    page.act("redo")
    assert file.read_bytes() == after
    file.write_bytes(after + b"# mine\r\n")
    page.act("undo")
    assert file.read_bytes() == after + b"# mine\r\n"


def test_a_file_edited_by_hand_is_read_first(page: Page) -> None:
    """What somebody wrote meanwhile is taken into use and kept; with mistakes in it nothing is written over."""
    file = page.desk.folder / "codebook.yaml"
    file.write_text(file.read_text().replace("About time.", "About hours."))
    page.act("edit-code", id="money", definition="About cash.")
    assert "About hours." in file.read_text()
    assert "About cash." in file.read_text()
    broken = file.read_text() + "  - code: money\n"
    file.write_text(broken)
    with pytest.raises(ThemecodeError):
        page.act("edit-code", id="money", definition="About coins.")
    assert file.read_text() == broken


def test_a_file_that_changes_while_it_is_written_is_not_written_over(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading and writing: the act is refused, the file stays, and the journal has nothing of it."""
    from themecode.workflow import code_editing

    file, number = page.desk.folder / "codebook.yaml", page.desk.store.newest()
    compiled = code_editing.compiled_rules

    def somebody_writes(*arguments: Any) -> Any:
        file.write_text(file.read_text() + "# mine\n")
        return compiled(*arguments)

    monkeypatch.setattr(code_editing, "compiled_rules", somebody_writes)
    with pytest.raises(ChangedMeanwhileError, match="somebody else"):
        page.act("edit-code", id="money", definition="About coins.")
    assert file.read_text().endswith("# mine\n")
    assert page.desk.store.newest() == number


def test_the_first_code_makes_a_codebook(small: Any) -> None:
    """A project without one can be coded at once."""
    page = Page(small.project.desk())
    assert page.ask("project")["codes"] == []
    assert page.ask("codebook")["codes"] == []
    answer = page.act("new-code", id="alone", then=page.place("Nobody asked"))
    assert answer["codings"][0]["code"] == "alone"
    assert (small.project.folder / "codebook.yaml").is_file()


def test_an_undo_of_mine_leaves_others_alone(page: Page) -> None:
    """Each coder takes back what is their own; imports and runs of the rules are not taken back by a key."""
    mine = page.code("Nobody asked", "time")["id"]
    Page(page.desk, "ben").code("We begged", "money", document="P02")
    assert page.act("undo")["removed"] == [mine]
    with pytest.raises(ThemecodeError, match="nothing that could be undone"):
        Page(page.desk, "zoe").act("undo")
    with pytest.raises(ThemecodeError, match="not done on a page"):
        Page(page.desk, page.desk.store.actions()[0].coder).act("undo")


def test_what_was_undone_is_done_again(page: Page) -> None:
    """As long as nothing else was done since; another coder's undo is not mine."""
    mine = page.code("Nobody asked", "time")["id"]
    page.act("undo")
    with pytest.raises(ThemecodeError, match="nothing that ben took back"):
        Page(page.desk, "ben").act("redo")
    answer = page.act("redo")
    assert [one["id"] for one in answer["codings"]] == [mine]
    assert answer["done"].startswith("Done again: code time in P01")
    page.act("undo")
    page.code("We begged", "time", document="P02")
    with pytest.raises(ThemecodeError, match="something else was done"):
        page.act("redo")


def test_others_see_what_is_new(page: Page) -> None:
    """Who did what in which document since a version."""
    before = page.ask("project")["version"]
    Page(page.desk, "ben").code("We begged", "money", document="P02")
    news = page.ask("changes", since=before)
    assert news["documents"] == ["P02"]
    assert [(one["coder"], one["verb"]) for one in news["actions"]] == [("ben", "code")]
    assert page.ask("changes", since=news["version"])["actions"] == []
    assert page.ask("changes", since=before, document="P01")["documents"] == []
    assert page.ask("changes", since=9_999)["documents"] == ["P01", "P02"]


def test_words_are_searched(page: Page) -> None:
    """In the language of the rules; a mistake in it is told."""
    (hit,) = page.ask("search", words="begged", document="P02")["hits"]
    text = page.ask("document", document="P02")["text"]
    assert text[hit["start"] : hit["end"]] == hit["words"] == "begged"
    with pytest.raises(ThemecodeError, match="Column"):
        page.ask("search", words="money AND (")


def test_a_number_of_the_matrix_leads_to_its_words(page: Page) -> None:
    """As many quotations as the cell counts."""
    made = page.ask("matrix", rows="case", count="codings")
    column = made["header"].index("money")
    for row in made["rows"]:
        assert len(page.ask("quotes", code="money", case=row[0])["rows"]) == row[column]
    assert page.ask("quotes", code="money")["rows"][0]["text"] == "The money went."
    assert "Counted" in made["basis"]


def test_attributes_and_roles_are_set(page: Page) -> None:
    """And seen at once."""
    page.act("set-attribute", case="P01", name="size", value="large")
    assert page.ask("project")["cases"][0]["attributes"]["size"] == "large"
    page.act("set-role", name="P01", role="interviewer", document="P01")
    assert {turn["role"] for turn in page.ask("document", document="P01")["turns"]} == {"interviewer"}


def test_turns_are_read(page: Page) -> None:
    """By each coder for oneself; what is coded counts as coded; an interviewer's turns are counted nowhere."""
    page.code("Nobody asked", "time")
    answer = page.act("read", document="P01", turns=[3, 4], state="read")
    assert answer["progress"] == page.ask("project")["documents"][0]["progress"] == {"unread": 0, "read": 1, "coded": 1}
    states = [turn["state"] for turn in page.ask("document", document="P01")["turns"]]
    assert states == ["unread", "coded", "read", "read"]
    assert Page(page.desk, "ben").ask("project")["documents"][0]["progress"] == {"unread": 2, "read": 0, "coded": 0}
    assert page.act("read", document="P01", turns=[4, 4], state="unread")["progress"]["unread"] == 1


def test_a_memo_is_told_by_its_words(page: Page) -> None:
    """Not by places in the text that only a program knows."""
    start = page.place("Nobody asked")["spans"][0][0]
    on = {"about": "segment", "document": "P01", "start": start, "end": start + 6}
    assert page.act("memo", text="Who?", **on)["done"] == "Memo m0001 on “Nobody” written."
    del on["about"]
    assert "on “Nobody” written" in page.act("discuss", text="Anybody.", **on)["done"]


def test_two_coders_are_compared_and_settle(page: Page) -> None:
    """Rows that agree and differ, a memo on one, a joint coding, and nothing open afterwards."""
    ben = Page(page.desk, "ben")
    page.code("Nobody asked", "time")
    ben.code("Nobody asked", "money")
    both = {"document": "P01", "coders": ["ana", "ben"]}
    rows = page.ask("compare", **both)["rows"]
    (row,) = rows
    assert ([one["code"] for one in row["a"]], [one["code"] for one in row["b"]]) == (["time"], ["money"])
    assert not row["agree"]
    place = {"document": "P01", "start": rows[0]["start"], "end": rows[0]["end"]}
    page.act("discuss", text="Rather time.", **place)
    assert "Rather time." in page.ask("compare", **both)["rows"][0]["note"]
    both_ids = [one["id"] for one in (*row["a"], *row["b"])]
    answer = page.act("joint", codes=["time"], note="Agreed.", codings=both_ids, **place)
    assert "joint" in {one["coder"] for one in answer["codings"]}
    assert page.ask("compare", **both)["rows"][0]["settled"]


def test_who_codes_blind_sees_nothing_of_others(page: Page) -> None:
    """No coding, no memo, no summary of what others do there; the other coder sees everything."""
    from themecode.project import who_and_when
    from themecode.workflow import blinding
    from themecode.workflow.study import Study

    hers = page.code("Nobody asked", "time")["id"]
    blinding.start(Study(page.desk.store), blinding.Apart(("P01",), ("ben",)), who_and_when("ana"))
    ben = Page(page.desk, "ben")
    before = ben.ask("project")
    assert before["blind"]
    assert ben.ask("document", document="P01")["codings"] == []
    page.act("memo", about="document", target="P01", text="Look here.")
    page.code("The cash stayed", "time")
    assert ben.ask("document", document="P01")["memos"] == []
    seen = json.dumps(
        [ben.ask("changes", since=before["version"]), ben.ask("log"), ben.ask("queue"), ben.ask("matrix")]
    )
    assert "time in P01" not in seen
    assert hers in {one["id"] for one in page.ask("document", document="P01")["codings"]}
    with pytest.raises(ThemecodeError, match="blind"):
        ben.ask("compare", document="P01", coders=["ana", "ben"])


GOOD: dict[str, dict[str, Any]] = {
    "code": {"document": "P01", "spans": [[0, 5]], "codes": ["money"]},
    "uncode": {"ids": ["c000001"]},
    "recode": {"id": "c000001", "code": "time"},
    "confirm": {"ids": ["c000001"]},
    "reject": {"ids": ["c000001"]},
    "bulk": {"filter": {"code": "money"}, "ruling": "confirmed", "count": 4},
    "memo": {"about": "project", "text": "So."},
    "memo-edit": {"id": "m0001", "text": "So."},
    "memo-remove": {"ids": ["m0001"]},
    "new-code": {"id": "other"},
    "edit-code": {"id": "money", "definition": "Other."},
    "undo": {},
    "redo": {},
    "set-attribute": {"case": "P01", "name": "size", "value": "large"},
    "set-role": {"name": "P01", "role": "participant"},
    "read": {"document": "P01", "turns": [1, 2], "state": "read"},
    "joint": {"document": "P01", "start": 0, "end": 5},
    "discuss": {"document": "P01", "start": 0, "end": 5, "text": "So."},
}
WRONG = (
    None,
    True,
    3,
    -1,
    1.5,
    "",
    "x" * 600,
    "a\x00b",
    "\ud800",
    "a\nb",
    [],
    [None],
    [[]],
    [[5, 0]],
    [[0, 10**9]],
    {},
    {"a": 1},
)


def test_every_verb_has_a_good_example() -> None:
    """So that the tests of wrong bodies leave none out."""
    assert GOOD.keys() <= VERBS.keys()
    assert VERBS.keys() == GOOD.keys()


def told(page: Page, ask: str, body: object) -> ThemecodeError | None:
    """Return what the desk says against an ask, None where it answers; anything else is a fault."""
    try:
        page.desk.answer(ask, body, "ana")
    except ThemecodeError as error:
        return error
    return None


@pytest.mark.parametrize("verb", GOOD)
def test_a_wrong_act_is_told_and_writes_nothing(page: Page, verb: str) -> None:
    """Each field with seventeen values that do not belong there, missing, and one too many: words, and no action."""
    number = page.desk.store.newest()
    shape = VERBS[verb].shape
    bodies = [{**GOOD[verb], name: value} for name in shape for value in WRONG]
    bodies += [{key: value for key, value in GOOD[verb].items() if key != name} for name in GOOD[verb]]
    bodies.append({**GOOD[verb], "more": 1})
    refused = 0
    for body in bodies:
        error = told(page, "act", {"verb": verb, "key": str(uuid.uuid4()), **body})
        if error is None:
            number = page.desk.store.newest()
        else:
            refused += 1
            assert error.happened.endswith("."), body
            assert page.desk.store.newest() == number, body
    assert refused > len(bodies) / 2


@pytest.mark.parametrize("key", [None, "", "abc", 3, "x" * 36, ["a"]])
def test_an_act_needs_a_key(page: Page, key: object) -> None:
    """A UUID and nothing else."""
    with pytest.raises(ThemecodeError, match="key"):
        page.act("undo", key=key)


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize(
    "body", [None, 3, "x", [], {"nothing": 1}, {"document": 3}, {"document": "P99"}, {"since": "x"}]
)
def test_a_wrong_ask_is_told(page: Page, ask: str, body: object) -> None:
    """Whatever is sent: an answer or words, never a fault; and nothing is written."""
    number = page.desk.store.newest()
    error = told(page, ask, body)
    assert error is None or error.happened
    assert page.desk.store.newest() == number


@pytest.mark.parametrize("ask", ["", "acts", "__class__", "x" * 10_000])
def test_an_unknown_ask_is_not_here(page: Page, ask: str) -> None:
    """With the nearest name, where there is one."""
    with pytest.raises(NotHereError):
        page.desk.answer(ask, {}, "ana")


def test_two_threads_are_answered_one_after_the_other(page: Page) -> None:
    """Eight at once, each with acts of its own: every one is stored once."""
    from concurrent.futures import ThreadPoolExecutor

    def write(number: int) -> int:
        return len(page.act("memo", about="project", text=f"Memo {number}.")["memos"])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(write, range(40))) == [1] * 40
    assert len({memo["text"] for memo in page.ask("memos")["memos"]}) == 40


def test_a_project_forwards_its_desk(small: Any) -> None:
    """The coder that it was opened for acts where none is named."""
    small.use("money: cash")
    assert isinstance(small.project, Project)
    assert small.project.desk("cem").answer("project", {})["me"] == "cem"
