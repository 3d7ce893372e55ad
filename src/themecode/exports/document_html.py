"""A document as a notebook shows it: turns with speaker and time, coded stretches highlighted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from themecode.exports.showing import shown
from themecode.model import Codebook, Coding, Document, Turn, clock

SCOPE = "themecode-document"
PALETTE = (
    "#0b7a75",
    "#b4581c",
    "#5b5fc7",
    "#a83a6b",
    "#4f7d1c",
    "#2a6fb0",
    "#8a6a00",
    "#8547a8",
    "#b23b3b",
    "#3f7f5f",
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SEE_THROUGH = "40"  # a quarter opaque: readable on a light page and on a dark one
_STYLE = """
.SCOPE { max-width: 52em; line-height: 1.55; }
.SCOPE p { display: grid; grid-template-columns: 9em 1fr; gap: 1em; margin: 0 0 .5em; }
.SCOPE p > span:first-child { text-align: right; opacity: .7; font-size: .85em; overflow-wrap: anywhere; }
.SCOPE p > span:last-child { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.SCOPE .interviewer { opacity: .62; }
.SCOPE .heading { font-weight: 600; margin-top: 1em; }
.SCOPE mark { color: inherit; border-radius: 2px; }
.SCOPE .codes span { margin-right: .8em; padding: 0 .3em; border-radius: 2px; }
.SCOPE .codes { margin-bottom: 1em; font-size: .85em; line-height: 1.9; }
""".replace("SCOPE", SCOPE)


@dataclass(frozen=True)
class _Look:
    """How one code is shown: its readable name and its colour."""

    name: str
    colour: str


def document_html(
    document: Document, codings: Sequence[Coding], codebook: Codebook | None, roles: Mapping[str, str]
) -> str:
    """Return the document as a fragment of HTML without any script.

    `roles` says by speaker who is the interviewer, and what is a heading. Rejected codings, and those of other
    documents, are left out; where codings overlap, the stretch shows the colours of all of them.
    """
    kept = [coding for coding in codings if _belongs(coding, document)]
    looks = _looks(kept, codebook)
    coded = _by_turn(document, kept)
    turns = "\n".join(
        _turn(turn, roles.get(turn.speaker, ""), _stretches(document.text, turn, coded[position], looks))
        for position, turn in enumerate(document.turns)
    )
    return f'<div class="{SCOPE}">\n<style>{_STYLE}</style>\n{_legend(kept, looks)}{turns}\n</div>\n'


def document_page(
    document: Document, codings: Sequence[Coding], codebook: Codebook | None, roles: Mapping[str, str]
) -> str:
    """Return the same as a page of its own, which forbids itself to load anything."""
    title = escape(shown(document.id))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title></head>\n'
        f"<body><h1>{title}</h1>\n{document_html(document, codings, codebook, roles)}</body></html>\n"
    )


def _belongs(coding: Coding, document: Document) -> bool:
    return coding.segment.document == document.id and coding.status not in ("rejected", "withdrawn")


def _looks(codings: Iterable[Coding], codebook: Codebook | None) -> dict[str, _Look]:
    """Return the look of each code that occurs, in the codebook's order."""
    written = {code.id: code for code in codebook or ()}
    order = [*written, *sorted({coding.code for coding in codings} - written.keys())]
    looks = {}
    for position, code_id in enumerate(order):
        code = written.get(code_id)
        own = code.colour if code and _COLOUR.fullmatch(code.colour) else ""
        looks[code_id] = _Look(code.name if code else code_id, own or PALETTE[position % len(PALETTE)])
    used = {coding.code for coding in codings}
    return {code_id: look for code_id, look in looks.items() if code_id in used}


def _by_turn(document: Document, codings: Iterable[Coding]) -> list[list[Coding]]:
    """Return for each turn the codings that touch it."""
    starts = [turn.start for turn in document.turns]
    touching: list[list[Coding]] = [[] for _ in starts]
    for coding in codings:
        first = max(bisect_right(starts, coding.segment.start) - 1, 0)
        for position in range(first, bisect_left(starts, coding.segment.end)):
            touching[position].append(coding)
    return touching


def _stretches(text: str, turn: Turn, codings: Sequence[Coding], looks: Mapping[str, _Look]) -> Iterator[str]:
    """Yield the turn's words, cut wherever a coding begins or ends."""
    inside = {edge for c in codings for edge in (c.segment.start, c.segment.end) if turn.start < edge < turn.end}
    for start, end in pairwise(sorted({turn.start, turn.end} | inside)):
        over = [coding for coding in codings if coding.segment.start <= start and end <= coding.segment.end]
        words = escape(shown(text[start:end]))
        yield _marked(words, over, looks) if over else words


def _marked(words: str, codings: Sequence[Coding], looks: Mapping[str, _Look]) -> str:
    codes = {coding.code for coding in codings}
    reasons = "\n".join(f"{looks[c.code].name}: {c.why}" if c.why else looks[c.code].name for c in codings)
    background = _background([look for code, look in looks.items() if code in codes])
    return f'<mark title="{escape(shown(reasons))}" style="background: {background}">{words}</mark>'


def _background(looks: Sequence[_Look]) -> str:
    """Return one colour, or bands of several, one under the other."""
    colours = [look.colour + _SEE_THROUGH for look in looks]
    if len(colours) == 1:
        return colours[0]
    share = 100 / len(colours)
    bands = (f"{colour} {at * share:.4g}% {(at + 1) * share:.4g}%" for at, colour in enumerate(colours))
    return f"linear-gradient({', '.join(bands)})"


def _turn(turn: Turn, role: str, stretches: Iterable[str]) -> str:
    look = f' class="{role}"' if role in ("interviewer", "heading") else ""
    time = clock(turn.start_ms)
    speaker = escape(shown(" ".join(part for part in (turn.speaker, time) if part)))
    words = "".join(stretches)
    return f'<p{look}><span dir="auto">{speaker}</span><span dir="auto">{words}</span></p>'


def _legend(codings: Iterable[Coding], looks: Mapping[str, _Look]) -> str:
    times = Counter(coding.code for coding in codings)
    names = (
        f'<span style="background: {_background([look])}">{escape(shown(look.name))} {times[code]}</span>'
        for code, look in looks.items()
    )
    return f'<div class="codes">{" ".join(names)}</div>\n' if looks else ""
