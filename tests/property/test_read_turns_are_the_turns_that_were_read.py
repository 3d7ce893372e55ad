"""After a correction a turn is read only where all of its words were, in the mouth of the same person."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from themecode.anchoring import DeclaredChange, align
from themecode.model import Document, ReadMark, Turn, turns_read
from themecode.workflow.moving import Versions
from themecode.workflow.rereading import marks_of, rereads

WORDS = ["one two", "three", "four five six", "yes", "seven", "yes no"]
TURNS = st.lists(st.tuples(st.sampled_from(["Ana", "Ben"]), st.sampled_from(WORDS)), min_size=1, max_size=7)


def document(turns: list[tuple[str, str]], number: int) -> Document:
    """Lay turns out, a line each."""
    text, made, position = "\n".join(words for _, words in turns), [], 0
    for n, (speaker, words) in enumerate(turns, 1):
        made.append(Turn("P01", n, speaker, position, position + len(words)))
        position += len(words) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("P01", f"{number}.txt", "text", text, tuple(made), digest, digest)


def after(versions: Versions, read: set[int], names: dict[str, str]) -> frozenset[int]:
    """Return what is read of the newer text, once the correction's own marks stand."""
    older, newer = versions.older, versions.newer
    marks = [ReadMark("P01", older.sha256, n, n, "read", "ana", "") for n in sorted(read)]
    found = rereads(marks, versions, names)
    return turns_read([*marks, *marks_of(found, older, newer, "")], newer, "ana")


@given(TURNS, TURNS, st.sets(st.integers(1, 7)))
def test_no_turn_is_read_that_nobody_read(older, newer, read) -> None:
    """Each word of a read turn stands in a turn that was read; nothing was read, nothing is."""
    versions = Versions(old := document(older, 1), new := document(newer, 2), align(old, new))
    known = read & {turn.number for turn in old.turns}
    said = {(older[n - 1][0], word) for n in known for word in older[n - 1][1].split()}
    for number in after(versions, known, {}):
        speaker, words = newer[number - 1]
        assert {(speaker, word) for word in words.split()} <= said


@given(TURNS, st.sets(st.integers(1, 7)), st.data())
def test_what_did_not_change_stays_read(turns, read, data) -> None:
    """One turn gets other words: all others stay as they were; the same text again changes nothing."""
    told = [(speaker, f"{words} w{n}a w{n}b w{n}c") for n, (speaker, words) in enumerate(turns)]
    at = data.draw(st.integers(0, len(told) - 1))
    newer = [*told[:at], (told[at][0], "something else was said"), *told[at + 1 :]]
    old, new = document(told, 1), document(newer, 2)
    known = read & {turn.number for turn in old.turns}
    assert after(Versions(old, new, align(old, new)), known, {}) == known - {at + 1}
    assert after(Versions(old, old, align(old, old)), known, {}) == known


@given(TURNS, st.sets(st.integers(1, 7)))
def test_names_that_were_replaced_change_nothing(turns, read) -> None:
    """In the words and of the speakers: declared replacements are no reason to read again."""
    old = document([(speaker, f"{words} Maria") for speaker, words in turns], 1)
    places = [(at, at + 5, "[person]") for at in range(len(old.text)) if old.text.startswith("Maria", at)]
    change = DeclaredChange.of(places)
    new = document([(f"[{speaker}]", f"{words} [person]") for speaker, words in turns], 2)
    assert new.text == change.applied(old.text)
    known = read & {turn.number for turn in old.turns}
    assert after(Versions(old, new, change), known, {"Ana": "[Ana]", "Ben": "[Ben]"}) == known
