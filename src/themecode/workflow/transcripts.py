"""Step: transcripts checked against their recordings: who listened to which minutes, and what should be heard again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from themecode import analysis, listening, tagging
from themecode.errors import ThemecodeError
from themecode.model import Cell, Document, Table, TranscriptCheck, undone
from themecode.workflow.study import Author, Study

_MINUTE = 60_000
_STRETCH = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|\u2013|to)\s*(\d+(?:\.\d+)?)")
_TERM = re.compile(r"(?<![\w/*?])[A-Za-z]{2,}(?![\w*?])")


@dataclass(frozen=True)
class Listening:
    """What somebody did: minutes listened to, corrections made, turns of a spot check and errors in them."""

    start: float
    end: float
    corrections: int = 0
    turns: int = 0
    errors: int = 0


def stretch(written: str) -> tuple[float, float]:
    """Read a stretch of minutes. Raises ThemecodeError where it is none.

    >>> stretch("0-30"), stretch("12.5 to 40")
    ((0.0, 30.0), (12.5, 40.0))
    """
    found = _STRETCH.fullmatch(written.strip())
    if found is None or float(found[1]) >= float(found[2]):
        raise ThemecodeError(f"'{written}' is no stretch of minutes.", mend="Write it from-to: --minutes 0-30")
    return float(found[1]), float(found[2])


def check(study: Study, name: str, heard: Listening, author: Author) -> TranscriptCheck:
    """Keep that a person compared minutes of a transcript with its recording. Raises ThemecodeError.

    Minutes beyond the recording are refused: nobody marks as checked what cannot have been listened to.
    """
    document = study.document(name)
    length = _length(document)
    start, end = round(heard.start * _MINUTE), round(heard.end * _MINUTE)
    if length is not None and end > _whole_minutes(length):
        most = _whole_minutes(length) // _MINUTE
        says = f"The recording of {name} is {most} minutes long; minute {heard.end:g} is beyond its end."
        raise ThemecodeError(says, mend=f"The whole of it is: --minutes 0-{most}")
    if heard.errors > heard.turns:
        says = f"A spot check of {heard.turns} turns cannot have {heard.errors} with errors."
        raise ThemecodeError(says, mend="Give both: --turns 60 --errors 0")
    made = TranscriptCheck(
        name, author.name, author.now, start, end, heard.corrections, heard.turns, heard.errors
    )  # fmt: skip
    summary = f"{name} minutes {heard.start:g}-{heard.end:g}, {heard.corrections} corrections"
    with study.store.action("transcripts check", summary, coder=author.name, now=author.now) as action:
        action.add_transcript_check(made)
    return made


def _length(document: Document) -> int | None:
    times = [time for turn in document.turns for time in (turn.start_ms, turn.end_ms) if time is not None]
    return max(times) if times else None


def _whole_minutes(length: int) -> int:
    """Round a length up to whole minutes, as people write it."""
    return -(-length // _MINUTE) * _MINUTE


def checks_table(study: Study) -> Table:
    """Return each transcript with the share of its recording that somebody listened to, and what came of it."""
    made = study.store.transcript_checks()
    changed = _changed(study)
    rows = [
        _row(document, [check for check in made if check.document == document.id], changed.get(document.id, ""))
        for document in study.documents
    ]
    heard = sum(row[2] not in (0, None) for row in rows)
    basis = (
        f"{heard} of {len(rows)} transcripts were listened to. Minutes that two people heard count once. "
        "At most: upper 95 % limit (exact) of the share of turns with an error, if the turns were drawn at random."
    )
    header = ("document", "minutes", "heard", "share", "checked by", "corrected", "spot check", "state")
    return Table("transcripts", header, tuple(rows), basis)


def _row(document: Document, checks: Sequence[TranscriptCheck], changed: str) -> tuple[Cell, ...]:
    length = _length(document)
    heard = analysis.covered((check.start_ms, check.end_ms) for check in checks)
    share = None if not length else min(1.0, heard / length)
    who = ", ".join(dict.fromkeys(check.checker for check in checks))
    return (
        *(document.id, document.minutes, round(heard / _MINUTE)),
        "" if share is None else f"{100 * share:.0f} %",
        *(who, sum(check.corrections for check in checks), spot_check(checks), _state(checks, share, changed)),
    )


def spot_check(checks: Sequence[TranscriptCheck]) -> str:
    """Say what the spot checks found, and the share of turns with errors that they allow for at most.

    >>> spot_check([TranscriptCheck("P01", "ana", "2026-01-01", 0, 1, turns=60)])
    '0 of 60 turns: at most 4.9 %'
    """
    turns, errors = sum(check.turns for check in checks), sum(check.errors for check in checks)
    if not turns:
        return ""
    limit = 100 * analysis.upper_limit(errors, turns)
    return f"{errors} of {turns} turns: at most {limit:.{1 if limit >= 3 else 2}f} %"  # noqa: PLR2004 - as it is cited


def _state(checks: Sequence[TranscriptCheck], share: float | None, changed: str) -> str:
    if not checks:
        return "not checked"
    if changed and any(check.created < changed for check in checks):
        return "changed since"
    if share is None:
        return "checked; no times"
    return "checked" if round(100 * share) == 100 else "in part"  # noqa: PLR2004 - per cent


def _changed(study: Study) -> dict[str, str]:
    """Return when each document was corrected last: a check of the text before does not speak for it as it is."""
    actions = study.store.actions()
    gone = undone(actions)
    return {
        part.partition(":")[0]: action.created
        for action in actions
        if action.verb == "revise" and action.number not in gone
        for part in action.summary.split("; ")
    }


def doubts(study: Study, names: Sequence[str] = (), lexicon: Path | None = None) -> Table:
    """Return what should be listened to again, each with place and time; nothing is changed."""
    known = listening.read_lexicon(lexicon, _rare_words(study))
    documents = [study.document(name) for name in names] or study.documents
    ordinary = tagging.ordinary_words({word for d in documents for word in re.findall(r"[^\W\d_]+", d.text.lower())})
    found = [
        doubt
        for document in documents
        for doubt in listening.doubts(document, _roles(study, document), known, ordinary)
    ]
    rows = tuple((one.document, one.turn, one.time, one.kind, one.words, one.look) for one in found)
    basis = f"{len(rows)} places to listen to in {len(documents)} transcripts. Nothing was changed."
    return Table("doubts", ("document", "turn", "time", "kind", "words", "look for"), rows, basis)


def _roles(study: Study, document: Document) -> dict[str, str]:
    return {speaker: role for (owner, speaker), role in study.roles.items() if owner == document.id}


def _rare_words(study: Study) -> frozenset[str]:
    """Return the words of the codebook's rules that the language does not have: terms that machines mishear."""
    if study.store.codebook() is None:
        return frozenset()
    rules = (rule.written for code in study.codebook for rule in (*code.rules, *code.unless))
    words = {word.lower() for rule in rules if not rule.startswith("/") for word in _TERM.findall(rule)}
    return frozenset(words - tagging.ordinary_words(words))
