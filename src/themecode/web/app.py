"""The page as an application: its routes on one screen, behind the guard."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Route

from themecode.project import Project
from themecode.web import answering, asking, forms, pages
from themecode.web.guarding import ENTRY, Guard
from themecode.web.keys import Keys
from themecode.workflow.desk import Desk


@dataclass(frozen=True)
class Served:
    """What is served: a project's desk, and who codes, where that was said when the server was started."""

    desk: Desk
    title: str
    folder: Path
    coder: str = ""
    on_fault: Callable[[Exception], None] = lambda _: None

    @classmethod
    def of(cls, project: Project, coder: str = "", on_fault: Callable[[Exception], None] = lambda _: None) -> Served:
        """Open a project's desk for serving; `on_fault` is told of faults of ours."""
        return cls(project.desk(), project.settings.title, project.folder, coder, on_fault)

    @property
    def coder_cookie(self) -> str:
        """The cookie that remembers a person's name in this project, whatever the port."""
        return f"themecode-coder-{hashlib.sha256(str(self.folder.resolve()).encode()).hexdigest()[:12]}"


ROUTES = (
    Route(ENTRY, pages.enter),
    Route("/", pages.home),
    Route("/document/{name}", pages.document),
    Route("/review", pages.review),
    Route("/codebook", pages.codebook),
    Route("/codebook/{name}", pages.code),
    Route("/cases", pages.cases),
    Route("/memos", pages.memos),
    Route("/matrix", pages.matrix),
    Route("/quotes", pages.quotes),
    Route("/log", pages.log),
    Route("/coder", pages.coder),
    Route("/coder", forms.coder, methods=["POST"]),
    Route("/do/{verb}", forms.act, methods=["POST"]),
    Route("/api/{ask}", asking.ask, methods=["POST"]),
    Route("/static/{name}", asking.static),
)


def create_app(served: Served, port: int, keys: Keys | None = None) -> Guard:
    """Return the application, behind its guard."""
    app = Starlette(routes=list(ROUTES), exception_handlers=answering.HANDLERS)
    app.state.served = served
    guard = Guard(app, keys or Keys(), port, answering.refuse, served.on_fault)
    app.state.guard = guard
    return guard
