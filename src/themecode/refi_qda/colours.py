"""Colours as tools write them: #RGB, #RRGGBB, with alpha, rgb(...), or by name."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"#[0-9A-Fa-f]{6}")
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/].*)?\)")
_NAMES = {
    "red": "#FF0000", "green": "#008000", "blue": "#0000FF", "yellow": "#FFFF00", "orange": "#FFA500",
    "purple": "#800080", "black": "#000000", "white": "#FFFFFF", "grey": "#808080", "gray": "#808080",
    "pink": "#FFC0CB", "brown": "#A52A2A", "cyan": "#00FFFF", "magenta": "#FF00FF",
}  # fmt: skip


def colour_of(written: str | None) -> str:
    """Return a colour as #RRGGBB, as it is where it is written so; "" where it cannot be read.

    >>> colour_of("rgb(76, 120,168)"), colour_of("#abc"), colour_of("#4c78a8ff"), colour_of("mauve")
    ('#4C78A8', '#AABBCC', '#4C78A8', '')
    """
    text = (written or "").strip()
    if _PLAIN.fullmatch(text):
        return text
    text = text.lower()
    found = _HEX.fullmatch(text)
    if found:
        digits = found[1] if len(found[1]) > 3 else "".join(digit * 2 for digit in found[1])  # noqa: PLR2004 - #RGB
        return f"#{digits[:6].upper()}"
    numbers = _RGB.fullmatch(text)
    if numbers:
        parts = [int(number) for number in numbers.groups()]
        return "#" + "".join(f"{part:02X}" for part in parts) if max(parts) < 256 else ""  # noqa: PLR2004 - a byte
    return _NAMES.get(text, "")
