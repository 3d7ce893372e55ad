"""Who read which turns, and who codes which documents blind."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make two tables; nothing that is there changes."""
    op.create_table(
        "read_mark",
        _action(),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *_texts("document", "sha256"),
        *(Column(name, Integer, nullable=False) for name in ("first", "last")),
        *_texts("state", "coder", "created"),
    )
    op.create_table(
        "blinding",
        _action(),
        Column("document", Text, primary_key=True),
        *_texts("coders", "rules", "state", "coder", "created"),
    )


def _action() -> Column[int]:
    return Column("action", Integer, ForeignKey("action.number"), primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]
