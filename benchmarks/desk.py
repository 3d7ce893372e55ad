"""The local page on 20 documents with 300 codings each: how long an act takes until it is stored and answered.

python benchmarks/desk.py      (milliseconds; over HTTP on loopback, as a browser waits for them)
"""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from themecode.model import Coding, Document, Evidence, Segment, Speaker, Turn
from themecode.project import Project
from themecode.web import Served, Serving, serve

DOCUMENTS, CODINGS, CODES, ACTS = 20, 300, 60, 100
NOW = "2026-01-01T00:00:00+00:00"
WORDS = (
    "money",
    "leaders",
    "board",
    "funding",
    "ring",
    "pilots",
    "patients",
    "waiting",
    "care",
    "trust",
    "people",
    "plan",
)


def document(name: str, rng: random.Random, characters: int = 50_000) -> Document:
    """Make up an interview: turns of six sentences."""
    text, turns = "", []
    while len(text) < characters:
        said = " ".join(" ".join(rng.choices(WORDS, k=12)).capitalize() + "." for _ in range(6))
        turns.append(
            Turn(name, len(turns) + 1, ("Interviewer", name)[len(turns) % 2], len(text), len(text) + len(said))
        )
        text += f"{said}\n"
    return Document(name, f"{name}.txt", "text", text[:-1], tuple(turns), name, name)


def filled(folder: Path, documents: int = DOCUMENTS, codings: int = CODINGS, characters: int = 50_000) -> Project:
    """Make a study whose codings stand anywhere."""
    rng, project = random.Random(1), Project.create(folder, "Bench")
    codes = "".join(f"  - code: code{n}\n    definition: About {n}.\n    rules: [word{n}]\n" for n in range(CODES))
    (folder / "codebook.yaml").write_text(f"codebook: T\ncodes:\n{codes}")
    project.use_codebook(folder / "codebook.yaml")
    with project.store.action("import", coder="ana", now=NOW) as action:
        for number in range(documents):
            one = document(f"P{number:02}", rng, characters)
            action.add_document(one, one.id)
            action.set_speaker(Speaker(one.id, "Interviewer", "interviewer"))
            action.set_speaker(Speaker(one.id, one.id, "participant"))
            action.add_codings([coding(one, rng) for _ in range(codings)])
    return project


def coding(one: Document, rng: random.Random) -> Coding:
    """Code some words by a rule."""
    start = rng.randrange(len(one.text) - 90)
    place = Segment(one.id, start, start + 80)
    evidence = (Evidence(start, start + 5, one.text[start : start + 5], "word", "codebook.yaml:3:3"),)
    return Coding("", place, place.words_of(one.text), f"code{rng.randrange(CODES)}", "rules", "rules", NOW, evidence)


class Page:
    """A browser's connection."""

    def __init__(self, serving: Serving) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", serving.port)
        self.headers = {"Origin": f"http://127.0.0.1:{serving.port}", "Content-Type": "application/json"}
        self.connection.request("GET", serving.address().partition(str(serving.port))[2])
        reply = self.connection.getresponse()
        reply.read()
        self.headers["Cookie"] = str(reply.getheader("Set-Cookie")).partition(";")[0]

    def ask(self, name: str, **body: object) -> tuple[dict[str, object], tuple[float, float]]:
        """Ask; return the answer and how many milliseconds it took, by the clock and of the processor."""
        began, worked = time.perf_counter(), time.process_time()
        self.connection.request("POST", f"/api/{name}", json.dumps(body), self.headers)
        reply = self.connection.getresponse()
        answer = json.loads(reply.read())
        assert reply.status == 200, answer
        return answer, ((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000)

    def acts(self, name: str, bodies: list[dict[str, object]]) -> None:
        """Do acts one after the other and print how long they took."""
        times = sorted(self.ask("act", key=str(uuid.uuid4()), **body)[1] for body in bodies)
        show(name, times)


def show(name: str, times: list[tuple[float, float]]) -> None:
    """Print median and p95 of both; the processor's depend less on what else runs."""
    clock, worked = (sorted(column) for column in zip(*times, strict=True))
    middle, late = len(times) // 2, int(len(times) * 0.95)
    print(
        f"{name:34} median {clock[middle]:6.1f}   p95 {clock[late]:6.1f}      "
        f"processor {worked[middle]:6.1f} {worked[late]:6.1f}   of {len(times)}"
    )


def served(project: Project) -> Serving:
    """Serve it in a thread."""
    found: list[Serving] = []
    threading.Thread(target=lambda: serve(Served.of(project, "ana"), 0, found.append), daemon=True).start()
    while not found:
        time.sleep(0.01)
    return found[0]


def measure_acts(folder: Path) -> None:
    """Time the acts, and what a page reads."""
    with filled(folder) as project:
        serving = served(project)
        page = Page(serving)
        _, first = page.ask("project")
        print(f"{'the first answer of a server':34} {first[0]:6.1f}")
        show("project", sorted(page.ask("project")[1] for _ in range(20)))
        told, _ = page.ask("document", document="P05")
        show("document, 300 codings", sorted(page.ask("document", document=f"P{n:02}")[1] for n in range(20)))
        ids = [str(one["id"]) for one in page.ask("queue")[0]["waiting"]]  # type: ignore[attr-defined]
        turns = [one for one in told["turns"] if one["end"] - one["start"] > 100]  # type: ignore[attr-defined]
        rng = random.Random(2)
        spans = [[turn["start"] + n, turn["start"] + n + 40] for turn in turns for n in range(5)]
        page.acts(
            "code",
            [{"verb": "code", "document": "P05", "spans": [s], "codes": ["code1"]} for s in rng.sample(spans, ACTS)],
        )
        page.acts("confirm", [{"verb": "confirm", "ids": [name]} for name in rng.sample(ids, ACTS)])
        page.acts("reject", [{"verb": "reject", "ids": [name]} for name in rng.sample(ids, ACTS)])
        page.acts("undo", [{"verb": "undo"}] * ACTS)
        page.acts("memo", [{"verb": "memo", "about": "document", "target": "P05", "text": "So."}] * ACTS)
        page.acts(
            "read", [{"verb": "read", "document": "P05", "turns": [n, n], "state": "read"} for n in range(1, 100)]
        )
        page.acts("edit-code", [{"verb": "edit-code", "id": "code1", "definition": f"About {n}."} for n in range(20)])
        serving.stop()


def measure_long(folder: Path) -> None:
    """Time one document of 70,000 characters with 3,000 codings."""
    with filled(folder, 1, 3_000, 70_000) as project:
        serving = served(project)
        page = Page(serving)
        page.ask("project")
        show("document, 70,000 characters, 3,000", sorted(page.ask("document", document="P00")[1] for _ in range(20)))
        serving.stop()


def main() -> None:
    """Time all of it."""
    with TemporaryDirectory() as folder:
        measure_acts(Path(folder) / "study")
        measure_long(Path(folder) / "long")


if __name__ == "__main__":
    main()
