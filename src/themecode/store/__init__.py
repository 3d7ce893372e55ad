"""The project's database: SQLite or PostgreSQL, read and written as a journal. The only room with SQL."""

from themecode.store.errors import (
    DamagedProjectError,
    LockedProjectError,
    MergeRefusedError,
    NewerProjectError,
    NoSpaceError,
    NotAProjectError,
    OtherProjectError,
    ProjectExistsError,
    ReadOnlyProjectError,
    StoreError,
    UpgradeError,
)
from themecode.store.journal import Store
from themecode.store.merging import Merged
from themecode.store.migrating import Upgrade
from themecode.store.other_copy import other_copy
from themecode.store.restoring import Backup, backups_in, look_at, restore
from themecode.store.writing import OpenAction

__all__ = [
    "Backup",
    "DamagedProjectError",
    "LockedProjectError",
    "MergeRefusedError",
    "Merged",
    "NewerProjectError",
    "NoSpaceError",
    "NotAProjectError",
    "OpenAction",
    "OtherProjectError",
    "ProjectExistsError",
    "ReadOnlyProjectError",
    "Store",
    "StoreError",
    "Upgrade",
    "UpgradeError",
    "backups_in",
    "look_at",
    "other_copy",
    "restore",
]
