"""Codes from elsewhere: known ones are found, others get ids and a place in the codebook's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.memory import MemoryStore
from themecode.model import Code
from themecode.project import Project
from themecode.workflow.adopting import Adoption, adopt
from themecode.workflow.study import Study

BOOK = """\
codebook: T
codes:
  - code: ring_fencing
    label: Ringfencing
    definition: Kept for its purpose.
"""


def adopted(study: Study, *labels: str, folder: Path | None = None, **parents: str) -> Adoption:
    """Adopt codes by their labels."""
    wanted = [Code("", "", label=label, parent=parents.get(label)) for label in labels]
    with study.store.action("import", coder="ana", now="2031-05-03") as action:
        return adopt(study, action, wanted, source="survey.csv", folder=folder)


def test_known_codes_are_found_by_id_and_by_label(tmp_path: Path) -> None:
    """Whatever the case and the sign between words; nothing is written for them."""
    with Project.create(tmp_path / "study") as project:
        (project.folder / "codebook.yaml").write_text(BOOK)
        project.use_codebook(project.folder / "codebook.yaml")
        found = adopted(project.study, "Ring-fencing", "RINGFENCING", "ring fencing", folder=project.folder)
        assert set(found.ids.values()) == {"ring_fencing"}
        assert (found.added, found.file) == ((), None)
        assert len(project.store.codebooks()) == 1


def test_names_that_make_one_id_stay_apart(tmp_path: Path) -> None:
    """C and C++ are two codes; accents, digits and other scripts give valid ids; labels stay as they were written."""
    with Project.create(tmp_path / "study") as project:
        labels = ("C", "C++", "Accès", "2nd visit", "信頼", "quotes \"and\" 'such': # no comment")
        found = adopted(project.study, *labels, folder=project.folder)
        assert list(found.ids.values()) == ["c", "c_2", "acces", "code_2nd_visit", "code", "quotes_and_such_no_comment"]
        book = project.study.codebook
        assert tuple(code.name for code in book) == labels
        assert {code.definition for code in book} == {"Imported from survey.csv; to be defined."}
        assert found.file == project.folder / "codebook.yaml"


def test_a_codebook_of_its_own_is_not_overwritten(tmp_path: Path) -> None:
    """A file called codebook.yaml that is not in use stays; one outside the project stays, and a copy is written."""
    with Project.create(tmp_path / "study") as project:
        (project.folder / "codebook.yaml").write_text("mine")
        assert adopted(project.study, "hope", folder=project.folder).file == project.folder / "codebook-2.yaml"
        assert (project.folder / "codebook.yaml").read_text() == "mine"
        (tmp_path / "shared.yaml").write_text(BOOK)
        project.use_codebook(tmp_path / "shared.yaml")
        assert adopted(project.study, "hope", folder=project.folder).file == project.folder / "shared.yaml"
        assert (tmp_path / "shared.yaml").read_text() == BOOK
        assert project.study.codebook.ids == ("ring_fencing", "hope")


def test_without_a_folder_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that keeps no project has the codes in its own records only."""
    monkeypatch.chdir(tmp_path)
    study = Study(MemoryStore())
    found = adopted(study, "hope", "fear", fear="hope")
    assert found.file is None
    assert [(code.id, code.parent) for code in study.afresh().codebook] == [("hope", None), ("fear", "hope")]
    assert list(tmp_path.iterdir()) == []


def test_an_edited_file_is_what_codes_are_added_to(tmp_path: Path) -> None:
    """What stands in the file now goes on; a file with mistakes stops it, and nothing is written."""
    with Project.create(tmp_path / "study") as project:
        file = project.folder / "codebook.yaml"
        file.write_text(BOOK)
        project.use_codebook(file)
        file.write_text(BOOK + "  - code: edited\n    definition: Later.\n")
        adopted(project.study, "hope", folder=project.folder)
        assert project.study.codebook.ids == ("ring_fencing", "edited", "hope")
        file.write_text("codebook: T\n")
        with pytest.raises(ThemecodeError, match="has mistakes, so nothing can be changed"):
            adopted(project.study, "fear", folder=project.folder)
        assert file.read_text() == "codebook: T\n"
