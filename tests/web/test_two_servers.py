"""A project on PostgreSQL behind two servers: what one coder does is soon on the other one's page."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from themecode.project import Project

SOON = 2.0
"""Seconds: a page asks each second."""


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_an_act_is_on_the_other_page_within_two_seconds(
    verb: str, tagged: Path, tmp_path: Path, new_database: Any, at_home: Any
) -> None:
    """Ana decides on her server; Ben's, which serves another folder of the same project, tells it when asked."""
    with new_database() as url:
        with Project.open(tagged) as mine:
            mine.copy_to(url, switch=True)
        with (
            Project.open(tagged) as hers,
            Project.join(tmp_path / "ben", url) as his,
            at_home(hers, "ana") as ana,
            at_home(his, "ben") as ben,
        ):
            known = ben.ask("document", document="P01").json["version"]
            (waiting, *_) = ana.ask("queue", document="P01").json["waiting"]
            assert ana.act(verb, ids=[waiting["id"]]).status == 200
            stored = time.monotonic()
            while not (news := ben.ask("changes", since=known).json)["actions"]:
                assert time.monotonic() - stored < SOON
            assert [(one["coder"], one["verb"]) for one in news["actions"]] == [("ana", verb)]
            codings = ben.ask("document", document="P01").json["codings"]
            status = "confirmed" if verb == "confirm" else "rejected"
            assert next(one["status"] for one in codings if one["id"] == waiting["id"]) == status
