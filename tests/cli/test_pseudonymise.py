"""pseudonymise and transcripts on the command line: asked on a terminal, refused without one, no name leaks."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pyrage = pytest.importorskip("pyrage")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

TALK = (
    "Interviewer: Hello Amara. How is Wexcombe?\n\n"
    "P01: It is fine in Wexcombe, says Keziah Winterbourne. Will it last? I asked Will Saxby.\n"
)
CANARIES = ("Amara", "Wexcombe", "Keziah", "Winterbourne", "Saxby")


@pytest.fixture
def study(tmp_path: Path, themecode) -> Path:
    """Make a project with one interview that names people and a town."""
    (tmp_path / "P01.txt").write_text(TALK)
    themecode("init", "study")
    assert themecode("import", tmp_path / "P01.txt", cwd=tmp_path / "study").code == 0
    return tmp_path / "study"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return the public key of an identity, and the file in which the identity lies."""
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path_factory.mktemp("keys") / "identity.txt"
    file.write_text(f"# created by a test\n{identity}\n")
    return str(identity.to_public()), file


def terminal(study: Path, *arguments: str) -> pexpect.spawn:
    """Start a command on a terminal of its own."""
    env = {**os.environ, "THEMECODE_CODER": "ana", "COLUMNS": "80"}
    env.pop("THEMECODE_KEY_PASSPHRASE", None)
    command = ["-m", "themecode", *arguments]
    return pexpect.spawn(sys.executable, command, cwd=study, env=env, encoding="utf-8", timeout=60, dimensions=(50, 80))


def test_without_a_terminal_nothing_is_replaced(study: Path, themecode, keys: tuple[str, Path]) -> None:
    """Nobody is there to confirm: exit 1, and what to do."""
    done = themecode("pseudonymise", "--key", study.parent / "k.age", "--recipient", keys[0], cwd=study)
    assert done.code == 1
    assert "none is replaced unasked" in done.err
    assert "pseudonymise -o proposals.csv" in done.err
    assert not (study.parent / "k.age").exists()


def test_the_key_is_asked_for_and_kept_outside(study: Path, themecode, keys: tuple[str, Path]) -> None:
    """Without --key, with one inside the project, and without a passphrase nothing begins."""
    assert "Name a file outside the project" in themecode("pseudonymise", cwd=study).err
    inside = themecode("pseudonymise", "--key", "k.age", "--recipient", keys[0], cwd=study)
    assert (inside.code, "must not lie in the project" in inside.err) == (1, True)
    untyped = themecode("pseudonymise", "--key", "../k.age", cwd=study)
    assert "nobody is here to type it" in untyped.err


def test_a_dry_run_shows_and_changes_nothing(study: Path, themecode) -> None:
    """Proposals on stdout within 80 columns; the log does not grow."""
    before = themecode("log", "--json", cwd=study).out
    shown = themecode("pseudonymise", "--dry-run", cwd=study, COLUMNS="80")
    assert "[Place 1]" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    assert themecode("log", "--json", cwd=study).out == before


def test_names_go_by_file(study: Path, themecode, keys: tuple[str, Path]) -> None:
    """Proposals written, answered, given back; then a copy without the names; nothing holds one that should not."""
    temp = study.parent / "temp"
    temp.mkdir()
    key, identity = study.parent / "k.age", keys[1]
    outputs = [themecode("pseudonymise", "-o", "../p.csv", cwd=study, TMPDIR=str(temp))]
    proposals = study.parent / "p.csv"
    lines = proposals.read_text(encoding="utf-8").splitlines(keepends=True)
    proposals.write_text("".join([lines[0], *("yes" + line for line in lines[1:])]), encoding="utf-8")
    for arguments in (
        ("pseudonymise", "--from", "../p.csv", "--key", key, "--recipient", keys[0]),
        ("pseudonymise", "--clean-copy", "../clean", "--key", key, "--identity", identity, "--debug"),
        ("check", "--strict", "--debug"), ("speakers", "list"),
        ("transcripts", "list", "-o", "../t.csv"), ("log", "-o", "../log.csv"),
    ):  # fmt: skip
        outputs.append(themecode(*arguments, cwd=study, TMPDIR=str(temp)))
    assert [done.code for done in outputs[:4]] == [0, 0, 0, 0], [done.err for done in outputs]
    assert "stay in the journal of this project" in " ".join(outputs[1].err.split())
    assert "themecode pseudonymise --clean-copy" in " ".join(outputs[1].err.split())
    assert themecode("show", "P01", cwd=study).out.count("[Place 1]") == 2
    places = {
        "told": "".join(done.out + done.err for done in outputs).encode(),
        **{str(path): path.read_bytes() for path in temp.rglob("*") if path.is_file()},
        **{str(path): path.read_bytes() for path in (study.parent / "clean").rglob("*") if path.is_file()},
        **{str(path): path.read_bytes() for path in study.parent.glob("*.csv") if path != proposals},
        "key": key.read_bytes(),
    }
    assert len(places) >= 6
    found = [(place, name) for place, held in places.items() for name in CANARIES if name.encode() in held]
    assert found == []


