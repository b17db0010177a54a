"""What the pages of MeetingsPlus say: its committees, a committee's meetings, a meeting's documents and items.

Where a time stands and how an item looks differs, or is not known: labels and words are read alike,
and items as on any page. Links are relative, and stand as found: a meeting's files may lie under another's address.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from agendawatch.documents.parts import Part, open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.portals import is_empty_result
from agendawatch.lang.sv.sentences import slug_title
from agendawatch.model import (
    Agenda,
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Meeting,
    Organization,
    Site,
)
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.meeting_status import Stated, read_slug, read_stated
from agendawatch.sources.flow import Response
from agendawatch.sources.listed import find_day, find_listed_day, listed_meeting

_PLACE = re.compile(
    r"(?P<root>/committees|/[\w-]{1,40}/namnder-styrelser)/(?P<committee>[^/]+)"
    r"(?:/(?P<meeting>[^/]+)(?:/(?P<kind>agenda|protocol)/(?P<file>[^/]+))?)?/?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"/api/v2\.0/meetings/\d+/download/(?P<kind>agenda|protocol)$", re.IGNORECASE)
_MARKS = ("meetingsPlusUser", "MeetingPlus", "/bundles/web-app-styles", "accessible-table-cell", "PageLink_committees")
_CELL = "a.accessible-table-cell"
_PAST = "#committeesRecentContent"
_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_ID = re.compile(r"(?:/api/v2\.0/committees/|committee-?id\W{1,4})(\d{1,9})(?!\d)", re.IGNORECASE)
_PDF = re.compile(r"\.?pdf(?:-\d{1,9})?$", re.IGNORECASE)

_Kind = DocumentClassification
_OF_MINUTES = frozenset({_Kind.MINUTES, _Kind.PARTIAL_MINUTES, _Kind.MINUTES_NOTICE})
_SUMMONS = frozenset({_Kind.NOTICE, _Kind.AGENDA, _Kind.SUPPLEMENTARY_AGENDA})


@dataclass(frozen=True, slots=True)
class PortalPlace:
    """What an address of the portal leads to, by its path."""

    root: str
    committee: str
    meeting: str | None = None
    kind: str | None = None
    """`agenda` or `protocol` for a file of a meeting."""
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee in the portal's list."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True)
class CommitteeList:
    """A committee's list of meetings."""

    page: Response
    slug: str
    organization: Organization
    site: Site

    def meeting(self, day: dt.date, words: str, stated: Stated, url: str | None = None) -> Meeting:
        """Make a meeting of a row; without an address it has no page: it is planned, or cancelled."""
        clock = next(iter(find_times(words)), None)
        listed = find_listed_day(words, day.year)
        own, place = read_place(self.page.url), read_place(url or "")
        slug = place.meeting if place else None
        named = _day(slug or "")
        differs = named is not None and _day(words) not in {None, named}
        return listed_meeting(
            self.site,
            self.organization,
            day,
            stated,
            self.page.ground(words),
            start=clock.start if clock else None,
            end=clock.end if clock else None,
            last=listed.last if listed and listed.first == day else None,
            url=url,
            source_id=f"{own.committee if own else ''}/{slug}" if slug else None,
            warnings=(Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date=str(named), words=words) if differs else None,),
        )


@dataclass(slots=True)
class _RowLink:
    url: str
    cell: bool = False
    words: dict[str, None] = field(default_factory=dict)


def read_place(url: str) -> PortalPlace | None:
    """Read an address; `None` when it leads to no committee.

    >>> place = read_place("https://moten.example.se/committees/ks/mote-2026-06-15/protocol/p-2026pdf-60508?x=1")
    >>> place.committee, place.meeting, place.file
    ('ks', 'mote-2026-06-15', 'p-2026pdf-60508')
    """
    match = _PLACE.fullmatch(unquote(urlsplit(url).path))
    if match is None:
        return None
    kind = match["kind"]
    return PortalPlace(match["root"], match["committee"], match["meeting"], kind and kind.casefold(), match["file"])


def check_platform(page: Response) -> None:
    """Raise for a page that is not of this platform."""
    if not any(mark in page.text for mark in _MARKS):
        raise LayoutError(page.url, missing="a page of MeetingsPlus")


def read_committees(page: Response) -> tuple[Committee, ...]:
    """Read the portal's list of committees."""
    found: dict[str, Committee] = {}
    for part, url in open_page(page.text, page.url).links():
        place = read_place(url)
        name = part.text or (part.attribute("aria-label") or "").strip()
        if place and place.meeting is None and name and place.committee not in found:
            found[place.committee] = Committee(name, place.committee, url)
    if not found:
        raise LayoutError(page.url, missing="links to committees (/committees/…)")
    return tuple(found.values())


def read_rows(listed: CommitteeList) -> tuple[Meeting, ...]:
    """Read a committee's meetings, of both tabs; links to other committees' are passed over.

    A page without any must say so, or have an empty list of past ones.
    """
    page = listed.page
    check_platform(page)
    root = open_page(page.text, page.url)
    links = _links(root, listed.slug)
    rows = [row for name, link in links.items() if (row := _row(name, link, listed)) is not None]
    rows.extend(_bare_rows(root, listed))
    if not rows and not is_empty_result(root.text) and root.first(_PAST) is None:
        raise LayoutError(page.url, missing=f"meetings ({_CELL}), or words that there are none")
    return tuple(rows)


