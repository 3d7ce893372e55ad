"""How pseudonymise talks: questions with their context, the passphrase, and what was done."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from themecode.errors import ThemecodeError

if TYPE_CHECKING:
    from themecode.project import Project
    from themecode.pseudonyms import Question
    from themecode.workflow.key_file import KeyFile
    from themecode.workflow.pseudonymising import Replaced

PASSPHRASE = "THEMECODE_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable
_JOURNAL = (
    "The texts as they were, names included, stay in the journal of this project and in its backups, so that undo "
    "works: it is as personal as before. To hand it on: themecode pseudonymise --clean-copy DIR --key FILE"
)
_KEYS = "y yes, here  a yes, all of this form  n no, not here  x no, none of this form  o other words  q stop for now"


def key_file(
    opened: Project, path: Path | None, recipient: str, identity: Path | None, *, needed: bool
) -> KeyFile | None:
    """Return the key's file with what opens it; None where no key is wanted. Asks for the passphrase on a terminal."""
    from themecode.cli.output import say
    from themecode.workflow.key_file import KeyFile, outside

    if path is None:
        if not needed:
            return None
        beside = opened.folder.resolve().parent / f"{opened.folder.resolve().name}-key.age"
        raise ThemecodeError("Where shall the key lie?", mend=f"Name a file outside the project: --key {beside}")
    path = outside(path, opened.folder)
    if recipient or identity:
        return KeyFile(path, recipient=recipient, identity=_identity(identity))
    file = KeyFile(path, passphrase=_passphrase(new=not path.exists()))
    say("The key is opened and closed with a passphrase: that takes some seconds each, by design.")
    return file


def _identity(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ThemecodeError(f"The identity {file} cannot be read.", mend="Name the file of age-keygen.") from error
    return next((line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-")), "")


def _passphrase(*, new: bool) -> str:
    given = os.environ.get(PASSPHRASE, "")
    if given:
        return given
    if not sys.stdin.isatty():
        mend = f"Set {PASSPHRASE}, or give a public key: --recipient age1..."
        raise ThemecodeError("The key needs a passphrase, and nobody is here to type it.", mend=mend)
    asked = "Passphrase of the new key" if new else "Passphrase of the key"
    return str(typer.prompt(asked, hide_input=True, confirmation_prompt=new, err=True))


def give_proposals(questions: Sequence[Question], file: Path | None) -> None:
    """Show proposals, or write them to be answered."""
    from themecode.cli.output import give, say, wrapped
    from themecode.model import Table
    from themecode.workflow.naming import proposals_table

    table = proposals_table(questions)
    if file is None:
        shown = ("kind", "written", "match", "replacement", "times", "context")
        rows = tuple(tuple(row[table.header.index(name)] for name in shown) for row in table.rows)
        give(Table(table.name, shown, rows, table.basis))
        return
    give(table, file=file)
    say(wrapped(f"It holds names: keep it where the recordings are. Answer yes or no in the column accept, then: "
                f"themecode pseudonymise --from {file} --key FILE"))  # fmt: skip


def ask_all(opened: Project, questions: Sequence[Question], file: Path | None, *, given: bool) -> list[Question]:
    """Ask on a terminal for what is not answered; what is left when the person stops is written to a file."""
    from themecode.cli.output import say, wrapped
    from themecode.workflow.naming import answer_all, proposals_table, words_by_source

    open_ones = sum(not question.answer for question in questions)
    if not questions:
        say("Nothing looks like a name. Nothing was changed.")
    if not sys.stdin.isatty():
        return _without_terminal(questions, given=given)
    if not open_ones or (given and not typer.confirm(f"{open_ones} have no answer. Go through them?", err=True)):
        return list(questions)
    say(wrapped(_KEYS))
    answered, finished = answer_all(questions, words_by_source(opened.study), _ask)
    if finished:
        return answered
    from themecode import exports

    file = file or opened.folder.resolve().parent / f"{opened.folder.resolve().name}-proposals.csv"
    exports.write(file, proposals_table(answered))
    say(wrapped(f"Nothing was replaced. Your answers are in {file}; go on: themecode pseudonymise --from {file}"))
    return []


def _without_terminal(questions: Sequence[Question], *, given: bool) -> list[Question]:
    from themecode.cli.output import say

    if not given:
        mend = "Write the proposals, answer them, give them back: themecode pseudonymise -o proposals.csv"
        raise ThemecodeError("Nobody is here to confirm names, and none is replaced unasked.", mend=mend)
    yes = sum(question.answer == "yes" for question in questions)
    say(f"{yes} of {len(questions)} proposals say yes." + ("" if yes else " Nothing was changed."))
    return list(questions)


def _ask(question: Question, number: int, total: int) -> str:
    from themecode.cli.output import say, wrapped

    say()
    more = f", {len(question.places)} places" if len(question.places) > 1 else ""
    say(f"{number} of {total}  {question.kind}: {question.written} -> {question.replacement} ({question.match}{more})")
    say(wrapped(f"{question.places[0].source}: {question.context}"))
    while (said := str(typer.prompt("y a n x o q", err=True)).strip().lower()[:1]) not in tuple("yanxoq"):
        say(wrapped(_KEYS))
    return said + str(typer.prompt("Other words", err=True)) if said == "o" else said


def tell_replaced(done: Replaced, key: Path) -> None:
    """Say what was replaced, what still tells names, and that the journal keeps the old text."""
    from themecode.cli.output import answer, say, wrapped

    answer(wrapped(f"{done.names} names replaced at {done.places} places, in {len(done.documents)} documents, "
                   f"{done.speakers} speakers' names, {done.elsewhere} memos and values. The key: {key}"))  # fmt: skip
    withdrawn = sum(len(revision.rules.plan.withdraw) for revision in done.revisions)
    added = sum(len(revision.rules.plan.add) for revision in done.revisions)
    if withdrawn or added:
        say(wrapped(f"Rules read the new texts: {withdrawn} codings by rule went with a name that they stood on, "
                    f"{added} came with words in brackets, such as organisation. See: themecode log"))  # fmt: skip
    if done.named_files:
        listed = ", ".join(done.named_files)
        say(wrapped(f"Ids and file names are not changed here, and these hold a name: {listed}. "
                    "--clean-copy changes them."))  # fmt: skip
    say(wrapped(_JOURNAL))


def tell_copy(opened: Project, folder: Path, key: KeyFile | None) -> None:
    """Make the copy without names, and say what is in it."""
    from themecode.cli.output import answer, say, wrapped

    entries = key.read() if key else []
    if not entries:
        mend = "Name the key of this project: --key FILE"
        raise ThemecodeError("Without the names of a key nothing can be searched for.", mend=mend)
    copied = opened.clean_copy(folder, entries)
    answer(str(folder))
    say(wrapped(f"{copied.documents} documents, {copied.codings} codings, {copied.memos} memos as they stand; "
                f"{copied.renamed} ids lost a name. Its journal begins anew. Searched for every name of the key: "
                "none is in its files."))  # fmt: skip
    if copied.adrift:
        say(f"{copied.adrift} codings whose words are gone were left behind.")
