"""A new coder with nothing but README.md: its commands are run as they stand, and the first coding is timed.

    python tests/study/first_coding.py               # makes an environment and installs, as README says; needs an index
    python tests/study/first_coding.py --installed   # with the themecode that runs this

The clock starts when `pip install` has finished. Prints one line a step: seconds so far, what was done.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"


def commands() -> list[list[str]]:
    """Return the commands for everywhere of README's section "Try it", without their comments."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Try it")[1].split("\n## ")[0]
    block = section.split("Anywhere")[1]
    return [shlex.split(line, comments=True) for line in block.splitlines() if line.startswith("    ")]


class Newcomer:
    """Somebody who types what README shows, in an empty folder."""

    def __init__(self, folder: Path, *, installed: bool) -> None:
        self.folder, self.installed = folder, installed
        self.start = time.monotonic()
        self.environment = {**os.environ, "THEMECODE_CODER": "newcomer"}

    def tell(self, what: str) -> float:
        """Print the seconds since pip install finished, and what was done."""
        seconds = time.monotonic() - self.start
        print(f"{seconds:6.1f} s  {what}", flush=True)  # noqa: T201 - a script that reports
        return seconds

    def words(self, command: list[str]) -> list[str]:
        """Return the words of a command as they are run here: the same, with this Python and this checkout."""
        if self.installed and command[0].endswith("bin/themecode"):
            return [sys.executable, "-m", "themecode", *command[1:]]
        known = {"python": sys.executable, ".": str(ROOT)}
        return [known.get(word, word) for word in command]

    def types(self, command: list[str]) -> None:
        """Run one command; whatever fails stops here, with what it said."""
        if "serve" in command:
            self.on_the_page(command)
            return
        setting_up = command[0] == "python" or "pip" in command[0]
        if setting_up and self.installed:
            return
        words = self.words(command)
        done = subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"README says: {' '.join(command)}\n{done.stdout}{done.stderr}")
        if setting_up:
            self.start = time.monotonic()
        else:
            self.tell(" ".join(command))

    def on_the_page(self, command: list[str]) -> None:
        """Open the page that `serve` names, in Chromium, and code a sentence there as README says."""
        words = [*self.words(command), "--no-browser"]
        serving = subprocess.Popen(
            words, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            assert serving.stdout is not None
            address = re.search(r"http://\S+", serving.stdout.readline())
            assert address is not None
            self.codes_in_browser(address[0])
        finally:
            serving.terminate()
            serving.wait(20)

    def codes_in_browser(self, address: str) -> None:
        """From the first page to a saved coding, with the mouse and a few letters."""
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address)
            if page.get_by_label("Your name or initials").count():
                page.get_by_label("Your name or initials").fill("newcomer")
                page.get_by_role("button", name="Begin").click()
            page.get_by_role("link", name="P07", exact=True).first.click()
            mark(page, 12)
            page.keyboard.type("evid")
            page.keyboard.press("Enter")
            page.locator(".tc-said", has_text="coded Evidence").wait_for(timeout=20_000)
            page.locator("[data-saving=saved]").wait_for()
            self.tell("coded on the page: the page says saved")
            browser.close()


def mark(page: Any, turn: int) -> None:
    """Draw the mouse over the first words of a turn."""
    words = page.locator(f"#turn-{turn} .tc-words")
    words.scroll_into_view_if_needed(timeout=20_000)
    box = words.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 14, steps=4)
    page.mouse.up()


def main() -> None:
    """Do all of it; the last line is the total."""
    with tempfile.TemporaryDirectory(prefix="themecode-newcomer-") as folder:
        newcomer = Newcomer(Path(folder), installed="--installed" in sys.argv)
        for command in commands():
            newcomer.types(command)
        newcomer.tell("done")


if __name__ == "__main__":
    main()
