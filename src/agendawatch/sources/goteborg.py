"""Göteborg: a WebSphere portal that lists meetings by organization and year, and a Domino base that holds the files."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from agendawatch.documents.parts import FormChoice, PageForm, Part, open_page
from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.pages.portals import is_empty_result, is_no_choice
from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    Organization,
    Provenance,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.listed import each_once, find_iso_day, kind_of, listed_meeting, years_in
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import Wanted, count_days, from_day, list_again, listing

# What the pages of Göteborg's portal say: its form, a list of results, a meeting's documents.

_ORGANIZATION, YEAR, PAGE = "snNamnd", "snAr", "sitePage"
"""The fields of the form, and the one that turns its result's pages."""

_MEETING = re.compile(r"showmote!(?P<name>.{1,200}?)(?P<day>\d{4}-\d{2}-\d{2})")
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_STATE = re.compile(r"[^?#]{1,400}?/!ut/p/z\d+/[^/?#]{1,400}/")
_FILTER = "MEaction!filter"
_PORTLET = f"p0/IZ7_IA2C14412H5PD06CMQABQOIML3=CZ6_IA2C14412H5PD06CMQABQOIM13={_FILTER}==/"
"""2026-06: the portlet that lists meetings; older years have had another."""
_Kind = DocumentClassification
_ITEM_FILE = re.compile(r"\s*\d{1,3}[._ ]")


def read_form(page: Response) -> PageForm:
    """Read the form that asks for an organization and a year."""
    root = open_page(page.text, page.url)
    for part in (*root.all("form.c-form"), *root.all("form")):
        form = part.form()
        if form.options(_ORGANIZATION) and form.options(YEAR):
            return form
    raise LayoutError(page.url, missing=f"a form with the selects {_ORGANIZATION} and {YEAR}")


def real_choices(form: PageForm, name: str) -> tuple[FormChoice, ...]:
    """Pick the options that choose something."""
    offered = form.options(name)
    return tuple(it for it in offered if it.value.strip() and not it.disabled and not is_no_choice(it.text))


def read_rows(page: Response, site: Site, organization: Organization) -> dict[str, Meeting]:
    """Read one page of results, by the portal's own names of the meetings: their addresses may differ each time.

    A page without meetings must say so, or show an empty list.
    """
    root = open_page(page.text, page.url)
    found: dict[str, Meeting] = {}
    for part, url in root.links():
        match = _MEETING.search(unquote(url))
        if match is None:
            continue
        key = unquote(url).partition("showmote!")[2].partition("?")[0].strip("/")
        if key not in found or not (found[key].provenance or Provenance()).words:
            day, warning = _day(match["day"], part.text, page.url)
            ground = Provenance(words=part.text or None, url=url)
            stated = read_stated(part.text, day)
            found[key] = listed_meeting(site, organization, day, stated, ground, url=url, warnings=(warning,))
    if not found and not is_empty_result(root.text):
        lists = root.all("main ul, main ol, main tbody, [class*=result] ul, [class*=result] tbody, ul[class*=result]")
        if not lists or all(part.all("li, tr") for part in lists):
            raise LayoutError(page.url, missing="links to meetings (showmote!), or words that there are none")
    return found


def _day(linked: str, words: str, url: str) -> tuple[dt.date, Caveat | None]:
    """Tell a meeting's day by the words of its link, else by the address; and what does not agree."""
    shown, named = _DAY.search(words), find_iso_day(linked)
    day = (find_iso_day(shown.group()) if shown else None) or named
    if day is None:
        raise LayoutError(url, missing="a date in the link to a meeting", came=f"{words!r} to {linked}")
    if named is None:
        return day, Caveat.of(CaveatCode.NO_SUCH_DAY, day=linked, words=words)
    return day, Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date=linked, words=words) if day != named else None


def last_page(page: Response) -> int | None:
    """Read from a pager which page of results is the last; `None` when there is no pager."""
    root = open_page(page.text, page.url)
    found = (re.search(rf"[?&;]{PAGE}=(\d{{1,4}})(?!\d)", url) for _, url in root.links(f'a[href*="{PAGE}="]'))
    return max((int(it[1]) for it in found if it), default=None)


