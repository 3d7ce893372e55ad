"""All tables, without the indexes for reading."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _project()
    _texts()
    _cases()
    _codings()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text(), nullable=False) for name in names]


def _number(*names: str) -> list[Column[int]]:
    return [Column(name, Integer(), nullable=False, autoincrement=False) for name in names]


def _action(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["action"], ["action.number"], name=f"fk_{table}_action")


def _coding(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["coding"], ["coding.number"], name=f"fk_{table}_coding")


def _key(table: str, *columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _project() -> None:
    op.create_table("meta", *_text("name", "value"), _key("meta", "name"))
    op.create_table(
        "action",
        *_number("number"),
        *_text("verb", "summary", "coder", "created"),
        Column("undoes", Integer()),
        _key("action", "number"),
        ForeignKeyConstraint(["undoes"], ["action.number"], name="fk_action_undoes"),
    )
    op.create_table(
        "codebook",
        *_number("action"),
        *_text("title", "version", "sha256", "file", "source"),
        _key("codebook", "action"),
        _action("codebook"),
    )


def _texts() -> None:
    op.create_table(
        "document",
        *_number("action"),
        *_text("id", "file", "format", "text", "sha256", "file_sha256", "encoding", "losses"),
        _key("document", "action", "id"),
        _action("document"),
    )
    op.create_table(
        "turn",
        *_number("action"),
        *_text("document"),
        *_number("number"),
        *_text("speaker"),
        *_number("start", "end"),
        Column("start_ms", Integer()),
        Column("end_ms", Integer()),
        _key("turn", "action", "document", "number"),
        ForeignKeyConstraint(
            ["action", "document"], ["document.action", "document.id"], name="fk_turn_action_document"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speaker",
        *_number("action"),
        *_text("document", "name", "role", "found"),
        _key("speaker", "action", "document", "name"),
        _action("speaker"),
    )


def _cases() -> None:
    op.create_table(
        "case_document",
        *_number("action"),
        *_text("document", "case_id"),
        _key("case_document", "action", "document"),
        _action("case_document"),
    )
    op.create_table(
        "case_attribute",
        *_number("action", "position"),
        *_text("case_id", "name", "value"),
        Column("evidence_document", Text()),
        Column("evidence_start", Integer()),
        Column("evidence_end", Integer()),
        _key("case_attribute", "action", "position"),
        _action("case_attribute"),
    )


def _codings() -> None:
    op.create_table(
        "coding",
        *_number("number", "action"),
        *_text("document"),
        *_number("start", "end"),
        *_text("text", "code", "coder", "origin", "created"),
        _key("coding", "number"),
        _action("coding"),
    )
    op.create_table(
        "evidence",
        *_number("action", "coding", "position", "start", "end"),
        *_text("matched", "rule", "place", "flags"),
        _key("evidence", "action", "coding", "position"),
        _action("evidence"),
        _coding("evidence"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        *_number("action", "position", "coding"),
        *_text("ruling", "coder", "created"),
        _key("decision", "action", "position"),
        _action("decision"),
        _coding("decision"),
        sqlite_with_rowid=False,
    )
