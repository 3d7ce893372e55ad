"""Which `Name:` at the start of a line is a speaker, and which is only a word before a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from themecode.importers.timing import CLOCK, clock_of


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_HEADER_WORDS = _words(
    """note notes question questions answer answers re date time title duration http https ftp mailto www file topic
    subject from to cc participants present location place project study interview transcript recording format length
    break pause section part chapter page figure table source sources references reference summary background aim aims
    objective objectives method methods result results conclusion conclusions recommendation recommendations action
    actions outcome outcomes warning tip keywords speakers attendees version author attention important nb"""
)
_OPENERS = _words(
    """so and but or well yeah yes no okay ok right now then first second third firstly secondly finally anyway
    basically because like listen look also plus however actually honestly obviously example examples e.g i.e eg ie
    namely ps p.s meaning point reason problem answered asked said see remember thing things fact what who why how when
    where if
    would could should can did does it it's that that's this these those they there we he she"""
)
_SMALL_WORDS = _words(
    """a an is are was were be been am but so to we i'm it it's that that's this these those my our your his her their
    there there's what who why how when where if because would could should will can do did does have had has not you
    me us them as at by for with or then than just okay yeah well"""
)
_SOUNDS = _words(
    """music laughter laughs laughing chuckles applause clapping cheering cheers inaudible unintelligible indistinct
    crosstalk silence pause noise static sighs sigh coughs coughing crying sobbing screams shouting whispers whispering
    knocking phone ringing door foreign speech background audience beep bleep censored m\u00fasica risas aplausos musik
    applaus gel\u00e4chter rires musique applaudissements"""
)
_PARTICLES = _words("de da di do dos du del della den der van von zu la le el al bin ibn y e of the and")
_ROLE = re.compile(
    r"(?:co-?|lead )?(?:interviewer|interviewee|researcher|participant|respondent|moderator|facilitator|speaker|host|"
    r"guest|patient|clinician|nurse|carer|manager|student|teacher|expert|narrator|observer|"
    r"(?:unknown|unidentified|male|female) (?:speaker|voice|participant))(?:[ _]?(?:\d{1,3}|[A-Za-z]))?",
    re.IGNORECASE,
)
_SHORT_ROLE = re.compile(r"(?:[A-Z]|INT|IV|IE|RES|PAR|MOD|FAC|SPK|SPEAKER)[ _]?\d{0,3}")
_FORBIDDEN = re.compile(r"[?!;\"\u201c\u201d\u2026=<>{}\\/]|\.\.|[a-z]{4,}\. ")
_BESIDE = rf"[\[(][ \t]*{CLOCK}[ \t]*[\])]"
_LABEL = re.compile(
    rf"""\s*(?:(?P<before>{_BESIDE}|{CLOCK}(?=\s))[ \t]*[-\u2013\u2014]?[ \t]*)?
    (?:[-\u2013\u2014][ \t]+)?(?:>>+[ \t]*)?(?:\*\*|__|[*_])?
    (?P<name>[^\s:\uff1a*_>\-\u2013\u2014\[(][^:\uff1a*\n]{{0,58}}?)
    (?:[ \t]*(?P<after>{_BESIDE}|(?<=[ \t]){CLOCK}))?[ \t]*
    (?:\*\*|__|[*_])?[ \t]*[:\uff1a](?:\*\*|__|[*_])?(?:(?=\s|$)|(?<=\*\*:)|(?<=:\*\*))[ \t]*""",
    re.VERBOSE,
)
_HEAD = re.compile(
    rf"""\s*(?:(?:\*\*|__)(?P<bold>[^\s:*_][^:*\n]{{0,58}}?)(?:\*\*|__)[ \t]*(?P<beside>{_BESIDE})(?:[ \t]+|$)
    |(?:\*\*|__)?(?P<name>[^\s:*_][^:*\n]{{0,58}}?)(?:\*\*|__)?(?:[ \t]{{2,}}|[ \t]*(?=[\[(]))
    (?P<after>{_BESIDE}|{CLOCK})[ \t]*$)""",
    re.VERBOSE,
)
_SIMPLE = re.compile(r"([^\W\d_][^:*\[\](){}<>\uff1a\n\t]{0,58}):(?=\s|$)[ \t]*")
"""The usual label without anything beside the name: found first, because it is quick."""
_FURTHEST = 90
_BRACKETED = re.compile(r"\s*\[(?P<name>[^\[\]:]{1,40})\]:?(?=\s|$)[ \t]*")


class Label(NamedTuple):
    """What may be a speaker's name at the start of a line: `end` is where the words begin."""

    name: str
    end: int
    time: str = ""

    @property
    def start_ms(self) -> int | None:
        """The time beside the name, where there is one."""
        return clock_of(self.time.strip("[]() \t")) if self.time else None


def label_of(line: str) -> Label | None:
    """Find what may be a name and its colon (or its time) at the start of a line.

    >>> label_of("[00:12:03] **Ruth:** We ring-fenced it.")
    Label(name='Ruth', end=21, time='[00:12:03]')
    >>> label_of("10:30 was the meeting") is None
    True
    """
    if ":" not in line[:_FURTHEST] and "\N{FULLWIDTH COLON}" not in line[:_FURTHEST]:
        return None
    simple = _SIMPLE.match(line)
    if simple:
        return Label(simple[1].rstrip(), simple.end())
    start = line[:160]
    found = _LABEL.match(start)
    if found:
        return Label(found["name"], found.end(), found["before"] or found["after"] or "")
    found = _HEAD.match(start)
    if found:
        return Label(found["bold"] or found["name"], found.end(), found["beside"] or found["after"])
    return None


def bracketed(line: str) -> Label | None:
    """Find `[Name]` at the start of a caption; `[laughs]` and `[Music]` are sounds.

    >>> bracketed("[Ruth] We did."), bracketed("[Music] We did.")
    (Label(name='Ruth', end=7, time=''), None)
    """
    found = _BRACKETED.match(line)
    if found is None or not is_neat(found["name"]) or not _SOUNDS.isdisjoint(found["name"].casefold().split()):
        return None
    return Label(found["name"].strip(), found.end())


def is_role(name: str) -> bool:
    """Say whether a name is that of a role: Interviewer, Researcher 1, P07, Q."""
    return bool(_ROLE.fullmatch(name) or _SHORT_ROLE.fullmatch(name))


def could_be_name(name: str, *, words: int = 4, length: int = 40) -> bool:
    """Say whether this may be a name at all: short, no sentence, none of the words that often stand before a colon.

    >>> [could_be_name(name) for name in ("Okafor, Ruth", "So", "What I mean is")]
    [True, False, False]
    """
    if is_role(name):
        return True
    pieces = name.split()
    if len(name) > length or not 1 <= len(pieces) <= words or not any(map(str.isalpha, name)):
        return False
    if name.endswith((",", "-")) or _begins_like_no_name(pieces):
        return False
    return not _FORBIDDEN.search(name) and _SMALL_WORDS.isdisjoint(pieces)


def is_neat(name: str) -> bool:
    """Say whether each word of a name begins as names do: with a capital, a digit or a bracket.

    >>> is_neat("Ruth van der Berg"), is_neat("the point")
    (True, False)
    """
    pieces = [piece for piece in name.split() if piece not in _PARTICLES]
    return bool(pieces) and all(_begins_like_a_name(piece) for piece in pieces)


def _begins_like_no_name(pieces: list[str]) -> bool:
    """Tell `Date of interview`, `So` and `Okay so` from `So Young Kim`."""
    first = pieces[0].casefold()
    if first in _HEADER_WORDS:
        return True
    return first in _OPENERS and (len(pieces) == 1 or not is_neat(" ".join(pieces)))


def _begins_like_a_name(piece: str) -> bool:
    first = piece.lstrip("([\"'@")[:1]
    return not first or first != first.lower() or not first.isalpha() or first.lower() == first.upper()


class Names(NamedTuple):
    """The accepted speaker names of a file, and the share of its cues or paragraphs that begin with one."""

    accepted: frozenset[str]
    share: float


def speakers(names: Sequence[str | None], *, further: Iterable[str] = (), roomy: bool = False) -> Names:
    """Decide from the name (or None) before the colon of each cue or paragraph which names are speakers.

    Where most begin with a name, a name counts that comes twice, is a role or is written like a name; elsewhere it
    must come twice and be written like a name, or be a role, and there must be more than one. `further` names count as
    coming again. `roomy` allows the long display names of video calls.
    """
    limits = {"words": 8, "length": 60} if roomy else {"words": 4, "length": 40}
    times = Counter(names)
    possible = {name: times[name] for name in times if name and could_be_name(name, **limits)}
    share = sum(possible.values()) / len(names) if names else 0.0
    counts: Counter[str] = Counter()
    for name, count in (Counter(further) + Counter(possible)).items():
        counts[name.casefold()] += count
    accepted = {name for name in possible if _is_speaker(name, counts[name.casefold()], share)}
    if share < _MOST and not _enough(accepted):
        return Names(frozenset(), 0.0)
    return Names(frozenset(accepted), sum(name in accepted for name in names) / max(len(names), 1))


_MOST, _NEARLY_ALL = 0.5, 0.8


def _is_speaker(name: str, count: int, share: float) -> bool:
    if is_role(name):
        return True
    neat = is_neat(name)
    if share >= _NEARLY_ALL and neat:
        return True
    return count > 1 and (neat or share >= _MOST)


def _enough(accepted: Iterable[str]) -> bool:
    return len({name.casefold() for name in accepted}) > 1 or any(is_role(name) for name in accepted)
