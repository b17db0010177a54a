"""What the pages of Göteborg's portal say: its form, a list of results, a meeting's documents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from agendawatch.documents.parts import Choice, Form, Part, open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.results import is_empty_result, is_no_choice
from agendawatch.model import Caveat, CaveatCode, Document, DocumentClassification
from agendawatch.sources.flow import Response

__all__ = [
    "ORGANIZATION",
    "PAGE",
    "YEAR",
    "Row",
    "check_day",
    "find_filter",
    "last_page",
    "read_documents",
    "read_form",
    "read_rows",
    "real_choices",
]

ORGANIZATION, YEAR, PAGE = "snNamnd", "snAr", "sitePage"
"""The fields of the form, and the one that turns its result's pages."""

_MEETING = re.compile(r"showmote!(?P<name>.{1,200}?)(?P<day>\d{4}-\d{2}-\d{2})")
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_STATE = re.compile(r"[^?#]{1,400}?/!ut/p/z\d+/[^/?#]{1,400}/")
_FILTER = "MEaction!filter"
_PORTLET = f"p0/IZ7_IA2C14412H5PD06CMQABQOIML3=CZ6_IA2C14412H5PD06CMQABQOIM13={_FILTER}==/"
"""2026-06: the portlet that lists meetings; older years have had another."""
_FRAME = ("nav", "header", "footer", "aside")
_ITEM_FILE = re.compile(r"\s*\d{1,3}[._ ]")


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting in a list of results."""

    day: dt.date
    url: str
    words: str
    """The link's own words: "Sammanträde 2026-06-17"."""
    warning: Caveat | None = None
    """What does not agree; `None` when all does."""

    @property
    def key(self) -> str:
        """The portal's own name of the meeting; the address around it holds state, and may differ each time."""
        return unquote(self.url).partition("showmote!")[2].partition("?")[0].strip("/")


def read_form(page: Response) -> Form:
    """Read the form that asks for an organization and a year."""
    root = open_page(page.text, page.url)
    for part in (*root.all("form.c-form"), *root.all("form")):
        form = part.form()
        if form.options(ORGANIZATION) and form.options(YEAR):
            return form
    raise LayoutError(page.url, missing=f"a form with the selects {ORGANIZATION} and {YEAR}")


def real_choices(form: Form, name: str) -> tuple[Choice, ...]:
    """Pick the options that choose something."""
    offered = form.options(name)
    return tuple(it for it in offered if it.value.strip() and not it.disabled and not is_no_choice(it.text))


def read_rows(page: Response) -> tuple[Row, ...]:
    """Read one page of results; a page without meetings must say so, or show an empty list."""
    root = open_page(page.text, page.url)
    found: dict[str, Row] = {}
    for part in root.all("a[href]"):
        url = part.link()
        row = _row(part, url, page.url) if url else None
        if row is not None and (row.key not in found or not found[row.key].words):
            found[row.key] = row
    if not found and not _says_empty(root):
        raise LayoutError(page.url, missing="links to meetings (showmote!), or words that there are none")
    return tuple(found.values())


def _row(part: Part, url: str, page_url: str) -> Row | None:
    match = _MEETING.search(unquote(url))
    if match is None:
        return None
    shown, linked = _DAY.search(part.text), match["day"]
    day = _day(shown.group()) if shown else None
    if day is None:
        day = _day(linked)
    if day is None:
        raise LayoutError(page_url, missing="a date in the link to a meeting", came=f"{part.text!r} to {linked}")
    return Row(day, url, part.text, _doubt(linked, part.text) if day.isoformat() != linked else None)


def _doubt(linked: str, words: str) -> Caveat:
    day = _day(linked)
    if day is None:
        return Caveat.of(CaveatCode.NO_SUCH_DAY, day=linked, words=words)
    return Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date=day.isoformat(), words=words)


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return None


def _says_empty(root: Part) -> bool:
    if is_empty_result(root.text):
        return True
    lists = root.all("main ul, main ol, main tbody, [class*=result] ul, [class*=result] tbody, ul[class*=result]")
    return bool(lists) and any(not part.all("li, tr") for part in lists)


def last_page(page: Response) -> int | None:
    """Read from a pager which page of results is the last; `None` when there is no pager."""
    root = open_page(page.text, page.url)
    numbers = [
        int(match[1])
        for part in root.all(f'a[href*="{PAGE}="]')
        if (match := re.search(rf"[?&;]{PAGE}=(\d{{1,4}})(?!\d)", part.link() or ""))
    ]
    return max(numbers, default=None)


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
    root = open_page(page.text, page.url)
    found: dict[str, Document] = {}
    for part, url in _links_to_files(root):
        if url not in found:
            found[url] = _document(part, url, page)
    return tuple(found.values())


def _links_to_files(root: Part) -> list[tuple[Part, str]]:
    links = [(part, url) for part in root.all("a[href]") if not part.within(*_FRAME) and (url := part.link())]
    held = [pair for pair in links if "/$file/" in unquote(pair[1]).casefold()]
    return held or [pair for pair in links if _path(pair[1]).casefold().rstrip().endswith(".pdf")]


def _document(part: Part, url: str, page: Response) -> Document:
    name = PurePosixPath(_path(url)).name
    title = part.text or name
    return Document(
        url=url,
        title=title,
        classification=_classify((title, name)),
        media_type="application/pdf" if name.casefold().rstrip().endswith(".pdf") else None,
        provenance=page.ground(title),
    )


def _classify(names: Iterable[str]) -> DocumentClassification:
    """Classify by the words, then by the file's name; a bare item number stands for that item's papers."""
    listed = tuple(names)
    for name in listed:
        found = classify_document(name)
        if found is not DocumentClassification.OTHER:
            return found
    papers = any(_ITEM_FILE.match(name) for name in listed)
    return DocumentClassification.PAPERS if papers else DocumentClassification.OTHER


def _path(url: str) -> str:
    return unquote(urlsplit(url).path)
