"""The nouns of a study: frozen records, standard library only."""

from themecode.model.case import Attribute, Case
from themecode.model.codebook import Code, Codebook, RuleText, Theme
from themecode.model.coding import (
    RULES,
    Basis,
    Coding,
    Decision,
    Evidence,
    Origin,
    Ruling,
    Status,
    coding_id,
    coding_number,
    counted,
    current_codings,
    text_order,
)
from themecode.model.document import HEADING, ROLES, TABLE, TEXT, Document, Loss, Role, Speaker, Turn, clock
from themecode.model.journal import Action, UsedCodebook, check_undo, undone
from themecode.model.provenance import Provenance
from themecode.model.quotation import Quotation
from themecode.model.segment import Segment
from themecode.model.table import Cell, Table

__all__ = [
    "HEADING",
    "ROLES",
    "RULES",
    "TABLE",
    "TEXT",
    "Action",
    "Attribute",
    "Basis",
    "Case",
    "Cell",
    "Code",
    "Codebook",
    "Coding",
    "Decision",
    "Document",
    "Evidence",
    "Loss",
    "Origin",
    "Provenance",
    "Quotation",
    "Role",
    "RuleText",
    "Ruling",
    "Segment",
    "Speaker",
    "Status",
    "Table",
    "Theme",
    "Turn",
    "UsedCodebook",
    "check_undo",
    "clock",
    "coding_id",
    "coding_number",
    "counted",
    "current_codings",
    "text_order",
    "undone",
]
