"""What a caller names becomes sites, and what sites list becomes one listing."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch import registry
from agendawatch.crawl.resolve import (
    agenda_flow,
    find_notice_board,
    find_notice_boards,
    find_site,
    find_sites,
    gather,
    meetings_flow,
    notices_flow,
)
from agendawatch.errors import AgendawatchError, InputError, ReadError
from agendawatch.fetch.flow import run
from agendawatch.model import Listing, Meeting, Municipality, Organization, Provenance, Site, Window

PLACE = Municipality(code="9901", name="Exempelstad")
YEAR = Window.year(2026)
OLD = Site(url="https://old.example.se/", platform="page", last_year=2022)
BOARD = Site(url="https://board.example.se/", platform="goteborg", organizations=("Kommunstyrelsen",))
REST = Site(url="https://rest.example.se/", platform="goteborg", first_year=2023)


@pytest.fixture(autouse=True)
def _registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "municipality", lambda _: PLACE, raising=False)
    monkeypatch.setattr(registry, "sites", lambda _: (OLD, BOARD, REST), raising=False)


def _meeting(day: int, name: str = "Kommunstyrelsen", *, url: str | None = None) -> Meeting:
    return Meeting(
        organization=Organization(name=name),
        date=dt.date(2026, 3, day),
        municipality=PLACE,
        provenance=Provenance(url=url),
    )


@pytest.mark.parametrize(
    ("organization", "year", "expected"),
    [
        (None, 2026, (BOARD, REST)),
        ("kommunstyrelsen", 2026, (BOARD, REST)),
        ("Socialnämnden", 2026, (REST,)),
        (None, 2020, (OLD, BOARD)),
    ],
)
def test_a_municipality_has_the_sites_that_hold_what_is_asked(
    organization: str | None, year: int, expected: tuple[Site, ...]
) -> None:
    """Sites of other years and of other organizations only are not asked."""
    assert find_sites("Exempelstad", Window.year(year), organization) == expected
    assert find_sites(PLACE, Window.year(year), organization) == expected


def test_a_site_is_itself() -> None:
    """Whoever names a site gets that one."""
    assert find_sites(OLD, YEAR) == (OLD,)


def test_a_municipality_without_a_site_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing known is an error, not an empty list."""
    monkeypatch.setattr(registry, "sites", lambda _: ())

    with pytest.raises(InputError, match="one with a known site"):
        find_sites("Exempelstad", YEAR)


def test_a_meeting_is_sought_at_the_host_that_showed_it() -> None:
    """Of several sites, the one of the meeting's own host."""
    assert find_site(_meeting(11, url="https://rest.example.se/mote")) == REST
    assert find_site(_meeting(11)) == BOARD


def _gathered(*told: Listing | AgendawatchError, organization: str | None = None) -> Listing:
    """Gather from the place's sites; each answers what stands in its place, or is not to be asked."""
    answers = iter(told)

    def answer(_: Site) -> Listing:
        came = next(answers)
        if isinstance(came, AgendawatchError):
            raise came
        return came

    return run(gather(PLACE, YEAR, organization), answer)


