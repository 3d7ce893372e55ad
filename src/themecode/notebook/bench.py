"""A project at the bench of a notebook: what it shows there, and what is missing for that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

from themecode.errors import ThemecodeError
from themecode.notebook.watching import Watch
from themecode.project import Project, who_and_when
from themecode.workflow.displaying import DocumentView

if TYPE_CHECKING:
    from themecode.notebook.widget import CodingWidget
    from themecode.workflow.desk import Desk


class Bench(Project):
    """A project that shows itself in a notebook: `review()` and `document()` are places to code in."""

    def review(self, *, coder: str = "") -> CodingWidget:
        """Return the queue of what waits for a decision, to work through with one key each.

        Without `coder`, the person is the one that THEMECODE_CODER names, else the user of this computer.
        Raises ThemecodeError where anywidget is not installed.
        """
        if not _has_widgets():
            raise ThemecodeError(
                "Reviewing in a notebook needs anywidget, which is not installed.",
                mend="Install it (pip install 'themecode[notebooks]') and start the kernel anew; or review without it: "
                "`themecode review` in a terminal, `themecode serve` on a page.",
            )
        return self._widget("review", "", coder)

    def document(self, name: str, *, coder: str = "", show_text: bool = False) -> DocumentView:
        """Return a document to read and code in; its words are not written into the notebook's file.

        `show_text` asks for the words themselves instead, as plain HTML that needs no kernel, stays in the saved
        notebook and can be exported. Without anywidget that is what is shown, too.
        """
        view = super().document(name)
        if show_text or not _has_widgets():
            return view
        return LiveDocument(
            view.document, view.codings, view.codebook, view.roles, self._widget("document", name, coder)
        )

    def _widget(self, view: str, document: str, coder: str) -> CodingWidget:
        from themecode.notebook.widget import CodingWidget

        who_and_when(coder)  # a name that no coder may have is refused here, not at the first act
        shown = CodingWidget(self._own_desk, title=self.settings.title, view=view, document=document, coder=coder)
        self._watch.add(shown)
        return shown

    @cached_property
    def _own_desk(self) -> Desk:
        """One desk for all widgets of this project, so that its records are read once."""
        return self.desk()

    @cached_property
    def _watch(self) -> Watch:
        return Watch(self.store.last_action)

    def close(self) -> None:
        """Close the database, and look no more for what others write in it."""
        if "_watch" in self.__dict__:
            self._watch.stop()
        super().close()


@dataclass(frozen=True, repr=False)  # a repr of its own would spell out the text
class LiveDocument(DocumentView):
    """A document that a notebook shows as a place to code in."""

    widget: CodingWidget

    def _ipython_display_(self) -> None:
        # why: a representation as HTML beside the widget would write the words into the notebook's file
        from IPython.display import display

        display(self.widget)  # type: ignore[no-untyped-call] # IPython leaves this one without types


def _has_widgets() -> bool:
    return find_spec("anywidget") is not None
