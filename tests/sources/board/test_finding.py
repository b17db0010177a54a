"""A notice board is read in whatever shape its page has; what is no board, or empty without saying so, is an error."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.cases import cases, table
from tests.replicas.asking import notices, page
from tests.replicas.server import Given, Wanted, serve

from agendawatch.errors import LayoutError
from agendawatch.model import Site
from agendawatch.readers.opening import open_document
from agendawatch.sources.board import read_notices, read_rows, state_rows
from agendawatch.sources.flow import Notice, Response

MEETING, POSTED, REMOVED = (dt.date(2026, *day) for day in ((3, 11), (3, 18), (4, 9)))

SHAPES = table(__file__, "SHAPES")


def _page(html: str) -> Response:
    return page(f"<!doctype html><main>{html}</main>", "https://kommun.example/anslagstavla")


def _days(notice: Notice) -> tuple[str | None, dt.date | None, dt.date | None, dt.date | None]:
    return notice.organization.name if notice.organization else None, notice.date, notice.posted, notice.removed


@pytest.mark.parametrize("shape", SHAPES)
def test_a_notice_of_minutes_is_read_in_every_shape(shape: str) -> None:
    """Whose minutes, of which meeting, when it was put up and when it is taken down; summonses and plans are left out."""
    (notice,) = read_notices(_page(SHAPES[shape]))

    assert _days(notice) == ("Socialnämnden", MEETING, POSTED, REMOVED)
    assert notice.document.url.startswith("https://kommun.example/")
    assert notice.document.classification.value == "minutes_notice"


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Anslagstavla</h1><p>Just nu finns inga aktuella anslag.</p>",
        "<h1>Anslagstavla</h1><h2>Kungörelse</h2><p>Kommunfullmäktige sammanträder 2026-03-30.</p>",
    ],
)
def test_a_board_without_minutes_is_empty(html: str) -> None:
    """It says so, or holds other notices."""
    assert read_notices(_page(html)) == ()


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Anslagstavla</h1><p>Här anslås justerade protokoll.</p><div id='app'></div>",
        "<h1>Lediga jobb</h1><p>Publicerat: 18 mars 2026</p>",
        "<h1>Anslagstavla</h1><p>Senast uppdaterad: 2 oktober 2023</p>",
    ],
)
def test_what_holds_no_notice_is_not_an_empty_board(html: str) -> None:
    """A board that only a script draws, and a page that is none."""
    with pytest.raises(LayoutError, match="notices with their days"):
        read_notices(_page(html))


def test_who_signed_a_notice_is_not_kept() -> None:
    """What is kept of its words is its title."""
    html = SHAPES["headings"].replace("Förvaringsplats: Kommunhuset", "Underskrift: Maj-Britt Exempelsson")

    (notice,) = read_notices(_page(html))

    assert "Exempelsson" not in repr(notice)


def test_several_notices_of_one_page_are_told_apart() -> None:
    """Each has its own address, organization and days."""
    rows = "".join(
        f"<h3>Justerat protokoll {name}</h3><p>Sammanträde 2026-03-{day}, anslaget 2026-03-{day + 7}</p>"
        for name, day in (("kommunstyrelsen", 10), ("socialnämnden", 11), ("byggnadsnämndens arbetsutskott", 12))
    )

    told = read_notices(_page(f"<h1>Anslagstavla</h1>{rows}"))

    assert [(it.date, it.posted) for it in told] == [
        (dt.date(2026, 3, day), dt.date(2026, 3, day + 7)) for day in (10, 11, 12)
    ]
    assert len({it.document.url for it in told}) == len({it.organization for it in told}) == 3


def test_a_notice_that_leads_on_is_followed() -> None:
    """The list names it, its own page tells its days; one that is gone is kept as the list has it."""
    pages = {
        "/anslagstavla": "<h1>Anslagstavla</h1><ul><li><a href='/a/sn'>Justerat protokoll, socialnämnden</a>"
        "<li><a href='/a/ks'>Justerat protokoll, kommunstyrelsen</a>"
        "<li><a href='/k/kf'>Kungörelse 2026-03-30</a></ul>",
        "/a/sn": "<h1>Justerat protokoll</h1><p>Sammanträdesdatum: 2026-03-11</p><p>Anslaget sätts upp: 2026-03-18</p>"
        "<p>Anslaget tas ned: 2026-04-09</p>",
    }

    def app(wanted: Wanted) -> Given:
        html = pages.get(wanted.path)
        return Given(f"<!doctype html><main>{html}</main>") if html else Given("<h1>Borta</h1>", status=404)

    with serve(app) as replica:
        told = notices(Site(url=f"{replica.address}/anslagstavla", platform="page"))

    assert [_days(it) for it in told] == [
        ("Socialnämnden", MEETING, POSTED, REMOVED),
        ("Kommunstyrelsen", None, None, None),
    ]
    assert "/k/kf" not in [wanted.path for wanted in replica.asked]


@cases("html", "titles")
def test_what_begins_a_notice(html: str, titles: int) -> None:
    """An item with whose minutes they are, a row of a table; a label and a "read more" belong to what is above them."""
    assert len(list(read_rows(open_document(f"<!doctype html><main>{html}</main>").passages))) == titles


def _state(**lists: object) -> str:
    return f"<div></div><script>AppRegistry.registerInitialState('12.ab',{json.dumps(lists)});</script>"


@pytest.mark.parametrize(
    ("name", "fields", "title", "told"),
    [
        ("announcements", {"organ": "KS", "freeText": "Sammanträde 2026-03-11", "type": "Protokoll"}, "Protokoll", ["KS", "Sammanträde 2026-03-11"]),
        ("initialNotices", {"authority": "KS", "htmlContent": "<p>Dag: 2026-03-11</p>"}, "KS", ["KS", "Dag: 2026-03-11"]),
        ("pages", {"organization": "KS", "subject": "Protokoll", "preamble": "Se länk"}, "Protokoll", ["KS", "Se länk"]),
    ],
)  # fmt: skip
def test_each_list_has_fields_of_its_own(name: str, fields: dict[str, str], title: str, told: list[str]) -> None:
    """Title, whose it is, and its text."""
    (row,) = state_rows(_state(**{name: [fields]}))

    assert (row.title, row.told) == (title, told)


@pytest.mark.parametrize("day", [1773788400000, 1773788400, "2026-03-18", "2026-03-18T00:00:00+01:00"])
def test_days_are_read_in_every_form(day: object) -> None:
    """Milliseconds, seconds, ISO 8601."""
    (row,) = state_rows(_state(pages=[{"subject": "Protokoll", "fromDate": day}]))

    assert row.posted == dt.date(2026, 3, 18)


@pytest.mark.parametrize("lists", [{}, {"pages": "none"}, {"pages": [1, None, {}]}, {"files": [{"name": "a.pdf"}]}])
def test_other_states_hold_no_notice(lists: dict[str, object]) -> None:
    """What is no list of notices is passed over."""
    assert state_rows(_state(**lists)) == ()
