"""A table of answers tagged and tallied: one row per answer and code, denominators that count every answer."""

from __future__ import annotations

import csv
import json
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest

from themecode import codebooks, importers
from themecode.errors import ThemecodeError, UnknownNameError
from themecode.importers.answers import table as answer_table
from themecode.model import Codebook, Document, Turn
from themecode.tagging import codings, compile_codebook
from themecode.tagging.evaluating import TooWideError
from themecode.workflow import answering, surveying
from themecode.workflow.answering import Answers, RuleBook
from themecode.workflow.surveying import Survey, SurveyOptions, tag_table
from themecode.workflow.tallying import tally

CODEBOOK = """
codebook: Survey
version: "2"
language: en
codes:
  - {code: waiting, definition: W., rules: [waiting room, '"queue" NEAR/3 long', queue]}
  - {code: money, definition: M., rules: [ring-fence, '=NHS AND pay@turn'], unless: [garden]}
  - {code: unsaid, definition: U., rules: [helicopter]}
"""
ROWS = [
    ("=1+1", "North", "The queue was long. Then the waiting room was full, and the queue again."),
    ("r2", "North", ""),
    ("NA", "South", "We ring\u2010fenced it \U0001f600 in the garden. We ring-fenced it."),
    ("r4", "", "Nothing to say,\nreally"),
    ("r5", "South", "I waited in the cafe\u0301 for waiting\nrooms. They pay. It is the NHS!"),
]


@pytest.fixture
def codebook() -> Codebook:
    """Read the codebook of these tests."""
    read = codebooks.read_text(CODEBOOK, "codebook.yaml").codebook
    assert read is not None
    return read


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Write the answers as CSV."""
    with (tmp_path / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "region", "answer"), *ROWS])
    return tmp_path / "answers.csv"


def survey(path: Path, codebook: Codebook, *, name: str = "id") -> Survey:
    """Say what is tagged."""
    return Survey(importers.open_answer_table(path), "answer", name, codebook)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a file of tags."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_one_row_per_answer_and_code_with_its_first_place(answers: Path, codebook: Codebook) -> None:
    """Places are code points of the answer, whatever was folded; an id that is a formula is guarded."""
    out = answers.with_name("tags.csv")
    result = tag_table(survey(answers, codebook), out, SurveyOptions())
    rows = rows_of(out)
    assert [(row["id"], row["code"], row["matched"]) for row in rows] == [
        ("'=1+1", "waiting", "queue"),
        ("NA", "money", "ring-fenced"),
        ("r5", "waiting", "waiting\nrooms"),
        ("r5", "money", "pay"),
    ]
    texts = {("'" + name if name.startswith("=") else name): text for name, _, text in ROWS}
    assert all(texts[row["id"]][int(row["start"]) : int(row["end"])] == row["matched"] for row in rows)
    assert (result.answers, result.coded, result.rows, result.resumed) == (5, 3, 4, 0)


def test_it_finds_what_tagging_turns_finds(answers: Path, codebook: Codebook) -> None:
    """An answer is coded with just the codes that the same words get as a turn of an interview."""
    out = answers.with_name("tags.csv")
    tag_table(survey(answers, codebook, name=""), out, SurveyOptions())
    rules, _ = compile_codebook(codebook)
    wanted = set()
    for number, (_, _, text) in enumerate(ROWS, 1):
        turns = (Turn("d", 1, "A", 0, len(text)),)
        document = Document("d", "d.txt", "text", text, turns, "", "")
        wanted |= {(str(number), coding.code) for coding in codings([(document, turns)], rules, "turn")}
    assert {(row["id"], row["code"]) for row in rows_of(out)} == wanted


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_processes_and_parts_change_no_byte(
    answers: Path, codebook: Codebook, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One part or five, one process or two."""
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    written = []
    for name, processes in (("a", 1), ("b", 2)):
        out = answers.with_name(name + ending)
        monkeypatch.setattr(answer_table, "AT_ONCE", 10)
        tag_table(survey(answers, codebook), out, SurveyOptions(processes))
        written.append(out.read_bytes())
    assert written[0] == written[1]


