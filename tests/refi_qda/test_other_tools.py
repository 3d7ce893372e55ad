"""Projects as other tools write them, made from a few lines: each selection comes in on its words."""

from __future__ import annotations

import itertools
import random

import pytest

from .conftest import Made, guid

TALK = (
    "Interviewer: How did the money reach you? \U0001f600\n"
    "\n"
    "Dana: It was ring-fenced \U0001f4b0 at first, then it went.\n"
    "We asked twice \U0001f937\u200d\u2640\ufe0f and nobody answered us.\n"
    "Interviewer: And the staff?\n"
    "Dana: The staff left; cafe\u0301 talk says more.\n"
)
CODED = [
    ("ring-fenced", "Money kept"),
    ("then it went", "Money lost"),
    ("ring-fenced", "Control"),
    ("We asked twice", "Asking"),
    ("nobody answered us", "Silence"),
    ("The staff left", "Staff"),
    ("cafe\u0301 talk", "Talk"),
]
WORDS = sorted((str(words), str(code)) for words, code in CODED)


def nvivo(**changes: object) -> Made:
    """Make a project as NVivo for Windows writes it: UTF-16 units, CRLF, a byte order mark, Sources with a capital."""
    made = Made(
        "NVivo 12.6", [("Interview 1", TALK, CODED)], unit="utf16", line_end="\r\n", mark="\ufeff", folder="Sources"
    )
    deep = made.code("Silence", made.code("Asking", made.code("Talk", made.code("Staff"))))
    flat = "".join(made.code(name) for name in ("Money kept", "Money lost", "Control"))
    made.codes = flat + deep
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_nvivo_for_windows(comes_in) -> None:
    """Every span on its words, codes four deep, one document of two speakers with its names left in the text."""
    came = comes_in(nvivo().content())
    assert sorted(came.words()) == WORDS
    document = came.study.document("Interview-1")
    assert document.text == TALK
    assert [turn.speaker for turn in document.turns] == ["Interviewer", "Dana", "Dana", "Interviewer", "Dana"]
    assert came.study.roles == {("Interview-1", "Interviewer"): "interviewer", ("Interview-1", "Dana"): "participant"}
    parents = {code.name: code.parent for code in came.study.codebook}
    assert (parents["Staff"], parents["Talk"], parents["Asking"], parents["Silence"]) == (
        "talk",
        "asking",
        "silence",
        None,
    )
    assert {(c.coder, c.origin) for c in came.study.codings} == {("Beate", "person")}
    assert min(c.created for c in came.study.codings) == "2025-05-01T10:00:00Z"
    assert came.told.offsets[0].unit == "UTF-16 units, a line end of CRLF counts 2, end exclusive"
    assert came.told.offsets[0].aligned == came.told.offsets[0].borders == 14
    assert came.told.losses == ()


@pytest.mark.parametrize("origin", ["NVivo 12.6", "ATLAS.ti 23", "Somebody's exporter", ""])
@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
@pytest.mark.parametrize("crlf", [1, 2])
@pytest.mark.parametrize("inclusive", [False, True])
def test_ways_of_counting_are_told_apart(comes_in, origin: str, unit: str, crlf: int, *, inclusive: bool) -> None:
    """Whatever a tool calls itself and however it counts: the words tell."""
    made = Made(origin, [("A", TALK, CODED)], unit=unit, crlf=crlf, inclusive=inclusive, line_end="\r\n")
    came = comes_in(made.content())
    assert sorted(came.words()) == WORDS
    assert ("inclusive" in came.told.offsets[0].unit) == inclusive


def test_a_text_with_one_selection_is_counted_as_the_others(comes_in) -> None:
    """Alone it could be read either way; the project's other texts say how."""
    texts = [("A", TALK, CODED), ("B", "\U0001f600 aaa bbb", [(3, 6, "Staff")])]
    assert comes_in(Made("X", texts, unit="utf16").content()).words("B") == [("aaa", "Staff")]
    assert comes_in(Made("X", texts[1:]).content()).words("B") == [("aaa", "Staff")]
    assert comes_in(Made("X", [texts[0], ("B", "\U0001f600 a b c", [(3, 4, "Staff")])], unit="utf16").content()).words(
        "B"
    ) == [("a", "Staff")]


def test_one_odd_selection_changes_nothing(comes_in) -> None:
    """A selection that begins and ends inside words is where its coder put it, though another way would suit it."""
    odd = "\U0001f600 aa bbb cccc"
    texts = [("A", TALK, CODED), ("B", odd, [(6, 9, "Staff")])]
    came = comes_in(Made("X", texts).content())
    assert came.words("B") == [("bb ", "Staff")] == [(odd[6:9], "Staff")]


