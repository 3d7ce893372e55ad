"""Who may come in: one-time keys in an address, and the sessions that they open."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

BYTES = 32
KEY_SECONDS = 60.0
_MOST_SESSIONS = 100


@dataclass
class Keys:
    """Keys are good once and for a minute; sessions last as long as the server. Nothing of it is ever logged."""

    clock: Callable[[], float] = time.monotonic
    _keys: dict[str, float] = field(default_factory=dict, repr=False)
    _sessions: dict[str, None] = field(default_factory=dict, repr=False)
    _one: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def new_key(self) -> str:
        """Return a key of 256 random bits that opens one session within a minute."""
        key = secrets.token_urlsafe(BYTES)
        with self._one:
            self._keys[key] = self.clock() + KEY_SECONDS
        return key

    def open_session(self, key: str) -> str | None:
        """Return a new session for a key, which is used up by it; None where the key is none, used or too old."""
        with self._one:
            ends = self._keys.pop(key, None)
            if ends is None or self.clock() > ends:
                return None
            session = secrets.token_urlsafe(BYTES)
            while len(self._sessions) >= _MOST_SESSIONS:
                del self._sessions[next(iter(self._sessions))]
            self._sessions[session] = None
            return session

    def knows(self, session: str) -> bool:
        """Say whether a session is open."""
        return session in self._sessions
