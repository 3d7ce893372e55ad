"""Two hundred patterns that stall backtracking engines run on the sample study, or are refused; none takes a second."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from themecode import importers, tagging
from themecode.errors import ThemecodeError
from themecode.tagging.passages import Passages
from themecode.tagging.searching import search

SAMPLE = Path(__file__).parents[2] / "transcripts_sample"
LETTERS = ("a", "e", "[a-z]", r"\w", ".", "(?:a|e)", "(?:the |and )", r"\S\s?")
NESTED = (
    *("({}+)+$", "({}*)*$", "({}+)*x$", "({}|{}{})+$", "(({}+)+)+!$", "({}?){{30}}q$", "({}{{0,40}}){{0,20}}!$"),
    *("{}*{}*{}*{}*{}*zz$", "({}+\\s?)*funding$", "^({}+)+ping$", "(.*{}.*)+xx$", "((({}*)*)*)*q", "({}+?)+?$"),
    *(
        "({}{{1,100}}){{1,100}}$",
        "(?:{}+,?)+;",
        "({}|{}?)+$",
        "(\\b{}+\\b ?)+!",
        "(({})+)({}+)+\\.$",
        "{}+{}+{}+{}+{}+qq",
    ),
    *("(x?{}?)+y$", "({}+|{}+ )+=$"),
)
OURS = (
    *("*a*e*i*o*u*", "a*a*a*a*a*a*", "*e*e*e*", "?*?*?*e", "*t*h*e*", "*n*n*n*n* *e*e*e*e*", "co-*-*-*", "*a-*a-*a"),
    *(
        "(a OR the OR and OR of) NEAR/999 (to OR we OR it OR that) @turn",
        "(a NEAR/99 the) NEAR/99 (of NEAR/99 to) @turn",
    ),
    *(
        "((((a OR i) AND (we OR it)) AND the) AND of) AND to @turn",
        "(the THEN/999 the) THEN/999 (the THEN/999 the) @turn",
    ),
    *("(a NEAR/9 (a NEAR/9 (a NEAR/9 (a NEAR/9 (a NEAR/9 a)))))", " OR ".join(f"w{n}*" for n in range(150))),
    *(
        "(we OR they) (are OR were) (not OR never) (able OR allowed) (to OR for) (do OR be)",
        "*e OR *s OR *d OR *t OR *n",
    ),
    *(
        "e* NEAR/999 (a* NEAR/999 (t* NEAR/999 s*)) @turn",
        "NOT".join(["(the "] * 20),
        "the NEAR/0 the",
        "*s THEN/999 *s @turn",
    ),
    *("((((((((((((((((((((the))))))))))))))))))))", '"' + "the " * 400 + '"', "the " * 400, "-".join(["be"] * 12)),
    *(
        "be be be be be be be be",
        "have been being had has having",
        "*ing *ing *ing",
        "?????? ?????? ??????",
        "e?e?e?e?*",
    ),
    *("a AND " * 60 + "the", "*'*'*", "r*g-f*e-*"),
)
EVIL = [
    f"/{nested.replace('{}', letters).replace('{{', '{').replace('}}', '}')}/"
    for nested in NESTED
    for letters in LETTERS
]
EVIL = [*EVIL, *OURS]


@pytest.fixture(scope="module")
def passages() -> Passages:
    """All that is said in the sample study."""
    files = [path for path in sorted(SAMPLE.iterdir()) if path.name not in ("README.md", "cases.csv")]
    documents = [importers.read(path, document=path.stem).document for path in files]
    return Passages.of(d.text[turn.start : turn.end] for d in documents for turn in d.turns)


def test_there_are_two_hundred() -> None:
    """The list is as long as it says."""
    assert len(set(EVIL)) >= 200


@pytest.mark.parametrize("written", EVIL, ids=[f"{n:03}" for n in range(len(EVIL))])
def test_no_pattern_stalls_the_tagger(written: str, passages: Passages) -> None:
    """A pattern is refused with a reason, or runs in the time of the text; seconds are of this process alone."""
    start = process_time()
    with suppress(tagging.RuleMistake, ThemecodeError):
        search(passages, tagging.query(written))
    assert process_time() - start < 1
