"""The tables: a journal. Every row carries the action that wrote it; nothing is updated or deleted."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from themecode.store import columns
from themecode.store.columns import action_column as _action
from themecode.store.columns import key_column as _key
from themecode.store.columns import number_column as _number
from themecode.store.columns import position_column as _position
from themecode.store.columns import text_column as _text

REVISION = "0007"
"""The newest migration. A test holds it against the scripts in migrations/versions/."""

metadata = columns.metadata

_ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that a server orders as SQLite and Python do, whatever its language."""

meta = Table("meta", metadata, _key("name"), _text("value"))

action = Table(
    "action",
    metadata,
    _position("number"),
    _text("verb"),
    _text("summary"),
    _text("coder"),
    _text("created"),
    Column("undoes", ForeignKey("action.number")),
    Column("uid", Text, nullable=False, server_default=""),
    Column("moment", _ORDERED, nullable=False, server_default=""),
    Column("after", Text, nullable=False, server_default=""),
)
Index(None, action.c.uid, unique=True)
Index(None, action.c.moment)
_UNDOING = action.c.undoes.is_not(None)
Index(None, action.c.undoes, sqlite_where=_UNDOING, postgresql_where=_UNDOING)

document = Table(
    "document",
    metadata,
    _action(),
    _key("id"),
    *map(_text, ("file", "format", "text", "sha256", "file_sha256", "encoding", "losses")),
)

turn = Table(
    "turn",
    metadata,
    _position("action"),
    _key("document"),
    _position("number"),
    _text("speaker"),
    *map(_number, ("start", "end")),
    Column("start_ms", Integer),
    Column("end_ms", Integer),
    ForeignKeyConstraint(["action", "document"], ["document.action", "document.id"]),
    sqlite_with_rowid=False,
)

speaker = Table(
    "speaker",
    metadata,
    _action(),
    _key("document"),
    _key("name"),
    *map(_text, ("role", "found")),
    Column("alias", Text, nullable=False, server_default=""),
)

document_attribute = Table("document_attribute", metadata, _action(), _key("document"), _key("name"), _text("value"))

transcript_check = Table(
    "transcript_check",
    metadata,
    _action(),
    _position("position"),
    *map(_text, ("document", "checker", "created")),
    *map(_number, ("start_ms", "end_ms", "corrections", "turns", "errors")),
)

case_speaker = Table("case_speaker", metadata, _action(), _key("document"), _key("speaker"), _text("case_id"))

case_document = Table("case_document", metadata, _action(), _key("document"), _text("case_id"))

case_attribute = Table(
    "case_attribute",
    metadata,
    _action(),
    _position("position"),
    *map(_text, ("case_id", "name", "value")),
    Column("evidence_document", Text),
    Column("evidence_start", Integer),
    Column("evidence_end", Integer),
)

codebook = Table("codebook", metadata, _action(), *map(_text, ("title", "version", "sha256", "file", "source")))

coding = Table(
    "coding",
    metadata,
    _position("number"),
    Column("action", ForeignKey("action.number"), nullable=False),
    Column("document", Text, nullable=False, index=True),
    *map(_number, ("start", "end")),
    *map(_text, ("text", "code", "coder", "origin", "created")),
)

evidence = Table(
    "evidence",
    metadata,
    _action(),
    Column("coding", ForeignKey("coding.number"), primary_key=True, autoincrement=False, index=True),
    _position("position"),
    *map(_number, ("start", "end")),
    *map(_text, ("matched", "rule", "place", "flags")),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    _action(),
    _position("position"),
    Column("coding", ForeignKey("coding.number"), nullable=False),
    *map(_text, ("ruling", "coder", "created")),
    sqlite_with_rowid=False,
)

anchor = Table(
    "anchor",
    metadata,
    _action(),
    Column("coding", ForeignKey("coding.number"), primary_key=True, autoincrement=False),
    _text("document"),
    *map(_number, ("start", "end")),
    *map(_text, ("text", "moved")),
)

memo = Table(
    "memo",
    metadata,
    _action(),
    _position("number"),
    *map(_text, ("about", "target", "text", "coder", "created", "title")),
    Column("document", Text),
    Column("start", Integer),
    Column("end", Integer),
    _text("moved"),
)

read_mark = Table(
    "read_mark",
    metadata,
    _action(),
    _position("position"),
    *map(_text, ("document", "sha256")),
    *map(_number, ("first", "last")),
    *map(_text, ("state", "coder", "created")),
)

blinding = Table(
    "blinding",
    metadata,
    _action(),
    _key("document"),
    *map(_text, ("coders", "rules", "state", "coder", "created")),
)

guide = Table("guide", metadata, _action(), *map(_text, ("title", "sha256", "file", "source")))

guide_match = Table(
    "guide_match",
    metadata,
    _action(),
    _key("document"),
    _position("turn"),
    _key("question"),
    *map(_text, ("sha256", "ruling", "coder", "created")),
)

summary = Table(
    "summary",
    metadata,
    _action(),
    _key("case_id"),
    _key("code"),
    *map(_text, ("text", "coder", "created")),
)

pointer = Table(
    "pointer",
    metadata,
    _action(),
    _key("case_id"),
    _key("code"),
    _position("position"),
    Column("coding", ForeignKey("coding.number"), nullable=False),
    _text("checksum"),
)

stance = Table(
    "stance",
    metadata,
    _action(),
    Column("coding", ForeignKey("coding.number"), primary_key=True, autoincrement=False),
    *map(_text, ("bearing", "coder", "created")),
)

named_set = Table("named_set", metadata, _action(), _key("name"), _text("description"), _text("members"))

WRITTEN = (
    *(document, turn, speaker, document_attribute, transcript_check, case_document, case_speaker, case_attribute),
    *(codebook, coding, evidence, decision, anchor, memo, named_set, read_mark, blinding),
    *(guide, guide_match, summary, pointer, stance),
)
"""What an action writes, parents first."""

TABLES = (meta, action, *WRITTEN)

stamps = MetaData()
"""Alembic's own table, made by us so that a new project need not import Alembic."""

alembic_version = Table(
    "alembic_version",
    stamps,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
