"""Each action has a name and a moment that every copy of the project shares."""

from __future__ import annotations

import uuid

from alembic import op
from sqlalchemy import Column, Integer, Text, column, table

revision = "0005"
down_revision = "0004"

_ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
_DONE = ("number", "verb", "summary", "coder", "created", "undoes")


def upgrade() -> None:
    """Name the actions that are there: two copies of one old project give the same ones the same names."""
    op.add_column("action", Column("uid", Text, nullable=False, server_default=""))
    op.add_column("action", Column("moment", _ORDERED, nullable=False, server_default=""))
    op.add_column("action", Column("after", Text, nullable=False, server_default=""))
    _name_all()
    op.create_index("ix_action_uid", "action", ["uid"], unique=True)
    op.create_index("ix_action_moment", "action", ["moment"])


def _name_all() -> None:
    action = table("action", Column("number", Integer), *map(column, (*_DONE[1:], "uid", "moment", "after")))
    meta = table("meta", column("name"), column("value"))
    connection = op.get_bind()
    project = connection.scalar(meta.select().with_only_columns(meta.c.value).where(meta.c.name == "project")) or ""
    rows = connection.execute(action.select().with_only_columns(*(action.c[name] for name in _DONE)).order_by("number"))
    time, count, before = "", -1, ""
    for row in rows.all():
        time, count = (row.created, 0) if row.created > time else (time, count + 1)
        named = {"uid": _uid(project, tuple(row)), "moment": f"{time}#{count:06d}", "after": before}
        before = named["uid"]
        connection.execute(action.update().where(action.c.number == row.number).values(**named))


def _uid(project: str, done: tuple[object, ...]) -> str:
    try:
        space = uuid.UUID(project)
    except ValueError:  # made before projects had a name, or by a test
        space = uuid.uuid5(uuid.NAMESPACE_OID, project)
    return str(uuid.uuid5(space, "|".join("" if part is None else str(part) for part in done)))
