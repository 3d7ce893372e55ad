"""The report's colours: every number and every word can be read, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "src" / "themecode" / "exports" / "templates"


def test_numbers_are_readable_on_every_warmth() -> None:
    """On each step of the heat scale, light and dark, the number's contrast is at least 4.5 to 1."""
    style, _ = (TEMPLATES / "report.css").read_text(encoding="utf-8").split("* { box-sizing")
    light, dark = style.split("@media screen and (prefers-color-scheme: dark)")
    for style in (light, dark):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))
        for step in range(1, 8):
            ink = colours["heat-ink" if step < 6 else "heat-strong-ink"]
            assert contrast(ink, colours[f"heat-{step}"]) >= 4.5
        for ink in ("ink", "quiet", "accent"):
            assert min(contrast(colours[ink], colours[paper]) for paper in ("page", "raised")) >= 4.5
        assert contrast(colours["mark-ink"], colours["mark"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
