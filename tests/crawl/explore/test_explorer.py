"""Finding the way from any address of a municipality, on whole drawn sites and small ones."""

from __future__ import annotations

import pytest
from benchmarks.drawn.sites import ARCHITECTURES, draw_site
from tests.cases import cases
from tests.crawl.explore.conftest import DAYS, HOME, NOW, NYBY, YEAR, Pages, asking, links

from agendawatch.errors import LayoutError, StatusError
from agendawatch.fetch.message import Answer, Question
from agendawatch.model import MeetingStatus, PageKind, Site


@pytest.mark.slow
@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_every_meeting_of_a_whole_site_is_found(architecture: str) -> None:
    """In every way that sites are built, and none is invented; few pages beside those that must be are asked for."""
    site = draw_site(architecture, 11, NOW.date())
    own = Site(url=site.known, municipality=site.municipality)

    with asking(site.answer) as client:
        listing = client.meetings(own, window=YEAR)

    truth = {it.key: it for it in site.truth(YEAR)}
    found = {(it.organization.name, it.date): it for it in listing.meetings}
    withheld = {
        (it.organization.name, it.date) for doubt in listing.doubts for way in doubt.alternatives for it in way.meetings
    }
    asked = [url for url in site.asked if not url.endswith("/robots.txt")]
    # What is read and withheld was found too: how much of a page is sure is the readers' matter.
    assert len((found.keys() | withheld) & truth.keys()) >= 0.97 * len(truth)
    assert len(found.keys() & truth.keys()) >= 0.6 * len(truth)
    assert not found.keys() - truth.keys()
    assert all((found[key].status is MeetingStatus.CANCELLED) == truth[key].cancelled for key in found)
    assert len(asked) <= 3 * len(site.needed(YEAR)) + 10
    assert len(set(asked)) == len(asked)


def test_one_organizations_page_leads_to_the_others() -> None:
    """By the way back that it shows."""
    site = Pages()
    site["/politik/namnder"] = "<h1>Nämnder</h1>" + links(
        Kommunstyrelsen="/politik/namnder/ks", Socialnämnden="/politik/namnder/sn"
    )
    site["/politik/namnder/sn"] = f"<h1>Socialnämnden</h1><h2>Sammanträden 2026</h2>{DAYS}"
    site["/politik/namnder/ks"] = (
        f'<nav aria-label="Brödsmulor"><a href="/">Start</a> <a href="/politik/namnder">Nämnder</a></nav><h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2>{DAYS}'
    )

    route = site.explore(f"{HOME}politik/namnder/ks")

    assert {name for it in route.holding for name in it.organizations} == {"Kommunstyrelsen", "Socialnämnden"}


def test_an_address_that_is_gone_is_looked_for_from_the_front_page(site: Pages) -> None:
    """The registry's row is old; the municipality is still there."""
    route = site.explore(f"{HOME}gammalt/moten.html")

    assert route.pages[0].kind is PageKind.MISSING
    assert [it.meetings for it in route.holding] == [4]


def test_an_organization_without_a_page_is_told() -> None:
    """With the page that names it; the listing answers for the others alone."""
    site = Pages()
    site["/"] = links(paths={"Nämnder": "/namnder"})
    site["/namnder"] = "<h1>Nämnder</h1>" + links(Kommunstyrelsen="/ks", Valnämnden="/val")
    site["/ks"] = f"<h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2>{DAYS}"
    site["/val"] = "<h1>Valnämnden</h1><p>Valnämnden ansvarar för valen.</p>"

    listing = site.list()

    assert listing.organizations == ("Kommunstyrelsen",)
    assert [(it.organization, it.reason.code.value, it.url) for it in listing.unreached] == [
        ("Valnämnden", "no_page_found", f"{HOME}namnder")
    ]


def test_pages_that_contradict_each_other_are_a_doubt() -> None:
    """The fuller one holds, and the meeting bears what the other says."""
    site = Pages()
    site["/"] = links(paths={"Kommun och politik": "/politik"})
    site["/politik"] = links(Sammanträdestider="/tider", Kommunstyrelsen="/ks")
    site["/tider"] = (
        "<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2><ul><li>14 januari 2026 kl. 13.00<li>12 februari 2026 kl. 13.00</ul>"
    )
    site["/ks"] = f"<h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2>{DAYS}"

    listing = site.list()

    assert [it.date.day for it in listing.meetings] == [14, 11, 8, 10]
    warned = {it.date.day: [caveat.code.value for caveat in it.warnings] for it in listing.meetings if it.warnings}
    assert warned == {11: ["other_page_day"]}


