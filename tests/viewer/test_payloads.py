"""What the component is told: places in its own units, colours that stay, files of the bundle and no others."""

from __future__ import annotations

import json

import pytest

from themecode import viewer
from themecode.model import Code, Coding, Document, Evidence, Memo, RuleText, Segment, Turn

TEXT = "\U0001f600 money\nit went \U0001f469 away"
DOCUMENT = Document(
    "P01", "p.txt", "text", TEXT, (Turn("P01", 1, "Ann", 0, 7, 1_000), Turn("P01", 2, "Ben", 8, len(TEXT))), "", ""
)
PAGE = viewer.Page(DOCUMENT, viewer.Units(TEXT), {"Ann": "A."}, {"Ann": "interviewer"}, [(0, 7), (8, len(TEXT))])


def test_a_document_is_told_in_the_units_of_the_browser() -> None:
    """Turns and sentences cut the same words out of the text as JavaScript sees it."""
    told = viewer.document_payload(PAGE, {2: "coded"})
    units = TEXT.encode("utf-16-le")

    def words(start: int, end: int) -> str:
        return units[start * 2 : end * 2].decode("utf-16-le")

    assert [words(*span) for span in told["sentences"]] == TEXT.split("\n")
    assert [words(turn["start"], turn["end"]) for turn in told["turns"]] == TEXT.split("\n")
    first, second = told["turns"]
    assert (first["speaker"], first["role"], first["state"], first["ms"]) == (
        "A.",
        "interviewer",
        "unread",
        [1000, 1000],
    )
    assert (second["speaker"], second["role"], second["state"]) == ("Ben", "participant", "coded")
    assert "ms" not in second


def test_a_coding_carries_its_reasons() -> None:
    """Rule, matched words and flags, with the words' place; it can be written as JSON."""
    evidence = Evidence(16, 18, "\U0001f469 ", "away", "book.yaml:3:5", ("negated",))
    coding = Coding("c000001", Segment("P01", 8, 22), TEXT[8:22], "money", "rules", "rules", "2026", (evidence,))
    told = json.loads(json.dumps(viewer.coding_payload(coding, PAGE.units.from_points, 2)))
    assert (told["start"], told["end"], told["memos"]) == (9, 24, 2)
    assert told["why"] == [
        {
            "rule": "away",
            "matched": "\U0001f469 ",
            "place": "book.yaml:3:5",
            "flags": ["negated"],
            "start": 17,
            "end": 20,
        }
    ]


def test_evidence_beyond_a_shortened_text_has_no_place() -> None:
    """A correction may have made the text shorter than where a rule once matched."""
    evidence = Evidence(400, 410, "gone", "gone")
    coding = Coding("c000001", Segment("P01", 8, 10), "it", "money", "rules", "rules", "2026", (evidence,))
    (why,) = viewer.coding_payload(coding, PAGE.units.from_points)["why"]
    assert (why["start"], why["end"]) == (None, None)


def test_a_memo_on_a_stretch_has_its_place() -> None:
    """In units; one whose stretch is gone has none."""
    memo = Memo("m0001", "segment", "P01", "Why?", "ana", "2026", segment=Segment("P01", 8, 10))
    assert viewer.memo_payload(memo, PAGE.units)["start"] == 9
    gone = Memo("m0001", "segment", "P01", "Why?", "ana", "2026", segment=Segment("P01", 8, 99))
    assert "start" not in viewer.memo_payload(gone, PAGE.units)


def test_codes_keep_their_colours() -> None:
    """A code's colour does not change when others are added behind it, and neighbours differ."""
    codes = [Code(f"code_{number}", "...") for number in range(12)]
    for many in range(1, 12):
        assert viewer.colours(codes[:many]).items() <= viewer.colours(codes).items()
    assert len(set(viewer.colours(codes).values())) == 12
    many = viewer.colours([Code(f"code_{number}", "...") for number in range(60)])
    assert set(many.values()) == set(viewer.PALETTE)


def test_a_written_colour_is_kept() -> None:
    """The codebook's own colour wins; what is no colour is not passed on."""
    found = viewer.colours([Code("a", "A.", colour="#123abc"), Code("b", "B.", colour="red;}")])
    assert found["a"] == "#123abc"
    assert found["b"] in viewer.PALETTE


def test_a_whole_code_says_all_that_the_codebook_says() -> None:
    """Criteria, examples and rules, in the component's words for them."""
    code = Code("a", "A.", use_when="when", not_when="not", examples=(RuleText("Yes."),), rules=(RuleText("yes"),))
    told = viewer.code_payload(code, "#000000", whole=True)
    assert (told["include"], told["exclude"], told["examples"], told["rules"]) == ("when", "not", ["Yes."], ["yes"])
    assert "rules" not in viewer.code_payload(code, "#000000")


@pytest.mark.parametrize(
    "name", ["../units.py", "units.py", "/etc/passwd", "", ".", "static", "coding.js\x00", "CODING.JS"]
)
def test_nothing_but_the_bundle_is_given_out(name: str) -> None:
    """Whatever is asked for: only names of the listing are files."""
    assert viewer.asset(name) is None


def test_the_bundle_is_there() -> None:
    """The component's script and style sheet lie in the package."""
    assert {"coding.js", "coding.css"} <= set(viewer.asset_names())
    script = viewer.asset("coding.js")
    assert script is not None
    assert script.content
    assert script.kind.startswith("text/javascript")