def test_a_site_that_lists_a_meeting_first_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sites may list one meeting; it stands once, and the list is in order."""
    first = Listing(window=YEAR, meetings=(_meeting(25), _meeting(11, url="https://board.example.se/")))
    second = Listing(window=YEAR, meetings=(_meeting(11, url="https://rest.example.se/"), _meeting(4, "Socialnämnden")))

    merged = _gathered(first, second)

    assert [it.date.day for it in merged.meetings] == [4, 11, 25]
    assert merged.meetings[1].provenance == Provenance(url="https://board.example.se/")
    monkeypatch.setattr(registry, "sites", lambda _: (REST,))
    assert _gathered(first) is first


@pytest.mark.parametrize(
    ("name", "first", "asked"), [("Kommunstyrelsen", 1, 1), ("Kommunstyrelsen", 2, 2), ("Socialnämnden", 1, 2)]
)
def test_a_site_of_one_organization_is_asked_for_what_others_lack(
    monkeypatch: pytest.MonkeyPatch, name: str, first: int, asked: int
) -> None:
    """Meetings of the same organization in a listing that answers for the whole window are enough."""
    monkeypatch.setattr(registry, "sites", lambda _: (REST, BOARD))
    window = Window(first=dt.date(2026, first, 1), last=YEAR.last)
    told = (Listing(window=window, meetings=(_meeting(25, name),)), Listing(window=YEAR, meetings=(_meeting(11),)))

    assert len(_gathered(*told).meetings) == asked


def test_sites_answer_together_for_the_days_that_each_answers_for() -> None:
    """One that holds less of the year says nothing of the rest: what the other lists of it stands all the same."""
    spring = Window(first=dt.date(2026, 2, 1), last=YEAR.last)
    early = _meeting(4, "Socialnämnden").model_copy(update={"date": dt.date(2026, 1, 4)})

    merged = _gathered(Listing(window=YEAR, meetings=(early,)), Listing(window=spring, meetings=(_meeting(11),)))

    assert merged.window == spring
    assert [it.date.month for it in merged.meetings] == [1, 3]


def test_a_site_that_holds_nothing_of_these_days_says_nothing() -> None:
    """The others do; where none does, that is told, and what else goes wrong always is."""
    none = InputError(field="window", value="2026", expected="days from 2027-01-01 on")
    listed = Listing(window=YEAR, meetings=(_meeting(11),))

    assert _gathered(none, listed) is listed
    assert _gathered(listed, none) is listed
    with pytest.raises(InputError, match="days from 2027"):
        _gathered(none, none)
    with pytest.raises(InputError, match="organization"):
        _gathered(listed, InputError(field="organization", value="X", expected="one of"))
    with pytest.raises(ReadError):
        _gathered(listed, ReadError("a page", "none"))


def test_a_visit_is_named_by_all_that_it_depends_on() -> None:
    """Two visits that may ask differently have different names; who reads what comes is no part of them."""
    names = {
        meetings_flow(BOARD, YEAR, None).name,
        meetings_flow(REST, YEAR, None).name,
        meetings_flow(BOARD, YEAR, "Kommunstyrelsen").name,
        meetings_flow(BOARD, Window.year(2025), None).name,
        agenda_flow(BOARD, _meeting(11)).name,
        agenda_flow(BOARD, _meeting(25)).name,
    }

    assert len(names) == 6
    assert not any("agendawatch/" in name for name in names)


def test_a_municipality_has_the_boards_of_its_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once; a site has its own, and nothing known is an error."""
    told = (("board", "https://anslag.example.se/"), ("board_platform", "ciceron"))
    sites = tuple(it.model_copy(update={"parameters": told}) for it in (BOARD, REST))
    monkeypatch.setattr(registry, "sites", lambda _: sites)

    assert [it.url for it in find_notice_boards("Exempelstad")] == ["https://anslag.example.se/"]
    assert find_notice_board(sites[0]) == find_notice_boards(sites[1])[0]
    assert find_notice_boards(REST) == (REST,)
    monkeypatch.setattr(registry, "sites", lambda _: (REST,))
    with pytest.raises(InputError, match="a notice board that we read"):
        find_notice_boards(PLACE)


def test_notices_are_visited_anew_for_new_meetings() -> None:
    """They were up before the meeting was listed, and nobody put them to it."""
    board = Site(url="https://anslag.example.se/", platform="ciceron")

    assert notices_flow(board, None, (_meeting(11),)).name != notices_flow(board, None, ()).name
    with pytest.raises(InputError, match="notice board"):
        notices_flow(REST)


def test_a_portal_is_asked_in_place_of_the_page_that_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page stays in the registry, as what the row rests on."""
    landing = Site(url="https://example.se/politik/moten", platform="ciceron")
    portal = Site(url="https://sok.example.se/", platform="ciceron")
    monkeypatch.setattr(registry, "sites", lambda _: (landing, portal))

    assert find_sites("Exempelstad", YEAR) == (portal,)
