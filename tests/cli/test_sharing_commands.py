"""Several coders at the command line: whose undo it is, merge, a project on a server, copies of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from themecode.settings import read


def test_coder_stands_anywhere(themecode: Any, tagged: Path) -> None:
    """--coder names who acts, before or behind the command; `log --coder` asks for one."""
    assert themecode("confirm", "c000001", "--coder", "ben", cwd=tagged).code == 0
    assert themecode("--coder=cem", "reject", "c000002", cwd=tagged).code == 0
    rows = json.loads(themecode("log", "--coder", "ben", "--json", cwd=tagged).out)["rows"]
    assert [(row["who"], row["did"], row["what"]) for row in rows] == [("ben", "confirm", "c000001")]
    assert "2 actions of" in themecode("log", "--limit", "2", cwd=tagged).out
    refused = themecode("confirm", "c000003", "--coder", "rules", cwd=tagged)
    assert (refused.code, "the tagger's name" in refused.err) == (1, True)


def test_undo_and_redo_say_what_they_did(themecode: Any, tagged: Path) -> None:
    """Each coder goes back and forth on their own."""
    themecode("confirm", "c000001", cwd=tagged)
    themecode("reject", "c000002", "--coder", "ben", cwd=tagged)
    number = json.loads(themecode("log", "--limit", "1", "--json", cwd=tagged).out)["rows"][0]["number"]
    assert themecode("undo", cwd=tagged).out == f"Taken back: {number - 1} confirm: c000001, by ana\n"
    assert themecode("redo", cwd=tagged).out == f"Done again: {number - 1} confirm: c000001, by ana\n"
    nothing = themecode("redo", cwd=tagged)
    assert (nothing.code, nothing.err) == (1, "There is nothing that ana took back. Nothing was changed.\n")
    strange = themecode("undo", "--coder", "cem", cwd=tagged)
    assert (strange.code, "There is nothing of cem to undo" in strange.err) == (1, True)
    assert themecode("undo", "--anyone", "--coder", "cem", cwd=tagged).out.endswith("reject: c000002, by ben\n")


def test_merge_by_hand(themecode: Any, tagged: Path, tmp_path: Path) -> None:
    """A dry run, the merge, what is open, and how it is settled."""
    ben = Path(shutil.copytree(tagged, tmp_path / "ben"))
    themecode("confirm", "c000001", cwd=tagged)
    themecode("reject", "c000001", "c000002", "--coder", "ben", cwd=ben)
    dry = themecode("merge", ben, "--dry-run", cwd=tagged)
    assert (dry.code, "Nothing was kept: this was a dry run." in dry.err) == (0, True)
    assert "ben   reject         1" in dry.out
    merged = themecode("merge", ben, cwd=tagged)
    assert "Actions added: 1, to" in merged.err
    assert "0001-before-merge.sqlite" in merged.err
    rows = json.loads(themecode("merge", "--json", cwd=tagged).out)["rows"]
    assert [(row["kind"], row["said"], row["in use"]) for row in rows] == [
        ("decision", "ana: confirmed; ben: rejected", "rejected")
    ]
    assert themecode(*rows[0]["to settle it"].partition(",")[0].split()[1:], cwd=tagged).code == 0
    assert "Nothing is open" in themecode("merge", cwd=tagged).out
    again = themecode("merge", ben, cwd=tagged)
    assert "Nothing new" in again.err
    other = themecode("merge", tmp_path / "nowhere", cwd=tagged)
    assert (other.code, "There is no file or folder" in other.err) == (1, True)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_sample_study_on_a_server(themecode: Any, tmp_path: Path, root: Path, new_database: Any) -> None:
    """A study on PostgreSQL gives what it gives in a file; a colleague joins; it comes back as a folder."""
    book = root / "codebooks" / "health_inequalities.yaml"
    outs = {}
    with new_database() as made:
        url = made.replace("+psycopg", "")
        places = {"file": (), "server": ("--database", url)}
        for name, options in places.items():
            assert themecode("init", name, "--title", "Sample", "--codebook", book, *options).code == 0
            outs[name] = _study(themecode, tmp_path / name, root)
        assert outs["server"] == outs["file"]
        assert themecode("init", "ben", "--database", url, "--join").code == 0
        assert (tmp_path / "ben" / book.name).read_bytes() == book.read_bytes()
        assert themecode("reject", "c000001", "--coder", "ben", cwd=tmp_path / "ben").code == 0
        assert "ana: confirmed; ben: rejected" in themecode("merge", "--json", cwd=tmp_path / "server").out
        assert "project itself" in themecode("merge", tmp_path / "ben", cwd=tmp_path / "server").err
        copied = themecode("copy", "--to", tmp_path / "back", cwd=tmp_path / "server")
        assert copied.out.startswith("Copied and compared: ")
    log = themecode("log", "--json", cwd=tmp_path / "back").out
    assert json.loads(log)["rows"][-1]["who"] == "ben"
    assert themecode("check", cwd=tmp_path / "back").out == ""


def _study(themecode: Any, folder: Path, root: Path) -> list[str]:
    """Do a study; return what each command answered."""
    commands = (
        ("import", root / "transcripts_sample"),
        ("tag",),
        ("confirm", "c000001"),
        ("code", "P01", "contingency", "leadership", "--turn", "14", "--memo", "Why not?"),
        ("undo",),
        ("redo",),
        ("memo", "add", "code:leadership", "Broad."),
        ("documents",),
        ("show", "P01"),
        ("matrix", "--rows", "size"),
        ("quotes", "leadership", "--spread"),
        ("find", "money"),
        ("status",),
        ("check",),
        ("cases", "list"),
        ("memo", "list"),
        ("codebook", "show"),
        ("export", "study.qdpx", "--verify"),
        ("undo", "--anyone"),
        ("redo",),
    )
    said = []
    for command in commands:
        done = themecode(*command, cwd=folder)
        assert done.code == 0, (command, done.err)
        said.append("" if command[0] in ("memo", "export") else done.out)
    backup = themecode("backup", cwd=folder)
    assert (backup.code, (folder / "backups" / "0001-by-hand.sqlite").is_file()) == (0, True)
    return said


def test_copy_to_a_server_and_work_there(themecode: Any, tagged: Path, new_database: Any) -> None:
    """--switch lets the folder work on the server; the file stays; a taken place is refused; no password is shown."""
    with new_database() as made:
        url = made.replace("+psycopg", "")
        copied = themecode("copy", "--to", url, "--switch", cwd=tagged)
        assert (copied.code, "works on the server now" in copied.err) == (0, True)
        assert read(tagged).database == url
        assert (read(tagged).title, (tagged / "themecode.sqlite").is_file()) == ("Sample", True)
        assert themecode("confirm", "c000001", cwd=tagged).code == 0
        taken = themecode("copy", "--to", url, cwd=tagged)
        assert (taken.code, "There is a project at postgresql" in taken.err) == (1, True)
        settings = (tagged / "themecode.toml").read_text()
        (tagged / "themecode.toml").write_text(settings.replace("database", "# database"))
        assert "rows" in themecode("merge", url, "--json", cwd=tagged).out
        assert json.loads(themecode("log", "--json", cwd=tagged).out)["rows"][-1]["did"] == "confirm"
    given = "postgresql://ana:opensesame@127.0.0.1:9/study"
    for command in (("copy", "--to", given), ("merge", given), ("init", "x", "--database", given)):
        done = themecode(*command, cwd=tagged)
        assert done.code == 1, command
        assert "opensesame" not in done.out + done.err
    assert not (tagged / "x" / "themecode.toml").exists()


def test_a_copy_into_a_folder(themecode: Any, tagged: Path, tmp_path: Path) -> None:
    """All rows, the settings and the codebook; a folder that holds a project is refused."""
    done = themecode("copy", "--to", tmp_path / "copy", cwd=tagged)
    assert done.code == 0, done.err
    assert (tmp_path / "copy" / "health_inequalities.yaml").is_file()
    assert "Nothing new" in themecode("merge", tmp_path / "copy", cwd=tagged).err
    refused = themecode("copy", "--to", tmp_path / "copy", cwd=tagged)
    assert (refused.code, "There is a project in" in refused.err) == (1, True)
    wrong = themecode("init", tmp_path / "y", "--join")
    assert (wrong.code, "--database URL" in wrong.err) == (2, True)
