"""What a project holds: its folder, its settings, its database."""

from __future__ import annotations

from pathlib import Path

from themecode.settings import Settings
from themecode.store import Store
from themecode.workflow.study import Study, who_and_when


class Holding:
    """A folder with its settings and its database, and the records as they stand."""

    def __init__(self, folder: Path, settings: Settings, store: Store) -> None:
        self.folder = folder
        self.settings = settings
        self.store = store

    @property
    def study(self) -> Study:
        """The records as they stand now, as far as the person at the keyboard sees them."""
        return Study(self.store, who_and_when().name)

    def study_of(self, coder: str) -> Study:
        """Return the records as a coder sees them: without others' work where that coder codes blind."""
        return Study(self.store, coder)
