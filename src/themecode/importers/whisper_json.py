"""Whisper's JSON, as openai-whisper, WhisperX and their kin write it: segments with times in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from themecode.importers.json_fields import Field
from themecode.importers.ledger import METADATA, SPEAKERS, Ledger, solid
from themecode.importers.source import Source, remembered
from themecode.importers.turns import UNKNOWN, Utterance
from themecode.importers.whole_words import check_whole

_PLAIN = frozenset({"text", "language", "duration", "task", "usage", "logprobs", "words"})
"""The fields that may stand beside a text without segments."""


@remembered
def recognises(source: Source) -> bool:
    """Say whether a .json has segments, or is nothing but a text."""
    if source.suffix != ".json" or not isinstance(source.tree.value, dict):
        return False
    fields = source.tree.value
    return "segments" in fields or (isinstance(fields.get("text"), str) and fields.keys() <= _PLAIN)


def read(source: Source, ledger: Ledger) -> list[Utterance]:
    """Read each segment; one whose words are by several speakers is split between them."""
    tree = source.tree
    if tree.has("segments") or not tree.has("text"):
        segments = list(tree.of("segments").each())
        named = any(_speaker(segment) for segment in segments)
        said = [part for segment in segments for part in _parts(segment, ledger, named=named)]
        _compare(tree, said, ledger)
    else:
        ledger.warn(0, "The file has no segments, only a text: the words have no times.")
        said = [Utterance(None, tree.of("text").text())]
    check_whole(source, said)
    names = [utterance.speaker for utterance in said if utterance.speaker and utterance.speaker != UNKNOWN]
    ledger.lose(METADATA, source.text, became="".join([*names, *(utterance.text for utterance in said)]))
    ledger.lose_all({SPEAKERS: names})
    unnamed = [utterance for utterance in said if utterance.speaker == UNKNOWN and utterance.text.strip()]
    if unnamed:
        count = "1 segment" if len(unnamed) == 1 else f"{len(unnamed)} segments"
        ledger.warn(0, f'Without a speaker, and given to "{UNKNOWN}": {count}.')
    return said


def _parts(segment: Field, ledger: Ledger, *, named: bool) -> Iterator[Utterance]:
    """Yield what one segment says, speaker by speaker; `named` if the file tells speakers at all."""
    text, start, end = segment.of("text").text(), segment.of("start").milliseconds(), segment.of("end").milliseconds()
    if end < start:
        ledger.warn(0, f"{segment.place} ends before it starts.")
    nobody = UNKNOWN if named else None
    whole = Utterance(_speaker(segment) or nobody, text, start, end)
    words = list(segment.of("words").each()) if segment.has("words") else []
    if len({name for word in words if (name := _speaker(word))} | {_speaker(segment) or ""}) <= 1:
        yield whole
        return
    split = _split(text, words, _speaker(segment))
    if split is None:
        ledger.warn(0, f"{segment.place} has speakers beside its words, but other words than its text: not split.")
        yield whole
        return
    for name, said, spoken in split:
        times = [(word.of("start").milliseconds(), word.of("end").milliseconds()) for word in spoken if _timed(word)]
        first, last = (min(t[0] for t in times), max(t[1] for t in times)) if times else (start, end)
        yield Utterance(name or nobody, said, first, last)


def _speaker(field: Field) -> str:
    return field.of("speaker").text().strip() if field.has("speaker") else ""


def _timed(word: Field) -> bool:
    return word.has("start") and word.has("end")


def _split(text: str, words: list[Field], speaker: str) -> list[tuple[str, str, list[Field]]] | None:
    """Cut a segment's text where its words change speaker; None where the words are not those of the text."""
    names: list[str] = []
    ends: list[int] = []
    position = 0
    for word in words:
        written = word.of("word").text().strip()
        at = text.find(written, position)
        if at < 0 or text[position:at].strip():
            return None
        position = at + len(written)
        names.append(_speaker(word) or (names[-1] if names else speaker))
        ends.append(position)
    if text[position:].strip():
        return None
    parts: list[tuple[str, str, list[Field]]] = []
    start = done = 0
    for name, several in groupby(names):
        last = start + len(list(several))
        parts.append((name, text[done : ends[last - 1]], words[start:last]))
        start, done = last, ends[last - 1]
    return parts


def _compare(tree: Field, said: list[Utterance], ledger: Ledger) -> None:
    """Warn where the text at the top of the file is another than that of its segments."""
    if not tree.has("text"):
        return
    top = tree.of("text").text()
    if "".join(top.split()) != "".join("".join(utterance.text for utterance in said).split()):
        counts = f"{solid([top])} against {solid(utterance.text for utterance in said)} characters"
        ledger.warn(0, f"The text at the top of the file is not that of its segments ({counts}).")
