"""The same job as one would write it in an afternoon: spaCy, an ORM, python-docx, pandas. Prints JSON as stages.py.

It reads, tags, stores, tallies and writes one workbook; it has no report, no loss report and no rules beyond phrases.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stages import seconds, stage

if TYPE_CHECKING:
    import pandas as pd
    from sqlalchemy.orm import Session

SaidTurn = tuple[str, str, str]
"""Case, speaker, words."""
Place = tuple[int, int, int, str]
"""Number of the turn, start and end of the sentence in it, code."""

_CUE = re.compile(r"^[-\d:.,]+ --> [-\d:.,]+\n((?:(?![-\d:.,]+ --> ).+\n?)+)", re.MULTILINE)
_VOICE = re.compile(r"<v ([^>]+)>(.*)", re.DOTALL)
_HEAD = re.compile(r"(.+?)\s{3,}[\d:]+$")
_LABEL = re.compile(r"\*{0,2}([A-Z][^:.?!]{0,40}):\*{0,2}\s*(.*)", re.DOTALL)


def turns_of(path: Path) -> Iterator[SaidTurn]:
    """Yield who says what in which case, caption by caption or paragraph by paragraph."""
    speaker = ""
    for block in _blocks(path):
        if head := _HEAD.match(block):
            speaker, words = head[1], ""
        elif found := _VOICE.match(block) or _LABEL.match(block):
            speaker, words = found.groups()
        elif " --> " in block:
            _, speaker, words = block.split("\n", 2)
        else:
            words = block
        if words:
            yield path.stem, speaker, words.replace("</v>", "").replace("\n", " ")


def _blocks(path: Path) -> list[str]:
    if path.suffix == ".docx":
        from docx import Document

        return [paragraph.text for paragraph in Document(str(path)).paragraphs]
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return _CUE.findall(text) if path.suffix in (".vtt", ".srt") else text.split("\n\n")


def main(patterns: Path, folder: Path, out: Path) -> None:
    """Read, tag, store, tally, write."""
    with stage("libraries"):
        _load()
    given: dict[str, Any] = json.loads(patterns.read_text(encoding="utf-8"))
    interviewers = set(given["interviewers"])
    with stage("codebook"):
        nlp, matcher = _matcher(given["codes"])
    with stage("import"):
        turns = [turn for path in sorted(folder.iterdir()) if path.suffix != ".csv" for turn in turns_of(path)]
    with stage("tag"):
        asked = [(number, turn) for number, turn in enumerate(turns) if turn[1] not in interviewers]
        found = _found(nlp, matcher, asked)
    with stage("store"):
        session = _stored(turns, found)
    with stage("matrix"):
        codings, matrix = _tallied(session)
    with stage("xlsx"):
        _written(out, codings, matrix)
    counts = {"words": sum(len(words.split()) for _, (_, _, words) in asked), "codings": len(found)}
    json.dump({"seconds": seconds, "counts": counts}, sys.stdout)


def _load() -> None:
    import docx  # noqa: F401 - loaded here so that its time is told apart
    import pandas as pd  # noqa: F401
    import plain_tables  # noqa: F401
    import spacy  # noqa: F401


def _matcher(codes: dict[str, list[str]]) -> tuple[Any, Any]:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for code, phrases in codes.items():
        matcher.add(code, [nlp.make_doc(phrase) for phrase in phrases])
    return nlp, matcher


def _found(nlp: Any, matcher: Any, asked: list[tuple[int, SaidTurn]]) -> dict[Place, str]:  # noqa: ANN401 - spaCy's own
    """Return the matched words by turn, sentence and code."""
    found: dict[Place, str] = {}
    docs = nlp.pipe(words for _, (_, _, words) in asked)
    for (number, _), doc in zip(asked, docs, strict=True):
        for span in matcher(doc, as_spans=True):
            sentence = span.sent
            found[number, sentence.start_char, sentence.end_char, span.label_] = span.text
    return found


def _stored(turns: list[SaidTurn], found: dict[Place, str]) -> Session:
    from plain_tables import Base, Coding, Turn
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    session = Session(create_engine("sqlite://"))
    Base.metadata.create_all(session.get_bind())
    rows = [Turn(case=case, speaker=speaker, text=words) for case, speaker, words in turns]
    session.add_all(rows)
    session.flush()
    for (number, start, end, code), matched in found.items():
        turn = rows[number]
        place = {"turn": turn.id, "case": turn.case, "start": start, "end": end}
        session.add(Coding(code=code, text=turn.text[start:end], matched=matched, **place))
    session.commit()
    return session


def _tallied(session: Session) -> tuple[pd.DataFrame, pd.DataFrame]:
    import pandas as pd
    from plain_tables import Coding
    from sqlalchemy import select

    rows = [(c.case, c.code, c.text, c.matched) for c in session.scalars(select(Coding))]
    codings = pd.DataFrame(rows, columns=["case", "code", "text", "matched"])
    return codings, pd.crosstab(codings["case"], codings["code"])


def _written(out: Path, codings: pd.DataFrame, matrix: pd.DataFrame) -> None:
    import pandas as pd

    out.mkdir(parents=True, exist_ok=True)
    with pd.ExcelWriter(out / "plain.xlsx", engine="openpyxl") as book:
        matrix.to_excel(book, sheet_name="matrix")
        codings.to_excel(book, sheet_name="codings")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
