"""A project: what every face holds. It forwards to the steps and decides nothing."""

from themecode.project.frames import frame
from themecode.project.project import Project
from themecode.workflow.study import who_and_when

__all__ = ["Project", "frame", "who_and_when"]
