"""The local page: one project, served to one person's browser on this computer and to nobody else."""

from themecode.web.app import Served
from themecode.web.serving import Serving, serve

__all__ = ["Served", "Serving", "serve"]
