"""import --revise and revise: what is told, what is kept, and what a script can read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def talk(tagged: Path, root: Path) -> Path:
    """Write a corrected transcript of the sample study."""
    text = (root / "transcripts_sample" / "P01.vtt").read_text()
    assert "the director of finance" in text
    file = tagged / "new" / "P01.vtt"
    file.parent.mkdir()
    file.write_text(text.replace("the director of finance", "our finance director"))
    return file


def test_a_dry_run_shows_what_the_run_does_and_keeps_nothing(themecode, tagged: Path, talk: Path) -> None:
    """The same words, word for word; only the run is in the log."""
    themecode("confirm", "c000004", cwd=tagged)
    before = themecode("log", "--json", cwd=tagged).out
    planned = themecode("import", "--revise", talk, "--dry-run", cwd=tagged)
    assert (planned.code, planned.err) == (0, "Nothing was kept: this was a dry run.\n")
    assert themecode("log", "--json", cwd=tagged).out == before
    done = themecode("revise", "P01", talk, cwd=tagged)
    assert (done.code, done.out) == (0, planned.out)
    assert "0 on the same words, 1 on words that changed, 0 whose words are" in " ".join(done.out.split())
    assert "c000004 leadership, P01: words changed\n    was  It's because the director of finance" in done.out
    assert "    now  It's because our finance director" in done.out


def test_what_was_moved_is_listed_until_it_is_settled(themecode, tagged: Path, talk: Path) -> None:
    """For people and for machines; confirming ends it, and so does undo."""
    themecode("confirm", "c000004", cwd=tagged)
    record = json.loads(themecode("revise", "P01", talk, "--json", cwd=tagged).out)[0]
    assert (record["outcome"], record["document"], record["exact"], record["proposed"]) == ("revised", "P01", 0, 1)
    listed = json.loads(themecode("revise", "--list", "--json", cwd=tagged).out)["rows"]
    assert [(row["id"], row["stands"], row["changed"]) for row in listed] == [("c000004", "proposed", "words")]
    checked = themecode("check", cwd=tagged)
    assert (checked.code, checked.out.split(":")[:2]) == (0, ["warning", " c000004"])
    assert themecode("check", "--strict", cwd=tagged).code == 1
    themecode("confirm", "c000004", cwd=tagged)
    assert themecode("check", "--strict", cwd=tagged).code == 0
    assert (
        themecode("revise", "P01", talk, cwd=tagged).err == "P01.vtt says what P01 says already. Nothing was changed.\n"
    )


def test_a_file_of_no_document_is_refused(themecode, tagged: Path, talk: Path) -> None:
    """With "did you mean", exit code 1, and the others are corrected all the same."""
    other = talk.with_name("P99.vtt")
    other.write_text(talk.read_text())
    done = themecode("import", "--revise", talk, other, cwd=tagged)
    assert done.code == 1
    assert done.err.startswith("Not corrected: P99.vtt: There is no document 'P99'. Nothing was changed. Did you mean")
    assert done.out.startswith("P01: codings")
    assert themecode("revise", "P01", cwd=tagged).code == 2


def test_importing_a_corrected_file_names_the_way(themecode, tagged: Path, talk: Path) -> None:
    """Whoever forgets --revise is told of it."""
    done = themecode("import", talk, cwd=tagged)
    assert done.code == 1
    assert "If this is its corrected transcript: themecode import --revise P01.vtt" in done.err
