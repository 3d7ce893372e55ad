"""What stands before every route: the host, the session, where a request comes from, and how large it is."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any

from themecode.web.keys import Keys

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 10_000_000
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
ENTRY = "/enter"
"""The one path that answers without a session: it takes a key and opens one."""
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)


@dataclass(frozen=True)
class Refusal:
    """Why a request is not let in: a status, and what to say."""

    status: int
    happened: str
    mend: str = ""


@dataclass
class Guard:
    """An ASGI application around the page's own."""

    app: App
    keys: Keys
    port: int
    refuse: Callable[[Refusal, Scope], App]
    on_fault: Callable[[Exception], None] = lambda _: None
    """What is told of a fault of ours, after it was answered."""
    clock: Callable[[], float] = time.monotonic
    used: float = field(default=0.0)
    """When somebody last asked for anything but news."""
    said: dict[str, str] = field(default_factory=dict, repr=False)
    """What was done just now, by session: the next page says it once."""

    def __post_init__(self) -> None:
        self.used = self.clock()

    @property
    def cookie(self) -> str:
        """The cookie's name: browsers do not tell ports apart, so the port is part of it."""
        return f"themecode-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that this server answers to."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not; every answer carries the same headers."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refusal = self.refusal(scope)
        if refusal is None and scope["path"] != "/api/changes":
            self.used = self.clock()
        app = self.app if refusal is None else self.refuse(refusal, scope)
        try:
            await app(scope, _limited(receive), _with_headers(send))
        except Exception as error:  # noqa: BLE001 - it was answered; the server must not print it, for it may hold words
            self.on_fault(error)

    def refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is not let in, None where it is; scope gets its session."""
        headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in headers if name == "host"]
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return Refusal(403, "This page answers on this computer's own address only.")
        scope["themecode.session"] = session = self._session(headers)
        if not session and scope["path"] != ENTRY:
            return Refusal(
                401, "This page is not open in this browser.", "Open the address that themecode serve shows."
            )
        if scope["method"] not in SAFE_METHODS and (foreign := self._foreign(headers)):
            return Refusal(403, f"This was sent from another page ({foreign}), so nothing was done.")
        lengths = [value for name, value in headers if name == "content-length"]
        if any(not value.isdecimal() or int(value) > LARGEST_BODY for value in lengths):
            return Refusal(413, "That is more than 10 MB.", "Nothing was done.")
        return None

    def _session(self, headers: list[tuple[str, str]]) -> str:
        for name, value in headers:
            if name != "cookie":
                continue
            try:
                found = SimpleCookie(value).get(self.cookie)
            except CookieError:
                continue
            if found is not None and self.keys.knows(found.value):
                return found.value
        return ""

    def _foreign(self, headers: list[tuple[str, str]]) -> str:
        """Return what shows that a browser sends this from elsewhere, "" where it comes from our own page.

        A browser says so itself (Sec-Fetch-Site, Origin); one that says nothing of both is not believed. Our pages
        send no referrer, so that the origin of a form is "null": it counts where Sec-Fetch-Site vouches for it.
        """
        sites = [value for name, value in headers if name == "sec-fetch-site"]
        origins = [value for name, value in headers if name == "origin"]
        if not sites and not origins:
            return "no Origin"
        if sites and sites != ["same-origin"]:
            return "Sec-Fetch-Site"
        (host,) = (value.lower() for name, value in headers if name == "host")
        ours = {f"http://{host}", *(["null"] if sites else [])}
        return "" if not origins or (len(origins) == 1 and origins[0] in ours) else "Origin"


class TooLargeError(Exception):
    """A body that goes on beyond the limit, whatever its header said."""


def _limited(receive: Receive) -> Receive:
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST_BODY:
            raise TooLargeError
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def complete(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message.get("headers", ())}
            extra = [(name.encode(), value.encode()) for name, value in HEADERS if name.encode() not in own]
            message["headers"] = [*message.get("headers", ()), *extra]
        await send(message)

    return complete
