"""A route that was found is remembered: asked again alone, looked at once a week, and left when it fails."""

from __future__ import annotations

import datetime as dt

from benchmarks.drawn.sites import draw_site
from tests.crawl.explore.conftest import DAYS, HOME, NOW, NYBY, Pages, asking, links

from agendawatch import Store, update
from agendawatch.crawl.update import UpdateReport
from agendawatch.fetch.message import Answer
from agendawatch.model import ChangeKind, MeetingStatus, PageKind, Route, Site

DAY = dt.timedelta(days=1)
OWN = Site(url=HOME, municipality=NYBY)


def go(store: Store, site: Pages, now: dt.datetime) -> UpdateReport:
    """Make a round at a site, and forget what it was asked before."""
    site.asked.clear()
    with site.client(now, store.records) as client:
        return update(store, OWN, now=now, client=client)


def test_the_next_round_asks_the_route_alone(store: Store, site: Pages) -> None:
    """And is told that nothing changed."""
    first = go(store, site, NOW)
    second = go(store, site, NOW + DAY)

    assert len(first.changes) == 4
    assert site.asked == ["/sammantr%C3%A4destider"]
    assert (second.not_modified, second.unchanged, second.changes) == (1, (OWN,), ())


def test_what_changes_on_a_page_of_the_route_is_seen(store: Store, site: Pages) -> None:
    """In the same words as on a site of one page."""
    go(store, site, NOW)
    site["/sammantr%C3%A4destider"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}".replace(
        "8 april 2026 kl. 13.00", "8 april 2026 kl. 13.00 Inställt"
    )

    made = go(store, site, NOW + DAY)

    assert [it.kind for it in made.changes] == [ChangeKind.MEETING_CANCELLED]
    assert "/" not in site.asked


def test_of_several_pages_the_one_that_changed_is_read_and_each_is_asked_once(store: Store, site: Pages) -> None:
    """What the others gave is remembered."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Socialnämnden="/sn", Byggnadsnämnden="/bn")
    for path, name in (("/sn", "Socialnämnden"), ("/bn", "Byggnadsnämnden")):
        site[path] = f"<h1>{name}</h1><h2>Sammanträden 2026</h2>{DAYS}"
    go(store, site, NOW)
    site["/sn"] = f"<h1>Socialnämnden</h1><h2>Sammanträden 2026</h2>{DAYS.replace('10 juni', '11 juni')}"

    made = go(store, site, NOW + DAY)
    asked = sorted(site.asked)
    then = go(store, site, NOW + 2 * DAY)

    assert [it.kind for it in made.changes] == [ChangeKind.MEETING_MOVED]
    assert asked == sorted({"/sn", "/bn", "/sammantr%C3%A4destider"})
    assert (made.not_modified, then.not_modified, then.changes) == (2, 3, ())


def test_once_a_week_the_pages_that_lead_on_are_looked_at(store: Store, site: Pages) -> None:
    """A new organization is found by a new link there."""
    go(store, site, NOW)
    site["/kommun-och-politik"] = links("Sammanträdestider", Socialnämnden="/sn")
    site["/sn"] = f"<h1>Socialnämnden</h1><h2>Sammanträden 2026</h2>{DAYS}"

    soon = go(store, site, NOW + 3 * DAY)
    asked_soon = list(site.asked)
    later = go(store, site, NOW + 8 * DAY)
    then = go(store, site, NOW + 9 * DAY)

    assert (soon.changes, asked_soon) == ((), ["/sammantr%C3%A4destider"])
    assert {it.meeting.organization.name for it in later.changes} == {"Socialnämnden"}
    assert set(site.asked) == {"/sammantr%C3%A4destider", "/sn"}
    assert then.changes == ()


def test_a_look_that_sees_nothing_new_is_the_last_for_a_week(store: Store, site: Pages) -> None:
    """It asks for the pages that lead on, and no more."""
    go(store, site, NOW)
    go(store, site, NOW + 7 * DAY)
    looked = list(site.asked)
    go(store, site, NOW + 8 * DAY)

    assert sorted(looked) == ["/", "/kommun-och-politik", "/sammantr%C3%A4destider"]
    assert site.asked == ["/sammantr%C3%A4destider"]


def test_a_page_that_is_gone_is_looked_for_in_the_same_round(store: Store, site: Pages) -> None:
    """What stands elsewhere now is the same meetings, and nobody is told that they are gone."""
    go(store, site, NOW)
    del site.pages["/sammantr%C3%A4destider"]
    site["/kommun-och-politik"] = links(Mötestider="/nytt")
    site["/nytt"] = f"<h1>Mötestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"

    made = go(store, site, NOW + DAY)
    next_time = go(store, site, NOW + 2 * DAY)

    assert (made.failed, made.changes) == ((), ())
    assert (site.asked, next_time.changes) == (["/nytt"], ())


def test_a_page_that_fails_says_nothing_of_its_organizations(store: Store, site: Pages) -> None:
    """The others are heard; when it is well again, all is as before."""
    site["/kommun-och-politik"] = links("Sammanträdestider", Socialnämnden="/sn")
    site["/sn"] = f"<h1>Socialnämnden</h1><h2>Sammanträden 2026</h2>{DAYS}"
    go(store, site, NOW)
    well = site.pages["/sn"]
    site["/sn"] = Answer("", status=500)
    bad = go(store, site, NOW + DAY)
    site["/sn"] = well
    good = go(store, site, NOW + 2 * DAY)

    assert (bad.failed, bad.changes, good.changes) == ((), (), ())
    assert len(list(store.meetings(organization="Socialnämnden"))) == 4


def test_a_list_that_shrinks_is_not_believed(store: Store, site: Pages) -> None:
    """It is looked for elsewhere, and where it is nowhere, held back."""
    go(store, site, NOW)
    site["/sammantr%C3%A4destider"] = (
        "<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2><ul><li>14 januari 2026 kl. 13.00</ul>"
    )

    made = go(store, site, NOW + DAY)

    assert made.visits[0].quarantined
    assert all(it.status is not MeetingStatus.UNLISTED for it in store.meetings())


def test_a_new_year_is_looked_for(store: Store, site: Pages) -> None:
    """Its pages are others than the old one's."""
    site["/kommun-och-politik"] = links(paths={"Sammanträdestider 2026": "/2026", "Sammanträdestider 2027": "/2027"})
    site["/2026"] = f"<h1>Sammanträdestider 2026</h1><h2>Kommunstyrelsen</h2>{DAYS}"
    go(store, site, NOW)
    site["/2027"] = f"<h1>Sammanträdestider 2027</h1><h2>Kommunstyrelsen</h2>{DAYS.replace('2026', '2027')}"

    made = go(store, site, dt.datetime(2027, 1, 3, 8, tzinfo=dt.UTC))

    assert {it.meeting.date.year for it in made.changes if it.kind is ChangeKind.MEETING_ADDED} == {2027}


