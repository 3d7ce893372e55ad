"""Who asks, and of what: what a request carries with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote

from starlette.requests import Request
from starlette.responses import Response

if TYPE_CHECKING:
    from themecode.web.app import Served
    from themecode.web.guarding import Guard

_YEAR = 365 * 24 * 60 * 60
_LONGEST_NAME = 100
_MOST_FIELDS = 1_000


def served(request: Request) -> Served:
    """Return what is served."""
    found: Served = request.app.state.served
    return found


def guard(request: Request) -> Guard:
    """Return the guard that let the request in."""
    found: Guard = request.app.state.guard
    return found


def coder(request: Request) -> str:
    """Return who codes: as the server was told, else as the person said; "" where nobody did yet."""
    return served(request).coder or named(unquote(request.cookies.get(served(request).coder_cookie, "")))


def named(written: str) -> str:
    """Return a person's name on one line, "" where it is none."""
    name = " ".join(written.split())[:_LONGEST_NAME]
    return name if name.isprintable() else ""


def remember_coder(request: Request, response: Response, name: str) -> None:
    """Keep a person's name in this browser."""
    cookie = served(request).coder_cookie
    response.set_cookie(cookie, quote(name), max_age=_YEAR, httponly=True, samesite="strict")


async def fields(request: Request) -> dict[str, list[str]]:
    """Return the fields of a form. Raises ValueError where it is none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise ValueError("not a form")
    body = (await request.body()).decode("utf-8")
    return parse_qs(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
