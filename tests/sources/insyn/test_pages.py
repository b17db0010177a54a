"""The pages of Insyn Sverige say their years, their meetings and their files."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs

import pytest
from tests.replicas.drivers import NOON

from agendawatch.errors import LayoutError
from agendawatch.model import DocumentClassification, Organization, Site
from agendawatch.sources import Response
from agendawatch.sources.insyn import ask_year, chosen_year, offered_years, read_documents, read_planned, read_rows

NAME = "ctl00$ctrMain$ctlPreviousMeetings$ctrFilterByYear"
Kind = DocumentClassification
DAY = dt.date(2026, 3, 9)


def _page(html: str) -> Response:
    return Response("https://insynsverige.example/x-kf", 200, html.encode(), NOON)


FORM = _page(
    f'<form action="x-kf" method="post"><input type="hidden" name="__VIEWSTATE" value="a+b/c="><input type="hidden" '
    f'name="__EVENTTARGET" value="old"><select name="other"><option value="1">Ett</select><select name="{NAME}">'
    '<option value="">Välj år</option><option value="7">2025</option><option value="8" selected>2026</option></select></form>'
)


def test_years_are_offered_with_what_the_form_sends() -> None:
    """Values may be other than the years."""
    assert offered_years(FORM) == {2025: "7", 2026: "8"}
    assert chosen_year(FORM) == 2026


def test_a_year_is_asked_for_as_the_select_does() -> None:
    """The view state whole, the event's target named once."""
    ask = ask_year(FORM, "7")

    sent = parse_qs((ask.body or b"").decode(), keep_blank_values=True)
    assert sent == {
        "__EVENTTARGET": [NAME],
        "__EVENTARGUMENT": [""],
        "__VIEWSTATE": ["a+b/c="],
        "other": ["1"],
        NAME: ["7"],
    }
    assert (ask.url, ask.method, ask.repeatable) == ("https://insynsverige.example/x-kf", "POST", False)


def test_a_page_without_the_form_is_told() -> None:
    """It is another layout."""
    with pytest.raises(LayoutError, match="ctrFilterByYear"):
        offered_years(_page("<form><select name='a'><option>1</select></form>"))


def test_meetings_are_links_with_a_day() -> None:
    """Each once; others are left."""
    rows = read_rows(
        _page(
            '<a href="x-kf/protokoll?date=2026-03-09">A</a><a href="x-kf/protokoll?date=2026-03-09">B</a>'
            '<a href="?date=idag">C</a><a href="x-kf/protokoll?date=2026-02-30">D</a>'
        )
    )

    assert [(str(it.day), it.words) for it in rows] == [("2026-03-09", "A")]


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        (("Ladda ner som PDF", "Ladda ner som PDF"), (Kind.NOTICE, Kind.MINUTES)),
        (("Ladda ner som PDF",), (Kind.NOTICE,)),
        (("Protokoll",), (Kind.MINUTES,)),
        (("Kallelse", "Protokoll § 9", "Ladda ner"), (Kind.NOTICE, Kind.PARTIAL_MINUTES, Kind.OTHER)),
    ],
)
def test_files_are_told_by_words_or_by_order(titles: tuple[str, ...], kinds: tuple[Kind, ...]) -> None:
    """Words go first."""
    links = "".join(f'<a href="/documentHandler.ashx?did={place}">{it}</a>' for place, it in enumerate(titles))

    assert tuple(it.classification for it in read_documents(_page(links), DAY)) == kinds


@pytest.mark.parametrize(("text", "told"), [("Sammanträde 9 mars 2026", True), ("Sammanträde 2026-02-09", False)])
def test_a_page_without_files_is_of_the_day_that_it_says(text: str, told: bool) -> None:
    """One that says no such day is another page: an error's, a login's."""
    page = _page(f"<h1>Kommunfullmäktige</h1><h2>{text}</h2>")

    if told:
        assert read_documents(page, DAY) == ()
        return
    with pytest.raises(LayoutError, match="2026-03-09"):
        read_documents(page, DAY)


def test_a_planned_day_stands_in_a_row_of_its_own() -> None:
    """In nested tables too; prose, links and days without a year are none."""
    page = _page(
        "<table><tr><td><table><tr><td>27 april 2026</td><td>kl. 18.00</td></tr></table></td></tr></table>"
        f"<ul><li><a href='x'>Sammanträde 2026-03-09</a></li><li>15 juni</li><li>{'Vi ses 15 juni 2026. ' * 9}</li></ul>"
    )

    (planned,) = read_planned(page, Organization(name="Kommunfullmäktige"), Site(url=page.url))

    assert (planned.date, planned.start and planned.start.hour) == (dt.date(2026, 4, 27), 18)
