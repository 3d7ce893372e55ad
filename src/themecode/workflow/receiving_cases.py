"""Cases of another tool: their texts, the people in them, and their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from themecode.model import Attribute, Case, Segment
from themecode.refi_qda import QdaCase, QdaProject
from themecode.workflow.receiving_texts import ReceivedText

_ALL, _MOST = 0.95, 0.5
"""From this share on a case's passages are the whole text; from that share on they are a speaker's turns."""


@dataclass
class ReceivedCases:
    """Ids of cases by GUID; the case of each document and speaker; attributes of cases and of documents."""

    ids: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    speakers: dict[tuple[str, str], str] = field(default_factory=dict)
    attributes: list[tuple[str, Attribute]] = field(default_factory=list)
    properties: list[tuple[str, str, str]] = field(default_factory=list)


def receive_cases(
    project: QdaProject,
    texts: Sequence[ReceivedText],
    passages: Mapping[str, Sequence[Segment]],
    known: Sequence[Case],
    losses: Counter[str],
) -> ReceivedCases:
    """Return what a project says of cases; `passages` are the stretches that are each case's words, by its GUID."""
    received = ReceivedCases()
    variables = {variable.guid: variable.name for variable in project.variables}
    by_guid = {text.source.guid: text for text in texts}
    settled = {document: case.id for case in known for document in case.documents if case.id != document}
    for number, case in enumerate(project.cases, 1):
        if _is_document(case, by_guid):
            continue
        name = _named(case, number, set(received.ids.values()))
        received.ids[case.guid] = name
        _give_documents(received, name, case, by_guid, settled, losses)
        _give_passages(received, name, passages.get(case.guid, ()), texts, losses)
        received.attributes += [(name, one) for one in _attributes(case.values, variables, losses)]
    _give_values(received, project, by_guid, variables, losses)
    return received


def _is_document(case: QdaCase, by_guid: Mapping[str, ReceivedText]) -> bool:
    """Say whether a case only carries a text's variables: it has no name, and one source."""
    return not case.name.strip() and len(case.sources) == 1 and case.sources[0] in by_guid


def _named(case: QdaCase, number: int, taken: set[str]) -> str:
    base = " ".join(case.name.split()) or f"case {number}"
    name, times = base, 1
    while name in taken:
        times += 1
        name = f"{base} ({times})"
    return name


def _give_documents(
    received: ReceivedCases,
    name: str,
    case: QdaCase,
    by_guid: Mapping[str, ReceivedText],
    settled: Mapping[str, str],
    losses: Counter[str],
) -> None:
    for guid in case.sources:
        text = by_guid.get(guid)
        if text is None:
            losses["texts of cases that did not come in"] += 1
            continue
        document = text.document.id
        before = received.documents.get(document) or settled.get(document, name)
        if before != name:
            losses["texts of more than one case (they stay with the first)"] += 1
        else:
            received.documents[document] = name


def _give_passages(
    received: ReceivedCases,
    name: str,
    passages: Iterable[Segment],
    texts: Sequence[ReceivedText],
    losses: Counter[str],
) -> None:
    """Give a case the document or the speakers whose words its passages are."""
    by_document: dict[str, list[Segment]] = {}
    for passage in passages:
        by_document.setdefault(passage.document, []).append(passage)
    for text in texts:
        inside = by_document.get(text.document.id, [])
        if not inside:
            continue
        covered, spoken = _covered(text, inside)
        if sum(covered.values()) >= _ALL * sum(spoken.values()):
            received.documents.setdefault(text.document.id, name)
            continue
        people = [speaker for speaker, length in covered.items() if length >= _MOST * spoken[speaker]]
        for speaker in people:
            received.speakers.setdefault((text.document.id, speaker), name)
        if not people:
            losses["passages of cases that are neither a text nor a speaker's turns"] += len(inside)


def _covered(text: ReceivedText, passages: Sequence[Segment]) -> tuple[Counter[str], Counter[str]]:
    """Return how many characters of each speaker lie in passages, and how many there are."""
    covered: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    merged = _merged(passages)
    at = 0
    for turn in text.document.turns:
        spoken[turn.speaker] += turn.end - turn.start
        while at < len(merged) and merged[at][1] <= turn.start:
            at += 1
        ahead = at
        while ahead < len(merged) and merged[ahead][0] < turn.end:
            covered[turn.speaker] += min(turn.end, merged[ahead][1]) - max(turn.start, merged[ahead][0])
            ahead += 1
    return covered, spoken


def _merged(passages: Iterable[Segment]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for passage in sorted(passages):
        if merged and passage.start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], passage.end)
        else:
            merged.append((passage.start, passage.end))
    return merged


def _give_values(
    received: ReceivedCases,
    project: QdaProject,
    by_guid: Mapping[str, ReceivedText],
    variables: Mapping[str, str],
    losses: Counter[str],
) -> None:
    """Give the values of texts: to the text itself where it belongs to a case, else to the case that it is."""
    values = [(guid, text.source.values) for guid, text in by_guid.items()]
    values += [(case.sources[0], case.values) for case in project.cases if _is_document(case, by_guid)]
    for guid, written in values:
        document = by_guid[guid].document.id
        for one in _attributes(written, variables, losses):
            if document in received.documents:
                received.properties.append((document, one.name, one.value))
            else:
                received.attributes.append((document, one))


def _attributes(
    values: Iterable[tuple[str, str]], variables: Mapping[str, str], losses: Counter[str]
) -> Iterable[Attribute]:
    for variable, value in values:
        name = " ".join(variables.get(variable, "").split())
        if name and value.strip():
            yield Attribute(name, value)
        else:
            losses["values without a known variable"] += not name
