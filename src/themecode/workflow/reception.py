"""A project of another tool on its way into a study: first everything is worked out, then it is written at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from themecode.model import Codebook, Segment, Theme
from themecode.refi_qda import QdaProject, read_evidence, read_source
from themecode.workflow.receiving import Place, ReceivedCoding, Receiver, places_of
from themecode.workflow.receiving_cases import ReceivedCases, receive_cases
from themecode.workflow.receiving_codes import CODEBOOK_FILE, ReceivedCodes, WantedCodes, receive_codes, theme_of
from themecode.workflow.receiving_notes import About, Notes
from themecode.workflow.receiving_texts import namesakes, receive_speakers, receive_texts
from themecode.workflow.study import Author, Study

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reception:
    """A project of another tool on its way into a study: first everything is worked out, then written at once."""

    def __init__(self, study: Study, project: QdaProject, author: Author, format_name: str) -> None:
        self._study, self._author = study, author
        self._file = CODEBOOK_FILE
        self.losses = Counter(project.losses)
        cases = {case.guid for case in project.cases}
        self._of_cases = {code.guid for code in project.codes if code.guid in cases}
        parents = {code.guid: code.parent for code in project.codes}
        kept = (code for code in project.codes if code.guid not in cases)
        codes = tuple(replace(code, parent=_above(code.parent, parents, cases)) for code in kept)
        self.project = replace(project, codes=codes)
        self.texts = receive_texts(self.project, format_name, study.documents)
        self.namesakes = tuple(namesakes(self.texts, study.documents))
        self.losses["texts without words"] += len(project.sources) - len(self.texts)
        self.places = list(places_of(self.texts, self.losses))
        self.speakers, self.untold = receive_speakers(self.texts, study.speakers)

    def name_codebook(self, file: str) -> None:
        """Say under which name the codebook lies in the project."""
        self._file = file.rsplit("/", 1)[-1]

    @cached_property
    def used(self) -> Codebook | None:
        """The codebook in use, where there is one."""
        return self._study.codebook if self._study.store.codebook() is not None else None

    @cached_property
    def codes(self) -> ReceivedCodes:
        """The codes, with their ids here."""
        ours = self.project.origin.startswith("themecode")
        wanted = WantedCodes(self.project.codes, ours, self.project.sets if ours else ())
        title = self.project.name.strip() or "Imported codes"
        return receive_codes(wanted, self.used, project=study_id(self._study), title=title, file=self._file)

    @cached_property
    def receiver(self) -> Receiver:
        """What turns selections into codings."""
        return Receiver(self.project, dict(self.codes.ids), self._study.codings, self._author.now)

    @cached_property
    def codings(self) -> list[tuple[Place, ReceivedCoding]]:
        """The codings with their selections, those that are here already, too."""
        found = []
        for place in self.places:
            coded = _without(place, self._of_cases) if self._of_cases else place
            found += [(place, coding) for coding in self.receiver.codings(coded, self.losses)]
        return found

    @cached_property
    def cases(self) -> ReceivedCases:
        """The cases with their texts, people and values."""
        passages: dict[str, list[Segment]] = {}
        named = {place.selection.guid: place for place in self.places if place.selection.guid}
        for case in self.project.cases:
            for guid in case.selections:
                if guid in named:
                    passages.setdefault(case.guid, []).append(named[guid].segment)
                else:
                    self.losses["passages of cases that did not come in"] += 1
        for place in self.places:
            for coding in place.selection.codings:
                if coding.code in self._of_cases:
                    passages.setdefault(coding.code, []).append(place.segment)
        return receive_cases(self.project, self.texts, passages, self._study.cases, self.losses)

    def notes(self, coded: Mapping[int, str]) -> Notes:
        """Return the notes with what they are about; `coded` are the ids of codings by their number in `codings`."""
        notes = Notes(self.project, self.receiver.coders, self._author.now, self.losses)
        things: dict[str, About] = {}
        self._point_texts(notes, things)
        for code in self.project.codes:
            things[code.guid] = About("code", self.codes.ids[code.guid])
            notes.point(code.notes, things[code.guid])
        for case in self.project.cases:
            if case.guid in self.cases.ids:
                things[case.guid] = About("case", self.cases.ids[case.guid])
                notes.say(things[case.guid], case.description)
        for number, (_, coding) in enumerate(self.codings):
            if number in coded:
                notes.point(coding.notes, About("coding", coded[number]))
        for guid, theme in self.themes.items():
            things[guid] = About("theme", theme.id)
        notes.point(self.project.project_notes, About("project", ""))
        notes.say(About("project", ""), self.project.description)
        notes.follow_links(things)
        return notes

    def _point_texts(self, notes: Notes, things: dict[str, About]) -> None:
        for text in self.texts:
            things[text.source.guid] = about = About("document", text.document.id)
            notes.point(text.source.notes, about)
            made = {"user": text.source.user, "created": text.source.created}
            if read_source(text.source.description) is None:
                notes.say(about, text.source.description, **made)
        for place in self.places:
            about = About("segment", place.segment.document, place.segment)
            if place.selection.guid:
                things[place.selection.guid] = about
            self._point_selection(notes, place, about)

    def _point_selection(self, notes: Notes, place: Place, about: About) -> None:
        selection = place.selection
        notes.point(selection.notes, about)
        reasons = read_evidence(selection.description, place.segment.start, place.text.document.text)
        made = {"user": selection.user, "created": selection.created}
        words = place.segment.words_of(place.text.document.text)
        title = "" if names_its_words(selection.name, words) else selection.name
        if not reasons:
            notes.say(about, selection.description, title=title, **made)
        if title and not selection.description.strip():
            self.losses["names of selections that are not their words"] += 1
        if not selection.whole and not (selection.codings or selection.notes or selection.description.strip()):
            self.losses["selections without a code or a note"] += 1

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """The sets of our own files that are themes of the codebook, by their GUIDs."""
        known = {theme.id for theme in (self.codes.codebook or self.used or Codebook("", ())).themes}
        if not self.project.origin.startswith("themecode"):
            return {}
        found = {one.guid: theme_of(one, self.codes.ids) for one in self.project.sets}
        return {guid: theme for guid, theme in found.items() if theme is not None and theme.id in known}


def _without(place: Place, codes: set[str]) -> Place:
    """Return a selection without the codings of some codes."""
    codings = tuple(one for one in place.selection.codings if one.code not in codes)
    return replace(place, selection=replace(place.selection, codings=codings))


def names_its_words(name: str, words: str) -> bool:
    """Say whether a selection's name is nothing but its words, cut short, or the number of its line.

    >>> names_its_words("It was hard to\u2026", "It was hard to  say."), names_its_words("fatty foods", "It was")
    (True, False)
    """
    given = " ".join(name.rstrip("\u2026. ").split())
    return not given or given.lower().startswith("line:") or " ".join(words.split()).startswith(given)


def study_id(study: Study) -> str:
    """Return the id that a study was given when it was made, "" where it keeps none."""
    return study.store.meta("project") if hasattr(study.store, "meta") else ""


def _above(parent: str, parents: Mapping[str, str], cases: set[str]) -> str:
    """Return the nearest code above that is no case."""
    while parent in cases:
        parent = parents.get(parent, "")
    return parent
