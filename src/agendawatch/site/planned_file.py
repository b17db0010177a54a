"""One file of a site before it is made: its path, what its bytes hang on (the package's own files too), and the way to make them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from agendawatch.errors import InputError

Make = Callable[[bytes | None], bytes]
"""Makes a file's bytes; it is handed those published last where it `follows` them, else `None`."""

MANIFEST = ".agendawatch-site.json"
"""What a place holds, by what it was made from."""
HITS = ".agendawatch-hits.json"
"""Where watches found anything, so that only what is new is looked at."""
PRIVATE = frozenset({MANIFEST, HITS})
"""Our own notes; paths that no page can have. They hold nothing that the pages do not say."""

_PATH = re.compile(r"[a-z0-9][a-z0-9_]*(?:[-.][a-z0-9_]+)*(?:/[a-z0-9][a-z0-9_]*(?:[-.][a-z0-9_]+)*)*")
_LONGEST = 400
_ROOMS = ("site", "feeds", "proposals", "i18n", "model")
_MADE = frozenset({".pyc"})


class PlannedFile(NamedTuple):
    """A file of a site before it is made; a tuple, for there are a hundred thousand of them."""

    path: str
    key: str
    """A fingerprint of everything that the bytes depend on."""
    make: Make
    """Can be sent to another process."""
    group: str = ""
    """What is made together, because it reads the same things; "" is made last, when all else stands."""
    follows: bool = False
    """Whether its bytes follow those that were published last, as a calendar's do."""
    stays: bool = False
    """Whether it stands for ever, once published, also when it is planned no more."""


def is_path(path: str) -> bool:
    """Tell whether a path is made of slugs, and so leads nowhere else."""
    return len(path) <= _LONGEST and _PATH.fullmatch(path) is not None


def checked(path: str) -> str:
    """Give a path back if it is made of slugs and leads nowhere else; any other raises `InputError`.

    >>> checked("goteborg/kommunstyrelsen/index.html")
    'goteborg/kommunstyrelsen/index.html'
    """
    if not is_path(path):
        raise InputError(
            field="path", value=path, expected="small letters, figures, hyphens and dots, in parts joined by a slash"
        )
    return path


def fingerprint(*facts: object) -> str:
    """Fingerprint facts.

    >>> fingerprint("goteborg", 1) == fingerprint("goteborg", 1)
    True
    """
    return hashlib.blake2b("\x1f".join(map(str, facts)).encode("utf-8", "replace"), digest_size=10).hexdigest()


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
