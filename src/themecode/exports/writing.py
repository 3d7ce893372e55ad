"""Writing a file so that it is either the old one or the whole new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from themecode.errors import ThemecodeError, did_you_mean
from themecode.model import Table

TEMPORARY = ".themecode-writing-"
"""How the name of a half-written file begins; one that a killed process left behind may be deleted."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write(path: Path, table: Table) -> None:
    """Write a table in the format that the file's ending names."""
    write_bytes(path, _format_of(path)(table))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a whole file at once, atomically."""
    with atomically(path) as temporary:
        temporary.write_bytes(content)


@contextmanager
def atomically(path: Path) -> Iterator[Path]:
    """Yield the path of a private file in the same folder; put it in place of `path` when the block ends well.

    When the block fails, the old file is untouched and nothing is left behind. What the system refuses
    becomes a ThemecodeError that says what is safe and what to do.
    """
    temporary = path
    try:
        target = _target(path)
        temporary = target.parent / f"{TEMPORARY}{os.urandom(8).hex()}.tmp"
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield temporary
        _put_in_place(temporary, target)
    except OSError as error:
        if error.filename and str(error.filename) not in {str(temporary), str(path), os.path.realpath(path)}:
            raise  # about another file: not ours to explain
        raise _refusal(error, path) from error
    finally:
        if temporary != path:
            with suppress(OSError):
                temporary.unlink()


def _format_of(path: Path) -> Callable[[Table], bytes]:
    from themecode.exports import FORMATS

    ending = path.suffix.lower()
    if ending in FORMATS:
        return FORMATS[ending]
    *most, last = sorted(FORMATS)
    close = did_you_mean(ending, list(FORMATS))
    advice = f"Did you mean {close[0]}? " if close else ""
    fault = f"the ending '{ending}' is not known" if ending else "its ending is missing"
    raise ThemecodeError(
        f"A table cannot be written as '{path.name}': {fault}.",
        safe="Nothing was written.",
        mend=f"{advice}The endings are {', '.join(most)} and {last}.",
    )


def _target(path: Path) -> Path:
    target = Path(os.path.realpath(path))  # a link stays a link: what it points to is replaced
    if target.exists() and not target.is_file():
        raise ThemecodeError(f"'{path}' is not an ordinary file.", mend="Choose another name for the file.")
    if not target.parent.is_dir():
        raise ThemecodeError(
            f"There is no folder '{path.parent}'.",
            safe="Nothing was written.",
            mend="Make the folder first, or choose another place.",
        )
    if target.exists() and not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return target


def _put_in_place(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.chmod(_mode(target))
    temporary.replace(target)
    _settle(target.parent)


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777  # a file that was private stays private
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


def _settle(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no folders that can be synchronised
    with suppress(OSError):  # the file is in place by now; some network folders refuse this last step
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refusal(error: OSError, path: Path) -> ThemecodeError:
    known = os.path.exists(path)  # noqa: PTH110 - Path.exists fails in a folder that we may not look into
    safe = f"The file '{path.name}' that was there is unchanged." if known else "Nothing was written."
    if error.errno in _FULL:
        return ThemecodeError(
            f"There is no space left to write '{path}'.", safe=safe, mend="Free some space and repeat."
        )
    if error.errno in _FORBIDDEN:
        mend = "Close the file in other programs, or choose a folder that you may write to."
        return ThemecodeError(f"'{path}' may not be written.", safe=safe, mend=mend)
    return ThemecodeError(
        f"'{path}' could not be written: {error.strerror or error}.", safe=safe, mend="Choose another place and repeat."
    )
