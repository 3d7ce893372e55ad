"""What the pages' forms send: an act each, and back to where it was sent from."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from themecode.errors import ThemecodeError
from themecode.web import visiting
from themecode.workflow.desk_acts import VERBS
from themecode.workflow.desk_bodies import Field
from themecode.workflow.study import who_and_when

_BACK = ("/", "/codebook", "/cases", "/memos", "/log")
"""Where a form may lead back to."""


async def coder(request: Request) -> Response:
    """Keep the name of the person who codes in this browser."""
    name = visiting.named((await _fields(request)).get("name", [""])[0])
    if not name:
        raise ThemecodeError("A name needs letters.", safe="", mend="Go back and write it.")
    who_and_when(name)  # raises for the names that are not a person's
    response = RedirectResponse("/", 303)
    visiting.remember_coder(request, response, name)
    return response


async def act(request: Request) -> Response:
    """Do what a form asks for, in the words of the contract, and lead back."""
    verb = request.path_params["verb"]
    if verb not in VERBS:
        raise HTTPException(404)
    coder, sent = visiting.coder(request), await _fields(request)
    if not coder:
        return RedirectResponse("/coder", 303)
    back = sent.pop("back", ["/"])[0]
    body = {"verb": verb, "key": sent.pop("key", [""])[0]}
    body |= {name: _value(values, VERBS[verb].shape.get(name, Field())) for name, values in sent.items()}
    answer = await run_in_threadpool(visiting.served(request).desk.answer, "act", body, coder)
    visiting.guard(request).said[request.scope["themecode.session"]] = answer["done"]
    return RedirectResponse(back if back in _BACK else "/", 303)


async def _fields(request: Request) -> dict[str, list[str]]:
    try:
        return await visiting.fields(request)
    except ValueError:
        raise ThemecodeError("This form cannot be read.") from None


def _value(values: list[str], field: Field) -> Any:  # noqa: ANN401 - a body holds values of all kinds
    """Return what a field of a form says: a list is one entry a line."""
    if field.many:
        return [line.strip() for value in values for line in value.splitlines() if line.strip()]
    if field.holds == "number":
        return int(values[0]) if values[0].isdecimal() else values[0]
    return values[0]
