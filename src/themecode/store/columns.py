"""What the tables are made of: one naming of constraints, and the columns that every table has."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""How constraints and indexes are called, so that a later migration can name them."""

metadata = MetaData(naming_convention=NAMES)


def text_column(name: str) -> Column[str]:
    """Make a column of text."""
    return Column(name, Text, nullable=False)


def number_column(name: str) -> Column[int]:
    """Make a column of numbers."""
    return Column(name, Integer, nullable=False)


def key_column(name: str) -> Column[str]:
    """Make a column of text that is part of the key."""
    return Column(name, Text, primary_key=True)


def position_column(name: str) -> Column[int]:
    """Make a column of numbers that is part of the key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def action_column() -> Column[int]:
    """Make the column of the action that wrote the row, which is part of its key."""
    return Column("action", ForeignKey("action.number"), primary_key=True, autoincrement=False)