def test_the_unit_can_be_told(comes_in) -> None:
    """`--offsets` wins over what is usual, and over the evidence."""
    content = Made("NVivo 12", [("A", "\U0001f600 one two", [(2, 5, "X")])]).content()
    assert comes_in(content, unit="codepoint").words() == [("one", "X")]
    told = comes_in(content, unit="utf16")
    assert told.words() == [(" on", "X")]
    assert told.told.offsets[0].told


def test_maxqda(comes_in) -> None:
    """LF without a mark, the .qde last, groups as sets, variables in the source, memos without codings."""
    texts = [("Interview A", TALK, CODED), ("Interview B", "Other words.\n", [("Other", "Talk")])]
    made = Made("MAXQDA 24.7", texts, last=True)
    variable = guid("variable")
    made.extra["before sources"] = (
        f'<Variables><Variable guid="{variable}" name="Age" typeOfVariable="Integer"/></Variables>'
    )
    made.extra["Interview A"] = (
        f'<VariableValue><VariableRef targetGUID="{variable}"/><IntegerValue>41</IntegerValue></VariableValue>'
    )
    made.extra["after sources"] = (
        f'<Sets><Set guid="{guid("set")}" name="Wave 1">'
        f'<MemberSource targetGUID="{made.guid("source", "Interview A")}"/>'
        f'<MemberSource targetGUID="{made.guid("source", "Interview B")}"/></Set></Sets>'
    )
    made.extra["Interview A"] = (
        f'<PlainTextSelection guid="{guid("memo")}" startPosition="0" endPosition="5"><Description>Look here.'
        f"</Description></PlainTextSelection>{made.extra['Interview A']}"
    )
    came = comes_in(made.content())
    assert sorted(came.words("Interview-A")) == WORDS
    assert came.study.store.named_sets()[0].of("document") == ("Interview-A", "Interview-B")
    assert {case.id: case.value("Age") for case in came.study.cases} == {"Interview-A": "41", "Interview-B": ""}
    memo_found = came.study.store.memos()[0]
    assert (memo_found.text, memo_found.about, memo_found.segment.start) == ("Look here.", "segment", 0)


def _with_xml(made: Made, xml: str, content: bytes) -> bytes:
    import io
    import zipfile

    from .conftest import zipped

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[made.qde] = xml.encode()
    return zipped(entries)


def test_atlas_ti(comes_in) -> None:
    """CRLF counts one, quotations are named by their words, the .qde is called after the project."""
    made = Made(
        "ATLAS.ti 8.4.0",
        [("Simon.docx", TALK, CODED)],
        crlf=1,
        line_end="\r\n",
        qde="Breakfast study.qde",
        named=True,
        wrapped=True,
    )
    came = comes_in(made.content())
    assert sorted(came.words()) == WORDS
    assert came.study.documents[0].id == "Simon"
    assert came.losses == {}


def test_qualcoder(comes_in) -> None:
    """A mark that is not counted, paths with relative://, categories that are no codes."""
    made = Made("QualCoder 3.5", [("a.txt", TALK, CODED)], mark="\ufeff")
    made.codes = made.code("Category", "".join(made.code(name) for name in sorted({str(c) for _, c in CODED})), "false")
    came = comes_in(_with_xml(made, made.xml().replace("internal://", "relative://"), made.content()))
    assert sorted(came.words()) == WORDS
    assert [code.name for code in came.study.codebook if code.group] == ["Category"]


def test_qc_writes_paths_without_a_scheme(comes_in) -> None:
    """A bare file name is looked up among the sources; a missing name of a source is no harm."""
    made = Made("qualitative-coding 1.7", [("board.txt", TALK, CODED)])
    path = f"{made.guid('text', 'board.txt')}.txt"
    xml = made.xml().replace(f"internal://{path}", "board_2017.txt").replace(' name="board.txt"', "")
    came = comes_in(_with_xml(made, xml, made.content(**{"sources/board_2017.txt": TALK.encode()})))
    assert sorted(came.words()) == WORDS
    assert came.study.documents[0].id == "board_2017"


def test_any_namespace_and_upper_case_endings(comes_in) -> None:
    """Transana's namespace; .TXT where .txt is named."""
    made = Made("Transana 3.22", [("A", TALK, CODED)], space="urn:QDA-XML:project:0:10")
    came = comes_in(_with_xml(made, made.xml().replace(".txt", ".TXT"), made.content()))
    assert sorted(came.words()) == WORDS


