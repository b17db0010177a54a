"""Feed files, replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["write_feed"]

_READABLE = 0o644


def write_feed(path: str | os.PathLike[str], data: bytes) -> bool:
    """Put a feed's bytes where subscribers read them, and tell whether they are other than they were.

    Equal bytes leave the file untouched, time of change and all. Others are written beside it and
    take its place at once: whoever reads, or kills us, finds the old file or the new, never half of one.
    """
    place = Path(path)
    try:
        if place.read_bytes() == data:
            return False
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_READABLE)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return True
