"""The migrations and the tables of a new project are the same thing, written twice on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import text

from themecode.store import Store, migrating, schema


def test_newest_revision_is_the_one_in_the_scripts() -> None:
    """New projects are stamped with the last migration's revision, without asking Alembic."""
    scripts = ScriptDirectory(str(migrating.SCRIPTS))
    assert scripts.get_heads() == [schema.REVISION]
    assert scripts.get_bases() == ["0001"]


def test_migrations_make_what_a_new_project_has(url: str, databases: Any) -> None:
    """All migrations one after the other give the same database as creating it at once."""
    databases.make(url, "head")
    migrated = databases.shape_of(url)
    if "://" in url:
        databases.on(url, lambda connection: connection.execute(text("DROP SCHEMA public CASCADE")))
        databases.on(url, lambda connection: connection.execute(text("CREATE SCHEMA public")))
    else:
        Path(url).unlink()
    Store.create(url).close()
    assert databases.shape_of(url) == migrated
    assert len(migrated) > 10


def test_model_and_migrations_agree(url: str, databases: Any) -> None:
    """Alembic's own comparison finds no difference between the tables and the migrations."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    databases.make(url, "head")
    found: list[Any] = []
    databases.on(
        url, lambda connection: found.extend(compare_metadata(MigrationContext.configure(connection), schema.metadata))
    )
    assert found == []
