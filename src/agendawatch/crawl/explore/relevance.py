"""What a page is taken for, and what it gives: its meetings, and how much it has to do with meetings at all."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from agendawatch.crawl.explore.leads import Lead, Score, find_one_organization, gate, weigh, weights
from agendawatch.crawl.explore.links import PageLink, read_links
from agendawatch.documents.html import check_html, is_pdf
from agendawatch.documents.parts import open_page
from agendawatch.errors import ReadError
from agendawatch.lang.sv.pages.documents import find_signs
from agendawatch.model import Caveat, Doubt, Meeting, PageKind, RoutePage, Site, Window
from agendawatch.readers.announced import read_schema_org
from agendawatch.sources.announced_events import to_meetings
from agendawatch.sources.flow import Request, Response, addressed
from agendawatch.sources.page import ShownMeetings, read_shown

_COUNTED, _PROMISE_COUNTED = 8, 10.0
_HEADING = frozenset({"meeting_days", "meetings", "summons", "minutes", "papers", "bodies", "politics", "calendar", "news", "governing", "members", "notice_board", "venue", "service", "voice"})  # fmt: skip
_OF_MEETINGS = frozenset({"meeting_days", "meetings", "summons", "minutes", "papers"})
_LEADS_ON = _OF_MEETINGS | {"council", "board", "committee", "bodies"}


@dataclass(slots=True, eq=False)
class JudgedPage:
    """A page that was looked at."""

    url: str
    lead: Lead
    """The link that led to it."""
    kind: PageKind = PageKind.OTHER
    title: str = ""
    platform: str = "page"
    links: tuple[PageLink, ...] = ()
    listed: tuple[Meeting, ...] = ()
    """Meetings whose days it lists."""
    filed: tuple[Meeting, ...] = ()
    """Meetings that only files on it tell of."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is withheld."""
    portal: Site | None = None
    """How it is asked, where it is a platform's or a feed."""
    answers: tuple[str, ...] = ()
    """Organizations that it is known to list: where it lists nothing of one now, that is its word."""
    context: str | None = None
    """The organization whose page it is, as far as itself or the way to it tells."""
    lent: str | None = None
    """The organization that it was read for, since it names none itself."""
    empty: bool = False
    """Whether it says that there are no meetings, where they would stand."""
    relevance: float = 0.0
    """From 0 to 1: how much it has to do with meetings."""
    score: Score = field(default_factory=Score)
    """What speaks for its meetings."""
    asks: list[Request] = field(default_factory=list)
    reason: Caveat | None = None

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """All that it gives."""
        return (*self.listed, *self.filed)

    @property
    def doubted(self) -> tuple[Meeting, ...]:
        """What its doubts are of, as they are likeliest read."""
        return tuple(meeting for doubt in self.doubts for way in doubt.alternatives[:1] for meeting in way.meetings)


def judge(
    page: Response,
    lead: Lead,
    site: Site,
    window: Window,
    *,
    start: bool,
    known: RoutePage | None = None,
    told: bool = False,
) -> JudgedPage:
    """Judge a page that came: what it is, what it gives, where it leads; one of a route is believed as it was then.

    Of one that somebody has `told` to list meetings it says nothing that it calls itself news.
    """
    looked = JudgedPage(url=page.url, lead=lead)
    root = None
    if not is_pdf(page.body):
        with addressed(page.url):
            check_html(page.text)
        root = open_page(page.text, page.url)
    html = root if root is None or root.tag == "html" else root.first("html")
    language = ((html.attribute("lang") or "") if html is not None else "").casefold()
    if language and not language.startswith(("sv", "se", "und", "x")):
        return looked
    heading = root and (root.first("h1") or root.first("title"))
    looked.title = heading.text if heading is not None else ""
    looked.links = read_links(page)
    signs = find_signs(looked.title)
    landing = urlsplit(page.url).path in {"", "/"} and not urlsplit(page.url).query
    looked.context = known.context if known is not None else _context(looked)
    shown, looked.lent, unread = _read(page, site, looked.context)
    looked.listed, looked.filed, looked.doubts = shown.listed, shown.filed, shown.doubts
    looked.score = _weigh(looked, signs, window, named=start and not landing, landing=landing)
    if told:
        looked.score.parts.pop("news", None)
    if not landing:
        told_of = signs | lead.signs
        leads_on = told_of & _LEADS_ON or lead.organization is not None
        looked.relevance = 1.0 if leads_on else 0.5 * ("politics" in told_of)
    gives = bool(shown.listed or shown.filed or shown.doubts)
    if not gives or (known is None and looked.score.value < gate("believe")):
        looked.listed, looked.filed, looked.doubts = (), (), ()
    named = start or known is not None or lead.continues
    looked.empty = not (unread or gives) and root is not None and (named or looked.relevance >= 1)
    looked.kind = _kind(page, looked, signs, landing=landing, unread=unread)
    return looked


