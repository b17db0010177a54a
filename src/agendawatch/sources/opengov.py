"""360 OpenGov Meetings: boards, their meetings year by year, and a page for each meeting that is published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from agendawatch.documents.parts import Part, open_page
from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.calendar import Clock, find_times
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.meeting_words import Detail, find_detail, is_held, is_not_published
from agendawatch.lang.sv.pages.portals import is_empty_result
from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import read_file_words, read_stated, standing
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.listed import each_once, find_when, kind_of, listed_meeting, years_in
from agendawatch.sources.papers import read_decisions, read_papers
from agendawatch.sources.selection import Wanted, count_days, from_day, list_again, listing, read_board

# What the pages of 360 OpenGov Meetings say: its boards, a board's meetings, a meeting's agenda, an item's papers.

_ID = re.compile(r"/(\d{1,12})(?:[/?#]|$)")
_COUNT = re.compile(r"\s*(\d{1,5})\s")
_IN_BRACKETS = re.compile(r"\(([^()]{4,60})\)\s*$")
_BARE_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")
_NUMBER = re.compile(r"(?:§{1,2}\s?)?(?P<number>\d{1,4}(?:/\d{2,4})?)\s+[-–]\s+(?=\S)")
_LOADED = re.compile(r"""["'](?P<path>[^"']{0,200}/LoadAgendaItemDetail/\d{1,12})["']""")


@dataclass(frozen=True, slots=True)
class Board:
    """An organization, for one term or year: in the next it has another id."""

    id: str
    organization: Organization | None
    """`None` when only its address is known."""
    url: str
    first_year: int | None = None
    last_year: int | None = None

    def may_meet(self, first: int, last: int) -> bool:
        """Tell whether its period reaches into some years; one that does not say may."""
        # 2018-03, Telemark: "2015 - 2015" on a board in use. A period of one year tells its beginning.
        ended = self.last_year is not None and self.last_year != self.first_year and self.last_year < first
        return not ended and (self.first_year is None or self.first_year <= last)


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A board's meetings of one year."""

    year: int | None
    """The year shown; `None` on a page without a choice of years."""
    years: tuple[int, ...]
    """Every year to choose; `()` on a page without a choice."""
    meetings: tuple[Meeting, ...]


def read_boards(page: Response) -> tuple[Board, ...]:
    """Read the list of all boards, old and new."""
    found: dict[str, Board] = {}
    for part, url in open_page(page.text, page.url).links("a[href*='/Boards/Details/' i]"):
        key, words = _ID.search(urlsplit(url).path), part.text_of(".boardName") or part.text
        if key and words:
            years = years_in(part.text_of(".boardPeriod")) or (None,)
            found[key[1]] = Board(key[1], read_board(words), url, years[0], years[-1])
    if not found:
        raise LayoutError(page.url, missing="links to boards (/Boards/Details/)")
    return tuple(found.values())


def read_board_page(page: Response, site: Site) -> BoardPage:
    """Read a board's meetings; a list shorter than its own count is no list."""
    root = open_page(page.text, page.url)
    heading = root.text_of(".meetingTitleHeader h2", ".meetingTitleHeader")
    if not heading:
        raise LayoutError(page.url, missing="a board's name (.meetingTitleHeader h2)")
    listed = root.all(".meetingList li.boardLink")
    came = len(listed)
    label = root.first("#instructionLabel") or root.first(".displaySearchResult")
    words = label.text if label else ""
    count = _COUNT.match(words)
    if count is not None and int(count[1]) != came:
        raise LayoutError(page.url, missing=f"the list of all meetings that {words!r} counts", came=f"{came} of them")
    if not came and not (count or is_empty_result(words) or (label and root.first(".meetingList"))):
        raise LayoutError(page.url, missing="meetings (.meetingList li.boardLink), or words that there are none")
    options = root.all("#boardsYearSelection option")
    organization = read_board(heading)
    return BoardPage(
        year=next((year for option in options if option.has("selected") for year in years_in(option.text)[:1]), None),
        years=tuple(year for option in options for year in years_in(option.text)[:1]),
        meetings=tuple(_row(part, organization, page, site) for part in listed),
    )


