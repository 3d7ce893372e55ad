"""pseudonymise: names proposed, confirmed one by one, replaced; the key kept apart; a copy without them."""

from pathlib import Path
from typing import Annotated

import typer


def pseudonymise(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be proposed.")] = False,
    names: Annotated[Path | None, typer.Option(metavar="FILE", help="Names to look for, one a line, or a CSV.")] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="The key, encrypted, outside the project.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the proposals as CSV, to be answered.")
    ] = None,
    proposals: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Proposals with answers in the column accept.")
    ] = None,
    recipient: Annotated[str, typer.Option(metavar="age1...", help="Encrypt the key for this public key.")] = "",
    identity: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The age identity that opens a key for a recipient.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="A spaCy model that you have, for more names.")] = "",
    clean_copy: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Make a project that never held the names of the key.")
    ] = None,
) -> None:
    """Replace names by [brackets]: proposed, confirmed by you, never unasked.

    On a terminal each place is shown and asked for; or write the proposals
    with -o, answer yes or no in the column accept, and give them back with
    --from. Codings, memos and evidence keep their words around the names.
    The key says which name stands behind which brackets: it is encrypted
    (your passphrase, or --recipient) and lies outside the project.

    \b
    Example:  themecode pseudonymise -o ../proposals.csv
              themecode pseudonymise --from ../proposals.csv --key ../key.age
              themecode pseudonymise --clean-copy ../clean --key ../key.age
    Result:   a revision of each document; undo takes all of it back
    """  # noqa: D301
    from themecode.cli.here import project
    from themecode.cli.naming import ask_all, give_proposals, key_file, tell_copy, tell_replaced
    from themecode.workflow.key_file import replacements
    from themecode.workflow.naming import NameOptions

    with project() as opened:
        sealed = key_file(opened, key, recipient, identity, needed=not dry_run and output is None)
        if clean_copy is not None:
            tell_copy(opened, clean_copy, sealed)
            return
        used = replacements(sealed.read()) if sealed else None
        questions = opened.propose_names(NameOptions(names, model, used, proposals))
        if dry_run or (output is not None and proposals is None):
            give_proposals(questions, output)
            return
        questions = ask_all(opened, questions, proposals or output, given=proposals is not None)
        if sealed is not None and any(question.answer == "yes" for question in questions):
            tell_replaced(opened.replace_names(questions, sealed), sealed.path)
