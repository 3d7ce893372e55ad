"""A survey from table to tally: killed at random moments, spread over processes and a cluster: the same bytes."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(not hasattr(os, "killpg"), reason="kill -9 needs a POSIX system")
SMALL_PARTS = "from themecode.importers.answers import table; table.AT_ONCE = 30_000\n"
MAIN = "from themecode.cli import main\nif __name__ == '__main__': main()\n"
CLUSTER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster("127.0.0.1:0", n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""
CODEBOOK = """
codebook: Survey
version: "2"
language: en
codes:
  - {code: waiting, definition: W., rules: [waiting room, rang back, '(opened OR sent) NEAR/3 (late OR letter)']}
  - {code: money, definition: M., rules: [ring-fence, deficit, second year], unless: [swallow]}
  - {code: unsaid, definition: U., rules: [helicopter]}
"""


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an invented survey and a codebook."""
    spec = importlib.util.spec_from_file_location("answers", ROOT / "benchmarks" / "answers.py")
    assert spec is not None
    assert spec.loader is not None
    answers = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(answers)
    folder = tmp_path_factory.mktemp("survey")
    answers.write(folder / "answers.csv", 6_000)
    answers.write(folder / "answers.parquet", 6_000)
    (folder / "codebook.yaml").write_text(CODEBOOK)
    (folder / "program.py").write_text(SMALL_PARTS + MAIN)
    return folder


def command(survey: Path, table: str, out: Path, *options: str) -> list[str]:
    """Tag the table in parts of a few hundred answers."""
    what = [str(survey / table), "--text", "answer", "--id", "respondent", "-c", str(survey / "codebook.yaml")]
    return [sys.executable, str(survey / "program.py"), "tag-table", *what, "-o", str(out), *options]


def run(line: list[str]) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run(line, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def whole(survey: Path) -> dict[str, bytes]:
    """Return what uninterrupted runs in one process write."""
    written = {}
    for ending, table in ((".csv", "answers.csv"), (".parquet", "answers.parquet")):
        out = survey / f"whole{ending}"
        done = run(command(survey, table, out, "--processes", "1"))
        assert done.returncode == 0, done.stderr
        assert not out.with_name(f"{out.name}.parts").exists()
        written[ending] = out.read_bytes()
    return written


def killed(line: list[str], folder: Path, parts: int) -> None:
    """Run in a session of its own until so many parts are there, then kill -9 it, and see its processes end."""
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if folder.is_dir() and sum(path.name.startswith("part-") for path in folder.iterdir()) >= parts:
            break
        time.sleep(0.002)
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("processes outlived the one that started them")


@POSIX
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_kills_at_random_moments_change_no_byte(survey: Path, whole, tmp_path: Path, ending: str) -> None:
    """Killed again and again, in one process and in two, it goes on from its parts and writes the same file."""
    dice = random.Random(ending)
    out, resumed = tmp_path / f"tags{ending}", 0
    folder = out.with_name(f"{out.name}.parts")
    for trial in range(6):
        line = command(survey, f"answers{ending}", out, "--processes", str(1 + trial % 2))
        for _ in range(1 + trial % 2):
            there = len(list(folder.glob("part-*"))) if folder.is_dir() else 0
            killed(line, folder, there + dice.randint(0, 8))
        assert not out.exists()
        done = run(line)
        assert done.returncode == 0, done.stderr
        assert out.read_bytes() == whole[ending]
        assert not folder.exists()
        resumed += "by an earlier run" in done.stderr
        out.unlink()
    assert resumed >= 4, "most kills came before anything was kept"


@POSIX
def _interrupted(line: list[str], folder: Path) -> tuple[int, str]:
    """Send Ctrl-C once a first part is done; return the exit code and what was said."""
    process = subprocess.Popen(
        line,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - tests in the background ignore it
    )
    while process.poll() is None and not (folder.is_dir() and list(folder.glob("part-*"))):
        time.sleep(0.002)
    if process.poll() is None:
        assert oct(folder.stat().st_mode)[-3:] == "700"
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    return process.returncode, said


def test_ctrl_c_is_told_and_resumed(survey: Path, whole, tmp_path: Path) -> None:
    """Ctrl-C reaches every process of the terminal; one message comes, no traceback."""
    out = tmp_path / "tags.csv"
    line = command(survey, "answers.csv", out, "--processes", "2")
    for _ in range(10):  # on a busy machine the work may be done before the signal comes
        code, said = _interrupted(line, tmp_path / "tags.csv.parts")
        if code:
            break
        out.unlink()
    assert code == 1
    assert said == "Interrupted. What is done is kept in tags.csv.parts. Repeat the command to go on from there.\n"
    done = run(line)
    assert "by an earlier run" in done.stderr
    assert out.read_bytes() == whole[".csv"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Start a Dask cluster of two worker processes on this machine; return the scheduler's address."""
    pytest.importorskip("distributed")
    (tmp_path / "cluster.py").write_text(CLUSTER)
    with subprocess.Popen(
        [sys.executable, tmp_path / "cluster.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate("\n", timeout=60)


def test_a_cluster_writes_the_same_bytes(survey: Path, whole, cluster: str, tmp_path: Path) -> None:
    """Two workers of Dask against one process."""
    for ending in (".csv", ".parquet"):
        out = tmp_path / f"tags{ending}"
        done = run(command(survey, f"answers{ending}", out, "--scheduler", cluster))
        assert done.returncode == 0, done.stderr
        assert out.read_bytes() == whole[ending]


def test_a_cluster_that_is_not_there_is_told(survey: Path, tmp_path: Path) -> None:
    """The address is in the message, and what to do."""
    pytest.importorskip("distributed")
    done = run(command(survey, "answers.csv", tmp_path / "tags.csv", "--scheduler", "tcp://127.0.0.1:1"))
    assert done.returncode == 1
    assert "No Dask scheduler answers at tcp://127.0.0.1:1." in done.stderr
    assert "Traceback" not in done.stderr