def test_cases_that_are_codes_too(comes_in) -> None:
    """NVivo writes a case also as a code with the same GUID: what it codes is the case's words, not a coding."""
    made = Made("NVivo 14", [("Group", TALK, [(0, len(TALK), "Dana"), ("The staff left", "Staff")])])
    made.extra["before sources"] = f'<Cases><Case guid="{made.guid("code", "Dana")}" name="Dana"/></Cases>'
    came = comes_in(made.content())
    assert came.words() == [("The staff left", "Staff")]
    assert [code.name for code in came.study.codebook] == ["Staff"]
    assert came.study.cases[0].id == "Dana"
    assert came.study.cases[0].documents == ("Group",)


def test_a_speaker_of_a_group_is_a_case(comes_in) -> None:
    """A case whose passages are one speaker's turns is that speaker."""
    made = Made("NVivo 14", [("Group", TALK, [("The staff left", "Staff")])])
    words = ["It was ring-fenced \U0001f4b0 at first, then it went.", "The staff left; cafe\u0301 talk says more."]
    selections = [(word, "") for word in words]
    made.texts = [("Group", TALK, [("The staff left", "Staff"), *selections])]
    refs = "".join(f'<SelectionRef targetGUID="{made.guid("selection", "Group", n)}"/>' for n in (1, 2))
    made.extra["before sources"] = f'<Cases><Case guid="{guid("case")}" name="Dana D.">{refs}</Case></Cases>'
    came = comes_in(made.content())
    assert came.study.cases[0].speakers == (("Group", "Dana"),)


def test_a_case_without_a_name_carries_a_texts_variables(comes_in) -> None:
    """Quirkos: the values are the interviewee's."""
    made = Made("Quirkos 2", [("A", TALK, CODED)])
    variable = f'<VariableRef targetGUID="{guid("v")}"/><TextValue>North</TextValue>'
    made.extra["before sources"] = (
        f'<Variables><Variable guid="{guid("v")}" name="Region" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{guid("c")}"><VariableValue>{variable}</VariableValue>'
        f'<SourceRef targetGUID="{made.guid("source", "A")}"/></Case></Cases>'
    )
    came = comes_in(made.content())
    assert [(case.id, case.value("Region")) for case in came.study.cases] == [("A", "North")]


def test_annotations_are_notes_with_links(comes_in) -> None:
    """NVivo: a note and a link from it to a selection; notes without a target are about the project."""
    made = Made("NVivo 14", [("A", TALK, CODED)])
    note, loose = guid("note"), guid("loose")
    made.extra["after sources"] = (
        f'<Notes><Note guid="{note}" name="Same"><PlainTextContent>An annotation.</PlainTextContent></Note>'
        f'<Note guid="{loose}" name="Same"><PlainTextContent>A thought.</PlainTextContent></Note></Notes>'
        f'<Links><Link guid="{guid("l")}" originGUID="{note}" targetGUID="{made.guid("selection", "A", 0)}"/></Links>'
    )
    memos = {memo.text: memo for memo in comes_in(made.content()).study.store.memos()}
    assert (memos["An annotation."].about, memos["An annotation."].title) == ("segment", "Same")
    assert (memos["A thought."].about, memos["A thought."].target) == ("project", "")


def test_a_transcript_gets_its_times(comes_in) -> None:
    """Sync points are times of turns; a clip goes from one to another."""
    text = "Anna: One.\nBen: Two.\nAnna: Three.\n"
    points = [(0, 0), (11, 4000), (21, 9500)]
    syncs = "".join(
        f'<SyncPoint guid="{guid("p", n)}" position="{p}" timeStamp="{t}"/>' for n, (p, t) in enumerate(points)
    )
    coding = f'<Coding guid="{guid("k")}"><CodeRef targetGUID="{guid("", "code", "X")}"/></Coding>'
    ends = f'fromSyncPoint="{guid("p", 1)}" toSyncPoint="{guid("p", 2)}"'
    clip = f'<TranscriptSelection guid="{guid("s")}" {ends}>{coding}</TranscriptSelection>'
    made = Made("", [("Talk", "x", [("x", "X")])])
    video = (
        f'<VideoSource guid="{guid("v")}" name="Talk.mp4" path="absolute:///C:/Talk.mp4">'
        f'<Transcript guid="{guid("t")}">'
        f"<PlainTextContent>{text}</PlainTextContent>{syncs}{clip}</Transcript></VideoSource>"
    )
    came = comes_in(_with_xml(made, made.xml().replace("</Sources>", f"{video}</Sources>"), made.content()))
    document = came.study.document("Talk-mp4")
    assert [(turn.speaker, turn.start_ms, turn.end_ms) for turn in document.turns] == [
        ("Anna", 0, 4000),
        ("Ben", 4000, 9500),
        ("Anna", 9500, None),
    ]
    assert came.words("Talk-mp4") == [("Ben: Two.\n", "X")]
    assert came.losses["videos (their text comes in)"] == 1


