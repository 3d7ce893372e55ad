"""A made-up study of any size, and text that would do harm."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from themecode.model import (
    Code,
    Codebook,
    Coding,
    Document,
    Evidence,
    Quotation,
    RuleText,
    Segment,
    Status,
    Table,
    Theme,
    Turn,
)

GOLDEN = Path(__file__).parent.parent / "golden" / "exports"
CODES = (
    ("leadership", "Leadership"),
    ("governance", "Governance and accountability"),
    ("ringfencing", "Ringfencing"),
    ("devolution", "Devolution to place"),
    ("pilots", "Pilots and novel schemes"),
    ("capacity_capability", "Capacity and capability"),
    ("evidence_data", "Evidence and data"),
    ("evaluation", "Evaluation"),
    ("relationships", "Relationships"),
    ("national_policy", "National policy"),
    ("vcse_community", "Voluntary sector and community voice"),
    ("wider_determinants", "Wider determinants of health"),
    ("financial_pressure", "Financial pressure"),
    ("healthcare_focus", "Healthcare inequalities"),
)
SAID = (
    ("It was the chief executive who said it in front of everybody, and then it stuck.", "chief executive"),
    ("We didn't have a board for it, we had a spreadsheet and three people who got on.", "board"),
    ("Every penny went out of the door with health inequalities written on it, both years.", "every penny"),
    ("So each place had its share and three things it must not be spent on, and off they went.", "each place"),
    ("Twelve months' money, and it worked, and then everybody clapped and nobody picked it up.", "twelve months"),
    ("We counted. Chest admissions out of those flats were down about a fifth.", "counted"),
    ("If the money's in the baseline it's gone, that's just, you know, gravity.", "baseline"),
    ("They ring about ambulance handovers on the day of the equity committee. Every time!", "handovers"),
)
LABELS = (
    "Inequalities lead, large system, mixed setting",
    "Inequalities lead, small system, more rural",
    "Programme director, very large system, more urban",
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "''twice",
    "</script><img src=x onerror=\"document.title='run'\">",
    "<!--<script>",
    "]]></script><script>document.title='run'</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "http://example.org/track.png",
    "mailto:someone@example.org",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b[31mred\x1b[0m \x07",
    "nul \x00 and delete \x7f and csi \x9b31m",
    "\u202eright to left\u202c \u200fmark\u200e",
    "line one\nline two\r\nline three\u2028four\u2029five",
    "half an emoji \ud83d alone, a whole one \U0001f600",
    "_x0041_ is not an A",
    "x" * 40_000,
    "\U0001f600" * 20_000,
    "\ufffe\uffff",
    "&lt;b&gt; &amp; <b>",
    "</script/ onclick=alert(1) <img src=x onerror=alert(1)",
)


@dataclass(frozen=True)
class Study:
    """Everything that the outputs take."""

    matrix: Table
    cells: dict[tuple[str, str], list[str]]
    quotations: list[Quotation]
    codings: Table
    codebook: Codebook
    made: Table


def _codebook(number: int) -> Codebook:
    chosen = (*CODES, *((f"code_{at}", f"Further code {at}") for at in range(len(CODES) + 1, number + 1)))[:number]
    return Codebook(
        title="How the money was spent",
        version="3",
        description="Made up for the tests.",
        codes=tuple(_code(at, code_id, label) for at, (code_id, label) in enumerate(chosen)),
        themes=(Theme("enablers", ("leadership", "relationships"), "Enablers", "People carry it, not rules."),),
    )


def _code(at: int, code_id: str, label: str) -> Code:
    said, word = SAID[at % len(SAID)]
    return Code(
        id=code_id,
        label=label,
        definition=f"What is said about {label.lower()}, how it helped or held back, and where it was missing.",
        use_when="The speaker ties it to how the money was spent.",
        not_when="It is only named in passing.",
        examples=(RuleText(said, f"codebook.yaml:{20 + 12 * at}:9"),),
        non_examples=(RuleText("We had a new logo.", f"codebook.yaml:{22 + 12 * at}:9"),),
        rules=(RuleText(f'"{word}"', f"codebook.yaml:{25 + 12 * at}:7"),),
        unless=(RuleText("(not our) NEAR/3 job", f"codebook.yaml:{28 + 12 * at}:7"),),
    )


def _quotation(number: int, case: str, code: str, chance: random.Random) -> Quotation:
    said, word = chance.choice(SAID)
    start, at = 40 * number, said.lower().index(word)
    by_person = chance.random() < 0.15
    match = said[at : at + len(word)]
    rule = Evidence(start + at, start + at + len(word), match, f'"{word}"', "codebook.yaml:41:7")
    status: Status = "unreviewed" if not by_person and chance.random() < 0.6 else "confirmed"
    segment = Segment(case, start, start + len(said))
    coding = Coding(
        id=f"c{number:06}",
        segment=segment,
        text=said,
        code=code,
        coder="ana" if by_person else "rules",
        origin="person" if by_person else "rules",
        created="2026-11-20T10:00:00Z",
        evidence=() if by_person else (rule,),
        status=status,
    )
    label = LABELS[sum(map(ord, case)) % len(LABELS)]
    return Quotation(coding, case, label, turn=2 + number % 60, time=f"0:{number % 60:02}:03")


def _count(chance: random.Random, most: int) -> int:
    return max(0, min(most, int(chance.expovariate(0.35)) - 1))


def _study(rows: int, columns: int, most: int = 14, seed: int = 7) -> Study:
    chance, codebook = random.Random(seed), _codebook(columns)
    cases = [f"P{number:02}" for number in range(1, rows + 1)]
    cells: dict[tuple[str, str], list[str]] = {}
    quotations: list[Quotation] = []
    for case in cases:
        for code in codebook.ids:
            found = [_quotation(len(quotations) + more + 1, case, code, chance) for more in range(_count(chance, most))]
            quotations += found
            cells[case, code] = [quotation.coding.id for quotation in found]
    counts = tuple((case, *(len(cells[case, code]) for code in codebook.ids)) for case in cases)
    basis = (
        f"Codings that nobody rejected, in participants' speech: {len(quotations)} codings by the rules and by ana, "
        f"in {rows} of {rows} interviews; 38 were rejected and are not counted."
    )
    made = Table(
        "made",
        ("what", "value"),
        (
            ("themecode", "0.1.0"),
            ("codebook", "codebook.yaml, version 3, SHA-256 6f1ed002ab5595859014ebf0951522d9"),
            ("documents", f"{rows} transcripts, 183,204 words"),
            ("counted", "codings (all that nobody rejected)"),
            ("coders", "rules, ana"),
        ),
    )
    return Study(
        Table("matrix", ("case", *codebook.ids), counts, basis), cells, quotations, _table(quotations), codebook, made
    )


def _table(quotations: Iterable[Quotation]) -> Table:
    header = (
        *("id", "document", "case", "speaker", "turn", "start", "end", "text"),
        *("code", "coder", "origin", "evidence", "flags", "status", "created"),
    )
    return Table("codings", header, tuple(map(_row, quotations)), "All codings that nobody rejected.")


def _row(quotation: Quotation) -> tuple[str | int, ...]:
    coding, segment = quotation.coding, quotation.coding.segment
    why = "; ".join(f"{evidence.rule} ({evidence.place})" for evidence in coding.evidence)
    place = (coding.id, segment.document, quotation.case, "Participant", quotation.turn, segment.start, segment.end)
    return (*place, coding.text, coding.code, coding.coder, coding.origin, why, "", coding.status, coding.created)


def _document(identity: str, spoken: Iterable[tuple[str, str]]) -> Document:
    text, turns = "", []
    for number, (speaker, words) in enumerate(spoken, start=1):
        turns.append(Turn(identity, number, speaker, len(text), len(text) + len(words), number * 4_000))
        text += f"{words}\n"
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(identity, f"{identity}.vtt", "vtt", text, tuple(turns), digest, digest)


@pytest.fixture
def study() -> Callable[..., Study]:
    """Return what makes a study of so many rows and columns."""
    return _study


@pytest.fixture
def document() -> Callable[..., Document]:
    """Return what makes a document of turns."""
    return _document


@pytest.fixture
def hostile() -> tuple[str, ...]:
    """Return text that would do harm in one output or another."""
    return HOSTILE


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Return what compares an output with its golden file; THEMECODE_GOLDEN=write writes the files anew."""

    def compare(name: str, content: bytes) -> None:
        file = GOLDEN / name
        if os.environ.get("THEMECODE_GOLDEN") == "write":
            file.write_bytes(content)
        assert content.decode() == file.read_text(encoding="utf-8"), f"{name} differs from its golden file"

    return compare
