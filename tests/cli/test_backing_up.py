"""backup and restore: what is copied is proven, and going back loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from themecode.project import Project


def _codings(folder: Path) -> int:
    with Project.open(folder) as project:
        return len(project.study.codings)


def test_going_back_and_forth(study_folder: Path, themecode) -> None:
    """A backup is numbered; restoring keeps the present state as another, which can be restored in turn."""
    made = themecode("backup", cwd=study_folder)
    assert "0001-by-hand.sqlite" in made.out
    themecode("tag", cwd=study_folder)
    tagged = _codings(study_folder)
    back = themecode("restore", "1", cwd=study_folder)
    assert back.code == 0
    assert "The state before lies in" in back.out
    assert _codings(study_folder) == 0
    listed = themecode("restore", "--list", cwd=study_folder).out
    assert "before-restore" in listed
    assert "by-hand" in listed
    assert themecode("restore", "2", cwd=study_folder).code == 0
    assert _codings(study_folder) == tagged > 0


def test_a_damaged_project_is_restored_and_kept(tagged: Path, themecode) -> None:
    """The project does not open any more; its backup does, and the damaged file is kept byte for byte."""
    assert themecode("backup", cwd=tagged).code == 0
    before = _codings(tagged)
    file = tagged / "themecode.sqlite"
    whole = file.read_bytes()
    for broken in (b"no database at all" * 100, whole[:8192] + b"\x00" * 40_000 + whole[48_192:]):
        file.write_bytes(broken)
        done = themecode("restore", "1", cwd=tagged)
        assert done.code == 0, done.err
        assert _codings(tagged) == before
        assert broken in [path.read_bytes() for path in (tagged / "backups").glob("*-damaged.sqlite")]


def test_what_is_no_backup_of_this_project_is_refused(study_folder: Path, themecode, tmp_path: Path) -> None:
    """Another project's, a damaged one, something else, nothing: each is told, and the project stays as it is."""
    with Project.create(tmp_path / "other", "Other") as other:
        other.back_up(tmp_path / "other.sqlite")
    (tmp_path / "words.sqlite").write_text("no database")
    with closing(sqlite3.connect(tmp_path / "empty.sqlite")) as empty:
        empty.execute("CREATE TABLE something (x)")
    whole = (study_folder / "themecode.sqlite").read_bytes()
    says = {
        "other.sqlite": "is a backup of another project",
        "words.sqlite": "not",
        "empty.sqlite": "is not a themecode project",
        "absent.sqlite": "There is no backup",
        "7": "There is no backup '7'. Nothing was changed. See: themecode restore --list",
    }
    for name, said in says.items():
        which = tmp_path / name if name.endswith("sqlite") else name
        done = themecode("restore", which, cwd=study_folder)
        assert done.code == 1, name
        assert said in done.err
    assert (study_folder / "themecode.sqlite").read_bytes() == whole
    shutil.rmtree(tmp_path / "other")
