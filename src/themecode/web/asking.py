"""What the component asks for: the desk's answers as JSON, and the files of its bundle."""

from __future__ import annotations

import json

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from themecode import viewer
from themecode.errors import ThemecodeError
from themecode.web import visiting
from themecode.web.answering import as_json
from themecode.web.rendering import own_asset


async def ask(request: Request) -> Response:
    """Answer one ask of the contract."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ThemecodeError("An ask is sent as JSON.")
    body = await request.body()
    coder = visiting.coder(request)
    if not coder:
        raise ThemecodeError("Nobody said yet who codes here.", mend="Open the first page and say your name.")
    return await run_in_threadpool(_answered, request, body, coder)


def _answered(request: Request, body: bytes, coder: str) -> Response:
    """Read, answer and write: all of it off the loop, so that others are served meanwhile."""
    try:
        asked = json.loads(body.decode("utf-8") or "{}")
    except (ValueError, RecursionError):
        raise ThemecodeError("This is not JSON that can be read.") from None
    return as_json(visiting.served(request).desk.answer(request.path_params["ask"], asked, coder))


def static(request: Request) -> Response:
    """Give out a file of the component or of the pages; nothing else has a name here."""
    name = request.path_params["name"]
    found = own_asset(name) or viewer.asset(name)
    if found is None:
        raise HTTPException(404)
    return Response(found.content, media_type=found.kind)