def test_a_site_built_anew_is_found_again_within_a_round(store: Store) -> None:
    """Other words, other addresses, the same meetings."""
    old, new = (draw_site("body-years", 3, NOW.date(), generation=nth) for nth in (0, 1))
    own, made = Site(url=old.landing, municipality=old.municipality), []
    for now, shown in ((NOW, old), (NOW + DAY, new)):
        with asking(shown.answer, now, store.records) as client:
            made.append(update(store, own, now=now, client=client))
    first, second = made

    gone = {it.kind for it in second.changes} & {
        ChangeKind.MEETING_UNLISTED,
        ChangeKind.MEETING_ADDED,
        ChangeKind.MEETING_MOVED,
    }
    assert (first.failed, second.failed, gone) == ((), (), set())


def test_a_client_without_a_memory_keeps_the_way_as_long_as_it_lives(site: Pages) -> None:
    """The second time it goes straight there."""
    with site.client() as client:
        client.meetings(OWN)
        site.asked.clear()
        client.meetings(OWN)

    assert site.asked == ["/sammantr%C3%A4destider"]


def test_a_route_is_a_value(store: Store, site: Pages) -> None:
    """It stands in the store as it was found, and goes with its lines."""
    with site.client(NOW, store.records) as client:
        route = client.explore(OWN)

    assert Route.model_validate_json(route.model_dump_json()) == route
    assert [(it.kind, it.reached_from) for it in route.pages] == [
        (PageKind.LANDING, None),
        (PageKind.HUB, HOME),
        (PageKind.LIST, f"{HOME}kommun-och-politik"),
    ]
    with site.client(NOW, store.records) as client:
        site.asked.clear()
        client.meetings(OWN)
    assert site.asked == ["/sammantr%C3%A4destider"]
