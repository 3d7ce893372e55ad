"""The project's database: SQLite or PostgreSQL, read and written as a journal. The only room with SQL."""

from themecode.store.errors import (
    DamagedProjectError,
    LockedProjectError,
    NewerProjectError,
    NoSpaceError,
    NotAProjectError,
    ProjectExistsError,
    ReadOnlyProjectError,
    StoreError,
    UpgradeError,
)
from themecode.store.journal import Store
from themecode.store.migrating import Upgrade
from themecode.store.restoring import Backup, backups_in, look_at, restore
from themecode.store.writing import OpenAction

__all__ = [
    "Backup",
    "DamagedProjectError",
    "LockedProjectError",
    "NewerProjectError",
    "NoSpaceError",
    "NotAProjectError",
    "OpenAction",
    "ProjectExistsError",
    "ReadOnlyProjectError",
    "Store",
    "StoreError",
    "Upgrade",
    "UpgradeError",
    "backups_in",
    "look_at",
    "restore",
]
