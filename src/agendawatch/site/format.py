"""The format of a site: one hash of all that makes its bytes, beside the store and the settings."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_ROOMS = ("site", "feeds", "proposals", "i18n", "model")
_MADE = frozenset({".pyc"})


@cache
def format_hash() -> str:
    """Hash templates, words, assets and code of the rooms that make pages and feeds: when any is other, all is made anew."""
    told = hashlib.blake2b(digest_size=10)
    for name in ("agendawatch", "icalendar", "jinja2"):
        told.update(f"{name} {version(name)}\n".encode())
    package = Path(__file__).parents[1]
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.is_file() and path.suffix not in _MADE:
                told.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return told.hexdigest()
