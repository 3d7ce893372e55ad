"""Any study that is exported is valid against the schema, and comes back equal: no span is displaced."""

from __future__ import annotations

import hashlib
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode import codebooks, refi_qda
from themecode.memory import MemoryStore
from themecode.model import (
    Attribute,
    Code,
    Codebook,
    Coding,
    Decision,
    Document,
    Evidence,
    Memo,
    NamedSet,
    RuleText,
    Segment,
    Theme,
    Turn,
)
from themecode.workflow.exchanging import Incoming, import_project
from themecode.workflow.sending_out import compare_with_file, export_project
from themecode.workflow.study import Author, Study

from .conftest import AUTHOR, valid

PIECES = [
    "money", "ring-fenced", "\U0001f600", "\U0001f937\u200d\u2640\ufe0f", "e\u0301", "n\u0303o", "\u4fe1\u983c",
    "\u05e9\u05dc\u05d5\u05dd", "\u202bx\u202c", "it: was", "P01: said", "a\u00a0b", "\ufeff", "<b>&amp;</b>",
    '"quoted"', "]]>", "\u2028", "caf\u00e9", "10:30",
]  # fmt: skip
NAMES = ["Interviewer", "Dana", "Okafor, Ruth (UNIV)", "P_02", "Zo\u00eb", "Speaker 1"]
DEFINITIONS = [
    "About it.",
    "Two\nlines.",
    "Use when:\n  never",
    "Rules (themecode):\n- not a rule",
    "Not defined yet.",
    "  padded ",
    "Id:\n  x",
    "a\n\nb",
]


def words(chance: random.Random, most: int = 8) -> str:
    """Return a few words without white space around them."""
    return " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, most))).strip() or "x"


def speech(chance: random.Random, name: str) -> Document:
    """Return a transcript: its text is speech alone, with or without names of speakers."""
    said = [words(chance) for _ in range(chance.randint(1, 6))]
    speakers = [chance.choice(NAMES) for _ in said] if chance.random() < 0.7 else ["Unknown"] * len(said)
    turns, place = [], 0
    for number, (line, speaker) in enumerate(zip(said, speakers, strict=True), 1):
        turns.append(Turn(name, number, speaker, place, place + len(line)))
        place += len(line) + 1
    return document(name, f"{name}.vtt", "teams-vtt", "\n".join(said), tuple(turns))