def test_codings_of_whole_texts(comes_in) -> None:
    """A coding directly under a source codes all of it."""
    made = Made("NVivo 14", [("A", TALK, [("The staff left", "Staff")])])
    made.extra["A"] = f'<Coding guid="{guid("w")}"><CodeRef targetGUID="{made.guid("code", "Staff")}"/></Coding>'
    came = comes_in(made.content())
    assert [came.study.codings[0].segment.start, len(came.study.codings[0].text)] == [0, len(TALK)]
    assert came.words()[1] == ("The staff left", "Staff")
    assert came.losses["codings and notes without a known coder (given to 'unknown coder')"] == 1


def test_what_cannot_come_in_is_listed(comes_in) -> None:
    """Dangling codes, doubled GUIDs, offsets beyond the text, sources that are not there: counted, not guessed."""
    made = Made(
        "X", [("A", TALK, [("The staff left", "Staff"), (5, 99999, "Staff"), (7, 7, "Staff"), (-3, 4, "Staff")])]
    )
    missing = f'<TextSource guid="{guid("gone")}" name="Gone" plainTextPath="internal://{guid("nowhere")}.txt"/>'
    outside = f'<TextSource guid="{guid("etc")}" name="P" plainTextPath="absolute:///etc/passwd"/>'
    twice = f'<TextSource guid="{made.guid("source", "A")}" name="Twice"/>'
    dangling = (
        f'<Coding guid="{guid("d")}" creatingUser="{made.guid("user")}"><CodeRef targetGUID="{guid("no")}"/></Coding>'
    )
    made.extra["A"] = dangling
    xml = made.xml().replace("</Sources>", f"{missing}{outside}{twice}</Sources>")
    came = comes_in(_with_xml(made, xml, made.content()))
    assert came.words() == [("The staff left", "Staff")]
    assert came.losses["selections that do not fit their text (outside it, empty, or inside a character)"] == 3
    assert came.losses["codings of such selections"] == 3
    assert came.losses["codings whose code is not in the file"] == 1
    assert came.losses["texts whose plain text is empty or not in the file"] == 1
    assert came.losses["texts whose plain text lies outside the file (it was not followed)"] == 1
    assert came.losses["sources whose GUID another source has"] == 1


def test_the_same_file_again_changes_nothing(comes_in) -> None:
    """Documents, codes, codings, memos: each is known again."""
    content = nvivo().content()
    first = comes_in(content)
    again = comes_in(content, into=first.study)
    assert len(again.study.store.actions()) == 1
    assert again.came["codings that are here already"] == 7
    assert "codings" not in again.came


def test_a_colleagues_further_codings_join_the_study(comes_in) -> None:
    """The same texts with more codings, of a code that is new: only these are added, and the codebook gets the code."""
    first = comes_in(nvivo(codes="").content())
    more = nvivo(texts=[("Interview 1", TALK, [*CODED, ("How did the money reach you?", "Question")])], codes="")
    again = comes_in(more.content(), into=first.study)
    assert again.came["codings"] == 1
    assert ("How did the money reach you?", "Question") in again.words()
    assert [code.name for code in again.study.codebook][-1] == "Question"
    assert len(again.study.documents) == 1


def test_broken_lines_are_one_paragraph(comes_in) -> None:
    """A text wrapped at one width: rules find words across its line ends, and its text stays as it is."""
    words = (
        ("Dana: We had the director of finance ring fence it and then it went to another budget line. " * 12)
        .strip()
        .split(" ")
    )
    lines = [" ".join(words[n : n + 9]) for n in range(0, len(words), 9)]
    text = "Interviewer: Why?\n\n" + "\n".join(lines).replace("Dana: ", "") + "\n\nInterviewer: And so on, and on?\n"
    came = comes_in(Made("qc 1.7", [("A", text.replace("We had", "Dana: We had", 1), [("Why?", "X")])]).content())
    turns = came.study.documents[0].turns
    assert [turn.speaker for turn in turns] == ["Interviewer", "Dana", "Interviewer"]
    assert came.study.documents[0].text[turns[1].start : turns[1].end].count("\n") == len(lines) - 1


