"""What is said beside a meeting or on a link: how a meeting stands, and what a link to a file says of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from agendawatch.lang.sv.meeting_phrases import MeetingRef
from agendawatch.lang.sv.status_words import has_status_words, slug_statuses
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.model import Document, DocumentClassification, Meeting, MeetingStatus

# How a meeting stands: by what is said of it, and by its documents; held when its minutes are listed.

_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES,
                      DocumentClassification.MINUTES_NOTICE})  # fmt: skip
_AGENDAS = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA})
_SAID = {"cancelled": MeetingStatus.CANCELLED, "postponed": MeetingStatus.POSTPONED}
_SETTLED = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})


def standing(documents: Iterable[Document], stated: MeetingStatus = MeetingStatus.SCHEDULED) -> MeetingStatus:
    """Tell how far a meeting has come by what is listed of it; what the page states goes first.

    Minutes of any kind will do, quick ones and a notice of adjusted ones too.
    """
    kinds = {document.classification for document in documents}
    if stated in _SETTLED:
        return stated
    if kinds & _MINUTES:
        return MeetingStatus.HELD
    if kinds & _AGENDAS:
        return MeetingStatus.CONVENED
    return stated


def holding(meeting: Meeting, documents: tuple[Document, ...]) -> Meeting:
    """Give a meeting its documents, and let its status follow from them."""
    return meeting.model_copy(update={"documents": documents, "status": standing(documents, meeting.status)})


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said of how a meeting stands."""

    status: MeetingStatus = MeetingStatus.SCHEDULED
    """Cancelled or postponed where that is said, else scheduled."""
    words: str | None = None
    """The clause that cancels it or puts it off; `None` where none does."""
    extra: bool = False
    reserve: bool = False
    """Whether it is said to be held only if needed."""

    def beside(self, other: Stated) -> Stated:
        """Add what is said elsewhere; what is said here goes first."""
        first = other if self.status is MeetingStatus.SCHEDULED else self
        return Stated(first.status, first.words, self.extra or other.extra, self.reserve or other.reserve)


def read_stated(words: str, day: dt.date) -> Stated:
    """Read what words on the row of a day's meeting say of how it stands.

    >>> read_stated("Kommunstyrelsen 9 mars, ej inställt", dt.date(2026, 3, 9)).status.value
    'scheduled'
    >>> read_stated("Extra sammanträde skjuts upp", dt.date(2026, 3, 9)).status.value
    'postponed'
    """
    if not has_status_words(words):
        return Stated()
    said = read_statuses(words, mark=True).status_of(MeetingRef(day))
    status = _SAID.get(said.status, MeetingStatus.SCHEDULED)
    return Stated(status, said.words if status is not MeetingStatus.SCHEDULED else None, said.extra, said.reserve)


def read_slug(slug: str) -> Stated:
    """Read what an address says of how its meeting stands.

    >>> read_slug("kommunfullmaktige-2026-02-04-installt").status.value
    'cancelled'
    """
    kinds = slug_statuses(slug)
    status = next((status for kind, status in _SAID.items() if kind in kinds), MeetingStatus.SCHEDULED)
    return Stated(status, None, "extra" in kinds, "reserve" in kinds)


# What a link to a file says of the file: its title, size and day, apart from one another.

_TAIL = re.compile(
    r"[\s,(\[]{1,3}(?:(?P<kind>pdf|docx?|xlsx?|odt|zip)[\s,:]{1,3})?(?P<number>\d{1,6}(?:[.,]\d{1,3})?)\s?(?P<unit>[kmg]?b|byte)\b[.)\]\s]{0,4}$",
    re.IGNORECASE,
)
_KIND_TAIL = re.compile(r"[\s,]{0,3}[(\[]\s?(?:pdf|docx?|xlsx?|odt|zip)\s?[)\]]\s*$", re.IGNORECASE)
_UNITS = {"k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "zip": "application/zip",
}
"""What files are, by how their names end."""
_PLACES = ("/download/18.", "/$file/", "/globalassets/", "/file/details/", "downloadmode=")
"""Parts of addresses that lead to files without a suffix: SiteVision, Domino, EPiServer, 360, MeetingsPlus."""
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
    return media_type_of(path) is not None or any(it in f"{path}?{parts.query.casefold()}" for it in _PLACES)


def read_file_words(text: str, url: str) -> FileWords:
    """Take a link to a file apart.

    >>> words = read_file_words("KS protokoll.pdf Pdf, 206.5 kB.", "https://example.se/a.pdf")
    >>> words.title, words.size
    ('KS protokoll.pdf', 206500)
    """
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    title, size = " ".join(text.split()), None
    if tail := _TAIL.search(title):
        title, size = title[: tail.start()], read_size(tail["number"], tail["unit"])
    title = _KIND_TAIL.sub("", title).strip(" ,")
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
    return MEDIA_TYPES.get(PurePosixPath(name.casefold().rstrip()).suffix.removeprefix("."))


def read_size(number: str, unit: str) -> int:
    """Read a size in bytes as a page tells it.

    >>> read_size("312", "kB"), read_size("1,5", "Mbyte"), read_size("900", "byte")
    (312000, 1500000, 900)
    """
    return round(float(number.replace(",", ".")) * _UNITS.get(unit[:1].casefold(), 1))