def test_news_of_a_meeting_is_no_list() -> None:
    """The day in it is told once, and may be of the telling."""
    site = Pages()
    site["/"] = links(paths={"Nyheter": "/nyheter"})
    site["/nyheter"] = links(paths={"Kommunfullmäktige sammanträder": "/nyheter/kommunfullmaktige-sammantrader"})
    site["/nyheter/kommunfullmaktige-sammantrader"] = "<h1>Kommunfullmäktige sammanträder</h1><p>16 februari 2026</p>"

    with pytest.raises(LayoutError, match="dates of meetings"):
        site.explore()


def test_news_that_is_told_to_list_meetings_is_believed() -> None:
    """By whoever names it; the same address, of which nobody told what it is, is not."""
    site = Pages()
    site["/moten"] = f"<h1>Nyheter</h1><h2>Kommunstyrelsens sammanträden 2026</h2>{DAYS}"

    with site.client() as client:
        listing = client.meetings(Site(url=f"{HOME}moten", platform="page"), window=YEAR)

    assert len(listing.meetings) == 4
    with pytest.raises(LayoutError, match=r"\(news\)"):
        site.explore(f"{HOME}moten")


def test_papers_apart_from_the_days_are_put_to_their_meetings() -> None:
    """Those of a day that the list has not, and of one near to it, are put to none."""
    site = Pages()
    site["/"] = links(paths={"Kommun och politik": "/politik"})
    site["/politik"] = links(Sammanträdestider="/tider", paths={"Kallelser och protokoll": "/protokoll"})
    site["/tider"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"
    files = "".join(
        f'<li><a href="/files/ks-{day}.pdf">Protokoll kommunstyrelsen {day} (pdf)</a>'
        for day in ("2026-01-14", "2026-02-13")
    )
    site["/protokoll"] = f"<h1>Kallelser och protokoll</h1><h2>Kommunstyrelsen</h2><ul>{files}</ul>"

    listing = site.list()

    held = {it.date.isoformat(): [file.url.rpartition("/")[2] for file in it.documents] for it in listing.meetings}
    assert held == {"2026-01-14": ["ks-2026-01-14.pdf"], "2026-02-11": [], "2026-04-08": [], "2026-06-10": []}


def test_one_organization_that_is_not_there_is_an_error(site: Pages) -> None:
    """An empty list would say that it never meets."""
    with site.client() as client, pytest.raises(LayoutError, match="Socialnämnden"):
        client.meetings(Site(url=HOME, municipality=NYBY), "Socialnämnden", window=YEAR)


def test_a_hosts_bad_day_is_its_own_error() -> None:
    """The way is not to blame."""
    site = Pages()
    site["*"] = Answer("", status=500)

    with pytest.raises(StatusError):
        site.explore()


def test_an_address_is_enough(site: Pages) -> None:
    """A string will do in place of a site."""
    with site.client() as client:
        assert len(client.meetings(HOME, window=YEAR).meetings) == 4


@cases("offered", "feeds")
def test_a_calendar_for_programs_is_read_beside_the_list(site: Pages, offered: str, feeds: int) -> None:
    """Linked, or told to programs alone; both are kept, and asked again."""
    calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260511T110000Z\r\nSUMMARY:Kommunfullmäktige\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

    def told(question: Question) -> Answer:
        del question
        return Answer(calendar, content_type="text/calendar")

    site["/kommun-och-politik"] = Answer(f'<html lang="sv">{offered}{links("Sammanträdestider")}</main></html>')
    site["/moten.ics"] = told

    route = site.explore()

    assert {(it.kind, it.meetings) for it in route.holding} == {(PageKind.LIST, 4), *[(PageKind.FEED, 1)] * feeds}


def test_a_site_whose_menus_are_drawn_by_scripts_is_found_by_its_map() -> None:
    """It is asked for where no link leads anywhere, and not else."""
    site = Pages()
    site["/"] = "<h1>Nyby</h1><p>Välkommen.</p><p><a href='/bygga'>Bygga och bo</a></p>"
    site["/kommun/sammantradestider"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"
    rows = "".join(
        f"<url><loc>{HOME}{path}</loc></url>" for path in ("bygga", "nyheter/1", "kommun/sammantradestider", "bild.jpg")
    )
    site["/sitemap.xml"] = Answer(f"<?xml version='1.0'?><urlset>{rows}</urlset>", content_type="application/xml")

    route = site.explore()

    assert [it.url for it in route.holding] == [f"{HOME}kommun/sammantradestider"]
    assert site.asked == ["/", "/sitemap.xml", "/kommun/sammantradestider"]
