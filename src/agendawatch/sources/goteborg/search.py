"""The journey to a list of Göteborg's meetings: the form, its answer, and the answer's further pages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit

from agendawatch.documents.parts import Choice, Form
from agendawatch.errors import LayoutError, StatusError
from agendawatch.model import Site
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.goteborg.pages import (
    ORGANIZATION,
    PAGE,
    YEAR,
    Row,
    find_filter,
    last_page,
    read_form,
    read_rows,
)

__all__ = ["Search", "find_form", "find_rows"]

_PAGES_AT_MOST = 100
_NOT_FOUND = 404
_FORM = "/wps/portal/start/kommun-och-politik/handlingar-och-protokoll/namndhandlingar/valj-namnd-och-ar"


@dataclass(frozen=True, slots=True)
class Search:
    """One organization's meetings of one year."""

    form: Form
    choice: Choice
    year: Choice

    def first(self) -> Request:
        """Send the form."""
        fields = self._fields()
        if self.form.method == "POST":
            headers = (("Content-Type", "application/x-www-form-urlencoded"),)
            body = urlencode(fields).encode()
            return Request(self.form.action, method="POST", body=body, headers=headers, expects="html")
        return Request(self.form.action.partition("?")[0], (*fields, (PAGE, "0")), expects="html")

    def further(self, first: Response, number: int) -> Request:
        """Turn to another page: at the address that answered, which names the portal's state (`!ut/p/z1/…`)."""
        return self.at(first.url.partition("?")[0], number)

    def at(self, url: str, number: int) -> Request:
        """Ask for a page of results at an address."""
        return Request(url, (*self._fields(), (PAGE, str(number))), expects="html")

    def _fields(self) -> tuple[tuple[str, str], ...]:
        mine = {ORGANIZATION: self.choice.value, YEAR: self.year.value}
        kept = tuple(pair for pair in self.form.fields if pair[0] not in {*mine, PAGE})
        others = ((name, _standing_choice(options)) for name, options in self.form.choices if name not in mine)
        return (*kept, *others, *mine.items())


def _standing_choice(options: tuple[Choice, ...]) -> str:
    return next((it.value for it in options if it.chosen), options[0].value if options else "")


def find_form(site: Site) -> Flow[Form]:
    """Find the form: on the site's page, or where the portal has it when the site is named by its host alone."""
    bare = urlsplit(site.url).path in {"", "/"}
    page = yield Request(urljoin(site.url, _FORM) if bare else site.url, expects="html")
    return read_form(page)


def find_rows(search: Search) -> Flow[tuple[Row, ...]]:
    """Turn the pages of a result until one brings no new meeting: the last may be repeated for ever."""
    first = yield search.first()
    try:
        listed = read_rows(first)
    except LayoutError:
        filtered = find_filter(first)
        if filtered is None:
            raise
        first = yield search.at(filtered, 0)
        listed = read_rows(first)
    rows = {row.key: row for row in listed}
    page = first
    for number in range(1, _PAGES_AT_MOST + 1):
        last = last_page(page)
        if not rows or (last is not None and last < number):
            return tuple(rows.values())
        try:
            page = yield search.further(first, number)
        except StatusError as error:
            if error.status != _NOT_FOUND:
                raise
            return tuple(rows.values())
        new = {row.key: row for row in _rows_of_further(page) if row.key not in rows}
        if not new:
            return tuple(rows.values())
        rows |= new
    raise LayoutError(first.url, missing=f"an end of the list within {_PAGES_AT_MOST} pages")


def _rows_of_further(page: Response) -> tuple[Row, ...]:
    """Read a page past the first; what follows the last one may be without rows, so long as it is the portal's."""
    try:
        return read_rows(page)
    except LayoutError as error:
        try:
            read_form(page)
        except LayoutError:
            raise error from None
        return ()
