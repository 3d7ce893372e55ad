"""Importing: what comes in once, and what the project knows of names."""

from __future__ import annotations

import json
from pathlib import Path

from themecode.project import Project
from themecode.workflow.importing import ImportOptions, gather


def _whisper(folder: Path, words: tuple[str, ...] = ("We kept it.", "Who paid?")) -> None:
    """Write one transcript as Whisper does: in five formats at once."""
    segments = [{"start": n, "end": n + 1, "text": f" {word}"} for n, word in enumerate(words)]
    (folder / "T1.json").write_text(json.dumps({"text": "".join(f" {word}" for word in words), "segments": segments}))
    (folder / "T1.txt").write_text("\n".join(words) + "\n")
    (folder / "T1.tsv").write_text("start\tend\ttext\n" + "".join(f"{n}\t{n + 1}\t{w}\n" for n, w in enumerate(words)))
    cues = [f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{word}\n" for n, word in enumerate(words)]
    (folder / "T1.srt").write_text("\n".join(cues))
    (folder / "T1.vtt").write_text("WEBVTT\n\n" + "\n".join(cue[2:].replace(",", ".") for cue in cues))


def test_what_whisper_writes_five_times_comes_in_once(tmp_path: Path) -> None:
    """One document, the others are said to be the same; also when the folder is imported again."""
    folder = tmp_path / "talks"
    folder.mkdir()
    _whisper(folder)
    with Project.create(tmp_path / "study") as project:
        for first in ("imported", "unchanged"):
            results = project.import_files(gather([folder]).files, ImportOptions())
            assert [result.outcome for result in results] == [first, *["unchanged"] * 4]
            assert "T1.srt holds the words of T1.json, which is here as T1" in results[1].reason
        assert [document.id for document in project.study.documents] == ["T1"]


def test_other_words_under_the_same_name_are_another_document(tmp_path: Path) -> None:
    """In one command they get a number; later the name is taken."""
    folder = tmp_path / "talks"
    folder.mkdir()
    _whisper(folder)
    (folder / "T1.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nWe lost it.\n")
    with Project.create(tmp_path / "study") as project:
        results = project.import_files(gather([folder]).files, ImportOptions())
        documents = [document.id for document in project.study.documents]
        assert (documents, results[1].outcome) == (["T1", "T1-2"], "imported")
        (folder / "T1.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nWe found it.\n")
        again = project.import_files([folder / "T1.srt"], ImportOptions())
        assert (again[0].outcome, "with other words" in again[0].reason) == ("refused", True)


def test_speakers_of_the_project_tell_names_from_words(tmp_path: Path) -> None:
    """A pasted transcript in which someone speaks once is read where that person is known, and refused elsewhere."""
    pasted = tmp_path / "P02.txt"
    pasted.write_text(
        "0:0:1.0 --> 0:0:2.0Ruth OkaforWho paid?0:0:3.0 --> 0:0:4.0Ben MoorThey did.0:0:5.0 --> 0:0:6.0Ben MoorAll."
    )
    known = tmp_path / "P01.txt"
    known.write_text("Ruth Okafor: Who?\n\nAnna: They.\n\nRuth Okafor: Why?\n\nAnna: So.\n")
    with Project.create(tmp_path / "study") as project:
        assert project.import_files([pasted], ImportOptions())[0].outcome == "refused"
        project.import_files([known], ImportOptions(("Ruth Okafor",)))
        result = project.import_files([pasted], ImportOptions())[0]
        assert result.document is not None
        assert [turn.speaker for turn in result.document.turns] == ["Ruth Okafor", "Ben Moor"]
