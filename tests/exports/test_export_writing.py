"""Writing files: whole or not at all, and a message that helps."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from themecode.errors import ThemecodeError
from themecode.exports import atomically, write, write_bytes
from themecode.model import Table

NOBODY = 65534
TABLE = Table("matrix", ("case", "leadership"), (("P01", 2), ("P02", 0)), "Codings that nobody rejected.")


def everything_in(folder: Path) -> list[str]:
    """Return the names of all files, hidden ones too."""
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("ending", [".csv", ".json", ".xlsx", ".html", ".CSV"])
def test_the_ending_names_the_format(tmp_path: Path, ending: str) -> None:
    """A table is written in the format of the file's ending, in either case, and nothing else is left."""
    file = tmp_path / f"matrix{ending}"
    write(file, TABLE)
    assert file.stat().st_size > 0
    assert everything_in(tmp_path) == [file.name]


@pytest.mark.parametrize("ending", [".csv", ".json", ".xlsx", ".html"])
def test_same_table_same_bytes(tmp_path: Path, ending: str) -> None:
    """The same table written twice gives the same bytes."""
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    write(one, TABLE)
    write(two, TABLE)
    assert one.read_bytes() == two.read_bytes()


def test_an_unknown_ending_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    """A misspelt ending names what comes close and all that there are; nothing is written."""
    with pytest.raises(ThemecodeError) as raised:
        write(tmp_path / "matrix.xslx", TABLE)
    assert str(raised.value) == (
        "A table cannot be written as 'matrix.xslx': the ending '.xslx' is not known. Nothing was written. "
        "Did you mean .xlsx? The endings are .csv, .docx, .html, .json, .parquet and .xlsx."
    )
    assert everything_in(tmp_path) == []


def test_a_missing_ending_is_said(tmp_path: Path) -> None:
    """A file without an ending is refused in plain words."""
    with pytest.raises(ThemecodeError, match="its ending is missing"):
        write(tmp_path / "matrix", TABLE)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """A folder that is not there is not made silently."""
    with pytest.raises(ThemecodeError, match="There is no folder") as raised:
        write(tmp_path / "nowhere" / "matrix.csv", TABLE)
    assert raised.value.safe == "Nothing was written."
    assert "Make the folder first" in raised.value.mend


def test_only_ordinary_files_are_replaced(tmp_path: Path) -> None:
    """A folder of that name (or a device, or a pipe) is never replaced by a file."""
    (tmp_path / "matrix.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    for name in ("matrix.csv", "pipe.csv"):
        with pytest.raises(ThemecodeError, match="not an ordinary file"):
            write(tmp_path / name, TABLE)


def test_a_failing_block_leaves_the_old_file(tmp_path: Path) -> None:
    """When the writing fails half-way, the old file is as it was and no temporary file is left."""
    file = tmp_path / "codings.csv"
    file.write_text("old")

    def fail_half_way() -> None:
        with atomically(file) as temporary:
            temporary.write_text("half of")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_half_way()
    assert file.read_text() == "old"
    assert everything_in(tmp_path) == ["codings.csv"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_what_the_system_refuses_becomes_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    """A full disk, a forbidden or a failing one: the old file stays, nothing is left, and the message says so."""
    file = tmp_path / "codings.csv"
    file.write_text("old")

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), refuse)
    with pytest.raises(ThemecodeError) as raised:
        write_bytes(file, b"new")
    assert raised.value.safe == "The file 'codings.csv' that was there is unchanged."
    assert raised.value.mend
    assert file.read_text() == "old"
    assert everything_in(tmp_path) == ["codings.csv"]


def test_a_file_that_grows_too_large_leaves_nothing(tmp_path: Path) -> None:
    """When the system truly stops the writing (a size limit stands for a full disk), nothing is left."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(ThemecodeError, match="no space left") as raised:
            write_bytes(tmp_path / "codings.csv", b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert raised.value.safe == "Nothing was written."
    assert everything_in(tmp_path) == []


@pytest.fixture
def anybody() -> Iterator[Path]:
    """Give a folder of our own to somebody who is not root, and be that person."""
    folder, me = Path(tempfile.mkdtemp()), os.geteuid()
    if me == 0:
        os.chown(folder, NOBODY, -1)
        os.seteuid(NOBODY)
    yield folder
    os.seteuid(me)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_said(anybody: Path) -> None:
    """A folder that may not be written to gives a message, not a traceback."""
    anybody.chmod(0o500)
    with pytest.raises(ThemecodeError, match="may not be written") as raised:
        write(anybody / "matrix.csv", TABLE)
    assert raised.value.safe == "Nothing was written."


def test_a_folder_that_nobody_may_look_into_is_said(anybody: Path) -> None:
    """Neither does a folder that we may not even look into."""
    anybody.chmod(0)
    with pytest.raises(ThemecodeError, match="may not be written"):
        write(anybody / "matrix.csv", TABLE)


def test_a_read_only_file_is_not_replaced(anybody: Path) -> None:
    """A file that its owner protected from writing stays, although the folder would allow replacing it."""
    file = anybody / "matrix.csv"
    file.write_text("old")
    file.chmod(0o400)
    with pytest.raises(ThemecodeError, match="may not be written"):
        write(file, TABLE)
    assert file.read_text() == "old"


def test_a_fault_about_another_file_is_not_explained_away(tmp_path: Path) -> None:
    """An error that names another file passes through as it is."""

    def read_another() -> None:
        with atomically(tmp_path / "codings.csv"):
            (tmp_path / "not there.txt").read_text()

    with pytest.raises(FileNotFoundError, match="not there"):
        read_another()
    assert everything_in(tmp_path) == []


def test_a_half_written_file_is_private_and_a_whole_one_ordinary(tmp_path: Path) -> None:
    """While it is written only we may read it; then it has the usual mode, or that of the file before it."""
    file, umask = tmp_path / "codings.csv", os.umask(0o022)
    try:
        with atomically(file) as temporary:
            assert temporary.parent == tmp_path
            assert stat.S_IMODE(temporary.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.stat().st_mode) == 0o644
        file.chmod(0o600)
        write_bytes(file, b"again")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    finally:
        os.umask(umask)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing through a symbolic link replaces what it points to."""
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_bytes(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_bare_file_name_is_written_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-o matrix.csv` means here."""
    monkeypatch.chdir(tmp_path)
    write(Path("matrix.csv"), TABLE)
    assert everything_in(tmp_path) == ["matrix.csv"]
