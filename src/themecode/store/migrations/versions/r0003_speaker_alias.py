"""A speaker may be shown under another name."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give each speaker an alias, empty so far."""
    op.add_column("speaker", Column("alias", Text, nullable=False, server_default=""))
