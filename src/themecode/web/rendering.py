"""Pages from their templates, and the pages' own style sheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from themecode.viewer import Asset

_HERE = Path(__file__).parent
_OWN = {"page.css": "text/css; charset=utf-8", "mark.svg": "image/svg+xml"}


@cache
def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["moment"] = _moment
    found.filters["thousands"] = lambda number: f"{number:,}"
    return found


def _moment(written: str) -> str:
    return written[:16].replace("T", " ")


def render(template: str, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - templates show anything
    """Return a page; all that it shows is escaped."""
    return HTMLResponse(_templates().get_template(template).render(**shown), status)


def own_asset(name: str) -> Asset | None:
    """Return one of the pages' own files, None where there is none of that name."""
    return Asset((_HERE / "static" / name).read_bytes(), _OWN[name]) if name in _OWN else None