def check_day(page: Response, day: dt.date) -> None:
    """Raise when a page is not that day's meeting: a portal that lost its state shows its form, or another meeting."""
    root = open_page(page.text, page.url)
    shown = _days(root.text)
    if day in shown:
        return
    headed = {other for part in root.all("h1, h2, h3") for other in _days(part.text)}
    if headed or not _links_to_files(root):
        came = f"a page of {', '.join(sorted(map(str, headed or shown)))}" if shown else "a page of no day"
        raise LayoutError(page.url, missing=f"the meeting of {day.isoformat()}", came=came)


def _days(text: str) -> set[dt.date]:
    return {when.date for when in find_dates(text) if when.date is not None}


def find_filter(page: Response) -> str | None:
    """Find the address that answers the form, on a page whose form does not name it; `None` when there is none.

    The portal's state, which the address that answered holds, is followed by the portlet's own path.
    """
    root = open_page(page.text, page.url)
    links = (part.link(name) for name in ("href", "action") for part in root.all(f"[{name}*='MEaction']"))
    named = next((url.partition("?")[0] for url in links if url and _FILTER in unquote(url)), None)
    if named is not None or _FILTER in unquote(page.url):
        return named
    state = _STATE.match(page.url)
    return f"{state.group()}{_PORTLET}" if state else None


def read_documents(page: Response) -> tuple[Document, ...]:
    """Read a meeting's documents; each stands once, in the page's order."""
    documents = []
    for part, url in _links_to_files(open_page(page.text, page.url)):
        name = PurePosixPath(_path(url)).name
        title = part.text or name
        # A bare item number stands for that item's papers.
        is_item = any(_ITEM_FILE.match(it) for it in (title, name))
        documents.append(
            Document(
                url=url,
                title=title,
                classification=kind_of(title, name, otherwise=_Kind.PAPERS if is_item else _Kind.OTHER),
                media_type="application/pdf" if name.casefold().rstrip().endswith(".pdf") else None,
                provenance=page.ground(title),
            )
        )
    return each_once(documents)


def _links_to_files(root: Part) -> list[tuple[Part, str]]:
    links = [(part, url) for part, url in root.links() if not part.within("nav", "header", "footer", "aside")]
    held = [pair for pair in links if "/$file/" in unquote(pair[1]).casefold()]
    return held or [pair for pair in links if _path(pair[1]).casefold().rstrip().endswith(".pdf")]


def _path(url: str) -> str:
    return unquote(urlsplit(url).path)


# The journey to a list of Göteborg's meetings: the form, its answer, and the answer's further pages.

_PAGES_AT_MOST = 100
_NOT_FOUND = 404
_FORM = "/wps/portal/start/kommun-och-politik/handlingar-och-protokoll/namndhandlingar/valj-namnd-och-ar"


@dataclass(frozen=True, slots=True)
class FormSearch:
    """One organization's meetings of one year."""

    site: Site
    form: PageForm
    choice: FormChoice
    year: FormChoice

    def rows(self, page: Response) -> dict[str, Meeting]:
        """Read the meetings on a page of results."""
        return read_rows(page, self.site, read_organization(self.choice.text))

    def first(self) -> Request:
        """Send the form."""
        fields = self._fields()
        if self.form.method == "POST":
            headers = (("Content-Type", "application/x-www-form-urlencoded"),)
            body = urlencode(fields).encode()
            return Request(self.form.action, method="POST", body=body, headers=headers, expects="html")
        return Request(self.form.action.partition("?")[0], (*fields, (PAGE, "0")), expects="html")

    def at(self, url: str, number: int) -> Request:
        """Ask for a page of results at an address."""
        return Request(url, (*self._fields(), (PAGE, str(number))), expects="html")

    def _fields(self) -> tuple[tuple[str, str], ...]:
        mine = {_ORGANIZATION: self.choice.value, YEAR: self.year.value}
        kept = tuple(pair for pair in self.form.fields if pair[0] not in {*mine, PAGE})
        standing = (
            (name, next((it.value for it in options if it.chosen), options[0].value if options else ""))
            for name, options in self.form.choices
        )
        others = (pair for pair in standing if pair[0] not in mine)
        return (*kept, *others, *mine.items())


def find_form(site: Site) -> Flow[PageForm]:
    """Find the form: on the site's page, or where the portal has it when the site is named by its host alone."""
    bare = urlsplit(site.url).path in {"", "/"}
    page = yield Request(urljoin(site.url, _FORM) if bare else site.url, expects="html")
    return read_form(page)


