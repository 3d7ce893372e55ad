"""Who speaks in a cue: voice tags, or a name at the start of its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from themecode.importers.ledger import SPEAKERS, TAGS, Ledger
from themecode.importers.marks import decoded, plain
from themecode.importers.names import Label, Names, bracketed, label_of, speakers
from themecode.importers.turns import UNKNOWN, Utterance
from themecode.importers.usual_cues import Cue

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>", re.IGNORECASE)
_USUAL = re.compile(r"<v ([^<>&{]*)>([^<&{]*)</v>")
"""The usual form of a cue's words, with nothing to take out of them: found first, because it is quick."""
_CHEVRONS = re.compile(r"\s*>>+[ \t]*")
_FIRST_CUES = 3
_FEW_BRACKETS = 0.1
"""Below this share `[Name]` is no speaker: captions for the deaf name in brackets only those whom one does not see."""


def has_voices(cues: Sequence[Cue]) -> bool:
    """Say whether any cue names its speaker in a <v Name> tag."""
    return any("<v" in cue.words and _VOICE.search(cue.words) for cue in cues)


def by_voice_tags(cues: Sequence[Cue], ledger: Ledger, key_of: Callable[[Cue], str | None]) -> Iterator[Utterance]:
    """Yield what each <v Name> of the cues says; words before the first tag of a cue have no name."""
    tags: list[str] = []
    names: list[str] = []
    for cue in cues:
        usual = _USUAL.fullmatch(cue.words)
        if usual:
            name, said = usual.groups()
            tags += ("<v >", "</v>")
            names.append(name)
            yield Utterance(name.strip() or None, said, cue.start_ms, cue.end_ms, key_of(cue), cue.line)
        else:
            yield from _voices_of(cue, ledger, key_of(cue))
    ledger.lose_all({TAGS: tags, SPEAKERS: names})


def _voices_of(cue: Cue, ledger: Ledger, key: str | None) -> Iterator[Utterance]:
    text = cue.words
    found = list(_VOICE.finditer(text))
    before = plain(text[: found[0].start()] if found else text, ledger)
    if before.strip():
        yield Utterance(None, before, cue.start_ms, cue.end_ms, key, cue.line)
    for voice, following in zip_longest(found, found[1:]):
        words = text[voice.end() : following.start() if following else len(text)]
        written = voice[1] or ""
        name = decoded(written, ledger)
        ledger.lose(TAGS, voice[0], became=written)
        ledger.lose(SPEAKERS, name)
        yield Utterance(name.strip() or None, plain(words, ledger), cue.start_ms, cue.end_ms, key, cue.line)


def by_names(cues: Sequence[Cue], ledger: Ledger) -> list[Utterance]:
    """Read cues that may begin with `Name:`, `[Name]` or `>>`; nothing is taken for a name that may be speech."""
    texts = [plain(cue.words, ledger).split("\n") for cue in cues]
    accepted = cue_names(texts).accepted
    utterances: list[Utterance] = []
    for cue, lines in zip(cues, texts, strict=True):
        utterances.extend(_lines_of(cue, lines, accepted, ledger))
    return utterances


def cue_names(texts: Sequence[Sequence[str]]) -> Names:
    """Decide which names are speakers in a file of cues, from the first line of each."""
    first_lines = [next((line for line in lines if line.strip()), "") for lines in texts]
    few = sum("[" in line and bracketed(line) is not None for line in first_lines) < _FEW_BRACKETS * len(texts)
    candidates = [_candidate(line, brackets=not few) for line in first_lines]
    later = (label_of(line) for lines in texts for line in lines[1:])
    names = speakers(candidates, further=[label.name for label in later if label], roomy=True)
    if names.share < 0.5 and names.accepted.isdisjoint(candidates[:_FIRST_CUES]):  # noqa: PLR2004 - the half
        return Names(frozenset(), 0.0)
    return names


def _lines_of(cue: Cue, lines: Sequence[str], accepted: frozenset[str], ledger: Ledger) -> Iterator[Utterance]:
    """Yield a cue's utterances: one, or one for each of its lines that begins with a name."""
    if len(lines) == 1 and not (accepted or ">>" in lines[0]):
        yield Utterance(None, lines[0], cue.start_ms, cue.end_ms, None, cue.line)
        return
    speaker: str | None = None
    words: list[str] = []
    for line in lines:
        label = _label(line) if accepted else None
        named = label is not None and label.name in accepted
        chevrons = _CHEVRONS.match(line) if ">>" in line else None
        if (named or chevrons) and (words or speaker):
            yield Utterance(speaker, "\n".join(words), cue.start_ms, cue.end_ms, None, cue.line)
            words = []
        if named and label is not None:
            speaker = label.name
            ledger.lose(SPEAKERS, line[: label.end])
            words.append(line[label.end :])
        elif chevrons:
            speaker = UNKNOWN
            ledger.lose(SPEAKERS, chevrons[0])
            words.append(line[chevrons.end() :])
        else:
            words.append(line)
    yield Utterance(speaker, "\n".join(words), cue.start_ms, cue.end_ms, None, cue.line)


def _candidate(line: str, *, brackets: bool) -> str | None:
    label = _label(line) if brackets else label_of(line)
    return label.name if label else None


def _label(line: str) -> Label | None:
    return label_of(line) or (bracketed(line) if "[" in line else None)


def warn_of_rolling(cues: Sequence[Cue], ledger: Ledger) -> None:
    """Warn where captions roll: each line comes again in the next cue, as YouTube writes them."""
    again = 0
    last = ""
    for cue in cues:
        bare = (re.sub(r"<[^<>]*>", "", cue.words) if "<" in cue.words else cue.words).strip()
        if bare:
            again += bare.partition("\n")[0].rstrip() == last
            last = bare.rpartition("\n")[2].lstrip()
    if again > 1 and again * 3 > len(cues):
        says = f"{again} of {len(cues)} cues begin with the last line of the cue before them (rolling captions)."
        ledger.warn(0, says, "Words are counted as often as they stand there: download captions that do not roll.")
