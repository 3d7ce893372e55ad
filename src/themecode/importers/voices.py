"""Who speaks in a cue: voice tags, or a name at the start of its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from themecode.importers.ledger import SPEAKERS, TAGS, Ledger
from themecode.importers.marks import decoded, plain
from themecode.importers.names import Label, Names, bracketed, could_be_name, is_neat, label_of, speakers
from themecode.importers.turns import UNKNOWN, Utterance
from themecode.importers.usual_cues import Cue

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>", re.IGNORECASE)
_USUAL = re.compile(r"<v ([^<>&{]*)>([^<&{]*)</v>")
"""The usual form of a cue's words, with nothing to take out of them: found first, because it is quick."""
_CHEVRONS = re.compile(r"\s*>>+[ \t]*")
_DASHES = re.compile(r"\s*(?:>>+|[-\u2013\u2014](?=[ \t]))[ \t]*")
_DASHES_OF_DIALOGUE = re.compile(r"\s*(?:>>+|[-\u2013\u2014](?![-\u2013\u2014]))[ \t]*")
_DIALOGUE = re.compile(r"\s*[-\u2013\u2014](?![-\u2013\u2014])[ \t]*\S")
_SOUND = re.compile(r"\[[^\[\]]{0,60}\]$|\([^()]{0,60}\)$|$")
"""A cue in which nobody speaks."""
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
    mark = _DASHES if any(_is_dialogue(lines) for lines in texts) else _CHEVRONS
    utterances: list[Utterance] = []
    for cue, lines in zip(cues, texts, strict=True):
        utterances.extend(_lines_of(cue, lines, accepted, mark, ledger))
    nameless = sum(utterance.speaker == UNKNOWN for utterance in utterances)
    if nameless and accepted:
        changes = "change of speaker is" if nameless == 1 else "changes of speaker are"
        ledger.warn(0, f'{nameless} {changes} marked (>> or -) without a name; the words were given to "{UNKNOWN}".')
    return utterances


def cue_names(texts: Sequence[Sequence[str]]) -> Names:
    """Decide which names are speakers in a file of cues, from the first line of each."""
    first_lines = [next((line for line in lines if line.strip()), "") for lines in texts]
    few = sum("[" in line and bracketed(line) is not None for line in first_lines) < _FEW_BRACKETS * len(texts)
    candidates = [_candidate(lines, brackets=not few) for lines in texts if not _SOUND.match("".join(lines).strip())]
    later = (label_of(line) for lines in texts for line in lines[1:])
    names = speakers(candidates, further=[label.name for label in later if label], roomy=True)
    announced = _announced(line for lines in texts for line in lines if ">>" in line)
    if announced:
        share = sum(name in announced for name in candidates) / max(len(candidates), 1)
        return Names(names.accepted | announced, max(names.share, share))
    if names.share < 0.5 and names.accepted.isdisjoint(candidates[:_FIRST_CUES]):  # noqa: PLR2004 - the half
        return Names(frozenset(), 0.0)
    return names


def _announced(lines: Iterable[str]) -> frozenset[str]:
    """Return the names behind >>, which are names for sure, also where they come only once."""
    labels = [label for line in lines if _CHEVRONS.match(line) and (label := label_of(line))]
    return frozenset(
        label.name for label in labels if could_be_name(label.name, words=8, length=60) and is_neat(label.name)
    )


def _is_dialogue(lines: Sequence[str]) -> bool:
    """Say whether a cue gives each of two speakers a line that begins with a dash."""
    return len(lines) > 1 and sum(_DIALOGUE.match(line) is not None for line in lines) > 1


def _lines_of(
    cue: Cue, lines: Sequence[str], accepted: frozenset[str], mark: re.Pattern[str], ledger: Ledger
) -> Iterator[Utterance]:
    """Yield a cue's utterances: one, or one for each of its lines that begins with a name or a mark."""
    speaker: str | None = None
    words: list[str] = []
    if mark is _DASHES and _is_dialogue(lines):
        mark = _DASHES_OF_DIALOGUE
    for line in lines:
        label = _label(line) if accepted else None
        named = label is not None and label.name in accepted
        marked = None if named else mark.match(line)
        if (named or marked) and (words or speaker):
            yield Utterance(speaker, "\n".join(words), cue.start_ms, cue.end_ms, None, cue.line)
            words = []
        if named and label is not None:
            speaker = label.name
            ledger.lose(SPEAKERS, line[: label.end])
            words.append(line[label.end :])
        elif marked:
            speaker = UNKNOWN
            ledger.lose(SPEAKERS, marked[0])
            words.append(line[marked.end() :])
        else:
            words.append(line)
    yield Utterance(speaker, "\n".join(words), cue.start_ms, cue.end_ms, None, cue.line)


def _candidate(lines: Sequence[str], *, brackets: bool) -> str | None:
    """Return what may be a name at the start of a cue; what stands in brackets must have words behind it."""
    first, *later = [line for line in lines if line.strip()] or [""]
    label = label_of(first)
    if label is None and brackets and "[" in first:
        label = bracketed(first)
        if label and not later and not first[label.end :].strip():
            return None
    return label.name if label else None


def _label(line: str) -> Label | None:
    return label_of(line) or (bracketed(line) if "[" in line else None)