def test_finished_parts_are_not_done_again(answers: Path, codebook: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stops the third part leaves two; they are used, and a changed codebook or table refuses them."""
    monkeypatch.setattr(answer_table, "AT_ONCE", 10)
    out, done = answers.with_name("tags.csv"), []
    real = surveying.tagged_part

    def failing(book: RuleBook, some: Answers, ending: str) -> bytes:
        if len(done) == 2:
            raise ThemecodeError("The power went.")
        done.append(some)
        return real(book, some, ending)

    monkeypatch.setattr(surveying, "tagged_part", failing)
    with pytest.raises(ThemecodeError, match="power"):
        tag_table(survey(answers, codebook), out, SurveyOptions())
    monkeypatch.setattr(surveying, "tagged_part", real)
    folder = answers.with_name("tags.csv.parts")
    assert len(list(folder.glob("part-*"))) == 2
    newer = codebooks.read_text(CODEBOOK.replace('"2"', '"3"'), "codebook.yaml").codebook
    assert newer is not None
    with pytest.raises(ThemecodeError, match=r"with another codebook.*--fresh"):
        tag_table(survey(answers, newer), out, SurveyOptions())
    (folder / ".themecode-writing-x.tmp").write_text("half a part")
    assert tag_table(survey(answers, codebook), out, SurveyOptions()).resumed > 0
    assert not folder.exists()
    assert tag_table(survey(answers, newer), out, SurveyOptions(fresh=True)).resumed == 0


def test_what_stops_a_worker_travels_as_a_message(codebook: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors of their own class might not be read by the process that waits for them."""

    def too_wide(*_: object, **__: object) -> None:
        raise TooWideError

    monkeypatch.setattr(answering.tagging, "search", too_wide)
    with pytest.raises(ThemecodeError, match="five million stretches") as stopped:
        answering.tagged_part(RuleBook(codebook.source, "c.yaml", version("themecode")), Answers(["1"], ["x"]), ".csv")
    assert type(stopped.value) is ThemecodeError
    with pytest.raises(ThemecodeError, match=r"A worker has themecode .*, this is 0\.0\."):
        answering.tagged_part(RuleBook(codebook.source, "c.yaml", "0.0"), Answers(["1"], ["x"]), ".csv")


def test_a_part_that_has_gone_is_told(answers: Path, codebook: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run into the same file may have finished first."""
    out = answers.with_name("tags.csv")
    real = surveying.exports.Parts.keep

    def losing(self: object, path: Path, content: bytes) -> None:
        real(self, path, content)
        path.unlink()

    monkeypatch.setattr(surveying.exports.Parts, "keep", losing)
    with pytest.raises(ThemecodeError, match=r"finished part of tags\.csv\.parts has gone"):
        tag_table(survey(answers, codebook), out, SurveyOptions())
    assert not out.exists()


def test_a_folder_of_someone_else_is_left_alone(answers: Path, codebook: Codebook) -> None:
    """OUT.parts may be a folder of the user's, even with --fresh."""
    mine = answers.with_name("tags.csv.parts")
    mine.mkdir()
    (mine / "mine.txt").write_text("x")
    for fresh in (False, True):
        with pytest.raises(ThemecodeError, match="holds other files"):
            tag_table(survey(answers, codebook), answers.with_name("tags.csv"), SurveyOptions(fresh=fresh))
    assert (mine / "mine.txt").read_text() == "x"


def test_the_answers_are_never_written_over(answers: Path, codebook: Codebook) -> None:
    """-o with the name of the table is a slip."""
    before = answers.read_bytes()
    with pytest.raises(ThemecodeError, match="take the place of the answers"):
        tag_table(survey(answers, codebook), answers, SurveyOptions())
    assert answers.read_bytes() == before


def test_repeated_and_missing_ids_are_refused(answers: Path, codebook: Codebook) -> None:
    """The first ones are named, before any work is done."""
    with pytest.raises(ThemecodeError, match="2 values of 'region' stand more than once, first: 'North', 'South'"):
        tag_table(_without_gap(answers, codebook), answers.with_name("tags.csv"), SurveyOptions())
    with pytest.raises(ThemecodeError, match=r"Answer 4 of answers\.csv has no region"):
        tag_table(survey(answers, codebook, name="region"), answers.with_name("tags.csv"), SurveyOptions())
    assert not answers.with_name("tags.csv.parts").exists()


def _without_gap(answers: Path, codebook: Codebook) -> Survey:
    full = answers.with_name("full.csv")
    full.write_text(answers.read_text(encoding="utf-8").replace("r4,,", "r4,East,"), encoding="utf-8")
    return survey(full, codebook, name="region")


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
@pytest.mark.parametrize("name", ["id", ""])
def test_a_tally_counts_every_answer_of_a_group(answers: Path, codebook: Codebook, ending: str, name: str) -> None:
    """Also those without a code, and codes that nobody was given; the basis says out of how many, by which rules."""
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    out = answers.with_name(f"tags{ending}")
    tag_table(survey(answers, codebook, name=name), out, SurveyOptions())
    table = tally(out, "region")
    assert table.header == ("region", "answers", "coded", "waiting", "money", "unsaid")
    assert table.rows == (("North", 2, 1, 1, 0, 0), ("South", 2, 2, 1, 2, 0), ("(empty)", 1, 0, 0, 0, 0))
    assert sum(table.column("answers")) == Counter(row[1] for row in ROWS).total()
    assert "5 answers in all, 3 with at least one code" in table.basis
    assert codebook.sha256 in table.basis
    assert tally(out, "region", percent=True).rows[1] == ("South", 2, 100.0, 50.0, 100.0, 0.0)


def test_groups_may_come_from_another_table_with_the_same_ids(answers: Path, codebook: Codebook) -> None:
    """In any order; one that lacks an answer, or an id, is refused, since its denominators would be wrong."""
    out = answers.with_name("tags.csv")
    tag_table(survey(answers, codebook), out, SurveyOptions())
    other = answers.with_name("people.csv")
    ages = [(name, "old" if n % 2 else "young") for n, (name, _, _) in enumerate(ROWS)]
    other.write_text("who,age\n" + "".join(f"{name},{age}\n" for name, age in reversed(ages)))
    table = tally(out, "age", table=other, id_column="who")
    assert table.rows == (("old", 2, 0, 0, 0, 0), ("young", 3, 3, 2, 2, 0))
    with pytest.raises(ThemecodeError, match="is not the table that was tagged"):
        tally(out, "age", table=other)
    other.write_text("who,age\n" + "".join(f"{name},{age}\n" for name, age in ages[:4]))
    with pytest.raises(ThemecodeError, match="has 4 rows, but 5 answers were tagged"):
        tally(out, "age", table=other, id_column="who")
    other.write_text("who,age\nx1,a\nx2,b\nx3,b\nx4,b\nx5,b\n")
    with pytest.raises(ThemecodeError, match="not among those counted"):
        tally(out, "age", table=other, id_column="who")


def test_what_a_tally_stands_on_must_be_what_was_written(answers: Path, codebook: Codebook) -> None:
    """Edited tags, edited answers, a lost sidecar, a column that is not there."""
    out = answers.with_name("tags.csv")
    tag_table(survey(answers, codebook), out, SurveyOptions())
    with pytest.raises(UnknownNameError, match="Did you mean 'region'"):
        tally(out, "regoin")
    content = out.read_bytes()
    out.write_bytes(content.replace(b"r5", b"r6"))
    with pytest.raises(ThemecodeError, match="was changed since"):
        tally(out, "region")
    out.write_bytes(content)
    answers.write_text(answers.read_text(encoding="utf-8") + "r6,North,late\n", encoding="utf-8")
    with pytest.raises(ThemecodeError, match=r"answers\.csv was changed since it was tagged"):
        tally(out, "region")
    answers.unlink()
    with pytest.raises(ThemecodeError, match="--table FILE"):
        tally(out, "region")
    sidecar = out.with_name("tags.csv.json")
    told = json.loads(sidecar.read_text())
    for broken in ("{", "[]", json.dumps(told | {"answers": "5"}), json.dumps(told | {"more": 1})):
        sidecar.write_text(broken)
        with pytest.raises(ThemecodeError, match="does not say what it was made of"):
            tally(out, "region")
    sidecar.unlink()
    with pytest.raises(ThemecodeError, match=r"no tags\.csv\.json"):
        tally(out, "region")


def test_a_column_that_groups_nothing_is_refused(tmp_path: Path, codebook: Codebook) -> None:
    """One group for each answer is a slip, and no table that anyone reads."""
    path, out = tmp_path / "many.csv", tmp_path / "tags.csv"
    path.write_text("id,answer\n" + "".join(f"r{n},x\n" for n in range(10_001)))
    tag_table(survey(path, codebook), out, SurveyOptions())
    with pytest.raises(ThemecodeError, match="more than 10,000 different values"):
        tally(out, "id")


def test_parquet_says_what_it_was_made_of(answers: Path, codebook: Codebook) -> None:
    """Types and metadata that pandas, R and DuckDB read."""
    parquet = pytest.importorskip("pyarrow.parquet")
    out = answers.with_name("tags.parquet")
    tag_table(survey(answers, codebook), out, SurveyOptions())
    table = parquet.read_table(out)
    assert table.column_names == ["id", "code", "start", "end", "matched", "rule", "flags"]
    assert str(table.schema.field("code").type).startswith("dictionary")
    told = json.loads(table.schema.metadata[b"themecode"])
    assert (told["codebook"], told["version"], told["answers"], told["text"]) == ("Survey", "2", 5, "answer")
    assert told["codebook_sha256"] == codebook.sha256
    assert told["source_sha256"] == importers.open_answer_table(answers).sha256


def test_a_table_without_answers_gives_a_table_without_tags(tmp_path: Path, codebook: Codebook) -> None:
    """A header alone is no mistake."""
    (tmp_path / "none.csv").write_text("id,region,answer\n")
    for ending in (".csv", ".parquet"):
        out = tmp_path / f"tags{ending}"
        assert tag_table(survey(tmp_path / "none.csv", codebook), out, SurveyOptions()).rows == 0
        assert tally(out, "region").rows == ()
