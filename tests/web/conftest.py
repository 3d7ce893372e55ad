"""A project served on loopback in a thread, and a visitor who speaks plain HTTP."""

from __future__ import annotations

import http.client
import json
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest

from themecode.project import Project
from themecode.web import Served, Serving, serve
from themecode.workflow.importing import ImportOptions

TALK = "Interviewer: Money?\n\nP01: The money went. The cash stayed. Nobody asked.\n"
BOOK = """\
# ours
codebook: T
codes:
  - code: money
    definition: About money.
    rules:
      - money
      - cash
"""


class Reply:
    """An answer: status, headers by lower-case name, body."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.body = response.status, response.read()
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.cookies = [value for name, value in response.getheaders() if name.lower() == "set-cookie"]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Visitor:
    """Somebody with a cookie jar, who may pretend to be anybody."""

    def __init__(self, serving: Serving) -> None:
        self.serving, self.port, self.jar = serving, serving.port, dict[str, str]()

    @property
    def origin(self) -> str:
        """The page's own origin."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def own(self) -> dict[str, str]:
        """The headers that a browser sends from our own page."""
        return {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        host: str = "",
    ) -> Reply:
        """Send a request as it is given; the jar's cookies go along unless a Cookie header is given."""
        given = {"Host": host or f"127.0.0.1:{self.port}", **(headers or {})}
        if self.jar and "Cookie" not in given:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            if body is not None and "Content-Length" not in given and "Transfer-Encoding" not in given:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            reply = Reply(connection.getresponse())
        finally:
            connection.close()
        for cookie in reply.cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.jar[name] = value
        return reply

    def enter(self, coder: str = "ana") -> Visitor:
        """Open the address that the server shows, and say who codes."""
        address = self.serving.address()
        assert self.send("GET", address.removeprefix(self.origin)).status == 303
        if coder:
            assert self.form("/coder", name=coder).status == 303
        return self

    def get(self, path: str) -> Reply:
        """Open a page."""
        return self.send("GET", path)

    def form(self, path: str, **fields: str) -> Reply:
        """Send a form as our own page does: without a referrer its origin is null."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin", **kind}
        return self.send("POST", path, urlencode(fields).encode(), headers)

    def ask(self, name: str, **body: Any) -> Reply:
        """Ask as the component does."""
        return self.send(
            "POST", f"/api/{name}", json.dumps(body).encode(), {**self.own, "Content-Type": "application/json"}
        )

    def act(self, verb: str, **fields: Any) -> Reply:
        """Do something under a new key."""
        return self.ask("act", verb=verb, **{"key": str(uuid.uuid4()), **fields})


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test remember a port in the developer's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


class Running:
    """A server in a thread."""

    def __init__(self, project: Project, **options: Any) -> None:
        self.faults: list[Exception] = []
        started = threading.Event()

        def ready(serving: Serving) -> None:
            self.serving = serving
            started.set()

        def run() -> None:
            self.idle = serve(Served.of(project, "", self.faults.append), 0, ready, **options)

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()
        assert started.wait(20)

    def stop(self) -> None:
        """Stop, and wait for it."""
        self.serving.stop()
        self.thread.join(20)
        assert not self.thread.is_alive()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Make a small project, tagged, for the tests of one file."""
    tmp_path = tmp_path_factory.mktemp("served")
    (tmp_path / "P01.txt").write_text(TALK)
    with Project.create(tmp_path / "study", "Our study") as made:
        made.import_files([tmp_path / "P01.txt"], ImportOptions())
        (made.folder / "codebook.yaml").write_text(BOOK)
        made.use_codebook(made.folder / "codebook.yaml")
        made.tag()
        yield made


@pytest.fixture(scope="module")
def running(project: Project) -> Iterator[Running]:
    """Serve it."""
    started = Running(project)
    yield started
    started.stop()
    assert started.faults == []


@pytest.fixture
def at_home() -> Callable[[Project, str], AbstractContextManager[Visitor]]:
    """Return what serves a project while somebody visits it, who codes under a name."""

    @contextmanager
    def serve_to(project: Project, coder: str) -> Iterator[Visitor]:
        started = Running(project)
        yield Visitor(started.serving).enter(coder)
        started.stop()
        assert started.faults == []

    return serve_to


@pytest.fixture
def stranger(running: Running) -> Visitor:
    """Return somebody who has no key."""
    return Visitor(running.serving)


@pytest.fixture
def visitor(running: Running) -> Visitor:
    """Return somebody who came in, and codes as ana."""
    return Visitor(running.serving).enter()
