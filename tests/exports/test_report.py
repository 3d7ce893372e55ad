"""The report: self-contained, harmless whatever was said, and every count with its words."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any

import lxml.html
import pytest

from themecode.exports import as_html, write_report
from themecode.model import Codebook, Coding, Evidence, Quotation, RuleText, Segment, Table

TEMPLATES = Path(__file__).parents[2] / "src" / "themecode" / "exports" / "templates"
ELEMENTS = """
html head meta title style body a main header h1 h2 h3 h4 p span section noscript table thead tbody tfoot tr th td
button div article code dl dt dd details summary ul li small dialog input script
"""
ALLOWED = frozenset(ELEMENTS.split())


@pytest.fixture
def report_of(tmp_path: Path) -> Callable[..., str]:
    """Return what writes the report of a study and gives its text."""

    def make(study: Any, **options: Any) -> str:
        file = tmp_path / "report.html"
        parts = {
            "title": "How the money was spent",
            "matrix": study.matrix,
            "cells": study.cells,
            "quotations": study.quotations,
            "codebook": study.codebook,
            "made": study.made,
        }
        write_report(file, **{**parts, **options})
        return file.read_text(encoding="utf-8")

    return make


def hostile_study(study: Any, hostile: tuple[str, ...]) -> dict[str, Any]:
    """Return the parts of a report in which every text is hostile."""
    ids = [f"c{number}{text[:40]}" for number, text in enumerate(hostile)]
    codes = tuple(
        replace(
            code,
            label=hostile[8],
            definition=text,
            use_when=text,
            not_when=text,
            examples=(RuleText(text, text),),
            rules=(RuleText(text, text),),
        )
        for code, text in zip(study(1, 14).codebook, hostile, strict=False)
    )
    return {
        "title": hostile[8],
        "matrix": Table("m", (hostile[11], "leadership"), tuple((text, 1) for text in hostile), hostile[8]),
        "cells": {(text, "leadership"): [identity] for text, identity in zip(hostile, ids, strict=True)},
        "quotations": [quoted(identity, text) for identity, text in zip(ids, hostile, strict=True)],
        "codebook": Codebook(hostile[9], codes, version=hostile[10], description=hostile[11]),
        "made": Table("made", ("what", "value"), tuple((text, text) for text in hostile)),
        "notes": hostile,
    }


def quoted(identity: str, text: str) -> Quotation:
    """Return a quotation in which every field holds the same text."""
    evidence = (Evidence(0, len(text), text, text, text, (text,)),)
    coding = Coding(identity, Segment(text, 0, len(text)), text, "leadership", text, "person", "", evidence)
    return Quotation(coding, text, text, 1, text, text)


def script_of(page: str) -> str:
    """Return the page's only running script, exactly as it stands between its tags."""
    (found,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return str(found)


def carried(page: str) -> Any:
    """Return what the page carries for its script."""
    (text,) = lxml.html.document_fromstring(page).xpath("//script[@type='application/json']/text()")
    return json.loads(str(text))


def test_golden(study: Any, report_of: Any, golden: Any) -> None:
    """A small report is what it was, but for our own style and script."""
    page = report_of(study(3, 3), notes=("Nothing has been reviewed.",))
    for name in ("report.css", "report.js"):
        page = page.replace((TEMPLATES / name).read_text(encoding="utf-8"), f"[{name}]")
    golden("report.html", re.sub("sha256-[A-Za-z0-9+/=]+", "sha256-…", page).encode())


def test_every_count_opens_its_words(study: Any, report_of: Any) -> None:
    """Each number of the matrix is a button, and behind it are as many quotations as it says."""
    one = study(20, 14)
    page = report_of(one)
    cells, buttons = carried(page)["cells"], lxml.html.document_fromstring(page).xpath("//td/button")
    assert sum(int(button.text) for button in buttons) == len(one.quotations)
    for button in buttons:
        assert len(cells[int(button.get("data-row"))][int(button.get("data-column"))]) == int(button.text)


def test_a_quotation_carries_its_place_and_its_reason(study: Any, report_of: Any) -> None:
    """Words, place, attribution, coder, status, and why: the rule, its line, the matched words in place."""
    one = study(3, 3)
    inside = carried(report_of(one))
    quotation, words = next(quotation for quotation in one.quotations if quotation.coding.evidence), inside["words"]
    row = next(row for row in inside["quotations"] if row[0] == quotation.coding.id)
    assert row[1:3] == [quotation.coding.text, quotation.place]
    assert [words[number] for number in row[3:10]] == [
        next(code.name for code in one.codebook if code.id == quotation.coding.code),
        quotation.case,
        quotation.label,
        *("rules", "rules", quotation.coding.status, "participant"),
    ]
    (start, end, *why), (evidence,) = row[10][0], quotation.coding.evidence
    assert quotation.coding.text[start:end] == evidence.matched
    assert [words[number] for number in why] == [evidence.rule, evidence.place, evidence.matched, ""]


def test_a_count_without_words_is_a_fault(study: Any, report_of: Any) -> None:
    """A cell that names a coding which no quotation has is refused, not shown as a smaller number."""
    one = study(2, 2)
    with pytest.raises(ValueError, match="no quotation for 1 codings of the matrix, such as c999999"):
        report_of(one, cells={("P01", "leadership"): ["c999999"]})


def test_a_matrix_of_attributes_and_themes(study: Any, report_of: Any) -> None:
    """Rows may be the values of an attribute and columns themes; the summary says so."""
    matrix = Table("matrix", ("size", "enablers"), (("small", 2), ("large", 0)), "cases")
    page = report_of(study(2, 2), matrix=matrix, cells={})
    assert "2 groups · 1 theme · 0 codings" in page
    assert "groups with it" in page
    assert 'title="Enablers: People carry it, not rules."' in page


def test_an_empty_study_has_a_report(study: Any, report_of: Any) -> None:
    """Without cases, codes and codings there is still a page, not a fault."""
    made = Table("made", ("what", "value"), ())
    page = report_of(study(1, 1), matrix=Table("m", ("case",), ()), cells={}, quotations=[], made=made)
    assert "0 cases · 0 codes · 0 codings" in page


def test_same_study_same_bytes(study: Any, report_of: Any) -> None:
    """Writing twice gives the same page."""
    assert report_of(study(8, 6)) == report_of(study(8, 6))


def test_the_policy_allows_this_script_only(study: Any, report_of: Any) -> None:
    """The content security policy names the hash of exactly the script that is there."""
    page = report_of(study(2, 2))
    (policy,) = lxml.html.document_fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(script_of(page).encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched(study: Any, report_of: Any) -> None:
    """No address of any kind: no http, no src, no href but to a place in the page, no url() in the style."""
    page = report_of(study(3, 3))
    assert "http:" not in page
    assert "https:" not in page
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//@src | //@srcset | //@action | //@data | //@style") == []
    assert tree.xpath("//link | //base | //iframe | //object | //img") == []
    assert [address for address in tree.xpath("//@href") if not address.startswith("#")] == []
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML|insertAdjacent|eval\(", page)


def test_hostile_text_is_only_text(study: Any, report_of: Any, hostile: tuple[str, ...]) -> None:
    """Whatever was said: only our own elements, no attribute that runs, both scripts exactly ours."""
    page = report_of(study(1, 1), **hostile_study(study, hostile))
    assert_only_ours(page)
    assert script_of(page) == (TEMPLATES / "report.js").read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)


def test_hostile_text_arrives_whole(study: Any, report_of: Any, hostile: tuple[str, ...]) -> None:
    """The quotations inside the page are the words that were said, control characters as symbols."""
    page = report_of(study(1, 1), **hostile_study(study, hostile))
    texts = [row[1] for row in carried(page)["quotations"]]
    assert texts[hostile.index("</script><img src=x onerror=\"document.title='run'\">")] == hostile[8]
    assert texts[17] == "␛[31mred␛[0m ␇"
    assert [len(text) for text in texts] == [len(text) for text in hostile]
    assert not re.search("[<>&\u2028\u2029]", page.split('id="quotations">')[1].split("</script>")[0])


def test_a_table_of_hostile_text_is_only_text(hostile: tuple[str, ...]) -> None:
    """The page of a single table is as harmless."""
    page = as_html(Table(hostile[8], hostile, (hostile,), hostile[9])).decode()
    assert_only_ours(page)
    assert "<script" not in page


def assert_only_ours(page: str) -> None:
    """Parse the page: only allowed elements, no attribute that begins with "on", no address."""
    tree = lxml.html.document_fromstring(page)
    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert names <= ALLOWED
    assert not [name for element in tree.iter() for name in element.attrib if name.lower().startswith("on")]
    assert not tree.xpath("//@src")
    assert all(address.startswith("#") for address in tree.xpath("//@href"))
    assert not [node for node in tree.iter() if not isinstance(node.tag, str)]


def test_it_is_quick(study: Any, report_of: Any) -> None:
    """10,000 quotations take a fraction of a second; the bound is wide, for slow machines."""
    one = study(20, 14)
    many = [
        replace(quotation, coding=replace(quotation.coding, id=f"c{number:06}"))
        for number, quotation in enumerate(one.quotations * (10_000 // len(one.quotations) + 1))
    ]
    cells = {("P01", "leadership"): [quotation.coding.id for quotation in many]}
    start = perf_counter()
    report_of(one, quotations=many, cells=cells)
    assert perf_counter() - start < 3
