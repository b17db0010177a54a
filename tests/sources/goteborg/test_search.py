"""The form is sent as a browser sends it, and its answer's pages are turned until nothing new comes."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import Answering, page

from agendawatch.documents.parts import FormChoice, PageForm
from agendawatch.errors import LayoutError, StatusError
from agendawatch.fetch import run
from agendawatch.model import Site
from agendawatch.sources import Request, Response
from agendawatch.sources.goteborg import FormSearch, find_form, find_rows
from agendawatch.sources.page_memory import address

FORM = PageForm(
    action="https://goteborg.se/valj/?old=1",
    method="GET",
    fields=(("state", "s"), ("sitePage", "9")),
    choices=(
        ("snNamnd", (FormChoice("", "Välj"), FormChoice("7", "Valnämnden"))),
        ("snAr", (FormChoice("2026", "2026"),)),
        ("sort", (FormChoice("up", "Stigande"), FormChoice("down", "Fallande", chosen=True))),
    ),
)
SEARCH = FormSearch(Site(url=FORM.action), FORM, FormChoice("7", "Valnämnden"), FormChoice("2026", "2026"))


def _rows(*days: int) -> str:
    return "".join(f'<a href="/showmote!Valnämnden2026-03-{day:02}">Sammanträde 2026-03-{day:02}</a>' for day in days)


def test_a_form_is_sent_with_all_its_fields() -> None:
    """Hidden fields and other selects as they stand, ours as chosen, the address's own query replaced."""
    expected = "https://goteborg.se/valj/?state=s&sort=down&snNamnd=7&snAr=2026&sitePage=0"

    assert address(SEARCH.first()) == expected


def test_a_form_that_posts_is_posted() -> None:
    """With its fields in the body."""
    posting = PageForm(FORM.action, "POST", FORM.fields, FORM.choices)

    ask = FormSearch(SEARCH.site, posting, SEARCH.choice, SEARCH.year).first()

    assert (ask.method, ask.url, ask.body) == ("POST", FORM.action, b"state=s&sort=down&snNamnd=7&snAr=2026")


@cases("pages", "asked")
def test_pages_are_turned_to_the_last(pages: tuple[str, ...], asked: int) -> None:
    """A repeated page, an earlier one, a 404, the bare form, or the pager's word ends the list."""
    asks: list[Request] = []

    def answer(ask: Request) -> Response:
        words = pages[len(asks)]
        asks.append(ask)
        if words == "404":
            raise StatusError(404, url=ask.url)
        days, _, rest = words.partition("<")
        html = _rows(*(int(day) for day in days.split(","))) if words != "form" else _FORM_PAGE
        return page(f"{html}<{rest}", "https://goteborg.se/valj/!ut/p/z1/A/?old=1")

    rows = run(find_rows(SEARCH), answer)

    assert len(asks) == asked
    assert [row.date.day for row in rows] == ([3, 4, 5] if "5" in "".join(pages) else [3, 4])
    assert all(ask.url == "https://goteborg.se/valj/!ut/p/z1/A/" for ask in asks[1:])


_FORM_PAGE = "<form><select name=snNamnd><option>A</select><select name=snAr><option>2026</select></form>"


@pytest.mark.parametrize("second", ["<h1>Tekniskt fel</h1>", "503"])
def test_a_list_that_breaks_off_is_no_list(second: str) -> None:
    """A page in the middle that is neither a list nor the portal's form fails the whole."""
    pages = iter((_rows(3, 4), second))

    def answer(ask: Request) -> Response:
        words = next(pages)
        if words == "503":
            raise StatusError(503, url=ask.url)
        return page(words, ask.url)

    with pytest.raises((LayoutError, StatusError)):
        run(find_rows(SEARCH), answer)


def test_a_list_without_end_is_told() -> None:
    """A portal that brings new meetings for ever is not one that we know."""
    numbers = iter(range(10_000))

    def answer(ask: Request) -> Response:
        day = dt.date(2000, 1, 1) + dt.timedelta(days=next(numbers))
        return page(f'<a href="/showmote!Valnämnden{day}">Sammanträde {day}</a>', ask.url)

    with pytest.raises(LayoutError, match="an end of the list within 100 pages"):
        run(find_rows(SEARCH), answer)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://goteborg.se", "/wps/portal/start/"),
        ("https://goteborg.se/", "/wps/portal/start/"),
        ("https://goteborg.se/aldre-namndhandlingar/", "/aldre-namndhandlingar/"),
    ],
)
def test_the_form_is_where_the_site_says(url: str, path: str) -> None:
    """Or in its usual place, where the site says its host only."""
    answer = Answering(_FORM_PAGE)

    run(find_form(Site(url=url)), answer)

    assert answer.asked[0].url.startswith(f"https://goteborg.se{path}")
