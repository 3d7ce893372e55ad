"""The steps between recording and report: transcripts checked, names replaced, as a project forwards them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.project.holding import Holding
from themecode.workflow import checking
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import TranscriptCheck
    from themecode.problems import Problem
    from themecode.pseudonyms import Question
    from themecode.workflow.key_file import KeyFile
    from themecode.workflow.naming import NameOptions
    from themecode.workflow.pseudonymising import Replaced
    from themecode.workflow.transcripts import Listening


class Checked(Holding):
    """Each step that writes takes the person and the time from `who_and_when`."""

    def check(self, names: Path | None = None, cleared: Path | None = None) -> list[Problem]:
        """Return what is inconsistent, and what still looks like a name where names were replaced."""
        return checking.check(self.study, names, cleared)

    def check_transcript(self, document: str, heard: Listening) -> TranscriptCheck:
        """Keep that a person compared minutes of a transcript with its recording."""
        from themecode.workflow import transcripts

        return transcripts.check(self.study, document, heard, who_and_when())

    def propose_names(self, options: NameOptions) -> list[Question]:
        """Propose names for replacement: those of a file of proposals, or all that look like one."""
        from themecode.workflow import naming

        if options.proposals is not None:
            return naming.read_proposals(self.study, options.proposals)
        return naming.propose(self.study, options.names, options.model, options.used)

    def replace_names(self, questions: Sequence[Question], key: KeyFile) -> Replaced:
        """Replace the names that a person confirmed; the key is written first."""
        from themecode.workflow import key_file, pseudonymising

        key_file.outside(key.path, self.folder)
        author = who_and_when()
        pseudonymising.check_consistent(questions)
        key.add(pseudonymising.entries(questions, author))
        return pseudonymising.replace_names(self.study, questions, author)
