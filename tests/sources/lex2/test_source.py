"""Lex2Publish is asked month by month, and by ids that hold for one call."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.replicas.asking import listing, read
from tests.replicas.lex2 import BASE, TENANT, Paper, Publisher, Session
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica

from agendawatch.errors import (
    AgendawatchError,
    LayoutError,
)
from agendawatch.model import Outcome, Site, Window

SITE = ("lex2", BASE, (("tenant", TENANT),))
SPRING = Window(first=dt.date(2026, 3, 1), last=dt.date(2026, 6, 30))
SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget", "3. Budget"])
MINUTES = pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."])
PARTIAL = pdf(["# § 9 Budget", "# Beslut", "Ärendet bordläggs till nästa sammanträde."])

HELD = Session(
    "KF/2026-03-09",
    "Kommunfullmäktige",
    (
        Paper("Kungörelse KF", None),
        Paper("Kallelse", SUMMONS),
        Paper("Protokoll omedelbart justerat", PARTIAL),
        Paper("Protokoll", MINUTES),
    ),
    "Sammanträde 2026-03-09 kl. 18.00",
)
PARTLY = Session("KF/2026-04-13", "Kommunfullmäktige", (Paper("Protokoll § 9", PARTIAL),))


@pytest.fixture
def app() -> Publisher:
    """Draw a tenant with two organizations."""
    return Publisher(
        [
            HELD,
            PARTLY,
            Session("KF/2026-06-15", "Kommunfullmäktige", description="Inställt"),
            Session("KS/2026-04-13", "Kommunstyrelsen", (Paper("Kallelse"),), "Sammanträde 2026-04-13 kl. 15.00"),
            Session("KS/2026-04-13", "Kommunstyrelsen", (), "Extra sammanträde 2026-04-13 kl. 08.00"),
        ]
    )


def test_meetings_are_found_month_by_month(site: Site, replica: Replica) -> None:
    """A year at once is a 504; each month is a search of its own, with the areas' ids of that very moment."""
    listed = listing(site)

    told = [(it.organization.name, f"{it.date:%m-%d}", it.status.value, it.nth) for it in listed.meetings]
    assert told == [
        ("Kommunfullmäktige", "03-09", "held", 1),
        ("Kommunfullmäktige", "04-13", "held", 1),
        ("Kommunstyrelsen", "04-13", "scheduled", 1),
        ("Kommunstyrelsen", "04-13", "convened", 2),
        ("Kommunfullmäktige", "06-15", "cancelled", 1),
    ]
    assert [it.start and it.start.hour for it in listed.meetings] == [18, None, 8, 15, None]
    assert len([it for it in replica.asked if "/search/" in it.target]) == 12
    assert not [it for it in replica.asked if "savedoctodisk" in it.target]


def test_ids_that_rotate_change_nothing(site: Site) -> None:
    """Meetings and documents are the same in every round."""
    assert listing(site, SPRING).meetings[0].documents == listing(site, SPRING).meetings[0].documents
    assert [it.id for it in listing(site, SPRING).meetings] == [it.id for it in listing(site, SPRING).meetings]


def test_documents_have_addresses_that_stay(site: Site) -> None:
    """Two of one name differ, and each leads a person to the application."""
    urls = [it.url for it in listing(site, SPRING).meetings[0].documents]

    assert len(set(urls)) == 4
    assert urls[1].startswith(f"{site.url}#KF/2026-03-09")


def test_an_agenda_is_joined_with_the_whole_minutes(site: Site) -> None:
    """Files are taken out of their answers; one that is withheld stays listed."""
    meeting = read(site, listing(site, SPRING).meetings[0])

    assert [it.title for it in meeting.agenda or ()] == ["Val av justerare", "Lekplats vid torget", "Budget"]
    playground = (meeting.agenda or ())[1]
    assert playground.decision is not None
    assert playground.decision.outcome is Outcome.APPROVED
    assert [it.content_hash is not None for it in meeting.documents] == [False, True, False, True]


def test_the_second_meeting_of_a_day_is_found_again(site: Site) -> None:
    """By its place among that day's."""
    first, second = (it for it in listing(site, SPRING).meetings if it.organization.name == "Kommunstyrelsen")

    assert read(site, first).documents == ()
    with pytest.raises(AgendawatchError):
        # Its summons is no PDF that can be read, and says so.
        read(site, second)


def test_meetings_of_other_months_are_found_in_theirs(site: Site, app: Publisher) -> None:
    """A search that gives more than it was asked for gives nothing twice."""
    app.neighbours = True

    assert len(listing(site).meetings) == 5


def test_the_tenant_may_stand_on_the_page_that_leads_there(replica: Replica) -> None:
    """The page's frame tells both; without a tenant we say so."""
    own = Site(url=f"{replica.address}/moten", platform="lex2")

    assert len(listing(own, SPRING).meetings) == 5
    with pytest.raises(LayoutError, match="the tenant's GUID"):
        listing(Site(url=replica.address + BASE, platform="lex2"), SPRING)


def test_what_is_asked_is_json(site: Site, replica: Replica) -> None:
    """Only meetings are sought."""
    listing(site, SPRING)

    asked = json.loads(next(it.body for it in replica.asked if "/search/" in it.target))
    assert asked["infoTypes"] == {"document": False, "case": False, "meeting": True}
    assert (asked["fromDate"], asked["toDate"]) == ("2026-03-01T00:00:00", "2026-03-31T23:59:59")
