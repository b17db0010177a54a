"""Which meetings have a page of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.site.test_build import DAY, publish
from tests.site.towns import ANGELVIK, COMING, ELSEWHERE, HAS_BEEN, LATER, NOW, SETTINGS, add, meeting

from agendawatch.model import AgendaItem
from agendawatch.site.facts.months import MonthPage
from agendawatch.site.plan import plan
from agendawatch.site.render import page_of
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData, Subject, single_pages
from agendawatch.store import Store


def own(store: Store, days: int | None) -> set[str] | None:
    """Name them, of a store as it stands."""
    found = single_pages(store.queries.outline(since=NOW - 14 * DAY), today=NOW.date(), days=days)
    return None if found is None else set(found)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, set()),
        (2, {ELSEWHERE.id}),
        (9, {ELSEWHERE.id, COMING.id}),
        (33, {ELSEWHERE.id, COMING.id, HAS_BEEN.id}),
        (36_500, {ELSEWHERE.id, COMING.id, HAS_BEEN.id, LATER.id}),
    ],
)
def test_those_within_so_many_days_have_one(store: Store, days: int, shown: set[str]) -> None:
    """Before today and after, the last day within."""
    assert own(store, days) == shown
    assert own(store, None) is None


def test_one_that_was_moved_of_late_has_one(store: Store) -> None:
    """Its news name the month that it stood in before."""
    add(store, HAS_BEEN, COMING, LATER.model_copy(update={"date": dt.date(2026, 5, 6), "start": None}), seen=NOW)

    assert LATER.id in (own(store, 0) or ())


def test_a_month_without_room_leaves_the_longest_their_pages(store: Store) -> None:
    """What is short stands below the month's table."""
    long = meeting(ANGELVIK, "Socialnämnden", 6, 3, agenda=tuple(AgendaItem(title="Ärende " * 20) for _ in range(300)))
    short = meeting(ANGELVIK, "Kulturnämnden", 6, 4)
    add(store, HAS_BEEN, COMING, LATER, long, short, seen=NOW)
    found = own(store, 0)
    page = page_of(SiteData(store, SETTINGS, NOW), Subject("month", ("9901", 2026, 6)))

    assert found == {long.id}
    assert isinstance(page, MonthPage)
    assert [it.meeting.id for it in page.told] == [short.id]


def test_others_stand_whole_on_their_municipalitys_month(store: Store, tmp_path: Path) -> None:
    """With their agenda, at an anchor that every link to them leads to; one with a page has its anchor there too."""
    out = tmp_path / "ut"
    told = publish(store, out)

    february, march = (
        (out / "angelvik" / "manad" / month / "index.html").read_text(encoding="utf-8")
        for month in ("2026-02", "2026-03")
    )
    assert f'<section class="held" id="{HAS_BEEN.id}"' in february
    assert "Belysning längs cykelbanan" in february
    assert f'<li id="{COMING.id}">' in march
    assert f"angelvik/kommunstyrelsen/{HAS_BEEN.id}/index.html" not in told.written
    board = (out / "angelvik" / "kommunstyrelsen" / "index.html").read_text(encoding="utf-8")
    assert f'href="../../angelvik/manad/2026-02/#{HAS_BEEN.id}"' in board
    assert f'href="../../angelvik/kommunstyrelsen/{COMING.id}/"' in board


def test_a_page_that_is_gone_is_found_by_its_municipality(store: Store, tmp_path: Path) -> None:
    """`moten.json` names every meeting's month and those that have a page; the page for a lost address reads it."""
    out = tmp_path / "ut"
    publish(store, out)
    where = (out / "angelvik" / "moten.json").read_text(encoding="utf-8")
    later = publish(store, out, NOW + 60 * DAY)

    assert where == (
        f'{{"pages":{{"kommunstyrelsen/":["{COMING.id}"]}},"months":{{"2026-02":["{HAS_BEEN.id}"],'
        f'"2026-03":["{COMING.id}"],"2026-04":["{LATER.id}"]}}}}\n'
    )
    assert f"angelvik/kommunstyrelsen/{COMING.id}/index.html" in later.removed
    assert "angelvik/moten.json" in later.written
    assert 'id="lost"' in (out / "404.html").read_text(encoding="utf-8")


def test_a_meetings_page_holds_its_calendar(store: Store, tmp_path: Path) -> None:
    """No file of its own is written for it; a server answers with one."""
    out = tmp_path / "ut"
    publish(store, out)
    page = (out / "angelvik" / "kommunstyrelsen" / COMING.id / "index.html").read_text(encoding="utf-8")

    assert f'download="{COMING.id}.ics" href="data:text/calendar;charset=utf-8;base64,' in page
    assert not (out / "angelvik" / "kommunstyrelsen" / f"{COMING.id}.ics").exists()


def test_all_have_one_where_that_is_asked_for(store: Store) -> None:
    """A municipality's site has room for it."""
    settings = SiteSettings(meeting_pages=None)
    paths = {one.path for one in plan(store, settings, NOW)}

    assert f"angelvik/kommunfullmaktige/{LATER.id}/index.html" in paths
