"""A project in a notebook: the coding component as a widget, whose acts are stored at once.

anywidget, which carries the messages, comes with the extra `notebooks` and is loaded when a widget is made.
"""

from themecode.notebook.bench import Bench, LiveDocument

__all__ = ["Bench", "LiveDocument"]
