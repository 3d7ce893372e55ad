"""A PDF: its words come from a process of their own; lines, columns, margins and paragraphs are put together here."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from themecode.importers.ledger import HYPHENS, MARGINS, PAGE_NUMBERS, SYMBOLS
from themecode.importers.passages import Story, texts_of
from themecode.importers.pdf_lines import in_order, pieces_of
from themecode.importers.pdf_margins import take_margins
from themecode.importers.pdf_paragraphs import Hyphens, passages_of
from themecode.importers.refusals import ImportRefusedError
from themecode.problems import Problem

SECONDS_LIMIT = 30
_CHILD = Path(__file__).with_name("pdf_child.py")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_REFUSED = {
    "locked": ("is locked with a password", "Take the password off and import it again."),
    "damaged": ("is no PDF, or is damaged", "Print it to a new PDF, or export it from where it was written."),
    "pages": ("has more than 2,000 pages (limit)", "Split it into its documents."),
    "characters": ("holds more than 20 million characters (limit)", "Split it into its documents."),
}
_SCAN = "holds no text, only pictures of it (a scan)"
_UNREADABLE = "is set in fonts that do not say which letters they show"
_OCR = "Have its text recognised (OCR) in a program that does so, save it, and import that."


def read_pdf(name: str, raw: bytes) -> Story:
    """Read a PDF. Raises ImportRefusedError: locked, damaged, scanned, or beyond the limits."""
    answer = _ask(name, raw)
    pages = [pieces_of(page["words"]) for page in answer["pages"]]
    if not any(pages):
        raise ImportRefusedError(name, _SCAN, _OCR)
    if answer["unread"] > answer["solid"]:
        raise ImportRefusedError(name, _UNREADABLE, _OCR)
    margins = take_margins(pages)
    lines = [line for page in margins.pages for line in in_order(page)]
    hyphens = Hyphens(passages_of(lines))
    spent = {MARGINS: margins.running, PAGE_NUMBERS: margins.numbers, HYPHENS: hyphens.lost, SYMBOLS: []}
    blocks = []
    for passage in hyphens.passages:
        spent[SYMBOLS] += _PRIVATE.findall(passage.text)
        text = _PRIVATE.sub(" ", passage.text)
        if text.strip():
            blocks.append(passage._replace(text=text))
    told = texts_of([*blocks], spent)
    problems = tuple(_problems(name, answer, pages, hyphens))
    return Story([*blocks], spent, sum(map(len, told)), answer["solid"], problems=problems)


def _ask(name: str, raw: bytes) -> dict[str, Any]:
    """Let a process of its own read the PDF, within its limits of time and memory."""
    command = [sys.executable, "-P", str(_CHILD)]  # -P: its neighbours are no modules of Python's
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS_LIMIT, check=False)
    except subprocess.TimeoutExpired as error:
        reason = f"takes longer than {SECONDS_LIMIT} seconds to read (limit)"
        raise ImportRefusedError(name, reason, _REFUSED["damaged"][1]) from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        answer = {}
    if done.returncode or not answer:
        reason = "cannot be read: its reader failed, or needed more than 512 MB (limit)"
        raise ImportRefusedError(name, reason, _REFUSED["damaged"][1])
    if "refused" in answer:
        raise ImportRefusedError(name, *_REFUSED[answer["refused"]])
    return answer


def _problems(name: str, answer: dict[str, Any], pages: list[list[Any]], hyphens: Hyphens) -> list[Problem]:
    problems: list[Problem] = []
    empty = [str(number) for number, pieces in enumerate(pages, start=1) if not pieces]
    if empty:
        shown = ", ".join(empty[:10]) + (" ..." if len(empty) > 10 else "")  # noqa: PLR2004 - a screen line
        says = f"{len(empty)} of {len(pages)} pages hold no text ({shown})."
        problems.append(Problem(name, says, "If they are scanned, have their text recognised (OCR).", grade="warning"))
    if answer["unread"]:
        says = f"{answer['unread']} characters of its fonts say not which letter they are; they were left out."
        problems.append(Problem(name, says, "Compare it with the page.", grade="warning"))
    if hyphens.whole or hyphens.kept:
        says = (
            f"{hyphens.whole + hyphens.kept} words broken at line ends were put together: {hyphens.whole} without the "
            f"hyphen, as the text has them elsewhere, {hyphens.kept} with it."
        )
        problems.append(Problem(name, says, grade="note"))
    return problems
