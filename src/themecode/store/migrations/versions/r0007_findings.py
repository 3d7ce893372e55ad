"""The interview guide, the summaries of the framework matrix, and how extracts stand to their codes."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make five tables; nothing that is there changes."""
    op.create_table("guide", _action(), *_texts("title", "sha256", "file", "source"))
    op.create_table(
        "guide_match",
        _action(),
        _key("document"),
        _position("turn"),
        _key("question"),
        *_texts("sha256", "ruling", "coder", "created"),
    )
    op.create_table("summary", _action(), _key("case_id"), _key("code"), *_texts("text", "coder", "created"))
    op.create_table(
        "pointer",
        _action(),
        _key("case_id"),
        _key("code"),
        _position("position"),
        Column("coding", Integer, ForeignKey("coding.number"), nullable=False),
        *_texts("checksum"),
    )
    op.create_table(
        "stance",
        _action(),
        Column("coding", Integer, ForeignKey("coding.number"), primary_key=True, autoincrement=False),
        *_texts("bearing", "coder", "created"),
    )


def _action() -> Column[int]:
    return Column("action", Integer, ForeignKey("action.number"), primary_key=True, autoincrement=False)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _position(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]
