"""Corrected transcripts, cases that are speakers, attributes of documents, memos, sets, and checks of transcripts."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the new tables; nothing that is there changes."""
    for name, columns in _tables().items():
        op.create_table(
            name,
            Column("action", Integer, ForeignKey("action.number"), primary_key=True, autoincrement=False),
            *columns,
        )


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _position(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _tables() -> dict[str, list[Column[Any]]]:
    return {
        "document_attribute": [_key("document"), _key("name"), *_texts("value")],
        "transcript_check": [
            _position("position"),
            *_texts("document", "checker", "created"),
            *_numbers("start_ms", "end_ms", "corrections", "turns", "errors"),
        ],
        "case_speaker": [_key("document"), _key("speaker"), *_texts("case_id")],
        "anchor": [
            Column("coding", Integer, ForeignKey("coding.number"), primary_key=True, autoincrement=False),
            *_texts("document"),
            *_numbers("start", "end"),
            *_texts("text", "moved"),
        ],
        "memo": [
            _position("number"),
            *_texts("about", "target", "text", "coder", "created", "title"),
            Column("document", Text),
            Column("start", Integer),
            Column("end", Integer),
            *_texts("moved"),
        ],
        "named_set": [_key("name"), *_texts("description", "members")],
    }
