"""The plain design's tables, one mapped class each."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables of the plain design."""


class Turn(Base):
    """Who says what in one interview."""

    __tablename__ = "turn"
    id: Mapped[int] = mapped_column(primary_key=True)
    case: Mapped[str]
    speaker: Mapped[str]
    text: Mapped[str]


class Coding(Base):
    """One code on one sentence."""

    __tablename__ = "coding"
    id: Mapped[int] = mapped_column(primary_key=True)
    turn: Mapped[int] = mapped_column(ForeignKey("turn.id"))
    case: Mapped[str]
    code: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    matched: Mapped[str]
