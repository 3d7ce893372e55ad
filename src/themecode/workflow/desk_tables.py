"""What the page reads as tables: the matrix and the words behind it, the log, the phases, memos."""

from __future__ import annotations

from typing import get_args

from themecode import analysis
from themecode.errors import ThemecodeError
from themecode.model import Basis, Quotation, Table, counted, undone
from themecode.workflow import analysing, noting, quoting
from themecode.workflow.desk_bodies import Field
from themecode.workflow.desk_sitting import Answer, Sitting
from themecode.workflow.standing import status
from themecode.workflow.study import Study

MATRIX = {
    "rows": Field(),
    "columns": Field(among=("code", "theme")),
    "count": Field(among=analysis.COUNTS),
    "basis": Field(among=get_args(Basis)),
}
QUOTES = {"code": Field(must=True), "case": Field("line"), **MATRIX}
_FEW_ACTIONS = 200


def matrix(sitting: Sitting, asked: Answer) -> Answer:
    """Return the theme matrix with its basis."""
    made = analysing.matrix(sitting.study, _layout(asked))
    names = {code.id: code.name for code in sitting.study.codebook} | {
        theme.id: theme.label or theme.id for theme in sitting.study.codebook.themes
    }
    header = made.table.header
    return {
        "header": list(header),
        "names": [names.get(name, name) for name in header],
        "rows": [list(row) for row in made.table.rows],
        "basis": made.table.basis,
        "attributes": [*analysing.case_attributes(sitting.study), *analysing.document_attributes(sitting.study)],
        "themes": bool(sitting.study.codebook.themes),
    }


def quotes(sitting: Sitting, asked: Answer) -> Answer:
    """Return the words behind a cell of the matrix, or behind a whole column where no row (`case`) is named."""
    made = analysing.matrix(sitting.study, _layout(asked))
    column, row = asked["code"], asked.get("case")
    if column not in made.table.header[1:]:
        sitting.study.code(column)
    ids = {name for (at, of), names in made.cells.items() if of == column and row in (None, at) for name in names}
    found = [coding for coding in counted(sitting.study.codings) if coding.id in ids]
    quoted = quoting.quotations(sitting.study, found, sitting.settings.label)
    return {"rows": [_quote(sitting, quotation) for quotation in quoted]}


def _quote(sitting: Sitting, quotation: Quotation) -> Answer:
    (coding,) = sitting.codings([quotation.coding])
    kept = ("document", "text", "start", "end", "code", "coder", "origin", "status")
    return {
        "coding": coding["id"],
        **{name: coding[name] for name in kept},
        "case": quotation.case,
        "label": quotation.label,
        "turn": quotation.turn,
        "time": quotation.time,
    }


def _layout(asked: Answer) -> analysis.Layout:
    return analysis.Layout(
        rows=asked.get("rows", "case"),
        columns=asked.get("columns", "code"),
        count=asked.get("count", "codings"),
        basis=asked.get("basis", "all"),
    )


def log(sitting: Sitting, asked: Answer) -> Answer:
    """Return the newest actions, the newest first, and which of them stand."""
    actions = sitting.present.actions
    gone = undone(actions)
    shown = actions[::-1][: asked.get("limit") or _FEW_ACTIONS]
    return {
        "actions": [
            {
                "number": one.number,
                "when": one.created,
                "who": one.coder,
                "did": one.verb,
                "what": sitting.study.veil.summary(one),
                "stands": one.number not in gone,
                "undoes": one.undoes,
            }
            for one in shown
        ],
        "total": len(actions),
    }


def phases(study: Study) -> list[Answer]:
    """Return where the six phases stand; nothing where that cannot be told."""
    try:
        table = status(study)
    except (ThemecodeError, LookupError):
        return []
    return [{"phase": row[0], "sofar": row[1], "next": row[2]} for row in table.rows]


def memos(sitting: Sitting, about: str) -> Table:
    """Return memos as a table."""
    return noting.memos_table(sitting.study, noting.about(sitting.study, about))
