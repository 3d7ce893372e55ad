"""Twenty servers killed while acts are sent: everything that was acknowledged is in the project, once."""

from __future__ import annotations

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest

from themecode.project import Project

KILLS = 20


class Sender(threading.Thread):
    """A page that writes memos one after the other and keeps which were acknowledged."""

    def __init__(self, shown: str, trial: int) -> None:
        super().__init__(daemon=True)
        self.host = shown.removeprefix("http://").partition("/")[0]
        self.path, self.trial = shown.partition(self.host)[2], trial
        self.acknowledged: list[str] = []
        self.sent: list[dict[str, str]] = []

    def run(self) -> None:
        """Send until the server is gone."""
        try:
            self._send()
        except (OSError, http.client.HTTPException):
            return

    def _send(self) -> None:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.request("GET", self.path)
        reply = connection.getresponse()
        reply.read()
        headers = {
            "Cookie": str(reply.getheader("Set-Cookie")).partition(";")[0],
            "Origin": f"http://{self.host}",
            "Content-Type": "application/json",
        }
        for number in range(10_000):
            words = f"trial {self.trial}, memo {number}"
            body = {"verb": "memo", "key": str(uuid.uuid4()), "about": "project", "text": words}
            self.sent.append(body)
            connection.request("POST", "/api/act", json.dumps(body), headers)
            reply = connection.getresponse()
            reply.read()
            if reply.status == 200:
                self.acknowledged.append(words)


def started(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Start a server; return it with its address."""
    line = [sys.executable, "-m", "themecode", "--project", str(folder), "serve", "--no-browser", "--coder", "ana"]
    process = subprocess.Popen(line, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


@pytest.mark.slow
def test_nothing_acknowledged_is_lost(study_folder: Path) -> None:
    """At random moments; the act on its way is sent again under its key, and is there once."""
    rng, acknowledged, unanswered = random.Random(5), list[str](), list[dict[str, str]]()
    for trial in range(KILLS):
        process, shown = started(study_folder)
        sender = Sender(shown, trial)
        sender.start()
        sender.join(0.2 + rng.random() * 0.6)
        process.kill()
        process.communicate()
        sender.join(20)
        acknowledged += sender.acknowledged
        unanswered += sender.sent[len(sender.acknowledged) :]
    assert len(acknowledged) > KILLS
    with Project.open(study_folder) as project:
        assert project.store.integrity() == []
        texts = [memo.text for memo in project.study.memos]
        assert set(acknowledged) <= set(texts)
        desk = project.desk("ana")
        for body in unanswered:
            desk.answer("act", body)
        texts = [memo.text for memo in project.study.memos]
        assert len(texts) == len(set(texts)) == len(acknowledged) + len(unanswered)
