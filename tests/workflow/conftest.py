"""A small interview whose sentences can be counted by hand, coded by rules and by people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.model import Coding, Segment
from themecode.project import Project, who_and_when
from themecode.workflow.importing import ImportOptions

TALKS = {
    "P01": (
        "Interviewer: Money?\n\nP01: The money went. The cash stayed. Nobody asked.\n\n"
        "Interviewer: Why?\n\nP01: Budgets. Money is money.\n"
    ),
    "P02": "Interviewer: Money?\n\nP02: No money came. We begged. The cash ran out.\n",
}


class Small:
    """A project with two interviews, and short ways to put a codebook to use and to code by hand."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.file = project.folder / "codebook.yaml"

    def write(self, codes: str, file: str = "codebook.yaml") -> Path:
        """Write a codebook: one line a code, `money: cash | coin` with its rules after the colon."""
        written = ["codebook: T", "codes:"]
        for line in codes.strip().splitlines():
            code, _, rules = line.strip().partition(": ")
            written += [f"  - code: {code}", f"    definition: About {code}.", "    rules:"]
            written += [f"      - '{rule.strip()}'" for rule in rules.split("|")]
        path = self.project.folder / file
        path.write_text("\n".join(written) + "\n")
        return path

    def use(self, codes: str) -> None:
        """Write a codebook, put it to use and run its rules."""
        self.project.use_codebook(self.write(codes))
        self.project.tag()

    def code(self, document: str, words: str, code: str, coder: str = "ana") -> None:
        """Code the first place of some words by hand."""
        study, author = self.project.study, who_and_when(coder)
        start = study.document(document).text.index(words)
        segment = Segment(document, start, start + len(words))
        with study.store.action("code", coder=author.name, now=author.now) as action:
            action.add_codings([Coding("", segment, words, code, author.name, "person", author.now)])

    def rule(self, ruling: str, *texts: str) -> None:
        """Confirm or reject the codings of these sentences."""
        found = [coding.id for coding in self.project.study.codings if coding.text in texts]
        assert len(found) >= len(texts)
        self.project.decide(found, "confirmed" if ruling == "confirm" else "rejected")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Small]:
    """Make the small project, which is Ana's."""
    monkeypatch.setenv("THEMECODE_CODER", "ana")
    files = []
    for name, words in TALKS.items():
        (tmp_path / f"{name}.txt").write_text(words)
        files.append(tmp_path / f"{name}.txt")
    with Project.create(tmp_path / "study") as project:
        project.import_files(files, ImportOptions())
        yield Small(project)


@pytest.fixture(scope="session")
def histories(beside: Any) -> Any:
    """Return what lets coders do things at random."""
    return beside("histories", "workflow")
