"""Who is let in, and who is not: hosts, keys, sessions, origins, sizes, interfaces."""

from __future__ import annotations

import json
import re
import socket
from typing import Any

import pytest
from starlette.routing import Route

from themecode.web.app import ROUTES
from themecode.web.guarding import ENTRY, LARGEST_BODY
from themecode.web.keys import Keys

HOSTS = (
    *(
        "evil.example",
        "evil.example:{port}",
        "localhost",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost:1",
        "127.0.0.1:{port}0",
    ),
    *(
        "127.0.0.1.evil.example:{port}",
        "localhost.evil.example:{port}",
        "evil.example/127.0.0.1:{port}",
        "0.0.0.0:{port}",
    ),
    *(
        "127.0.0.2:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "0x7f.1:{port}",
        "[::1]:{port}",
        "[::ffff:127.0.0.1]:{port}",
    ),
    *(
        "localhost.:{port}",
        "127.0.0.1.:{port}",
        "user@127.0.0.1:{port}",
        "127.0.0.1:{port}@evil.example",
        "localtest.me:{port}",
    ),
    *("127.0.0.1.nip.io:{port}", "127.0.0.1:{port}#x", "127.0.0.1:{port}?x", "127.0.0.1:{port}/", "127.0.0.1;:{port}"),
    *("lvh.me:{port}", "a.localhost:{port}", "localhost:{port},evil.example", "localhost:0{port}", "localhost:+{port}"),
    *("http://127.0.0.1:{port}", "127.0.0.1:", ":{port}", "-", "xn--localhost-:{port}", "host.docker.internal:{port}"),
    *("router.local:{port}", "192.168.0.1:{port}", "*:{port}"),
)
ENTER = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SITES = ("cross-site", "same-site", "none", "")
FOREIGN: tuple[dict[str, str], ...] = (
    {},
    *({"Origin": origin} for origin in (
        "null", "", "http://evil.example", "https://127.0.0.1:{port}", "http://127.0.0.1", "http://127.0.0.1:1",
        "http://localhost:{port}", "http://127.0.0.1:{port}.evil.example", "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}@evil.example", "HTTP://127.0.0.1:{port}", "file://", "chrome-extension://abc",
        "moz-extension://abc", "http://127.0.0.1:{port} http://evil.example", "http://[::1]:{port}",
    )),
    *({"Sec-Fetch-Site": site} for site in (*SITES, "Same-Origin", "same-origin, cross-site")),
    *({"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": site} for site in SITES),
    *({"Sec-Fetch-Site": "same-origin", "Origin": one} for one in ("http://evil.example", "", "http://localhost:{port}")),
    {"Referer": "http://127.0.0.1:{port}/"},
    {"X-Forwarded-Host": "127.0.0.1:{port}", "X-Requested-With": "XMLHttpRequest"},
)  # fmt: skip


def filled(value: str, port: int) -> str:
    """Put the port in."""
    return value.replace("{port}", str(port))


def requests() -> list[tuple[str, str]]:
    """Return a method and a path for every route of the application."""
    found = []
    for route in ROUTES:
        assert isinstance(route, Route)
        path = re.sub(r"\{\w+\}", "project", route.path)
        found += [(method, path) for method in sorted(route.methods or ())]
    return found


def test_there_are_as_many_as_are_promised() -> None:
    """Forty foreign hosts, thirty foreign origins."""
    assert len(set(HOSTS)) >= 40
    assert len(FOREIGN) >= 30


@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_host_is_refused(visitor: Any, host: str) -> None:
    """A name that somebody points at this computer opens nothing, though the cookie is right."""
    reply = visitor.send("GET", "/", host=filled(host, visitor.port))
    assert reply.status in (400, 403)
    assert "Our study" not in reply.text
    if reply.status == 400:  # not even HTTP: refused before it comes to us
        assert reply.text == "Invalid HTTP request received."


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_our_own_host_is_let_in(visitor: Any, host: str) -> None:
    """By number and by name."""
    assert visitor.send("GET", "/", host=filled(host, visitor.port)).status == 200


def test_no_host_and_two_hosts_are_refused(visitor: Any) -> None:
    """Neither HTTP/1.0 without any, nor one right and one wrong."""
    for head in (b"GET / HTTP/1.0\r\n", f"GET / HTTP/1.0\r\nHost: 127.0.0.1:{visitor.port}\r\nHost: evil\r\n".encode()):
        with socket.create_connection(("127.0.0.1", visitor.port)) as connection:
            connection.sendall(
                head + f"Cookie: {'; '.join(f'{n}={v}' for n, v in visitor.jar.items())}\r\n\r\n".encode()
            )
            status = connection.makefile("rb").readline().split()[1]
        assert status in (b"400", b"403")


@pytest.mark.parametrize(("method", "path"), requests())
def test_without_a_session_every_route_says_401(stranger: Any, method: str, path: str) -> None:
    """The list is the application's own: a new route is in it."""
    body = b"{}" if method == "POST" else None
    reply = stranger.send(method, path, body, {**stranger.own, **ENTER})
    assert reply.status == 401
    assert "Our study" not in reply.text
    assert reply.cookies == []


@pytest.mark.parametrize("path", ["/nothing", "/static/../app.py", "/api/", "//", "/openapi.json"])
def test_without_a_session_what_is_not_there_says_401_too(stranger: Any, path: str) -> None:
    """So that nobody learns what is there."""
    assert stranger.get(path).status == 401


