"""Sixty planted names, replaced: none of them is in the log, in temp files, in other tables or in the clean copy."""

from __future__ import annotations

from pathlib import Path

import planted as planting
import pytest

pyrage = pytest.importorskip("pyrage")


def test_no_planted_name_is_where_it_does_not_belong(tmp_path: Path, themecode) -> None:
    """Only the proposals, which a person is given to answer, and the project's own journal hold names."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "identity.txt").write_text(f"{identity}\n")
    temp, study = tmp_path / "temp", tmp_path / "study"
    temp.mkdir()
    said = [line for line in planting.planted(3).text.split("\n") if line.strip()]
    talk = "\n\n".join(f"{'Interviewer' if n % 2 else 'P01'}: {line.strip()}" for n, line in enumerate(said))
    (tmp_path / "P01.txt").write_text(talk, encoding="utf-8")
    names = tmp_path / "names.txt"
    names.write_text("\n".join(planting.SPEAKERS), encoding="utf-8")
    key, spoken = ("--key", tmp_path / "key.age"), []
    for arguments in (
        ("init", "../study"),
        ("import", tmp_path / "P01.txt"),
        ("pseudonymise", "--names", names, "-o", tmp_path / "proposals.csv"),
    ):
        spoken.append(themecode(*arguments, cwd=study if study.exists() else temp, TMPDIR=str(temp)))
    _say_yes(tmp_path / "proposals.csv")
    for arguments in (
        ("pseudonymise", "--from", tmp_path / "proposals.csv", *key, "--recipient", identity.to_public()),
        ("pseudonymise", "--clean-copy", tmp_path / "clean", *key, "--identity", tmp_path / "identity.txt", "--debug"),
        ("log", "-o", tmp_path / "log.csv"),
        ("check", "--debug"),
    ):
        spoken.append(themecode(*arguments, cwd=study, TMPDIR=str(temp)))
    assert [done.code for done in spoken] == [0] * 7, [done.err for done in spoken]
    held = {"told": "".join(done.out + done.err for done in spoken).encode()}
    for folder in (temp, tmp_path / "clean"):
        held |= {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    held |= {name: (tmp_path / name).read_bytes() for name in ("log.csv", "key.age")}
    assert "themecode.sqlite" in held
    tokens = [form.encode() for form in (*planting.NAMES, *planting.VARIANTS)]
    assert [(place, token) for place, content in held.items() for token in tokens if token in content] == []
    assert all(token in (study / "themecode.sqlite").read_bytes() for token in tokens[:5])


def _say_yes(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([lines[0], *("yes" + line for line in lines[1:])]), encoding="utf-8")