def document(name: str, file: str, kind: str, text: str, turns: tuple[Turn, ...], **more: object) -> Document:
    """Return a document with its hashes."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, file, kind, text, turns, sha256, sha256, **more)


def kept(chance: random.Random, name: str) -> bytes:
    """Return a text of another tool: names, empty lines, tabs and two spaces in it, CRLF for its line ends."""
    lines = []
    for _ in range(chance.randint(2, 8)):
        label = f"{chance.choice(NAMES[:2])}: " if chance.random() < 0.7 else ""
        lines += [label + words(chance).replace(" ", chance.choice([" ", "  ", "\t"]), 1), *[""] * chance.randint(0, 2)]
    return "\r\n".join(lines).encode()


def span(chance: random.Random, text: str) -> tuple[int, int]:
    """Return any stretch of a text, now and then all of it."""
    if chance.random() < 0.05:
        return 0, len(text)
    start = chance.randrange(len(text))
    return start, chance.randint(start + 1, min(len(text), start + 40))


def code_lines(chance: random.Random) -> tuple[RuleText, ...]:
    """Return rules or examples."""
    made = [
        "ring-fence",
        '"exact: words"',
        "a OR (b AND c)",
        "- not a list",
        "*fund",
        "Rules (themecode):",
        "/a+/",
        "'quoted'",
    ]
    return tuple(RuleText(one) for one in chance.sample(made, chance.randint(0, 3)))


def book(chance: random.Random) -> Codebook:
    """Return a codebook with nested codes."""
    codes: list[Code] = []
    for number in range(chance.randint(1, 7)):
        parent = chance.choice([None, *(code.id for code in codes)])
        label = chance.choice(["", "Money!", "Money!", "caf\u00e9 talk", f"Code {number}", "\u4fe1\u983c"])
        lists = {name: code_lines(chance) for name in ("examples", "non_examples", "rules", "unless")}
        said = {name: chance.choice(["", *DEFINITIONS[:2]]) for name in ("use_when", "not_when")}
        colour = chance.choice(["", "#4C78A8", "#aBcDeF"])
        codes.append(
            Code(
                f"c{number}",
                chance.choice(DEFINITIONS),
                label,
                **said,
                **lists,
                colour=colour,
                parent=parent,
                group=chance.random() < 0.2,
            )
        )
    ordered: list[Code] = []

    def add(parent: str | None) -> None:
        for code in codes:
            if code.parent == parent:
                ordered.append(code)
                add(code.id)

    add(None)
    themes = (Theme("t1", (ordered[0].id,), "A theme", "One\nidea."),) if chance.random() < 0.5 else ()
    made = Codebook("Random", tuple(ordered), themes=themes)
    return codebooks.read_text(codebooks.written(made), "codebook.yaml").codebook or made


def random_study(seed: int, folder: Path) -> Study:
    """Return a study with all that an exchange can carry, the same for the same seed."""
    chance = random.Random(seed)
    study = Study(MemoryStore())
    others = [kept(chance, f"K{n}") for n in range(chance.randint(0, 2))]
    if others:
        path = folder / "other.qdpx"
        path.write_bytes(other_project(others))
        import_project(study, Incoming(refi_qda.read_project(path), "refi-qda", path.name), AUTHOR)
    study = study.afresh()
    with study.store.action("make", coder="ana", now=AUTHOR.now) as action:
        for number in range(chance.randint(1, 4)):
            twin = speech(random.Random(seed), f"P{number:02}")  # several people say the same: "No."
            said = twin if chance.random() < 0.3 else speech(chance, f"P{number:02}")
            action.add_document(said, case_id=chance.choice(["Case A", f"P{number:02}"]))
        action.use_codebook(codebook := book(chance), "codebook.yaml")
    fill(study.afresh(), codebook, chance)
    return study.afresh()


def fill(study: Study, codebook: Codebook, chance: random.Random) -> None:
    """Code, decide, write memos, give values, put things into sets."""
    coders = ["ana", "Beate M\u00fcller", "\U0001f600", 'R. "Bob" <b>']
    with study.store.action("code", coder="ana", now=AUTHOR.now) as action:
        made = {}
        for _ in range(chance.randint(0, 25)):
            text = chance.choice(study.documents)
            start, end = span(chance, text.text)
            one = Coding(
                "", Segment(text.id, start, end), text.text[start:end], chance.choice(codebook.ids),
                chance.choice(coders), "person", f"2026-02-0{chance.randint(1, 9)}T10:00:00+00:00",
            )  # fmt: skip
            made[one.segment, one.code, one.coder] = one
        made = {**made, **ruled(study, codebook, chance)}
        ids = action.add_codings(made.values())
        for name in ids[::4]:
            action.add_decisions([Decision(name, chance.choice(["confirmed", "rejected"]), "ana", AUTHOR.now)])
        memos = write_memos(action, study, codebook, ids, chance)
        for case in study.cases:
            action.set_attribute(case.id, Attribute("Age group", chance.choice(["41", "4 to 5", "<b>", "\U0001f600"])))
        action.set_document_attribute(study.documents[0].id, "kind", "strategy")
        members = (
            ("document", study.documents[0].id),
            ("code", codebook.ids[0]),
            *(("memo", one) for one in memos[:1]),
        )
        action.set_named_set(NamedSet("Wave 1", members, "The first\nwave."))


def ruled(study: Study, codebook: Codebook, chance: random.Random) -> dict[object, Coding]:
    """Return codings by rule, with their reasons."""
    made: dict[object, Coding] = {}
    for text in study.documents[:2]:
        for turn in text.turns:
            said = text.text[turn.start : turn.end]
            first = chance.randrange(len(said))
            flags = chance.choice([(), ("negated",), ("negated", "question")])
            why = Evidence(
                turn.start + first, turn.end, said[first:], "a (b) -> c [d]", chance.choice(["", "b.yaml:3:9"]), flags
            )
            segment = Segment(text.id, turn.start, turn.end)
            made[segment] = Coding("", segment, said, codebook.ids[0], "rules", "rules", AUTHOR.now, (why,))
    return made


def write_memos(action: object, study: Study, codebook: Codebook, ids: list[str], chance: random.Random) -> list[str]:
    """Write memos on everything; some have the same words, some line ends of their own, some no title."""
    text = study.documents[0]
    start, end = span(chance, text.text)
    about = [("project", "", None), ("document", text.id, None), ("code", codebook.ids[0], None)]
    about += [("case", study.cases[0].id, None), ("segment", text.id, Segment(text.id, start, end))]
    about += [("coding", name, None) for name in ids[:2]] + [("theme", theme.id, None) for theme in codebook.themes]
    written = []
    for kind, target, place in about:
        for _ in range(chance.randint(0, 2)):
            said = chance.choice(["A note.", "Two\r\nlines \U0001f600", "tab\tand <b>", words(chance)])
            title = chance.choice(["", "Title", "T & <c>"])
            written.append(
                action.set_memo(Memo("", kind, target, said, chance.choice(["ana", "ben"]), AUTHOR.now, title, place))
            )
    return written


def other_project(texts: list[bytes]) -> bytes:
    """Return a small project of another tool with these texts."""
    from .conftest import Made, zipped

    made = Made(
        "NVivo 12",
        [(f"K{n}", "", []) for n in range(len(texts))],
        codes='<Code guid="00000000-0000-0000-0000-000000000001" name="x" isCodable="true"/>',
    )
    entries = {"project.qde": made.xml().encode()}
    entries |= {f"Sources/{made.guid('text', f'K{n}')}.txt": text for n, text in enumerate(texts)}
    return zipped(entries)


def goes_out_and_comes_back(seed: int, folder: Path) -> int:
    """Export a random study in both units; return how many codings were compared."""
    study = random_study(seed, folder)
    number = 0
    for unit in refi_qda.UNITS:
        path = folder / f"{unit}.qdpx"
        told = export_project(study, path, "Random", unit=unit, verify=True)
        assert told.differences == (), (seed, unit)
        with zipfile.ZipFile(path) as archive:
            valid(archive.read("project.qde"))
        number += dict(told.compared).get("codings", 0)
    assert (folder / "utf16.qdpx").read_bytes() == written_again(study, folder, "utf16")
    return number


def written_again(study: Study, folder: Path, unit: refi_qda.Unit) -> bytes:
    """Return the bytes of a second export."""
    export_project(study.afresh(), folder / "again.qdpx", "Random", unit=unit)
    return (folder / "again.qdpx").read_bytes()


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, 10))])
def test_thirty_random_studies_come_back_equal(part: int, tmp_path: Path) -> None:
    """Emoji, combining marks, CRLF, overlaps, several coders, nested codes: every span on its words, in both units."""
    assert sum(goes_out_and_comes_back(part * 1000 + n, tmp_path) for n in range(30)) > 100


def test_a_codebook_is_valid_and_comes_back(tmp_path: Path) -> None:
    """The codebook alone, as .qdc: valid against its own schema, which differs, and with everything in it."""
    from themecode.workflow.codebook_files import convert_codes, export_codes

    for seed in range(40):
        made = book(random.Random(seed))
        path, back = tmp_path / f"{seed}.qdc", tmp_path / f"{seed}.yaml"
        export_codes(made, path)
        valid(path.read_bytes(), "Codebook-mrt2019.xsd")
        convert_codes(path, back)
        found = codebooks.read(back).codebook
        assert found is not None
        compared = codebooks.compare(made, found)
        assert (compared.added, compared.retired, compared.redefined) == ((), (), ())
        assert [theme.codes for theme in found.themes] == [theme.codes for theme in made.themes]


def test_a_written_document_goes_out_without_names(tmp_path: Path) -> None:
    """Headings and paragraphs of a plan are no speakers: the text is the plan's, and what gets lost is told."""
    study = Study(MemoryStore())
    turns = (Turn("Plan", 1, "heading", 0, 5), Turn("Plan", 2, "text", 6, 22))
    with study.store.action("make", coder="ana", now=AUTHOR.now) as action:
        action.add_document(document("Plan", "Plan.docx", "docx", "Money\nIt is for staff.", turns), case_id="Plan")
    told = export_project(study, tmp_path / "x.qdpx", "T", verify=True)
    assert told.differences == ()
    assert dict(told.losses) == {"headings and cells of tables (plain paragraphs there)": 1}
    assert refi_qda.read_project(tmp_path / "x.qdpx").sources[0].text == "Money\nIt is for staff."


