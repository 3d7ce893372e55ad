"""The examples of the standard, and what came of them, counted in their XML by other means."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from themecode import refi_qda

from .conftest import Came
from .test_neighbours import came


def xml_of(path: Path) -> str:
    """Return a sample's XML as a string, for counting."""
    if path.suffix == ".qdpx":
        import zipfile

        with zipfile.ZipFile(path) as archive:
            return archive.read("Project.qde").decode()
    return path.read_text("utf-8")


def count(xml: str, element: str) -> int:
    """Count elements by their opening tags."""
    return len(re.findall(rf"<{element}[\s>/]", xml))


def lost_codings(found: Came) -> int:
    """Return how many codings were listed as lost."""
    return sum(number for kind, number in found.losses.items() if kind.startswith("codings of"))


def bring(path: Path) -> Came:
    """Bring a sample in."""
    from themecode.workflow.exchanging import read_incoming

    return came(read_incoming(path))


@pytest.mark.parametrize("name", ["spec_annexA2_atlasti8_mac.qde", "TestProject.qdpx"])
def test_the_project_of_atlas_ti(samples: Path, name: str) -> None:
    """Annex A.2 and the same in an archive: 14 codes, both memos, groups of codes; every coding in or listed."""
    found, xml = bring(samples / name), xml_of(samples / name)
    assert len(found.study.codebook.codes) == count(xml, "Code") == 14
    assert len(found.study.store.memos()) == count(xml, "Note") == 2
    assert lost_codings(found) + len(found.study.codings) == count(xml, "Coding") == 16
    assert found.losses["texts whose plain text is empty or not in the file"] == count(xml, "TextSource") == 6
    assert (
        len(found.study.store.named_sets()) + found.losses["sets without members that came in"]
        == count(xml, "Set")
        == 16
    )
    assert found.losses["members of sets that did not come in"] == count(xml, "MemberSource") == 23
    colours = {code.name: code.colour for code in found.study.codebook}
    assert colours["cornflakes"] == "#DC0000"
    assert colours["milk"] == ""
    assert found.study.codebook.code("coke").definition == "the breakfast of champions"


def test_the_project_of_transana(samples: Path) -> None:
    """Annex A.3, of an older namespace and not valid: codes in their groups; 66 codings and 40 notes listed."""
    found, xml = bring(samples / "spec_annexA3_transana.qde"), xml_of(samples / "spec_annexA3_transana.qde")
    assert len(found.study.codebook.codes) == count(xml, "Code") == 19
    assert sum(code.group for code in found.study.codebook) == xml.count('isCodable="false"')
    assert lost_codings(found) == count(xml, "Coding") == 66
    assert found.losses["notes whose text is not in the file"] == count(xml, "Note") == 40


def test_the_codebook_of_the_standard(samples: Path) -> None:
    """Annex A.1: six codes, two of them headings, GUIDs with and without braces."""
    found = refi_qda.read_codebook(samples / "spec_annexA1_codebook.qdc")
    assert [(code.name, code.codable) for code in found.codes] == [
        ("Topics", False),
        ("Economy", True),
        ("Health care", True),
        ("Values", False),
        ("Conservatives", True),
        ("Liberals", True),
    ]
    assert found.codes[3].guid == "9fa9bcb7-5b59-47a9-8c3e-f65cffdc7520"
    assert found.codes[0].guid == "5215cc69-b628-4e02-afb9-9beeaee55808"


def test_texts_put_beside_the_samples_xml(samples: Path, tmp_path: Path) -> None:
    """ATLAS.ti's own selections on a text of the length that they tell: the untruncated names are their words."""
    from .conftest import zipped

    xml = xml_of(samples / "spec_annexA2_atlasti8_mac.qde")
    said = "Oh, that was great. See you tomorrow? Eleven thirty. Mm."
    text = "x " * 69 + " " + said + " y" * 40
    path = tmp_path / "a.qdpx"
    path.write_bytes(zipped({"a.qde": xml.encode(), "sources/230b768e-5a3d-42b7-be92-2a3721177944.TXT": text.encode()}))
    found = bring(path)
    assert ("Oh, that was great. See you tomorrow? Eleven thirty. Mm.", "Coke::diet Coke") in found.words()
