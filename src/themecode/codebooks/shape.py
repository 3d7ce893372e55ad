"""The shape of a codebook file: which fields there are, and what each holds."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from typing_extensions import Annotated  # noqa: UP035 - pydantic resolves it on every Python we support

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9A-Fa-f]{6})?$")]
Sentence = Annotated[str, StringConstraints(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CodeFields(_Strict):
    """One code."""

    code: Id = Field(description="the code's id: lower case, digits, _; unique in the codebook")
    label: str = Field("", description="the name that people see; the id where there is none")
    definition: Sentence = Field(description="what the code covers")
    use_when: str = Field("", description="when a coder gives it")
    not_when: str = Field("", description="when a coder does not")
    examples: list[Sentence] = Field([], description="sentences that the rules must code")
    non_examples: list[Sentence] = Field([], description="sentences that the rules must not code")
    rules: list[Sentence] = Field([], description="what the tagger looks for")
    unless: list[Sentence] = Field([], description="a hit is dropped where one of these is in its sentence")
    colour: Colour = Field("", description="#rrggbb")
    codes: list[CodeFields] = Field([], description="sub-codes")


class ThemeFields(_Strict):
    """One theme of a coding frame that is fixed beforehand."""

    theme: Id
    label: str = ""
    idea: str = Field("", description="one sentence: the central organising idea")
    codes: list[Id] = Field([], description="ids of its codes")


class CodebookFields(_Strict):
    """The whole file."""

    codebook: Sentence = Field(description="the title")
    version: str = ""
    language: str = "en"
    description: str = ""
    codes: list[CodeFields] = Field(min_length=1)
    themes: list[ThemeFields] = []


def fields_at(path: tuple[str | int, ...]) -> list[str]:
    """Return the names of the fields that may stand at a place in the file, for "did you mean"."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return list(CodebookFields.model_fields)
    return list(ThemeFields.model_fields if names[0] == "themes" else CodeFields.model_fields)


def schema() -> dict[str, Any]:
    """Return the file's JSON Schema, for editors that check YAML while one writes."""
    return CodebookFields.model_json_schema()
