"""The journal of a run that keeps no project, in memory."""

from themecode.memory.journal import MemoryStore

__all__ = ["MemoryStore"]