def _read(page: Response, site: Site, context: str | None) -> tuple[ShownMeetings, str | None, bool]:
    """Read what a page shows; whose page it is counts only where the page names nobody.

    Gives what was read, the organization that was lent to it, and whether a page full of days could not be read.
    """
    own = site.model_copy(update={"url": page.url, "organizations": ()})
    shown = _shown(page, own)
    if shown is not None and (shown.listed or shown.filed or any(doubt.organization for doubt in shown.doubts)):
        return _with_events(shown, page, own), None, False
    lent = context or (site.organizations[0] if len(site.organizations) == 1 else None)
    if lent is not None:
        again = _shown(page, own.model_copy(update={"organizations": (lent,)}))
        if again is not None and (again.listed or again.filed or again.doubts):
            # Days that nobody's name stands at are this organization's, or in doubt of it.
            return again, lent, False
    return _with_events(shown or ShownMeetings(), page, own), None, shown is None


def _shown(page: Response, site: Site) -> ShownMeetings | None:
    with suppress(ReadError):
        return read_shown(page, site)
    return None


def _with_events(shown: ShownMeetings, page: Response, site: Site) -> ShownMeetings:
    """Add the events that a page tells to machines."""
    if is_pdf(page.body) or "application/ld+json" not in page.text:
        return shown
    try:
        events = to_meetings(read_schema_org(page.text, page.url), page, site)
    except ReadError:
        return shown
    known = {(it.organization.name, it.date) for it in shown.listed}
    more = (event for event in events if (event.organization.name, event.date) not in known)
    return replace(shown, listed=(*shown.listed, *more))


def _context(looked: JudgedPage) -> str | None:
    """Tell whose page it is: by its heading, by the way back that it shows, by the link, by the page with the link."""
    lead = looked.lead
    crumbs = [link.words for link in looked.links if link.region == "crumbs"]
    told = next(filter(None, map(find_one_organization, (looked.title, *reversed(crumbs)))), None)
    if told is not None:
        return told.name
    if lead.organization is not None:
        return lead.organization.name
    # With a way back that names nobody only a page that stands below the one with the link is of the same.
    stem = urlsplit(lead.parent or "").path.rstrip("/")
    for ending in (".html", ".htm", ".aspx"):
        stem = stem.removesuffix(ending)
    below = len(stem) > 1 and urlsplit(looked.url).path.startswith(stem.partition(".4.")[0])
    given = lead.link.region in {"content", "side", "pager", "frame"} and (below or not crumbs)
    return lead.context if given else None


def _weigh(looked: JudgedPage, signs: frozenset[str], window: Window, *, named: bool, landing: bool) -> Score:
    """Weigh what speaks for a page's meetings."""
    table = weights("page")
    features = [name for name in signs if name in _HEADING]
    if "news" not in features and "news" in find_signs(urlsplit(looked.url).path):
        features.append("news")
    own = find_one_organization(looked.title)
    if own is not None:
        features.append("organization")
    if landing and not named:
        features.append("landing")
    if named:
        features.append("named")
    only = looked.listed[0] if len(looked.listed) == 1 else None
    if only and ((own and only.organization.name == own.name) or looked.lead.day == only.date):
        features.append("meeting")
    score = weigh("page", features)
    listed = sum(it.date in window for it in (*looked.listed, *looked.doubted))
    score.add("listed", table["listed"] * min(listed, _COUNTED))
    score.add("filed", table["filed"] * min(sum(it.date in window for it in looked.filed), _COUNTED))
    score.add("promise", table["promise"] * max(0.0, min(looked.lead.score.value, _PROMISE_COUNTED)))
    return score


def _kind(page: Response, looked: JudgedPage, signs: frozenset[str], *, landing: bool, unread: bool) -> PageKind:
    if is_pdf(page.body):
        return PageKind.PLAN if looked.meetings or looked.doubts else PageKind.UNREAD if unread else PageKind.OTHER
    if looked.listed:
        return PageKind.MEETING if "meeting" in looked.score.parts else PageKind.LIST
    if looked.filed:
        return PageKind.PAPERS
    if looked.empty or looked.doubts:
        return PageKind.LIST
    if landing:
        return PageKind.LANDING
    if "news" in looked.score.parts:
        return PageKind.NEWS
    if "meeting_days" in signs and unread and not _leads_on(looked.links):
        return PageKind.UNREAD
    return PageKind.HUB if looked.relevance and _leads_on(looked.links) else PageKind.OTHER


def _leads_on(links: Iterable[PageLink]) -> bool:
    return any(find_signs(link.words) & _LEADS_ON for link in links if link.region in {"content", "side", "frame"})