def _links(root: Part, slug: str) -> dict[str, _RowLink]:
    """Gather what is said of each meeting: each cell of a row may be a link of its own, and each tab may have it."""
    links: dict[str, _RowLink] = {}
    for part, url in root.links():
        place = read_place(url)
        if place is None or place.meeting is None or place.kind or place.committee != slug:
            continue
        link = links.setdefault(place.meeting, _RowLink(url))
        link.cell = link.cell or "accessible-table-cell" in (part.attribute("class") or "")
        link.words |= _words(part)
    return links


def _row(slug: str, link: _RowLink, listed: CommitteeList) -> Meeting | None:
    words = " | ".join(link.words)
    day = _day(words) or _day(slug)
    if day is None:
        if link.cell:
            raise LayoutError(listed.page.url, missing="a date in the row of a meeting", came=f"{words!r} to {slug}")
        return None
    return listed.meeting(day, words or slug, read_stated(words, day).beside(read_slug(slug)), link.url)


def _day(words: str) -> dt.date | None:
    iso = _ISO.search(words)
    return find_day(iso.group() if iso else words)


def _bare_rows(root: Part, listed: CommitteeList) -> Iterator[Meeting]:
    """Read rows that lead nowhere: meetings that are planned or cancelled."""
    seen: set[str] = set()
    for part in root.all(f"tr, [role=row], {_CELL}"):
        if part.link() or any(part.links()):
            continue
        words = " | ".join(_words(part))
        day = _day(words) if _ISO.search(words) else None
        if day is None or any(words in other for other in seen):
            continue
        seen.add(words)
        yield listed.meeting(day, words, read_stated(words, day))


def _words(part: Part) -> dict[str, None]:
    return dict.fromkeys(it for it in (part.attribute("aria-label") or "", part.text) if it.strip())


def has_past(page: Response) -> bool:
    """Tell whether a committee's page has its past meetings too: one that was served without their tab lacks them."""
    return open_page(page.text, page.url).first(_PAST) is not None


def find_committee_id(page: Response) -> str | None:
    """Find the number that the API knows a committee by, where its page holds exactly one."""
    found = set(_ID.findall(page.text))
    return found.pop() if len(found) == 1 else None


def read_documents(page: Response) -> tuple[Document, ...]:
    """Read a meeting's files, each once, by their addresses as found; a protocol that is not out has none."""
    check_platform(page)
    found: dict[str, Document] = {}
    for part, url in open_page(page.text, page.url).links():
        path = unquote(urlsplit(url).path)
        place, whole = read_place(url), _WHOLE.search(path)
        kind = place.kind if place else whole["kind"].casefold() if whole else None
        if kind is not None and path not in found:
            found[path] = _document(part, url, (place and place.file) or "", kind, page)
    return tuple(found.values())


def _document(part: Part, url: str, name: str, kind: str, page: Response) -> Document:
    opener = part.attribute("id") == "openProtocol"
    written = slug_title(name)
    title = (written if opener else part.text) or part.text or written or kind
    return Document(
        url=url,
        title=title,
        classification=_classify((part.text, written), kind, opener=opener),
        media_type="application/pdf" if _PDF.search(name) else None,
        provenance=page.ground(part.text),
    )


def _classify(names: tuple[str, ...], tab: str, *, opener: bool) -> DocumentClassification:
    """Classify by a file's words and by the tab that it stands in."""
    kinds = [kind for it in names if it and (kind := classify_document(it)) is not _Kind.OTHER]
    if tab == "agenda":
        kind = kinds[0] if kinds else _Kind.PAPERS
        # Minutes among the papers are another organization's, or an earlier meeting's.
        return _Kind.ATTACHMENT if kind in _OF_MINUTES else kind
    finer = next((it for it in kinds if it in _OF_MINUTES - {_Kind.MINUTES}), None)
    if finer is not None:
        return finer
    return _Kind.MINUTES if opener else kinds[0] if kinds else _Kind.ATTACHMENT


def read_shown(page: Response, meeting: Meeting, documents: tuple[Document, ...]) -> Agenda | None:
    """Read the agenda that a meeting's page shows, with the items' files; `None` where it shows none for sure."""
    try:
        agenda = read_agenda(page.text, meeting=meeting)
    except LayoutError:
        return None
    if agenda.withheld:
        return agenda
    base = open_page(page.text, page.url).base
    by_path = {unquote(urlsplit(it.url).path): it for it in documents}
    filed = (it.model_copy(update={"documents": _own(it.documents, by_path, base)}) for it in agenda)
    shown = tuple(it for it in filed if not _is_summons(it))
    sure = sum(it.number is not None or bool(it.documents) for it in shown) > 1
    return agenda.model_copy(update={"items": shown}) if sure else None


def _is_summons(item: AgendaItem) -> bool:
    """Tell whether an item is the link to the summons, which stands where the items do."""
    listed = item.documents and all(it.classification in _SUMMONS for it in item.documents)
    return bool(listed) or (item.number is None and classify_document(item.title) in _SUMMONS)


def _own(listed: tuple[Document, ...], by_path: dict[str, Document], base: str) -> tuple[Document, ...]:
    """Take the page's own documents for those that an item lists; other links are none of it."""
    paths = dict.fromkeys(unquote(urlsplit(urljoin(base, it.url)).path) for it in listed)
    return tuple(by_path[path] for path in paths if path in by_path)
