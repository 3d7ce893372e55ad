"""A study as another tool reads it: REFI-QDA's records, and a count of what they cannot hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version

from themecode.model import HEADING, TABLE, TEXT, Codebook, Coding, Document
from themecode.refi_qda import Layout, QdaCase, QdaProject, QdaSet, QdaUser, layout_of, make_guid
from themecode.workflow.reception import study_id
from themecode.workflow.sending_codes import qda_codes, theme_sets
from themecode.workflow.sending_notes import NotesSent, send_notes
from themecode.workflow.sending_texts import send_texts
from themecode.workflow.sending_values import Values
from themecode.workflow.study import Study

ORIGIN = "themecode"


@dataclass
class Sending:
    """A study on its way out: its id, which all GUIDs are made from, and what gets lost."""

    study: Study
    title: str
    losses: Counter[str] = field(default_factory=Counter)

    def guid(self, kind: str, *names: object) -> str:
        """Return the GUID of a thing of this study."""
        return make_guid(study_id(self.study), kind, *names)

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook in use, or one without codes."""
        return self.study.codebook if self.study.store.codebook() is not None else Codebook("", ())

    @cached_property
    def codings(self) -> list[Coding]:
        """The codings that are exported: nobody rejected them, and the codebook in use has their code."""
        known = set(self.codebook.ids)
        return [coding for coding in self.study.codings if coding.status != "rejected" and coding.code in known]


def send(study: Study, title: str) -> tuple[QdaProject, Counter[str]]:
    """Return a study's project for other tools, and what they will not see, by kind."""
    sending = Sending(study, title)
    layouts = {document.id: layout_of(document) for document in study.documents}
    values = Values(sending.guid, study)
    notes = send_notes(sending)
    sources = send_texts(sending, layouts, notes, values)
    names = {coding.coder for coding in study.codings} | {memo.coder for memo in study.store.memos()}
    _count_losses(sending, layouts)
    project = QdaProject(
        title,
        f"{ORIGIN} {version('themecode')}",
        users=tuple(QdaUser(sending.guid("user", name), name) for name in sorted(names)),
        codes=qda_codes(sending.codebook, study_id(study), notes.of_codes),
        variables=values.variables,
        cases=tuple(_cases(sending, values)),
        sources=sources,
        notes=notes.notes,
        links=notes.links,
        sets=tuple(_sets(sending, notes)),
        project_notes=notes.of_project,
        created=first_date(study),
    )
    return project, sending.losses


def first_date(study: Study) -> str:
    """Return when the study was begun: the date of its first action."""
    done = study.store.actions()
    return done[0].created if done else ""


def _cases(sending: Sending, values: Values) -> Iterable[QdaCase]:
    for case in sending.study.cases:
        if case.speakers:
            sending.losses["cases that are one of several speakers (their turns are not marked)"] += len(case.speakers)
        sending.losses["places that show a value"] += sum(one.evidence is not None for one in case.attributes)
        sources = tuple(sending.guid("document", document) for document in case.documents)
        guid = sending.guid("case", case.id)
        yield QdaCase(guid, case.id, values=values.of_case(case), sources=sources)


def _sets(sending: Sending, notes: NotesSent) -> Iterable[QdaSet]:
    yield from theme_sets(sending.codebook, study_id(sending.study))
    kinds = {"document": "source", "code": "code", "memo": "note"}
    known = {code.id for code in sending.codebook}
    for one in sending.study.store.named_sets():
        members = []
        for kind, name in one.members:
            guid = notes.guids.get(name, "") if kind == "memo" else sending.guid(kind, name)
            if guid and (kind != "code" or name in known):
                members.append((kinds[kind], guid))
        yield QdaSet(sending.guid("set", one.name), one.name, tuple(members), one.description)  # type: ignore[arg-type]


def _count_losses(sending: Sending, layouts: dict[str, Layout]) -> None:
    study, losses = sending.study, sending.losses
    losses["confirmations (other tools show the coding alone)"] += sum(c.status == "confirmed" for c in study.codings)
    losses["rejected codings (left out)"] += sum(c.status == "rejected" for c in study.codings)
    strange = [c for c in study.codings if c.status != "rejected" and c.code not in sending.codebook.ids]
    losses["codings of codes that are not in the codebook in use (left out)"] += len(strange)
    losses["codings whose words are gone (left out)"] += len(study.adrift)
    losses["roles of speakers"] += len(study.speakers)
    losses["checks of transcripts against recordings"] += len(study.store.transcript_checks())
    losses["marks of what was read"] += len(study.store.read_marks())
    losses["starts and ends of blind coding"] += len(study.store.blindings())
    for document in study.documents:
        losses["times of turns"] += sum(turn.start_ms is not None for turn in document.turns)
        losses["turns whose speaker's name is not in the text"] += _nameless(document, layouts[document.id])
        losses["headings and cells of tables (plain paragraphs there)"] += sum(
            turn.speaker in (HEADING, TABLE) for turn in document.turns
        )


def _nameless(document: Document, layout: Layout) -> int:
    if layout.labelled or document.verbatim:
        return 0
    return sum(turn.speaker not in ("Unknown", TEXT, HEADING, TABLE) for turn in document.turns)
