"""Answers and refusals, as JSON or as a page in words."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from themecode.errors import ThemecodeError
from themecode.web.guarding import App, Refusal, Scope, TooLargeError
from themecode.web.rendering import render
from themecode.workflow.desk_refusals import refusal

_AS_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_WORDS = {404: "There is no such page here.", 405: "That is not done in this way."}


def as_json(content: object, status: int = 200) -> Response:
    """Answer with JSON that no browser can take for markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _AS_MARKUP.items():
        text = text.replace(character, escape)
    return Response(text, status, media_type="application/json")


def error_of(error: Exception) -> tuple[int, dict[str, str]]:
    """Return an error's status, and what happened, what is safe and what to do."""
    if isinstance(error, TooLargeError):
        return 413, {"happened": "That is more than 10 MB.", "safe": "Nothing was changed.", "mend": ""}
    if isinstance(error, HTTPException):
        happened = _WORDS.get(error.status_code, "That cannot be answered.")
        return error.status_code, {"happened": happened, "safe": "", "mend": ""}
    return refusal(error)


def told(error: Exception, *, wants_json: bool, title: str = "themecode") -> Response:
    """Answer with what went wrong, in words."""
    status, words = error_of(error)
    if wants_json:
        return as_json({"error": words}, status)
    return render("wrong.html", status, title=title, bare=True, **words)


def refuse(refusal: Refusal, scope: Scope) -> App:
    """Return what answers a request that is not let in; it says nothing of the project."""
    words = {"happened": refusal.happened, "safe": "", "mend": refusal.mend}
    if scope["path"].startswith("/api/"):
        return as_json({"error": words}, refusal.status)
    return render("wrong.html", refusal.status, title="themecode", bare=True, **words)


async def _handled(request: Request, error: Exception) -> Response:
    if isinstance(error, ClientDisconnect):
        return Response(status_code=400)
    return told(error, wants_json=request.url.path.startswith("/api/"))


Handler = Callable[[Request, Exception], Awaitable[Response]]
HANDLERS: Mapping[Any, Handler] = dict.fromkeys(
    (ThemecodeError, TooLargeError, HTTPException, ClientDisconnect, Exception), _handled
)
"""What answers instead, whatever goes wrong."""
