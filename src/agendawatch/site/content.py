"""What kind of file a path names, and for how long a reader may keep it."""

from __future__ import annotations

from agendawatch.site.addresses import MEETINGS

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
