"""Memory that the C library keeps after it was freed."""

import ctypes
from functools import lru_cache
from typing import Any


def give_memory_back() -> None:
    """Gives freed memory back to the machine, where the C library knows how to; pictures leave much of it behind."""
    trim = _trim()
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Any:
    """glibc's own function; None with other libraries."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