def _row(part: Part, organization: Organization, page: Response, site: Site) -> Meeting:
    """Read a meeting in a board's list; it has no address until it is published, and while it is taken back."""
    url = next((url for _, url in part.links("a[href*='/Meetings/Details/' i]")), None)
    key = _ID.search(urlsplit(url).path) if url else None
    words = part.text_of(".meetingName")
    bracketed = _IN_BRACKETS.search(words)
    spans = [span.text for span in part.all(".meetingDate span")]
    when, other = find_when(bracketed[1] if bracketed else ""), find_when(spans[0] if spans else "")
    chosen = when or other
    if chosen is None or chosen.date is None:
        raise LayoutError(page.url, missing="a meeting's date", came=repr(part.text))
    rest = spans[1:] if other and spans else spans
    differ = when is not None and other is not None and when.date != other.date
    name = words[: bracketed.start()].strip() if bracketed else words
    clock = next((clock for span in rest if (clock := _clock(span))), None)
    status_words = next((span for span in rest if _is_status(span)), None)
    warning = Caveat.of(CaveatCode.TITLE_DATE_DIFFERS, title=words, words=spans[0]) if differ else None
    meeting = listed_meeting(
        site,
        organization,
        chosen.date,
        read_stated(part.text, chosen.date),
        page.ground(" ".join(filter(None, (name, chosen.words, status_words)))),
        start=clock.start if clock else None,
        end=clock.end if clock else None,
        last=chosen.end_date,
        url=url,
        source_id=key[1] if key else None,
        warnings=(warning, *chosen.warnings),
    )
    own = name if name and read_board(name) != organization else None
    return meeting.model_copy(update={"name": own, "status_words": status_words})


def _clock(words: str) -> Clock | None:
    found = find_times(f"kl. {words}" if _BARE_TIME.fullmatch(words) else words)
    return next((clock for clock in found if clock.start != dt.time(0)), None)


def _is_status(words: str) -> bool:
    """Tell whether words beside a meeting say how it stands: not its hour, nor when the page was changed."""
    return bool(words) and (is_not_published(words) or bool(find_status_words(words)) or not re.search(r"\d", words))


def read_meeting_page(page: Response, meeting: Meeting) -> tuple[Meeting, tuple[tuple[AgendaItem, str | None], ...]]:
    """Read a published meeting's own page: what it adds to the meeting, and each item with the address of its papers.

    An item that is closed to the public has none.
    """
    root = open_page(page.text, page.url)
    if root.first(".meetingTitleHeader") is None:
        raise LayoutError(page.url, missing="a meeting's title (.meetingTitleHeader)")
    details, documents = _details(root), _documents(root.first(".meetingsDocumentSection") or root, page)
    words = details.get(Detail.STATUS)
    stated = MeetingStatus.HELD if words and is_held(words) else meeting.status
    ground = meeting.provenance.words if meeting.provenance else None
    update = {
        "documents": documents,
        "location": details.get(Detail.PLACE) or meeting.location,
        "status": standing(documents, stated),
        "status_words": words or meeting.status_words,
        "provenance": page.ground(ground),
    }
    agenda = root.first(".meetingsAgenda")
    return meeting.model_copy(update=update), tuple(_items(agenda, page)) if agenda else ()


def _details(root: Part) -> dict[Detail, str]:
    found: dict[Detail, str] = {}
    for pair in root.all(".detailsList"):
        label, content = pair.first(".detailHeader"), pair.first(".detailContent")
        detail = find_detail(label.text) if label else None
        if detail is not None and content is not None and content.text:
            found.setdefault(detail, content.text)
    return found


def _items(agenda: Part, page: Response) -> Iterator[tuple[AgendaItem, str | None]]:
    group: str | None = None
    for part in agenda.all("h4, .meetingAgendaList li"):
        title = part.first(".accordionTitleText") or part.first("h5")
        if title is None:
            group = part.text or None
        elif title.text:
            number = _NUMBER.match(title.text)
            link = part.first("a[onclick*='LoadAgendaItemDetail']") or part.first("[id^='agendaItem_']")
            path = _LOADED.search((link.attribute("onclick") or "") if link else "")
            key = (link.attribute("id") or "").removeprefix("agendaItem_") if link else ""
            loaded = path["path"] if path else f"LoadAgendaItemDetail/{key}" if key.isdigit() else None
            words = title.text[number.end() :] if number else title.text
            item = AgendaItem(
                title=words,
                number=number["number"] if number else None,
                classification=classify_item(words),
                public=loaded is not None,
                group=group,
                provenance=page.ground(words),
            )
            # Items load from the folder beside `Details`.
            yield item, urljoin(urljoin(page.url, "../"), loaded) if loaded is not None else None


def read_item_page(page: Response, item: AgendaItem) -> AgendaItem:
    """Add to an item what opens under it: a fragment of a page."""
    root = open_page(page.text, page.url)
    if root.first(".meetingsDetails, .filesList, .detailsSection") is None:
        raise LayoutError(page.url, missing="an item's papers (.filesList)")
    reference = _details(root).get(Detail.REFERENCE)
    return item.model_copy(update={"documents": _documents(root, page), "reference": reference})