def test_a_pdf_comes_in_as_its_text(comes_in) -> None:
    """The plain text of a PDF with its selections is a document; areas of its pages are listed."""
    made = Made("ATLAS.ti 23", [("Talk", TALK, CODED)])
    inner = made.selection("plan", "Money for staff.", 0, ("Money", "Staff"))
    area = f'<PDFSelection guid="{guid("area")}" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>'
    pdf = (
        f'<PDFSource guid="{guid("pdf")}" name="Plan.pdf" path="internal://x.pdf">{area}'
        f'<Representation guid="{guid("r")}"><PlainTextContent>Money for staff.</PlainTextContent>{inner}'
        "</Representation></PDFSource>"
    )
    came = comes_in(_with_xml(made, made.xml().replace("</Sources>", f"{pdf}</Sources>"), made.content()))
    assert came.words("Plan") == [("Money", "Staff")]
    assert came.losses == {"PDF files (their text comes in)": 1, "selected areas of PDF pages": 1}


def test_sources_of_one_name_and_of_one_text_stay_apart(comes_in) -> None:
    """Two sources called alike, and two that say the same: four documents, each with its own codings."""
    made = Made("MAXQDA 24", [("A", "No, never.", [("No", "X")]), ("B", "No, never.", [("never", "Y")])])
    xml = made.xml().replace('name="B"', 'name="A"')
    first = comes_in(_with_xml(made, xml, made.content()))
    assert {c.segment.document: c.text for c in first.study.codings} == {"A": "No", "A-2": "never"}
    again = comes_in(_with_xml(made, xml, made.content()), into=first.study)
    assert again.came == {
        "documents that are here already": 2,
        "codes that are here already": 2,
        "codings that are here already": 2,
        "coders": 1,
    }


def test_regrouped_codes_are_the_same_codes(comes_in) -> None:
    """A code that a colleague put below a heading is known by its name; two of one name are not."""
    first = comes_in(Made("X", [("A", TALK, [("The staff left", "Staff"), ("ring-fenced", "Kept")])]).content())
    made = Made("X", [("A", TALK, [("We asked twice", "Staff")])])
    made.codes = made.code("Heading", made.code("Staff"), "false") + made.code(
        "Other",
        f'<Code guid="{guid("k")}" name="Kept"'
        f' isCodable="true"/><Code guid="{guid("l")}" name="Kept" isCodable="true"/>',
    )
    again = comes_in(made.content(), into=first.study)
    assert ("We asked twice", "Staff") in again.words()
    assert [code.id for code in again.study.codebook] == ["kept", "staff", "heading", "other", "kept_2", "kept_3"]


def test_a_large_project_of_nvivo(comes_in) -> None:
    """600,000 characters with 900 emoji and 300 selections, up to seven on one range: each on its words, in seconds."""
    chance = random.Random(12)
    words = [
        "money",
        "went",
        "into",
        "the",
        "baseline",
        "\U0001f600",
        "caf\u00e9",
        "ring-fenced",
        "(so",
        "we)",
        "asked,",
    ]
    weights = [9] * 5 + [0.2] + [9] * 5
    lines = [" ".join(chance.choices(words, weights, k=chance.randint(3, 60))) for _ in range(3_000)]
    text = "\n".join(lines)
    borders = [n for n in range(1, len(text) - 60) if text[n - 1] in " \n" and text[n] not in " \n"]
    made = nvivo(texts=[("Talk", text, [])], codes="")
    spans = []
    for _ in range(300):
        start = chance.choice(borders)
        end = text.index(" ", start + chance.randint(1, 50))
        spans += [(start, end)] * chance.choice([1, 1, 1, 7])
    spans = spans[:300]
    steps = (2 if sign == "\n" or ord(sign) > 0xFFFF else 1 for sign in text)  # UTF-16 units, CRLF as two
    places = list(itertools.accumulate(steps, initial=0))
    selections = [(places[a], places[b], f"Code {n % 40}") for n, (a, b) in enumerate(spans)]
    made.texts = [("Talk", text, selections)]
    came = comes_in(made.content())
    assert {(c.segment.start, c.segment.end) for c in came.study.codings} == set(spans)
    assert came.came["codings"] == 300
    assert came.told.offsets[0].unit.startswith("UTF-16")


def test_others_write_of_rules_and_examples_too(comes_in) -> None:
    """A memo that lists rules and examples stays a definition: the tagger has nothing to stumble over."""
    made = Made("MAXQDA 24", [("A", TALK, [("We asked twice", "Asking")])])
    said = "What they ask.&#10;&#10;Rules:&#10;- (only in interviews&#10;&#10;Examples:&#10;- a question"
    made.codes = made.code("Asking", f"<Description>{said}</Description>")
    code = comes_in(made.content()).study.codebook.code("asking")
    assert (code.rules, code.examples) == ((), ())
    assert code.definition.endswith("Examples:\n- a question")
