"""One file of a site before it is made: its path, what its bytes hang on (the package's own files too), the way to make them, and how long they may be kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from agendawatch.errors import InputError
from agendawatch.site.addresses import MEETINGS

# What kind of file a path names, and for how long a reader may keep it.

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_JSON_FEED = "application/feed+json; charset=utf-8"
_DATA = frozenset({"search.json", "feed-index.json"})
"""JSON that is no feed."""
_FOR_EVER = "public, max-age=31536000, immutable"
_FEEDS = frozenset({".ics", ".atom", ".json"})
_INDEXES = frozenset({".xml", ".txt"})
_A_WHILE = "public, max-age=900"
_FEED = "public, max-age=3600"


def content_type(path: str) -> str:
    """Tell a file's media type by its ending.

    >>> content_type("goteborg/kommunstyrelsen.ics")
    'text/calendar; charset=utf-8'
    """
    if is_feed(path) and _ending(path) == ".json":
        return _JSON_FEED
    return _TYPES.get(_ending(path), "application/octet-stream")


def is_feed(path: str) -> bool:
    """Tell a feed from the site's other files; what begins with a dot is for ourselves.

    >>> is_feed("goteborg.json"), is_feed("search.json")
    (True, False)
    """
    return (
        _ending(path) in _FEEDS
        and path not in _DATA
        and path.rpartition("/")[2] != MEETINGS
        and not path.startswith(".")
    )


def cache_control(path: str) -> str:
    """Tell for how long a copy may be kept: assets carry their hash and stay, pages and feeds are looked at again.

    >>> cache_control("goteborg/index.html")
    'public, max-age=900'
    """
    if path.startswith("assets/"):
        return _FOR_EVER
    return _FEED if is_feed(path) or _ending(path) in _INDEXES else _A_WHILE


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :] if "." in name else ""


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