def test_names_are_asked_for_one_by_one(study: Path, themecode, keys: tuple[str, Path]) -> None:
    """On a terminal: each with its context; other words, quitting, and going on where one stopped."""
    key = ("--key", "../k.age", "--recipient", keys[0])
    first = terminal(study, "pseudonymise", *key)
    first.expect(r"1 of \d+ +\w+: [\w ]+ -> \[[\w ]+\]")
    first.expect("y a n x o q")
    first.sendline("o")
    first.expect("Other words")
    first.sendline("a colleague")
    first.expect(r"\[a colleague\]")
    first.expect("y a n x o q")
    first.sendline("a")
    first.expect(r"2 of \d+")
    first.expect("y a n x o q")
    first.sendline("q")
    first.expect("Nothing was replaced")
    first.expect(pexpect.EOF)
    assert themecode("log", "--json", cwd=study).out.count('"pseudonymise"') == 0
    kept = study.parent / "study-proposals.csv"
    assert kept.read_text(encoding="utf-8").splitlines()[1].startswith("yes,")
    again = terminal(study, "pseudonymise", "--from", "../study-proposals.csv", *key)
    again.expect("have no answer")
    again.sendline("y")
    while again.expect(["y a n x o q", "names replaced at"]) == 0:
        again.sendline("x")
    again.expect(pexpect.EOF)
    assert "[a colleague]" in themecode("show", "P01", cwd=study).out


def test_a_passphrase_is_typed_twice(study: Path, themecode) -> None:
    """Two that differ are asked for again; the key opens with what was typed, and it is not shown."""
    asked = terminal(study, "pseudonymise", "--key", "../k.age")
    for typed in ("correct horse", "wrong horse", "correct horse", "correct horse"):
        asked.expect(r"[Pp]assphrase of the new key|[Rr]epeat for confirmation")
        asked.sendline(typed)
    asked.expect("y a n x o q")
    asked.sendline("a")
    seen = ""
    while asked.expect(["y a n x o q", "names replaced at|name replaced at"]) == 0:
        seen += asked.before
        asked.sendline("x")
    asked.expect(pexpect.EOF)
    assert "horse" not in seen + asked.before
    opened = pyrage.passphrase.decrypt((study.parent / "k.age").read_bytes(), "correct horse")
    assert b"themecode key 1" in opened


@pytest.mark.parametrize("command", ["pseudonymise", "transcripts list", "transcripts check", "transcripts doubts"])
def test_help_shows_an_example_within_80_columns(themecode, command: str) -> None:
    """What it does, an example, where the result goes."""
    shown = themecode(*command.split(), "--help", COLUMNS="80").out
    assert "Example:  themecode" in shown
    assert "Result:" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_transcripts_on_the_command_line(study: Path, themecode, root: Path) -> None:
    """A check is recorded with its bound; minutes beyond the end are refused; the list has 80 columns."""
    themecode("import", root / "transcripts_sample" / "P01.vtt", "--dry-run", cwd=study)
    timed = study.parent / "P02.vtt"
    timed.write_text("WEBVTT\n\n00:00.000 --> 10:00.000\n<v Ana>The icy bee came.</v>\n")
    assert themecode("import", timed, cwd=study).code == 0
    done = themecode("transcripts", "check", "P02", "--minutes", "0-10", "--turns", "60", cwd=study)
    assert done.out == (
        "P02: minutes 0-10 checked by ana, 0 corrections.\n"
        "Turns with an error: 0 of 60 turns: at most 4.9 % (upper 95 % limit).\n"
    )
    beyond = themecode("transcripts", "check", "P02", "--minutes", "0-11", cwd=study)
    assert (beyond.code, "10 minutes long" in beyond.err) == (1, True)
    assert themecode("transcripts", "check", "P02", cwd=study).code == 2
    listed = themecode("transcripts", "list", cwd=study, COLUMNS="80").out
    assert re.search(r"P02 +10 +10 +100 % +ana", listed)
    assert re.search(r"P01 .*not checked", " ".join(listed.split()))
    assert max(map(len, listed.splitlines())) <= 80
    assert "ICB?" in themecode("transcripts", "doubts", "P02", cwd=study, COLUMNS="80").out
