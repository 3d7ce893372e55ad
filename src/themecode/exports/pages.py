"""HTML pages from our own templates: everything that comes in is escaped, nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from themecode.exports.showing import shown

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, *, style: str, script: str = "", **parts: object) -> bytes:
    """Fill in a template; `style` and `script` name files beside it that become part of the page.

    The page may run exactly this script (its hash stands in the content security policy) and load nothing.
    """
    from markupsafe import Markup

    code = _source(script) if script else ""
    policy = ["default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'"]
    if code:
        policy.insert(2, f"script-src 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'")
    filled = (
        _environment()
        .get_template(template)
        .render(
            policy="; ".join(policy),
            style=Markup(_source(style)),  # noqa: S704 - our own file
            script=Markup(code),  # noqa: S704 - our own file
            **parts,
        )
    )
    return filled.encode()


def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )


def _finalize(part: object) -> object:
    if part is None or part != part:  # noqa: PLR0124 - only "not a number" differs from itself
        return ""
    return shown(part) if type(part) is str else part  # our own markup is a subclass of str