@pytest.mark.parametrize(
    "cookie", ["{name}=", "{name}=x", "{name}=" + "A" * 43, "themecode=1", "{name}", "{name}=\x80", "a=b;;;"]
)
def test_a_wrong_cookie_is_none(stranger: Any, cookie: str) -> None:
    """Guessed, empty or broken ones."""
    name = stranger.serving.guard.cookie
    assert stranger.send("GET", "/", headers={"Cookie": cookie.replace("{name}", name)}).status == 401


def test_a_key_is_good_once(stranger: Any) -> None:
    """The same address opens nothing a second time, in another browser."""
    address = stranger.serving.address().removeprefix(stranger.origin)
    assert stranger.send("GET", address).status == 303
    (cookie,) = (f"{name}={value}" for name, value in stranger.jar.items())
    assert stranger.send("GET", "/", headers={"Cookie": cookie}).status == 303
    other = type(stranger)(stranger.serving)
    reply = other.send("GET", address)
    assert (reply.status, reply.cookies) == (401, [])
    assert "Press Enter" in reply.text
    assert stranger.send("GET", address).headers["location"] == "/"


def test_the_cookie_is_for_nobody_else(stranger: Any) -> None:
    """Not for scripts, not for other sites; its name has the port, since browsers do not tell ports apart."""
    reply = stranger.send("GET", stranger.serving.address().removeprefix(stranger.origin))
    (cookie,) = reply.cookies
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    assert cookie.startswith(f"themecode-{stranger.port}=")


@pytest.mark.parametrize("query", ["", "?key=", "?key=x", "?token=x", "?key=" + "A" * 43, "?key=x&key=y"])
def test_a_wrong_key_opens_nothing(stranger: Any, query: str) -> None:
    """Nor does none."""
    assert stranger.send("GET", ENTRY + query).status == 401


def test_a_key_is_good_for_a_minute() -> None:
    """And has 256 bits; it is in no repr that could come into a log."""
    now = 0.0
    keys = Keys(clock=lambda: now)
    first, second = keys.new_key(), keys.new_key()
    assert len(first) == 43
    assert first not in repr(keys)
    now = 59.9
    session = keys.open_session(first)
    assert session is not None
    assert keys.knows(session)
    assert session not in repr(keys)
    now = 60.1
    assert keys.open_session(second) is None
    assert not keys.knows("")


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_foreign_page_does_nothing(visitor: Any, project: Any, headers: dict[str, str]) -> None:
    """With the right cookie, by form and by script: what a browser says of the sender is wrong or missing."""
    number = project.store.newest()
    sent = {name: filled(value, visitor.port) for name, value in headers.items()}
    for kind, path, body in (
        (ENTER, "/api/act", json.dumps({"verb": "undo", "key": "x"}).encode()),
        (FORM, "/do/undo", b"key=x"),
        (FORM, "/coder", b"name=mallory"),
        ({"Content-Type": "text/plain"}, "/api/project", b"{}"),
    ):
        reply = visitor.send("POST", path, body, {**sent, **kind})
        assert reply.status == 403, path
        assert reply.cookies == []
    assert project.store.newest() == number


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "OPTIONS", "CONNECT"])
def test_other_methods_do_nothing(visitor: Any, method: str) -> None:
    """Refused, and no other site is told that it may ask."""
    reply = visitor.send(
        method, "/", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    )
    assert reply.status in (400, 403, 404, 405)
    assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/coding.js", "/static/page.css", "/codebook", "/log"])
def test_every_answer_says_what_a_browser_may_do(visitor: Any, path: str) -> None:
    """No inline script, no frame, no sniffing, no referrer, nothing kept; errors too."""
    headers = visitor.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_refusals_carry_the_same_headers(stranger: Any) -> None:
    """Also before anybody is let in."""
    for reply in (stranger.get("/"), stranger.send("GET", "/", host="evil.example")):
        assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_a_large_body_is_refused(visitor: Any, project: Any) -> None:
    """By what it says of itself, and by what it is where it says nothing."""
    number = project.store.newest()
    headers = {**visitor.own, **ENTER}
    reply = visitor.send("POST", "/api/act", b"{}", {**headers, "Content-Length": str(LARGEST_BODY + 1)})
    assert reply.status == 413
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    chunked = {**headers, "Transfer-Encoding": "chunked"}
    try:
        reply = visitor.send("POST", "/api/act", chunk * (LARGEST_BODY // 0x10000 + 2) + b"0\r\n\r\n", chunked)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it did not even read to the end
    else:
        assert reply.status == 413
    assert project.store.newest() == number
    assert visitor.get("/").status == 200


@pytest.mark.parametrize("length", ["-1", "x", "1e3"])
def test_a_length_that_is_none_is_refused(visitor: Any, length: str) -> None:
    """Before anything is read."""
    assert visitor.send("POST", "/api/project", b"{}", {**visitor.own, **ENTER, "Content-Length": length}).status in (
        400,
        413,
    )


def other_addresses() -> list[str]:
    """Return this computer's addresses other than loopback."""
    found = {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: nothing is sent
            found.add(probe.getsockname()[0])
        except OSError:
            pass
    return sorted(str(address) for address in found if not str(address).startswith("127."))


def test_no_other_interface_answers(running: Any) -> None:
    """The port is open on 127.0.0.1 and nowhere else."""
    for address in (*other_addresses(), "127.0.0.2"):
        with socket.socket() as probe:
            probe.settimeout(2)
            assert probe.connect_ex((address, running.serving.port)) != 0, address
    with socket.socket(socket.AF_INET6) as probe:
        assert probe.connect_ex(("::1", running.serving.port)) != 0
