"""What people get wrong on any platform: two meetings of a day, files listed twice, partial minutes, wrong years."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from tests.cases import table
from tests.replicas.asking import POLICY, YEAR, listing, read
from tests.replicas.lex2 import TENANT
from tests.replicas.pdf import pdf
from tests.replicas.server import serve
from tests.replicas.untidy import CANNOT, DRAWN, Held

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import update
from agendawatch.model import Listing, Meeting, Site
from agendawatch.sources import PLATFORMS
from agendawatch.store import Store

SUMMONS, MINUTES, PARTIAL, LAST_YEARS = (
    "Kallelse.pdf",
    "Protokoll.pdf",
    "Protokoll § 9 omedelbart justerat.pdf",
    "Protokoll 2025-03-11.pdf",
)
BODIES = {
    SUMMONS: pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget", "3. Budget"]),
    MINUTES: pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."]),
    PARTIAL: pdf(["# § 9 Budget", "# Beslut", "Ärendet bordläggs till nästa sammanträde."]),
    LAST_YEARS: pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."]),
}


def platforms(behaviour: str) -> pytest.MarkDecorator:
    """Run a test on every platform where a behaviour can occur."""
    return pytest.mark.parametrize("platform", [it for it in sorted(DRAWN) if (behaviour, it) not in CANNOT])


def _read(platform: str, *held: Held) -> tuple[Listing, Meeting]:
    path, app = DRAWN[platform](held, BODIES)
    with serve(app) as replica:
        told = (("tenant", TENANT), ("api", replica.address))
        site = Site(url=replica.address + path, platform=platform, parameters=told)
        listed = listing(site, organization="Kommunfullmäktige")
        return listed, read(site, listed.meetings[0])


def _decisions(meeting: Meeting) -> dict[str, str]:
    return {it.title: it.decision.outcome.value for it in meeting.agenda or () if it.decision}


def test_every_platform_is_drawn() -> None:
    """What is left out has a reason."""
    assert set(DRAWN) == set(PLATFORMS)
    assert {platform for _, platform in CANNOT} <= set(PLATFORMS)


@platforms("twice")
def test_two_meetings_of_a_day_are_two(platform: str) -> None:
    """With an id, an hour and files of their own."""
    listed, first = _read(platform, Held((SUMMONS,)), Held((PARTIAL, MINUTES), "18:00"))

    assert [(it.nth, len(it.documents)) for it in listed.meetings] == [(1, 1), (2, 2)]
    assert len({it.id for it in listed.meetings}) == 2
    assert [it.start.hour for it in listed.meetings if it.start] in ([13, 18], [])
    assert _decisions(first) == {}


@platforms("doubled")
def test_a_file_listed_twice_stands_once(platform: str) -> None:
    """In the listing, and when its meeting is read."""
    listed, meeting = _read(platform, Held((SUMMONS, MINUTES, SUMMONS, MINUTES)))

    assert [len(it.documents) for it in (*listed.meetings, meeting)] == [2, 2]


@platforms("partial")
def test_partial_minutes_stand_beside_the_whole(platform: str) -> None:
    """Each is told for what it is, and what both decided is read."""
    _, meeting = _read(platform, Held((SUMMONS, PARTIAL, MINUTES)))

    kinds = sorted(it.classification.value for it in meeting.documents)
    assert kinds in (["minutes", "notice", "partial_minutes"], ["agenda", "minutes", "partial_minutes"])
    assert _decisions(meeting)["Lekplats vid torget"] == "approved"


@platforms("partial")
def test_partial_minutes_alone_are_minutes(platform: str) -> None:
    """Of some meetings only they exist: it was held."""
    listed, meeting = _read(platform, Held((SUMMONS, PARTIAL)))

    assert [it.status.value for it in listed.meetings] == ["held"]
    assert _decisions(meeting) == {"Budget": "tabled"}


@platforms("wrong_year")
def test_a_files_wrong_year_moves_nothing(platform: str) -> None:
    """Where a file stands tells whose it is; its name is typed by hand."""
    listed, meeting = _read(platform, Held((SUMMONS, LAST_YEARS)))

    assert [(str(it.date), len(it.documents)) for it in listed.meetings] == [("2026-03-11", 2)]
    assert _decisions(meeting) == {"Lekplats vid torget": "approved"}


TYPED = table(__file__, "TYPED")


TYPES = [it for it in sorted(DRAWN) if ("typed", it) not in CANNOT]


@pytest.mark.parametrize(
    ("platform", "typed"), [(TYPES[nth % len(TYPES)], it) for nth, it in enumerate(TYPED + TYPED[:2])]
)
def test_a_day_is_read_however_it_is_typed(platform: str, typed: str) -> None:
    """In the title of a channel, a folder, a heading or an entry; of a meeting over two days the first is its day."""
    listed, _ = _read(platform, Held((SUMMONS,), typed=typed))

    assert [(str(it.date), len(it.documents)) for it in listed.meetings] == [("2026-03-11", 1)]
    ends = {str(it.end_date) for it in listed.meetings if it.end_date}
    assert ends <= ({"2026-03-12"} if "12" in typed else set())


NOON = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
REVISED = "Kallelse reviderad.pdf"
BODIES_REVISED = {REVISED: pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"]), **BODIES}


def _watched(platform: str, folder: Path, *states: tuple[Held, ...]) -> list[Meeting]:
    """Make a round a day over a platform that shows another state each time; give the one meeting after each."""
    drawn = [DRAWN[platform](held, BODIES_REVISED) for held in states]
    seen: list[Meeting] = []
    with serve(drawn[0][1]) as replica, Store(f"sqlite:///{folder / 'a.db'}") as store:
        told = (("tenant", TENANT), ("api", replica.address))
        site = Site(url=replica.address + drawn[0][0], platform=platform, parameters=told)
        for days, (_, app) in enumerate(drawn):
            replica.app = app
            now = NOON + dt.timedelta(days=days)
            with Client(
                policy=POLICY, now=partial(NOON.__add__, dt.timedelta(days=days)), memory=store.records
            ) as client:
                update(store, [site], now=now, organization="Kommunfullmäktige", window=YEAR, client=client)
            seen.extend(store.meetings())
    assert len(seen) == len(states)
    return seen


@platforms("taken_back")
def test_what_is_taken_back_and_published_again_is_one_meeting(platform: str, tmp_path: Path) -> None:
    """It keeps its id, no round makes another of it, and in the end it is as in the beginning."""
    first, between, last = _watched(platform, tmp_path, (Held((SUMMONS,)),), (Held(()),), (Held((SUMMONS,)),))

    assert first.id == between.id == last.id
    assert (last.status, last.agenda) == (first.status, first.agenda)
    assert [it.title for it in last.documents] == [it.title for it in first.documents]


@platforms("replaced")
def test_a_document_under_a_new_address_replaces_the_old(platform: str, tmp_path: Path) -> None:
    """The meeting holds the new one alone, with what it says."""
    _, meeting = _watched(platform, tmp_path, (Held((SUMMONS,)),), (Held((REVISED,)),))

    (document,) = meeting.documents
    assert document.title.startswith("Kallelse reviderad")
    assert [it.title for it in meeting.agenda or ()] == ["Val av justerare", "Lekplats vid torget"]