def _documents(root: Part, page: Response) -> tuple[Document, ...]:
    found = []
    for row in root.all(".filesList li"):
        url = next((url for _, url in row.links("a[href*='/File/Details/' i]")), None)
        if url is None:
            continue
        category = row.text_of(".fileDocumentCategory")
        file = read_file_words(row.attribute("title") or row.text_of(".fileNameDetail") or row.text, url)
        size = parse_qs(urlsplit(url).query).get("fileSize", [""])[0]
        found.append(
            Document(
                url=url,
                title=file.title,
                classification=kind_of(file.title, category),
                media_type=file.media_type,
                size=int(size) if size.isdigit() else file.size,
                provenance=page.ground(category),
            )
        )
    return each_once(found)


# A planned meeting has no page and no id. It gets them a week ahead, and may lose them again for some hours while it
# is worked upon; its organization and day stay.

_TENANT = re.compile(r"/Meetings/[^/?#]{1,80}", re.IGNORECASE)
_BOARD = re.compile(r"/Boards/Details/(\d{1,12})", re.IGNORECASE)


class OpenGov:
    """The platform's way of publishing."""

    platform = "opengov360"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting of the window, of one organization or of all boards that may meet in it.

        The listing answers from the first year that any of the boards offers.
        """
        wanted = Wanted.of(site, organization)
        found: dict[str, Meeting] = {}
        years: set[int] = set()
        for board in (yield from _boards(site, window, wanted)):
            offered, pages = yield from _pages(board, window, site)
            years |= offered
            for page, shown in pages:
                for place, meeting in enumerate(shown.meetings):
                    if meeting.date in window:
                        # A meeting may be listed under last term's board and under this one's.
                        key = meeting.source_id or f"{page.url} {place}"
                        told, _ = yield from _open(meeting)
                        found.setdefault(key, told)
        answered = from_day(window, dt.date(min(years, default=window.first.year), 1, 1))
        return listing(site, answered, wanted, count_days(found.values()))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items with their papers, and in its minutes what was decided.

        A meeting that is not published, or taken back for a while, stays as it is.
        """
        try:
            told, items = yield from _open(meeting)
        except (LayoutError, StatusError):
            # Published anew it has another id, and without an address it is taken back.
            found = yield from list_again(self, site, meeting.model_copy(update={"source_id": None}))
            current = meeting.model_copy(update={"url": found.url, "documents": found.documents})
            told, items = yield from _open(current)
        if told.url is None:
            return told
        if not items:
            # No list of items: the summons may hold them.
            return (yield from read_papers(told))
        agenda = []
        for item, papers in items:
            agenda.append(read_item_page((yield Request(papers)), item) if papers is not None else item)
        return (yield from read_decisions(told.model_copy(update={"agenda": tuple(agenda)})))


def _boards(site: Site, window: Window, wanted: Wanted) -> Flow[tuple[Board, ...]]:
    """Find the boards to ask: the one that the site names, else the wanted ones of the tenant's."""
    only = _BOARD.search(urlsplit(site.url).path)
    if only:
        return (Board(only[1], None, site.url.partition("?")[0]),)
    tenant = _TENANT.search(urlsplit(site.url).path)
    if tenant is None:
        raise LayoutError(site.url, missing="a tenant in the address (/Meetings/<tenant>)", came="another address")
    offered = read_boards((yield Request(urljoin(site.url, f"{tenant.group()}/Boards"), expects="html")))
    first, last = window.first.year, window.last.year
    ours = wanted.choose(offered, lambda it: it.organization)
    # Before the first of their periods nothing is told.
    from_day(window, dt.date(min(it.first_year or first for it in ours), 1, 1))
    return tuple(it for it in ours if it.may_meet(first, last))


def _pages(board: Board, window: Window, site: Site) -> Flow[tuple[set[int], list[tuple[Response, BoardPage]]]]:
    """Read a board's years within the window, of those that it offers; tell these too."""
    page = yield Request(board.url, expects="html")
    shown = read_board_page(page, site)
    if not shown.years:
        return {meeting.date.year for meeting in shown.meetings}, [(page, shown)]
    found = []
    for year in range(window.first.year, window.last.year + 1):
        if year == shown.year:
            found.append((page, shown))
        elif year in shown.years:
            other = yield Request(board.url, (("Year", str(year)),), expects="html")
            told = read_board_page(other, site)
            if told.year not in {None, year}:
                raise LayoutError(other.url, missing=f"the meetings of {year}", came=f"those of {told.year}")
            found.append((other, told))
    return set(shown.years), found


def _open(meeting: Meeting) -> Flow[tuple[Meeting, tuple[tuple[AgendaItem, str | None], ...]]]:
    """Read the page of a meeting that is published; one that is not has no more to tell."""
    if meeting.url is None:
        return meeting, ()
    return read_meeting_page((yield Request(meeting.url, expects="html")), meeting)
