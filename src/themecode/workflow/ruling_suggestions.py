"""Step: a person accepts or rejects what was suggested; only then does the journal know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from themecode.errors import ThemecodeError
from themecode.model import Coding, Decision, Suggestion, suggestion_id
from themecode.workflow.study import Author, Study
from themecode.workflow.suggesting import Manner, Suggesting, suggestions_of
from themecode.workflow.units import units_of

Ruling = Literal["confirmed", "rejected"]


def rule_on(study: Study, suggestions: Sequence[Suggestion], ruling: Ruling, author: Author) -> list[Coding]:
    """Make suggestions the person's codings, or remember that the person rejected them; all in one action.

    Both are codings with the suggestion as evidence: its chance, the words that weighed, the model. A rejected one
    is counted nowhere, as any rejected coding, and teaches the next model.
    """
    made = [
        Coding("", one.segment, one.text, one.code, author.name, "suggestion", author.now, one.evidence)
        for one in suggestions
    ]
    summary = " ".join(one.id for one in suggestions)
    verb = "accept suggestion" if ruling == "confirmed" else "reject suggestion"
    with study.store.action(verb, summary, coder=author.name, now=author.now) as action:
        names = action.add_codings(made)
        action.add_decisions([Decision(name, ruling, author.name, author.now) for name in names])
    return [replace(one, id=name, status=ruling) for one, name in zip(made, names, strict=True)]


def recode(study: Study, suggestion: Suggestion, code: str, author: Author) -> Coding:
    """Reject a suggestion and give its words another code by hand, in one action. Raises ThemecodeError."""
    wanted = study.code(code)
    if wanted == suggestion.code:
        raise ThemecodeError(
            f"{suggestion.id} suggests {wanted} already.", mend=f"Accept it: themecode confirm {suggestion.id}"
        )
    place = (suggestion.segment, suggestion.text)
    rejected = Coding("", *place, suggestion.code, author.name, "suggestion", author.now, suggestion.evidence)
    made = Coding("", *place, wanted, author.name, "person", author.now)
    with study.store.action("recode", f"{suggestion.id} to {wanted}", coder=author.name, now=author.now) as action:
        first, second = action.add_codings([rejected, made])
        action.add_decisions([Decision(first, "rejected", author.name, author.now)])
    return replace(made, id=second)


def named(study: Study, names: Sequence[str], manner: Manner | None = None) -> list[Suggestion]:
    """Return suggestions by name, with the chance and reasons that the model gives now. Raises ThemecodeError."""
    model = suggestions_of(study, manner)
    return [_named(study, model, name) for name in dict.fromkeys(names)]


def _named(study: Study, model: Suggesting, name: str) -> Suggestion:
    code = study.code(name.partition(".")[2])
    texts = {document.id: document for document in study.documents}
    places = [
        segment
        for unit in ("sentence", "turn")
        for document in study.documents
        for segment in units_of(study, [document], unit).within(document.id)
        if suggestion_id(segment, segment.words_of(texts[document.id].text), code) == name
    ]
    if len(set(places)) != 1:
        says = f"No words here are called {name}." if not places else f"Several words are called {name}."
        raise ThemecodeError(says, mend="See what is suggested: themecode suggest")
    here = [c for c in study.codings if c.segment == places[0] and c.code == code and c.status != "unreviewed"]
    if here:
        raise ThemecodeError(f"{name} was decided on already: {here[0].id}, {here[0].status}.")
    if places[0] in model.said.row_of:
        return model.suggestion(model.said.row_of[places[0]], model.said.codebook_place(code))
    text = places[0].words_of(texts[places[0].document].text)
    return Suggestion(name, places[0], text, code, None, model.fingerprint)
