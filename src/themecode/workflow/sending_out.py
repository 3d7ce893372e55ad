"""Step: a study goes out to other tools, with a count of what they will not see; and it is read back and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from themecode import exports, refi_qda
from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.model import Coding, Table
from themecode.refi_qda import Unit, layout_of
from themecode.workflow.exchanging import Incoming, import_project
from themecode.workflow.sending import Sending, send
from themecode.workflow.study import Author, Study

_ASTRAL = 0xFFFF


@dataclass(frozen=True)
class ExportedProject:
    """What a file holds, by kind and count, and what other tools will not see; `compared` where it was read back."""

    path: Path
    went: tuple[tuple[str, int], ...]
    losses: tuple[tuple[str, int], ...]
    wide: int = 0
    compared: tuple[tuple[str, int], ...] = ()
    differences: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """What the file holds, one kind a row."""
        return Table("exported", ("exported", "number"), self.went, f"Written to {self.path.name}.")

    @property
    def losses_table(self) -> Table:
        """What other tools will not see, one kind a row."""
        basis = "Your project keeps all of it." if self.losses else "Everything is in the file."
        return Table("not exported", ("other tools will not see", "number"), self.losses, basis)


def export_project(
    study: Study, path: Path, title: str, *, unit: Unit = "codepoint", verify: bool = False
) -> ExportedProject:
    """Write a study as a .qdpx; with `verify`, read it back and compare every word that was coded."""
    study = study.whole
    if not study.documents:
        raise ThemecodeError("There is no document to export yet.", safe="Nothing was written.")
    project, losses = send(study, title)
    content, lost = refi_qda.write_project(project, unit)
    exports.write_bytes(path, content)
    counts = {
        "documents": len(project.sources),
        "codes": len(project.codes),
        "codings": sum(len(one.codings) for source in project.sources for one in source.selections),
        "coders": len(project.users),
        "cases": len(project.cases),
        "memos": len(project.notes),
        "sets and themes": len(project.sets),
    }
    wide = sum(ord(sign) > _ASTRAL for source in project.sources if not source.text.isascii() for sign in source.text)
    went = tuple((kind, number) for kind, number in counts.items() if number)
    told = ExportedProject(path, went, _counted(losses + lost), wide)
    if not verify:
        return told
    compared, differences = compare_with_file(study, path, title)
    return replace(told, compared=_counted(compared), differences=tuple(differences))


def compare_with_file(study: Study, path: Path, title: str) -> tuple[Counter[str], list[str]]:
    """Read an exported file into a study of its own, and compare: how many things were, and what differs."""
    back = Study(MemoryStore())
    author = Author("themecode", study.store.actions()[-1].created)
    import_project(back, Incoming(refi_qda.read_project(path), "refi-qda", path.name), author)
    compared: Counter[str] = Counter()
    differences: list[str] = []
    for kind, (ours, theirs) in _things(Sending(study, title), back.afresh()).items():
        compared[kind] += len(ours)
        differences += [f"{kind}: {_named(one)} is not in the file as it is here" for one in ours if one not in theirs]
        differences += [f"{kind}: {_named(one)} is in the file and not here" for one in theirs if one not in ours]
    return compared, differences


Things = dict[object, None]


def _things(sending: Sending, back: Study) -> dict[str, tuple[Things, Things]]:
    """Return, for each kind of thing, those of the study and those of the file."""
    study = sending.study
    theirs = Sending(back, "")
    return {
        "texts": (_texts(study), _texts(back)),
        "codes": (_codes(sending), _codes(theirs)),
        "codings": (_codings(sending.codings), _codings(theirs.codings)),
        "memos": (_memos(sending), _memos(theirs)),
        "cases": (_cases(study), _cases(back)),
        "sets": (_sets(study), _sets(back)),
    }


def _texts(study: Study) -> Things:
    found: Things = {}
    for document in study.documents:
        named = document.verbatim or layout_of(document).labelled
        turns = tuple((turn.speaker if named else "", turn.start, turn.end) for turn in document.turns)
        found[document.id, document.text, turns, document.format, document.file, document.attributes] = None
    return found


def _codes(sending: Sending) -> Things:
    found: Things = {}
    for code in sending.codebook:
        lists = (code.examples, code.non_examples, code.rules, code.unless)
        written = tuple(tuple(one.written for one in lines) for lines in lists)
        said = (code.label, code.definition, code.use_when, code.not_when, code.colour, code.parent, code.group)
        found[code.id, said, written] = None
    for theme in sending.codebook.themes:
        found[theme.id, theme.label, theme.idea, theme.codes] = None
    return found


def _codings(codings: Iterable[Coding]) -> Things:
    return {_coding(coding): None for coding in codings}


def _coding(coding: Coding) -> tuple[object, ...]:
    place = (coding.segment.document, coding.segment.start, coding.segment.end, coding.text)
    return (*place, coding.code, coding.coder, coding.origin, coding.created, coding.evidence)


def _memos(sending: Sending) -> Things:
    codings = {coding.id: _coding(coding) for coding in sending.codings}
    found: Things = {}
    for memo in sending.study.store.memos():
        if memo.about != "coding" or memo.target in codings:
            target = codings.get(memo.target, memo.target) if memo.about == "coding" else memo.target
            found[memo.about, target, memo.segment, memo.text, memo.coder, memo.created, memo.title] = None
    return found


def _cases(study: Study) -> Things:
    found: Things = {}
    for case in study.cases:
        values = tuple(sorted((one.name, one.value) for one in case.attributes))
        found[case.id, case.documents, values] = None
    return found


def _sets(study: Study) -> Things:
    return {(one.name, len(one.members), one.description): None for one in study.store.named_sets()}


def _named(one: object) -> str:
    """Name a thing by its id and place, never by its words."""
    parts = one[:3] if isinstance(one, tuple) and isinstance(one[1], int) else one[:1] if isinstance(one, tuple) else ()
    return " ".join(map(str, parts))


def _counted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((kind, number) for kind, number in counts.items() if number))
