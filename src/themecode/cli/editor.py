"""A document in the person's own editor: opened, read back, shown, asked about, kept."""

import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from themecode.project import Project
    from themecode.workflow.editor_coding import Edited, Written

_AT_ONCE = 1.0
"""Seconds in which nobody edits anything: an editor that comes back sooner may have opened a window of its own."""
_PREFIX = ".coding-"
_SHOWN = 60


@dataclass(frozen=True)
class Manner:
    """How to edit: with others' codings as notes, from a file kept before, without asking; read when it is done."""

    others: bool = False
    file: Path | None = None
    yes: bool = False
    read: bool = False


def code_in_editor(document: str, manner: Manner) -> None:
    """Let a person code a document in an editor; nothing is kept that was not shown and agreed to."""
    from themecode.cli.here import project
    from themecode.cli.output import say

    with project() as opened:
        document = document or opened.next_to_read()
        written = opened.write_out(document, others=manner.others)
        sitting = _Sitting(opened, written, manner.file or _temporary(opened, written))
        sitting.say_left_over()
        if manner.file is None:
            sitting.run(written.text)
        elif not manner.yes:
            sitting.run(None)
        if sitting.finish(yes=manner.yes) and manner.read:
            say(f"Read to the end: {opened.mark_read(document).document}.")


def _temporary(opened: "Project", written: "Written") -> Path:
    """Write the text into a private file in the project's folder: its words lie nowhere else."""
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{written.document}-", suffix=".txt", dir=opened.folder)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(written.text)
    return Path(name)


class _Sitting:
    """One file and what becomes of it: it is removed when its changes are kept or there are none, and never else."""

    def __init__(self, project: "Project", written: "Written", file: Path) -> None:
        self._project, self._written, self._file = project, written, file

    def say_left_over(self) -> None:
        """Name files that an earlier session left behind, and say what the text cannot show."""
        from themecode.cli.output import say

        for left in sorted(self._project.folder.glob(f"{_PREFIX}{self._written.document}-*.txt")):
            if left.resolve() != self._file.resolve():
                say(f"From an earlier session: {left}. Go on with it (--file), or delete it.")
        if self._written.left_out:
            say(f"{self._written.left_out} of your codings cannot be shown as marks; they stay as they are.")

    def run(self, before: str | None) -> None:
        """Run the editor. Raises ThemecodeError where it fails; what was typed is kept."""
        began = time.monotonic()
        failed = _run(self._file)
        unchanged = before is not None and self._text() == before
        if failed:
            self._refuse(failed, unchanged=unchanged)
        if unchanged and time.monotonic() - began < _AT_ONCE and sys.stdin.isatty():
            typer.prompt(
                "The editor came back at once. Press Enter when you have saved and closed it",
                default="", show_default=False, err=True,
            )  # fmt: skip

    def finish(self, *, yes: bool) -> bool:
        """Read the file back, show what changed, ask, keep it; say whether the person went through with it."""
        from themecode.cli.output import answer, say

        while (edited := self._edited()) is not None:
            for line in _told(self._project, edited):
                answer(line)
            if edited.count and (choice := "y" if yes else self._choice(edited)) != "y":
                if choice == "n":
                    break
                self.run(None)
                continue
            self._project.keep_edited(edited)
            self._remove()
            say(f"Saved: {edited}; themecode undo takes it back." if edited.count else "Nothing was changed.")
            return True
        say(f"Nothing was changed. {self._kept()}")
        return False

    def _edited(self) -> "Edited | None":
        """Read the file until it reads, or the person gives up."""
        from themecode.cli.output import say
        from themecode.errors import ThemecodeError

        while True:
            try:
                return self._project.read_back(self._written, self._file.read_text(encoding="utf-8"))
            except UnicodeDecodeError:
                say("The file is not UTF-8. Save it as UTF-8.")
            except ThemecodeError as error:
                say(f"{error.happened} {error.mend}".rstrip())
            if not sys.stdin.isatty():
                raise ThemecodeError("The file does not read.", safe=f"Nothing was changed. {self._kept()}")
            if not typer.confirm("Open it again?", default=True, err=True):
                return None
            self.run(None)

    def _choice(self, edited: "Edited") -> str:
        from themecode.errors import ThemecodeError

        if not sys.stdin.isatty():
            says = "This asks before it keeps anything, and there is no terminal here."
            raise ThemecodeError(says, safe=f"Nothing was changed. {self._kept()}", mend="Or say it at once: --yes")
        question = f"Keep this ({edited})? y: yes, n: no, e: edit on"
        while (typed := str(typer.prompt(question, default="y", err=True)).strip().lower()[:1]) not in ("y", "n", "e"):
            pass
        return typed

    def _kept(self) -> str:
        """Say how to go on with the file, by its name alone where the person stands beside it."""
        beside = self._file.resolve().parent == Path.cwd().resolve()
        path = shlex.quote(self._file.name if beside else str(self._file))
        return f"Your file is kept. Go on with it: themecode code {self._written.document} --editor --file {path}"

    def _refuse(self, failed: str, *, unchanged: bool) -> None:
        from themecode.errors import ThemecodeError

        safe = "Nothing was changed." if unchanged else f"Nothing was changed. {self._kept()}"
        if unchanged:
            self._remove()
        mend = "Name one that works: EDITOR=nano themecode code DOC --editor"
        raise ThemecodeError(f"The editor {failed}.", safe=safe, mend=mend)

    def _text(self) -> str:
        return self._file.read_text(encoding="utf-8", errors="replace") if self._file.is_file() else ""

    def _remove(self) -> None:
        """Remove the file where it is one of ours: what a person named stays."""
        if self._file.name.startswith(_PREFIX) and self._file.resolve().parent == self._project.folder.resolve():
            self._file.unlink(missing_ok=True)


def _run(file: Path) -> str:
    """Open a file in $VISUAL or $EDITOR; say how it failed, nothing where it did not."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "nano")
    try:
        code = subprocess.run([*shlex.split(command, posix=os.name != "nt"), str(file)], check=False).returncode
    except OSError as error:
        return f"'{command}' cannot be started ({error.strerror})"
    except ValueError:  # a quotation mark without its partner
        return f"'{command}' cannot be started"
    return f"'{command}' ended with {code}" if code else ""


def _told(opened: "Project", edited: "Edited") -> list[str]:
    """Say each change in a line."""
    text = opened.study.document(edited.document).text
    told = [f"+ {mark.codes[0]}: {_short(text[mark.start : mark.end], mark.memo)}" for mark in edited.added]
    told += [f"- {coding.code}: {_short(coding.text)}   {coding.id}" for coding in edited.removed]
    told += [f"~ {one.code} -> {mark.codes[0]}: {_short(one.text, mark.memo)}" for one, mark in edited.recoded]
    return told + [f"  memo on {one.id} {one.code}: {memo or '(taken away)'}" for one, memo in edited.memos]


def _short(words: str, memo: str = "") -> str:
    words = " ".join(words.split())
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return f"“{shown}”" + (f" // {memo}" if memo else "")
