"""Words of a codebook as YAML: plain where YAML leaves them alone, quoted or folded where it would not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from themecode.codebooks.token_patterns import written_as

WIDTH = 120
_OFTEN_QUOTED = re.compile(r"[-+.]?\d.*|[-+.].*|(?i:true|false|yes|no|on|off|y|n|null)|=")
_PLAIN = re.compile(r"(?!.*(?:: | #|:$))(?:[^\W_]|[(=])(?:.*[^\s:])?")
_STARTS_LINE = re.compile(r"[^\W_]|[(\"=]")
_UNSEEN = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def words(text: str, indent: int, column: int) -> str:
    """Write a field's words, which begin at `column`; further lines are indented by `indent`."""
    if is_plain(text) and column + len(text) <= WIDTH:
        return text
    if "\n" in text and _is_block(text):
        lines = (f"{'':{indent}}{line}" if line else "" for line in text.split("\n"))
        return "|-\n" + "\n".join(lines)
    if column + len(text) > WIDTH and _is_block(text) and not re.search(r"\s\s", text):
        return ">-\n" + "\n".join(_folded(text, indent))
    return quoted(text)


def quoted(text: str) -> str:
    """Write any words in double quotes."""
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    return '"' + _UNSEEN.sub(_escaped, escaped) + '"'


def sentence(text: str, indent: int, column: int) -> str:
    """Write an example: in double quotes, or folded where it is long."""
    return quoted(text) if column + len(text) < WIDTH else words(text, indent, column)


def rule(written: str, indent: int, column: int) -> str:
    """Write a rule: as it is, or in single quotes; never in double ones, which would be part of it."""
    if _is_pattern(written):
        return written
    if "\n" in written:
        lines = (f"{'':{indent}}{line}" if line else "" for line in written.split("\n"))
        return "|-\n" + "\n".join(lines)
    whole = written if is_plain(written) else "'" + written.replace("'", "''") + "'"
    parts = list(_lines(whole, WIDTH - column, WIDTH - indent))
    if re.search(r"\s\s", whole) or (whole[0] != "'" and not all(_STARTS_LINE.match(part) for part in parts)):
        return whole
    return f"\n{'':{indent}}".join(parts)


def is_plain(text: str) -> bool:
    """Say whether YAML, also another reader's, takes these words as they are.

    >>> is_plain("chief exec OR =CEO"), is_plain("1.20"), is_plain("a: b"), is_plain("*fund"), is_plain("no")
    (True, False, False, False, False)
    """
    return bool(_PLAIN.fullmatch(text)) and not _OFTEN_QUOTED.fullmatch(text) and not _UNSEEN.search(text)


def _is_block(text: str) -> bool:
    """Say whether words may stand in a block of lines: reading takes away what is around them."""
    return text == text.strip() and bool(text) and not _UNSEEN.search(text.replace("\n", ""))


def _is_pattern(written: str) -> bool:
    if not written.startswith("pattern: [") or _UNSEEN.search(written):
        return False
    try:
        return written_as(json.loads(written.removeprefix("pattern: "))) == written
    except (ValueError, AttributeError):
        return False


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"  # noqa: PLR2004 - how YAML writes them


def _folded(text: str, indent: int) -> Iterator[str]:
    for line in _lines(text, WIDTH - indent, WIDTH - indent):
        yield f"{'':{indent}}{line}"


def _lines(text: str, first: int, rest: int) -> Iterator[str]:
    """Break words at single spaces, so that each line has room."""
    line = ""
    room = max(first, 20)
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line, room = word, max(rest, 20)
        else:
            line = f"{line} {word}" if line else word
    yield line
