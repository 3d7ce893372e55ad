"""Indexes for reading: what was undone, and the codings of one document with their evidence."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the indexes."""
    undoing = text("undoes IS NOT NULL")
    op.create_index("ix_action_undoes", "action", ["undoes"], sqlite_where=undoing, postgresql_where=undoing)
    op.create_index("ix_coding_document", "coding", ["document"])
    op.create_index("ix_evidence_coding", "evidence", ["coding"])
