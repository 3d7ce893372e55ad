"""From an older database to this version: a proven backup first, then all steps in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from themecode.store import schema
from themecode.store.backups import back_up, reserve
from themecode.store.connection import engine_for, writing
from themecode.store.errors import NewerProjectError, StoreError, UpgradeError
from themecode.store.faults import plain_faults
from themecode.store.place import Place

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Upgrade:
    """What was done to an older database; `backup` is None on a server, which keeps its own."""

    before: str
    after: str
    backup: Path | None


def upgrade(engine: Engine, place: Place, found: str) -> Upgrade:
    """Bring an older database to this version; NewerProjectError where its revision is not known here."""
    known_revision(found)
    backup = _back_up_first(engine, place, found)
    engine.dispose()
    try:
        with plain_faults(place):
            migrate(place)
    except StoreError:
        raise
    except Exception as error:
        kept = f" and a backup lies at {backup}" if backup else ""
        raise UpgradeError(
            f"The database could not be brought from revision {found} to {schema.REVISION}: {error}.",
            safe=f"The project is as it was{kept}.",
            mend="Go on with the older themecode, and report this.",
        ) from error
    return Upgrade(found, schema.REVISION, backup)


def known_revision(found: str) -> None:
    """Raise NewerProjectError where a revision is not known here."""
    if found not in {script.revision for script in _scripts().walk_revisions()}:
        raise NewerProjectError(found, schema.REVISION)


def migrate(place: Place, target: str = "head") -> None:
    """Run the steps up to `target`, in one transaction; on an empty database this makes the tables."""
    # why: while a table is rebuilt, foreign keys that are on would silently delete the rows that point at it
    engine = engine_for(place, foreign_keys=False)
    try:
        with writing(engine, creating=True) as connection:
            _run(connection, target)
            _check_foreign_keys(connection)
    finally:
        engine.dispose()


def _back_up_first(engine: Engine, place: Place, found: str) -> Path | None:
    if place.file is None:
        return None
    path = reserve(place.file.parent / "backups", f"revision-{found}")
    try:
        return back_up(engine, place, path)
    except BaseException:
        path.unlink(missing_ok=True)  # the number that we reserved, still empty
        raise


def _scripts() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(SCRIPTS))


def _run(connection: Connection, target: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    scripts = _scripts()
    environment = EnvironmentContext(
        Config(),
        scripts,
        fn=lambda revision, _: scripts._upgrade_revs(target, revision),  # noqa: SLF001
        destination_rev=target,
    )
    with environment:
        environment.configure(connection=connection, target_metadata=schema.metadata)
        environment.run_migrations()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if dangling:
        raise ValueError(f"{len(dangling)} rows would point at nothing")
