"""The nouns of a study: frozen records, standard library only."""

from themecode.model.anchor import Anchor, Moved
from themecode.model.blindness import Blinding, HandAct, Independence, RulesShown, Veil, independence
from themecode.model.case import Attribute, Case
from themecode.model.case_index import NO_CASE, NOT_KNOWN, NOWHERE, CaseIndex
from themecode.model.codebook import UNDEFINED, Code, Codebook, RuleText, Theme
from themecode.model.coding import (
    JOINT,
    RULES,
    Basis,
    Coding,
    Decision,
    Evidence,
    Origin,
    Ruling,
    Status,
    adrift,
    coding_id,
    coding_number,
    counted,
    current_codings,
    text_order,
)
from themecode.model.document import HEADING, ROLES, TABLE, TEXT, VERBATIM, Document, Loss, Role, Speaker, Turn, clock
from themecode.model.framework import Pointer, Summary
from themecode.model.guide import (
    ANSWERS,
    Answer,
    Asking,
    Guide,
    GuideMatch,
    Question,
    UsedGuide,
    matched_by_hand,
)
from themecode.model.held import held_by
from themecode.model.journal import (
    Action,
    Brought,
    Touched,
    UsedCodebook,
    canonical,
    check_undo,
    moment_after,
    reached,
    undone,
)
from themecode.model.lineage import Lineage
from themecode.model.memo import MEMO_TARGETS, Memo, MemoTarget, memo_id, memo_number
from themecode.model.named_set import NamedSet, SetMember
from themecode.model.provenance import Provenance
from themecode.model.quotation import Quotation
from themecode.model.read_mark import Marked, Progress, ReadMark, stretches_of, turns_read, written_turns
from themecode.model.said import Said
from themecode.model.segment import Segment
from themecode.model.stance import BEARINGS, Bearing, Stance
from themecode.model.suggestion import DRAWN, Likeness, Suggestion, is_suggestion, suggestion_id
from themecode.model.table import Cell, Table
from themecode.model.tallied import AnyCoding, Stretch, Tallied, ruled
from themecode.model.transcript_check import TranscriptCheck

__all__ = [
    "ANSWERS",
    "BEARINGS",
    "DRAWN",
    "HEADING",
    "JOINT",
    "MEMO_TARGETS",
    "NOT_KNOWN",
    "NOWHERE",
    "NO_CASE",
    "ROLES",
    "RULES",
    "TABLE",
    "TEXT",
    "UNDEFINED",
    "VERBATIM",
    "Action",
    "Anchor",
    "Answer",
    "AnyCoding",
    "Asking",
    "Attribute",
    "Basis",
    "Bearing",
    "Blinding",
    "Brought",
    "Case",
    "CaseIndex",
    "Cell",
    "Code",
    "Codebook",
    "Coding",
    "Decision",
    "Document",
    "Evidence",
    "Guide",
    "GuideMatch",
    "HandAct",
    "Independence",
    "Likeness",
    "Lineage",
    "Loss",
    "Marked",
    "Memo",
    "MemoTarget",
    "Moved",
    "NamedSet",
    "Origin",
    "Pointer",
    "Progress",
    "Provenance",
    "Question",
    "Quotation",
    "ReadMark",
    "Role",
    "RuleText",
    "RulesShown",
    "Ruling",
    "Said",
    "Segment",
    "SetMember",
    "Speaker",
    "Stance",
    "Status",
    "Stretch",
    "Suggestion",
    "Summary",
    "Table",
    "Tallied",
    "Theme",
    "Touched",
    "TranscriptCheck",
    "Turn",
    "UsedCodebook",
    "UsedGuide",
    "Veil",
    "adrift",
    "canonical",
    "check_undo",
    "clock",
    "coding_id",
    "coding_number",
    "counted",
    "current_codings",
    "held_by",
    "independence",
    "is_suggestion",
    "matched_by_hand",
    "memo_id",
    "memo_number",
    "moment_after",
    "reached",
    "ruled",
    "stretches_of",
    "suggestion_id",
    "text_order",
    "turns_read",
    "undone",
    "written_turns",
]
