"""How like two words are: by their letters and by their sound."""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = (
    ("ph", "f"), ("ght", "t"), ("gh", "g"), ("ck", "k"), ("sch", "sh"), ("wr", "r"), ("kn", "n"), ("wh", "w"),
    ("mb$", "m"), ("tch", "ch"), ("dge", "j"), ("x", "ks"), ("qu", "kw"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"),
    ("z", "s"), ("v", "f"), ("y", "i"),
)  # fmt: skip
_SOUND = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_SHORTEST, _LONG, _SOUND_LENGTH = 4, 8, 5


def distance(left: str, right: str, most: int) -> int:
    """Count the letters to change, add, leave out or swap; `most + 1` stands for more than `most`.

    >>> distance("okafor", "okaffor", 2), distance("bell", "bella", 2), distance("leeds", "leesd", 2)
    (1, 1, 1)
    >>> distance("leeds", "london", 2)
    3
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Write a word as it sounds, roughly: spellings of one sound are one letter, vowels after the first are one sign.

    >>> sound("Philips") == sound("Fillips"), sound("Smyth") == sound("Smith"), sound("Leeds") == sound("London")
    (True, True, False)
    """
    spelt = re.sub(r"[^a-z]", "", word.lower())
    for pattern, one in _SOUND:
        spelt = pattern.sub(one, spelt)
    spelt = re.sub(r"(?<=.)[aeiouw]+h?", "a", spelt)
    return re.sub(r"(.)\1+", r"\1", spelt).removesuffix("a")


def is_like(word: str, name: str) -> bool:
    """Say whether a word may be this name misspelt: one letter off, two in a long name, or of the same sound.

    >>> [is_like(word, "okafor") for word in ("okafor", "okaffor", "okapfor", "before")]
    [False, True, True, False]
    """
    if word == name or min(len(word), len(name)) < _SHORTEST:
        return False
    most = 2 if len(name) >= _LONG else 1
    if distance(word, name, most) <= most:
        return word[0] == name[0] or len(name) > _SOUND_LENGTH
    return min(len(word), len(name)) >= _SOUND_LENGTH and len(sound(name)) >= _SHORTEST and sound(word) == sound(name)
