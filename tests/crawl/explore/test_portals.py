"""From a municipality's own pages to a portal on another host, on every platform that is known by its address."""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import urlsplit

import pytest
from tests.crawl.explore.conftest import DAYS, HOME, NOW, NYBY, YEAR, Pages, asking, links
from tests.replicas.pdf import pdf
from tests.replicas.server import App, Wanted
from tests.replicas.untidy import DRAWN, Held

from agendawatch import Store, update
from agendawatch.fetch.message import Answer, Question
from agendawatch.model import PageKind, Site

BODIES = {"Kallelse.pdf": pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])}
ADDRESSES = {
    "ciceron": "https://sok-nyby.unikom.se/#!/search",
    "evolution": "https://dmw.nyby.se/",
    "meetingsplus": "https://nyby.ondemand.formpipe.com/committees",
    "netpublicator": "https://www.netpublicator.com/reader/r12345678",
    "norrkoping": "https://diariet.norrkoping.se/",
    "opengov360": "https://opengov.360online.com/Meetings/exempelkommun",
}
OWN = Site(url=HOME, municipality=NYBY)


def beside(site: Pages, host: str, app: App, own: Collection[str] = ()) -> Callable[[Question], Answer]:
    """Answer for a municipality's pages, and for a portal beside them, or for all else on the same host."""

    def answer(question: Question) -> Answer:
        parts = urlsplit(question.url)
        if parts.path in own or not (parts.hostname or "").endswith(host.removeprefix("www.")):
            return site.answer(question)
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        given = app(Wanted(question.method, target, {"host": parts.netloc}, question.body))
        return Answer(given.encoded(), status=given.status, content_type=given.content_type or "")

    return answer


@pytest.mark.parametrize("platform", ADDRESSES)
@pytest.mark.parametrize("how", ["link", "frame"])
def test_a_portal_takes_over(platform: str, how: str) -> None:
    """Behind a link, or shown within a page; its meetings are read in its own way, agendas too, and again next time."""
    address = ADDRESSES[platform]
    site = Pages()
    site["/"] = links("Kommun och politik", "Bygga och bo")
    site["/kommun-och-politik"] = links("Möten och protokoll")
    shown = f'<a href="{address}">Till mötesportalen</a>' if how == "link" else f'<iframe src="{address}"></iframe>'
    site["/m%C3%B6ten-och-protokoll"] = f"<h1>Möten och protokoll</h1><p>Handlingar finns här.</p>{shown}"
    site["/möten-och-protokoll"] = site.pages["/m%C3%B6ten-och-protokoll"]
    _, app = DRAWN[platform]((Held(("Kallelse.pdf",)),), BODIES)
    host = urlsplit(address).hostname or ""

    with Store("sqlite://") as store, asking(beside(site, host, app), memory=store.records) as client:
        first = update(store, OWN, now=NOW, client=client)
        site.asked.clear()
        again = update(store, OWN, now=NOW, client=client)
        (meeting,) = store.meetings()
        route = client.explore(OWN, window=YEAR)

    assert (first.failed, again.failed, again.changes) == ((), (), ())
    assert (meeting.organization.name, meeting.date.isoformat()) == ("Kommunfullmäktige", "2026-03-11")
    assert [item.title for item in meeting.agenda or ()][-1:] == ["Lekplats vid torget"]
    assert [(it.kind, it.platform) for it in route.holding] == [(PageKind.PORTAL, platform)]
    assert site.asked[: len(site.asked) - len(route.pages) + 1] == []


def test_folders_and_web_apps_of_sitevision_are_opened() -> None:
    """Where a page of the site itself holds them."""
    path, app = DRAWN["sitevision"]((Held(("Kallelse.pdf",)),), BODIES)
    site = Pages()
    site["/"] = links(paths={"Kommun och politik": "/politik"})
    site["/politik"] = links(paths={"Möten och protokoll": path})

    answers = beside(site, "www.nyby.example", app, {"/", "/politik", "/robots.txt"})
    with Store("sqlite://") as store, asking(answers, memory=store.records) as client:
        first = update(store, OWN, now=NOW, client=client)
        again = update(store, OWN, now=NOW, client=client)
        (meeting,) = store.meetings()

    assert (first.failed, again.failed, again.changes) == ((), (), ())
    assert (meeting.date.isoformat(), [it.title for it in meeting.documents]) == ("2026-03-11", ["Kallelse.pdf"])
    assert again.unchanged


def test_a_portal_and_a_page_tell_of_the_same_meetings() -> None:
    """Each once: the portal holds, the page adds the days that it has not."""
    site = Pages()
    site["/"] = links(paths={"Kommun och politik": "/politik"})
    site["/politik"] = links(paths={"Sammanträdestider": "/tider", "Handlingar": ADDRESSES["netpublicator"]})
    site["/tider"] = f"<h1>Sammanträdestider</h1><h2>Kommunfullmäktige</h2>{DAYS.replace('14 januari', '11 mars')}"
    _, app = DRAWN["netpublicator"]((Held(("Kallelse.pdf",)),), BODIES)

    with asking(beside(site, "www.netpublicator.com", app)) as client:
        listing = client.meetings(OWN, window=YEAR)

    assert [(it.date.isoformat(), len(it.documents)) for it in listing.meetings] == [
        ("2026-02-11", 0),
        ("2026-03-11", 1),
        ("2026-04-08", 0),
        ("2026-06-10", 0),
    ]


def test_a_portals_bad_day_says_nothing_of_what_it_holds() -> None:
    """The pages beside it are heard."""
    site = Pages()
    site["/"] = links(paths={"Kommun och politik": "/politik"})
    site["/politik"] = links(paths={"Sammanträdestider": "/tider", "Handlingar": ADDRESSES["netpublicator"]})
    site["/tider"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"

    def answer(question: Question) -> Answer:
        return Answer("", status=503) if "netpublicator" in question.url else site.answer(question)

    with asking(answer) as client:
        listing = client.meetings(OWN, window=YEAR)
        route = client.explore(OWN, window=YEAR)

    assert listing.organizations == ("Kommunstyrelsen",)
    assert [it.kind for it in route.pages if "netpublicator" in it.url] == [PageKind.FAILED]
