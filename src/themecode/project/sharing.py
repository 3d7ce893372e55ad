"""Several coders: what each of them takes back, and their copies brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from themecode.project.holding import Holding
from themecode.workflow import undoing
from themecode.workflow.study import who_and_when

if TYPE_CHECKING:
    from themecode.model import Action
    from themecode.workflow.conflicts import Conflict
    from themecode.workflow.merging import MergeResult


class Sharing(Holding):
    """Each step that writes takes the person and the time from `who_and_when`."""

    def undo(self, number: int | None = None, *, anyone: bool = False) -> Action:
        """Take back one action: this coder's newest, with `anyone` anybody's, or the one of this number."""
        return undoing.undo(self.study, who_and_when(), number, anyone=anyone, folder=self.folder)

    def redo(self) -> Action:
        """Do again what this coder took back last."""
        return undoing.redo(self.study, who_and_when(), folder=self.folder)

    def merge(self, other: str, *, keep: bool = True) -> MergeResult:
        """Bring another copy of this project together with this one; without `keep`, say what that would do."""
        from themecode.workflow import merging

        return merging.merge(self.study, other, self.folder, keep=keep)

    def copy_to(self, target: str, *, switch: bool = False) -> dict[str, int]:
        """Copy the project to a server's URL, or into a new folder; with `switch`, work on the server from now on."""
        from themecode.workflow import copying

        counts = copying.copy_to(self.study, target, self.folder, self.settings)
        if switch:
            copying.switch(self.folder, target)
        return counts

    def conflicts(self) -> list[Conflict]:
        """Return what coders said differently and nobody settled yet."""
        from themecode.workflow import conflicts

        return conflicts.conflicts(self.study)
