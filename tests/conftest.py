"""What many tests stand on: the sample study, a project made from it, and the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from themecode.project import Project
from themecode.workflow.coding import TagOptions
from themecode.workflow.importing import ImportOptions, gather

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = "/usr/bin/chromium"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def missing(what: str) -> None:
    """Skip, with the reason; fail where the environment says that the browser must be there."""
    if "browser" in os.environ.get("THEMECODE_REQUIRE", ""):
        pytest.fail(f"THEMECODE_REQUIRE names the browser, but {what}")
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start Debian's Chromium once for all tests: a process can drive playwright once at a time only."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    if not Path(CHROMIUM).exists():
        missing(f"{CHROMIUM} is not there (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def beside() -> Callable[[str, str], Any]:
    """Return what loads a module of a test folder that lies beside tests and is no test; once, whoever asks first."""

    def load(name: str, folder: str) -> Any:
        full = f"themecode_tests_{name}"
        if full not in sys.modules:
            spec = spec_from_file_location(full, ROOT / "tests" / folder / f"{name}.py")
            assert spec is not None
            assert spec.loader is not None
            sys.modules[full] = module_from_spec(spec)
            spec.loader.exec_module(sys.modules[full])
        return sys.modules[full]

    return load


@pytest.fixture(scope="session")
def new_database(beside: Callable[[str, str], Any]) -> Any:
    """Return what makes an empty database on a PostgreSQL server; skips, or fails where one is required."""
    return beside("postgresql", "store").new_database


@pytest.fixture(scope="session")
def made_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample study once: imported, with codebook, not yet tagged."""
    folder = tmp_path_factory.mktemp("made") / "study"
    gathered = gather([ROOT / "transcripts_sample"])
    with Project.create(folder, "Sample") as project:
        project.use_codebook(ROOT / "codebooks" / "health_inequalities.yaml", copy=True)
        project.import_files(gathered.files, ImportOptions())
        assert gathered.cases is not None
        project.import_cases(gathered.cases)
    return folder


@pytest.fixture
def study_folder(made_study: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample study that a test may change."""
    return Path(shutil.copytree(made_study, tmp_path / "study"))


@pytest.fixture(scope="session")
def made_tagged(made_study: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tag the sample study once."""
    folder = Path(shutil.copytree(made_study, tmp_path_factory.mktemp("tagged") / "study"))
    with Project.open(folder) as project:
        project.tag(TagOptions())
    return folder


@pytest.fixture
def tagged(made_tagged: Path, tmp_path: Path) -> Path:
    """Return a copy of the tagged sample study that a test may change."""
    return Path(shutil.copytree(made_tagged, tmp_path / "study"))


class Run:
    """What a run of the command line gave: exit code, stdout, stderr."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


@pytest.fixture
def themecode(tmp_path: Path):
    """Run the command line in a process of its own, in a folder of the test's own."""

    def run(*arguments: object, cwd: Path = tmp_path, **environment: str) -> Run:
        command = [sys.executable, "-m", "themecode", *map(str, arguments)]
        env = {**os.environ, "COLUMNS": "100", "THEMECODE_CODER": "ana", **environment}
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120)
        return Run(done)

    return run


THINNED = ("governance", "ringfencing", "leadership", "national_policy", "financial_pressure")


def thinned(codebook: Path, file: Path) -> Path:
    """Write a codebook of five codes with every second rule, so that they find a part of what the whole one finds."""
    import yaml

    content = yaml.safe_load(codebook.read_text(encoding="utf-8"))
    for code in content["codes"]:
        code["rules"] = code.get("rules", [])[::2]
    content["codes"] = [code for code in content["codes"] if code["code"] in THINNED]
    content.pop("themes", None)
    file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def made_coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a study of ten interviews of which ana read and coded seven: what the whole codebook finds, as if by hand.

    Its codebook has every second rule only, so that these find a part of what she coded.
    """
    from themecode.model import Coding, ReadMark
    from themecode.project import who_and_when

    folder = tmp_path_factory.mktemp("coded") / "study"
    author, codebook = who_and_when("ana"), ROOT / "codebooks" / "health_inequalities.yaml"
    with Project.create(folder, "Coded") as project:
        project.use_codebook(codebook)
        files = sorted((ROOT / "transcripts_sample").glob("P*"))
        project.import_files(files[:10], ImportOptions())
        project.import_cases(ROOT / "transcripts_sample" / "cases.csv")
        project.tag()
        study = project.study
        found = [coding for coding in study.codings if coding.segment.document <= "P07"]
        project.undo()
        with study.store.action("code", coder="ana", now=author.now) as action:
            action.add_codings([Coding("", c.segment, c.text, c.code, "ana", "person", author.now) for c in found])
        with study.store.action("read", coder="ana", now=author.now) as action:
            for document in study.documents[:7]:
                mark = (document.id, document.sha256, 1, len(document.turns), "read", "ana", author.now)
                action.add_read_mark(ReadMark(*mark))
        project.use_codebook(thinned(codebook, folder / "thinned.yaml"))
    return folder


@pytest.fixture
def coded(made_coded: Path, tmp_path: Path) -> Path:
    """Return a copy of the coded study that a test may change."""
    return Path(shutil.copytree(made_coded, tmp_path / "study"))