def test_a_changed_file_is_told(tmp_path: Path) -> None:
    """The comparison sees a span that moved by one, a coder's other name and a lost memo; it is no yes-man."""
    study = random_study(5, tmp_path)
    path = tmp_path / "x.qdpx"
    export_project(study, path, "Random")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["project.qde"].decode()
    start = xml.index('endPosition="') + len('endPosition="')
    end = xml.index('"', start)
    for changed in (
        xml[:start] + str(int(xml[start:end]) + 1) + xml[end:],
        xml.replace('name="ana"', 'name="anna"'),
        xml.replace('isCodable="true"', 'isCodable="false"', 1),
    ):
        from .conftest import zipped

        path.write_bytes(zipped({**parts, "project.qde": changed.encode()}))
        assert compare_with_file(study.afresh(), path, "Random")[1]


def test_a_colleague_codes_on_and_sends_it_back(tmp_path: Path) -> None:
    """Their file goes into the same study: nothing doubled, the new coding on its words."""
    study = random_study(11, tmp_path)
    path = tmp_path / "x.qdpx"
    export_project(study, path, "Random")
    project = refi_qda.read_project(path)
    told = import_project(study.afresh(), Incoming(project, "refi-qda", path.name), AUTHOR)
    assert not {"documents", "codings", "codes", "memos", "sets"} & {kind for kind, _ in told.came}
    assert len(study.afresh().store.actions()) == len(study.store.actions())
    source = next(one for one in project.sources if one.name.startswith("P"))
    place = source.text.rindex(" ") + 1
    coding = refi_qda.QdaCoding("g", project.codes[0].guid, project.users[0].guid, "2026-05-01T00:00:00Z")
    selection = refi_qda.QdaSelection("s", place, len(source.text), codings=(coding,))
    from dataclasses import replace

    more = replace(project, origin="NVivo 14", sources=(replace(source, selections=(selection,)),))
    told = import_project(
        study.afresh(), Incoming(more, "refi-qda", "back.qdpx"), Author("ana", "2026-06-01T00:00:00Z")
    )
    assert dict(told.came)["codings"] == 1
    added = next(one for one in study.afresh().codings if one.created == "2026-05-01T00:00:00Z")
    assert added.text == source.text[place:]


TEXTS = st.text("ab \n-:URI\U0001f600'\"", max_size=25)
LISTS = st.lists(TEXTS.filter(bool).map(RuleText), max_size=3).map(tuple)


@settings(max_examples=300, deadline=None)
@given(
    st.builds(
        Code,
        st.sampled_from(["code_a", "b"]),
        st.one_of(TEXTS, st.sampled_from(DEFINITIONS), TEXTS.map(lambda text: f"Rules (themecode):\n- {text}")),
        use_when=TEXTS,
        not_when=TEXTS,
        examples=LISTS,
        rules=LISTS,
        unless=LISTS,
    )
)
def test_descriptions_say_codes_and_codes_come_back(code: Code) -> None:
    """Definitions that look like headings, entries of several lines, empty lines: what is described reads back."""
    from dataclasses import replace

    from themecode.model import UNDEFINED

    back = refi_qda.undescribe(refi_qda.describe(code, "b"))
    expected = replace(
        code, id=code.id if code.id != "b" else "", definition="" if code.definition == UNDEFINED else code.definition
    )
    assert back == expected
