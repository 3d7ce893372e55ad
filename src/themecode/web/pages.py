"""The pages: each asks the desk and shows what it answers."""

from __future__ import annotations

import uuid
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from themecode.web import visiting
from themecode.web.answering import refuse
from themecode.web.guarding import Refusal
from themecode.web.rendering import render
from themecode.workflow.study import who_and_when

_MATRIX = ("rows", "columns", "count", "basis")
_HOT = 4


def enter(request: Request) -> Response:
    """Take a key from the address, once, and let its bearer in."""
    guard = visiting.guard(request)
    session = guard.keys.open_session(request.query_params.get("key", ""))
    if session is None:
        if request.scope["themecode.session"]:
            return RedirectResponse("/", 303)
        says = "This address was used already, or it is older than a minute."
        return refuse(Refusal(401, says, "Press Enter where themecode serve runs: it shows a new one."), request.scope)  # type: ignore[return-value]
    response = RedirectResponse("/", 303)
    response.set_cookie(guard.cookie, session, httponly=True, samesite="strict")
    return response


def _page(request: Request, template: str, ask: str, body: dict[str, Any] | None = None, **shown: Any) -> Response:  # noqa: ANN401 - templates show anything
    """Show an answer of the desk; whoever did not say their name yet does that first."""
    coder = visiting.coder(request)
    if not coder:
        return RedirectResponse("/coder", 303)
    answer = visiting.served(request).desk.answer(ask, body or {}, coder)
    return render(template, **_frame(request, coder), **{"answer": answer, **shown})


def _frame(request: Request, coder: str) -> dict[str, Any]:
    """Return what every page shows around its own: the project, who codes, what was done just now, a key for forms."""
    return {
        "title": visiting.served(request).title,
        "coder": coder,
        "fixed": bool(visiting.served(request).coder),
        "said": visiting.guard(request).said.pop(request.scope["themecode.session"], ""),
        "key": lambda: str(uuid.uuid4()),
        "here": request.url.path,
        "bare": False,
    }


def home(request: Request) -> Response:
    """Show the documents and how far each is, and where the study stands."""
    return _page(request, "home.html", "project")


def document(request: Request) -> Response:
    """Show a document in the coding component."""
    name = request.path_params["name"]
    return _component(request, "document", name)


def review(request: Request) -> Response:
    """Show what waits for review, in the coding component."""
    return _component(request, "review", "")


def _component(request: Request, view: str, name: str) -> Response:
    answer = _known(request, name) if name else None
    if name and not answer:
        raise HTTPException(404)
    return _page(request, "component.html", "changes", {"since": 0}, view=view, document=name)


def _known(request: Request, name: str) -> bool:
    project = visiting.served(request).desk.answer("project", {}, visiting.coder(request))
    return any(one["id"] == name for one in project["documents"])


def codebook(request: Request) -> Response:
    """Show the codes, and a form for a new one."""
    return _page(request, "codebook.html", "codebook")


def code(request: Request) -> Response:
    """Show all that the codebook says of one code, in a form that changes it."""
    name = request.path_params["name"]
    answer = visiting.served(request).desk.answer("codebook", {}, visiting.coder(request))
    found = next((one for one in answer["codes"] if one["id"] == name), None)
    if found is None:
        raise HTTPException(404)
    return _page(request, "code.html", "codebook", code=found)


def cases(request: Request) -> Response:
    """Show the cases and their attributes, and a form that sets one."""
    chosen = {name: request.query_params.get(name, "") for name in ("case", "name", "value")}
    return _page(request, "cases.html", "project", chosen=chosen)


def memos(request: Request) -> Response:
    """Show the memos, with forms to write, change and remove them."""
    about = request.query_params.get("about", "")
    return _page(request, "memos.html", "memos", {"about": about}, about=about)


def matrix(request: Request) -> Response:
    """Show the theme matrix; each number leads to its quotations."""
    chosen = {name: value for name in _MATRIX if (value := request.query_params.get(name))}
    return _page(request, "matrix.html", "matrix", chosen, chosen=chosen, heat=_heat)


def _heat(value: object, rows: list[list[object]]) -> int:
    """Return how dark a cell is, from 0 to 4, against the largest of the matrix."""
    numbers = [cell for row in rows for cell in row[1:] if isinstance(cell, (int, float))]
    most = max(numbers, default=0)
    if not isinstance(value, (int, float)) or not value or not most:
        return 0
    return max(1, min(_HOT, round(_HOT * value / most)))


def quotes(request: Request) -> Response:
    """Show the words behind a cell, each with a way to its place."""
    asked = {name: value for name in ("code", "case", *_MATRIX) if (value := request.query_params.get(name))}
    if "code" not in asked:
        raise HTTPException(404)
    return _page(request, "quotes.html", "quotes", asked, asked=asked)


def log(request: Request) -> Response:
    """Show who did what, with the way back."""
    return _page(request, "log.html", "log")


def coder(request: Request) -> Response:
    """Ask who codes."""
    name = visiting.coder(request)
    suggested = name or who_and_when().name
    return render("coder.html", **{**_frame(request, name), "suggested": suggested})
