"""RTF cut into groups, control words and characters, within limits; bytes are decoded by the font they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from themecode.importers.refusals import ImportRefusedError

DEPTH_LIMIT = 500
GROUPS_LIMIT = 1_000_000
WORDS_LIMIT = 3_000_000
_TOKEN = re.compile(
    rb"""\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])
    |(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+""",
    re.VERBOSE | re.DOTALL,
)
CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
SYMBOL_CHARSET = 2


class Token(NamedTuple):
    r"""A piece of RTF: `{` or `}`, a control word with its number, a symbol after its `\`, or bytes (no `word`)."""

    word: str
    number: int | None = None
    raw: bytes = b""


def check_size(name: str, raw: bytes) -> None:
    """Refuse what is no RTF, or so full of groups that reading it would not end. Raises ImportRefusedError."""
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise ImportRefusedError(
            name, "is no RTF (it does not begin as RTF does)", "Save it as RTF again, or as .docx."
        )
    if raw.count(b"{") > GROUPS_LIMIT or raw.count(b"\\") > WORDS_LIMIT:
        reason = "holds more than 1 million groups or 3 million control words (limit)"
        raise ImportRefusedError(name, reason, "Take the pictures out, or save it as .docx.")


def tokens_of(name: str, raw: bytes) -> Iterator[Token]:
    """Yield the pieces in order. Raises ImportRefusedError where groups are too deep or do not close."""
    depth = position = 0
    while found := _TOKEN.match(raw, position):
        position = found.end()
        token = _token(found)
        if token is None:
            continue
        if token.word == "bin":
            position += max(token.number or 0, 0)
            continue
        if found["brace"]:
            depth += 1 if token.word == "{" else -1
            if depth > DEPTH_LIMIT:
                raise ImportRefusedError(name, "is nested more than 500 deep (limit)", "Save it as .docx.")
        yield token
        if found["brace"] and depth <= 0:
            return
    raise ImportRefusedError(name, "is cut off (its last group does not close)", "Save it as RTF again, or as .docx.")


def _token(found: re.Match[bytes]) -> Token | None:
    """Return what was found; None for line breaks, which mean nothing."""
    if found["word"] is not None:
        return Token(found["word"].decode("ascii"), int(found["number"]) if found["number"] else None)
    if found["byte"] is not None:
        return Token("", None, bytes.fromhex(found["byte"].decode("ascii")))
    if found["text"] is not None:
        return Token("", None, found["text"])
    if found["symbol"] is not None:
        return Token("\\" + found["symbol"].decode("latin-1"))
    return Token(found["brace"].decode("ascii")) if found["brace"] is not None else None


def decoded(raw: bytes, codec: str) -> str:
    """Decode bytes by a code page; what it does not have becomes the replacement character."""
    try:
        return raw.decode(codec, errors="replace")
    except LookupError:
        return raw.decode("cp1252", errors="replace")
