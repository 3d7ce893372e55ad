"""What stops the store, each with what is safe and what to do next."""

from __future__ import annotations

from themecode.errors import ThemecodeError


class StoreError(ThemecodeError):
    """Anything that stops reading or writing the project's database."""


class NotAProjectError(StoreError):
    """There is no project here, or the file is something else."""


class ProjectExistsError(StoreError):
    """A new project was to be made where one lies already."""


class NewerProjectError(StoreError):
    """The database was made by a newer themecode; it was not touched.

    Attributes:
        found: the revision of the database.
        known: the newest revision that this themecode knows.

    """

    def __init__(self, found: str, known: str) -> None:
        self.found = found
        self.known = known
        super().__init__(
            f"Made by a newer themecode (database revision {found}; this one knows {known}).",
            mend="Install the newest themecode, then open the project again.",
        )


class UpgradeError(StoreError):
    """An older database could not be brought to this version; it is as it was."""


class LockedProjectError(StoreError):
    """Another themecode was writing all the time that we waited."""


class NoSpaceError(StoreError):
    """The disk is full."""


class ReadOnlyProjectError(StoreError):
    """The project may be read, not written."""


class MergeRefusedError(StoreError):
    """Two copies of a project cannot be brought together safely.

    Attributes:
        documents: for each document in the way its id, what is in the way, and what to do.

    """

    def __init__(self, documents: tuple[tuple[str, str, str], ...]) -> None:
        self.documents = documents
        listed = "\n".join(f"  {name} {says}: {mend}." for name, says, mend in documents)
        count = f"{len(documents)} document{'s' if len(documents) != 1 else ''}"
        super().__init__(f"{count} cannot be brought together safely:\n{listed}\n", mend="Then merge again.")


class OtherProjectError(StoreError):
    """The other database is no copy of this project, or is this very one."""


class DamagedProjectError(StoreError):
    """The database file is damaged, or a copy did not come out right."""
