"""The coding component in a cell: its asks come as numbered messages and are answered from the desk."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from themecode import viewer
from themecode.workflow.desk import Desk
from themecode.workflow.desk_refusals import refusal


def _bundled(name: str) -> str:
    found = viewer.asset(name)
    return found.content.decode() if found else ""


class CodingWidget(anywidget.AnyWidget):
    """One view of a project. Only which view and which document is in its state; words travel in messages alone."""

    _esm = _bundled("coding.js")
    _css = _bundled("coding.css")
    view = traitlets.Unicode("document").tag(sync=True)
    document = traitlets.Unicode("").tag(sync=True)

    def __init__(self, desk: Desk, *, title: str, view: str, document: str, coder: str) -> None:
        super().__init__(view=view, document=document)
        self._desk, self._title, self._coder = desk, title, coder
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        """Say what it is, never what was said in it."""
        what = f"document {self.document}" if self.document else "review"
        return f"<{what} of '{self._title}': run this cell to code here>"

    @property
    def closed(self) -> bool:
        """Whether no cell shows it any more."""
        return self.comm is None

    def tell(self) -> None:
        """Tell the component that somebody wrote in the project: it then asks what."""
        self.send({"other": True})

    def _hear(self, _: object, content: object, _buffers: object) -> None:
        """Answer one ask; whatever goes wrong is an answer, too."""
        if isinstance(content, dict) and isinstance(content.get("id"), int):
            self.send({"id": content["id"], **self.reply(content.get("ask"), content.get("body"))})

    def reply(self, ask: object, body: object) -> dict[str, Any]:
        """Return the desk's answer, or what went wrong: what happened, what is safe, what to do."""
        try:
            return {"answer": self._desk.answer(str(ask), body, self._coder)}
        except Exception as error:  # noqa: BLE001 - a person waits for an answer; the kernel's log must not hold words
            status, words = refusal(error)
            return {"error": {"status": status, **words}}
