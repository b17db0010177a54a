"""What a link to a file says of the file: its title, size and day, apart from one another."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

__all__ = ["FileWords", "is_file", "media_type_of", "read_file_words"]

_TAIL = re.compile(
    r"[\s,(\[]{1,3}(?:(?P<kind>pdf|docx?|xlsx?|odt|zip)[\s,:]{1,3})?(?P<number>\d{1,6}(?:[.,]\d{1,3})?)\s?(?P<unit>[kmg]?b|byte)\b[.)\]\s]{0,4}$",
    re.IGNORECASE,
)
_KIND_TAIL = re.compile(r"[\s,]{0,3}[(\[]\s?(?:pdf|docx?|xlsx?|odt|zip)\s?[)\]]\s*$", re.IGNORECASE)
_UNITS = {"b": 1, "byte": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}
_SUFFIXES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
_PLACES = ("/download/18.", "/$file/", "/globalassets/", "/file/details/", "downloadmode=", "documenthandler.ashx")
"""Parts of addresses that lead to files without a suffix: SiteVision, Domino, EPiServer, 360, MeetingsPlus, Insyn."""
_STAMP = re.compile(r"/download/18\.[0-9a-f]{6,40}/(\d{13})/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileWords:
    """A link to a file, taken apart."""

    title: str
    name: str
    """The file's own name, from the address."""
    size: int | None = None
    """Bytes, rounded as the page rounds them."""
    media_type: str | None = None
    published: dt.datetime | None = None
    """When the platform put it there; SiteVision writes it into the address."""


def is_file(url: str) -> bool:
    """Tell by an address whether a file is behind it.

    >>> is_file("https://example.se/download/18.5f/1789626584994/kallelse.pdf"), is_file("https://example.se/moten")
    (True, False)
    """
    parts = urlsplit(url)
    path = unquote(parts.path).casefold().rstrip()
    return PurePosixPath(path).suffix in _SUFFIXES or any(it in f"{path}?{parts.query.casefold()}" for it in _PLACES)


def read_file_words(text: str, url: str) -> FileWords:
    """Take a link to a file apart.

    >>> words = read_file_words("KS protokoll.pdf Pdf, 206.5 kB.", "https://example.se/a.pdf")
    >>> words.title, words.size
    ('KS protokoll.pdf', 206500)
    """
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    title, size = _without_size(" ".join(text.split()))
    stamp = _STAMP.search(url)
    return FileWords(
        title=title or name,
        name=name,
        size=size,
        media_type=media_type_of(name),
        published=dt.datetime.fromtimestamp(int(stamp[1]) / 1000, dt.UTC) if stamp else None,
    )


def media_type_of(name: str) -> str | None:
    """Tell a file's kind by its name; `None` where it does not say.

    >>> media_type_of("Kallelse.PDF"), media_type_of("kallelse")
    ('application/pdf', None)
    """
    return _SUFFIXES.get(PurePosixPath(name.casefold().rstrip()).suffix)


def _without_size(text: str) -> tuple[str, int | None]:
    match = _TAIL.search(text)
    size = None
    if match:
        size = round(float(match["number"].replace(",", ".")) * _UNITS[match["unit"].casefold()])
        text = text[: match.start()]
    return _KIND_TAIL.sub("", text).strip(" ,"), size
