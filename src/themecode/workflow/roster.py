"""Which names a study knows: its speakers and cases, places and organisations in attributes, a file of names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from themecode.errors import ThemecodeError, did_you_mean
from themecode.pseudonyms import GENERAL, KINDS, Kind, Name
from themecode.workflow.study import Study

_ASIDE = re.compile(r"[(\[](.*?)[)\]]")
_CODED = re.compile(r"(?:[A-Za-z]{0,4}|Person|Name|Place|Organisation)[ _-]?\d+[A-Za-z]?|[A-Za-z]")
_SAYS = {
    "person": ("name", "person", "interviewee", "participant", "contact", "lead"),
    "organisation": ("organisation", "organization", "system", "trust", "icb", "employer", "council", "provider"),
    "place": ("place", "town", "city", "county", "area", "locality", "address", "borough", "district", "hospital"),
}
_COLUMNS = ("name", "kind", "replacement")


def roster(study: Study, file: Path | None = None) -> list[Name]:
    """Return the names to look for, those of a person's own file first."""
    return [*(_from_file(file) if file else ()), *_speakers(study), *_cases(study), *_attributes(study)]


def person_name(speaker: str) -> tuple[str, str]:
    """Return a speaker's name in the order of speech, and what stands in brackets behind it.

    >>> person_name("Okafor, Ruth (LINDENFEN ICB)"), person_name("Dr Amara Bell [External]")
    (('Ruth Okafor', 'LINDENFEN'), ('Dr Amara Bell', ''))
    """
    aside = " ".join(_ASIDE.findall(speaker))
    last, comma, first = _ASIDE.sub("", speaker).strip().partition(",")
    words = [] if aside.lower() in ("external", "guest", "unverified") else aside.split()
    while words and words[-1].lower() in GENERAL:
        words.pop()
    affiliation = " ".join(words)
    return " ".join(f"{first} {last}".split()) if comma else last, affiliation


def is_named(speaker: str) -> bool:
    """Say whether a speaker has a person's name, and not that of a role or number.

    >>> [is_named(name) for name in ("Ruth Okafor", "Interviewer", "P07", "Unknown", "Person 1")]
    [True, False, False, False, False]
    """
    from themecode.importers.names import is_role
    from themecode.workflow.roles import UNKNOWN

    name, _ = person_name(speaker)
    return name[:1].isupper() and name != UNKNOWN and not is_role(name) and not _CODED.fullmatch(name)


def _speakers(study: Study) -> Iterator[Name]:
    stands = _participants(study)
    asking = {person_name(s.name)[0] for s in study.speakers if s.role == "interviewer" and is_named(s.name)}
    for speaker in study.speakers:
        name, affiliation = person_name(speaker.name)
        if is_named(speaker.name):
            single = "[Interviewer]" if asking == {name} else ""
            new = single if speaker.role == "interviewer" else stands.get((speaker.document, speaker.name), "")
            yield Name("person", name, f"speaks in {speaker.document}", new)
        if affiliation:
            yield Name("organisation", affiliation, "stands behind a speaker's name")


def _participants(study: Study) -> dict[tuple[str, str], str]:
    """Return what stands for each participant: the case's id, unless it is a name itself or means several people."""
    people: dict[str, list[tuple[str, str]]] = {}
    of_speaker = {pair: case.id for case in study.cases for pair in case.speakers}
    of_document = {document: case.id for case in study.cases for document in case.documents}
    for speaker in study.speakers:
        case = of_speaker.get((speaker.document, speaker.name), of_document.get(speaker.document, ""))
        if speaker.role == "participant" and is_named(speaker.name) and _CODED.fullmatch(case):
            people.setdefault(case, []).append((speaker.document, speaker.name))
    single = {case: pairs for case, pairs in people.items() if len({person_name(name)[0] for _, name in pairs}) == 1}
    return {pair: f"[{case}]" for case, pairs in single.items() for pair in pairs}


def _cases(study: Study) -> Iterator[Name]:
    for case in study.cases:
        written = re.sub(r"[_-]+", " ", case.id)
        if not _CODED.fullmatch(case.id) and not any(sign.isdigit() for sign in case.id):
            yield Name("name", written, "the id of a case")


def _attributes(study: Study) -> Iterator[Name]:
    for case in study.cases:
        for attribute in case.attributes:
            kind = next((kind for kind, words in _SAYS.items() if _mentions(attribute.name, words)), None)
            if kind and attribute.value[:1].isupper():
                yield Name(_kind(kind), attribute.value, f"the {attribute.name} of a case")


def _mentions(name: str, words: Sequence[str]) -> bool:
    return not set(re.split(r"[\W_]+", name.lower())).isdisjoint(words)


def _from_file(file: Path) -> Iterator[Name]:
    """Read names, one a line; a .csv may have the columns kind and replacement, too."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ThemecodeError(f"The file of names {file} cannot be read.", mend="Save it as text in UTF-8.") from error
    if file.suffix.lower() != ".csv":
        yield from (Name("name", line.strip(), "your file of names") for line in lines if line.strip())
        return
    try:
        rows = csv.DictReader(lines)
        names, read = set(rows.fieldnames or ()), list(rows)
    except csv.Error as error:
        raise ThemecodeError(f"{file.name} is no CSV that can be read.", mend="Save it as CSV in UTF-8.") from error
    if "name" not in names or not names <= set(_COLUMNS):
        raise ThemecodeError(f"{file.name} has no usable header.", mend=f"Its columns are: {', '.join(_COLUMNS)}.")
    for row in read:
        if row["name"]:
            yield Name(
                _kind(row.get("kind") or "name"), row["name"], "your file of names", row.get("replacement") or ""
            )


def _kind(written: str) -> Kind:
    for kind in KINDS:
        if kind.lower() == written.strip().lower():
            return kind
    close = did_you_mean(written, KINDS)
    raise ThemecodeError(
        f"'{written}' is no kind of name.", mend=f"Did you mean '{close[0]}'?" if close else f"{', '.join(KINDS)}."
    )