def find_rows(search: FormSearch) -> Flow[tuple[Meeting, ...]]:
    """Turn the pages of a result until one brings no new meeting: the last may be repeated for ever."""
    first = yield search.first()
    try:
        rows = search.rows(first)
    except LayoutError:
        filtered = find_filter(first)
        if filtered is None:
            raise
        first = yield search.at(filtered, 0)
        rows = search.rows(first)
    page = first
    for number in range(1, _PAGES_AT_MOST + 1):
        last = last_page(page)
        if not rows or (last is not None and last < number):
            return tuple(rows.values())
        try:
            # The address that answered names the portal's state (`!ut/p/z1/…`).
            page = yield search.at(first.url.partition("?")[0], number)
        except StatusError as error:
            if error.status != _NOT_FOUND:
                raise
            return tuple(rows.values())
        further = _rows_of_further(page, search)
        if further.keys() <= rows.keys():
            return tuple(rows.values())
        rows |= {key: row for key, row in further.items() if key not in rows}
    raise LayoutError(first.url, missing=f"an end of the list within {_PAGES_AT_MOST} pages")


def _rows_of_further(page: Response, search: FormSearch) -> dict[str, Meeting]:
    """Read a page past the first; what follows the last one may be without rows, so long as it is the portal's."""
    try:
        return search.rows(page)
    except LayoutError as error:
        try:
            read_form(page)
        except LayoutError:
            raise error from None
        return {}


# The portal lists no plans: a meeting is there when it has documents, and has no time.

_ITEM_FILE_ADDRESS = re.compile(r"\s*(\d{1,3})[._ ]\s*\d{6,9}(?!\d)")
"""`12_20260617.pdf`: the papers of item 12. Dates of seven and nine digits have been seen."""


class Goteborg:
    """The portal's way of publishing."""

    platform = "goteborg"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all that the form offers.

        The listing answers for the years that the form offers: what is older is not kept there.
        """
        wanted = Wanted.of(site, organization)
        form = yield from find_form(site)
        # The form answers for the years that it offers; where that is nothing, it is an error.
        oldest = min(filter(None, map(_year, real_choices(form, YEAR))), default=None)
        if oldest is None:
            raise LayoutError(form.action, missing=f"years to choose in {YEAR}")
        answered = from_day(window, dt.date(oldest, 1, 1))
        found: list[Meeting] = []
        for choice in wanted.choose(real_choices(form, _ORGANIZATION), lambda it: read_organization(it.text)):
            for year in real_choices(form, YEAR):
                if not window.first.year <= _year(year) <= window.last.year:
                    continue
                for listed in (yield from find_rows(FormSearch(site, form, choice, year))):
                    if listed.date in window:
                        meeting = yield from _with_documents(listed)
                        found.append(meeting)
        return listing(site, answered, wanted, count_days(found))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's documents, and in them its agenda and its decisions: the portal itself has no items."""
        try:
            listed = yield from _with_documents(meeting)
        except (LayoutError, StatusError):
            # The address holds the portal's state (`!ut/p/z1/…`), which ends with a session or an update.
            url = (yield from list_again(self, site, meeting)).url
            listed = yield from _with_documents(meeting.model_copy(update={"url": url}))
        read = yield from read_papers(listed)
        return read.model_copy(update={"agenda": _filed(read.agenda, read.documents)})


def _year(choice: FormChoice) -> int:
    return next(iter(years_in(f"{choice.text} {choice.value}")), 0)


def _with_documents(meeting: Meeting) -> Flow[Meeting]:
    """Read the meeting's own page."""
    if meeting.url is None:
        raise LayoutError(None, missing=f"an address of the meeting of {meeting.date.isoformat()}")
    page = yield Request(meeting.url, expects="html")
    check_day(page, meeting.date)
    words = meeting.provenance.words if meeting.provenance else None
    return holding(meeting, read_documents(page)).model_copy(update={"provenance": page.ground(words)})


def _filed(agenda: tuple[AgendaItem, ...] | None, documents: tuple[Document, ...]) -> tuple[AgendaItem, ...] | None:
    """File the papers under the items whose numbers their names begin with."""
    by_number: dict[str, list[Document]] = {}
    for document in documents:
        match = _ITEM_FILE_ADDRESS.match(document.title)
        if match:
            by_number.setdefault(match[1].lstrip("0"), []).append(document)
    if agenda is None:
        return None
    return tuple(
        item.model_copy(update={"documents": (*item.documents, *by_number.get(item.number or "", ()))})
        for item in agenda
    )
