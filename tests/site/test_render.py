"""Making one page from a source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.site.towns import ANGELVIK, COMING, ELSEWHERE, HAS_BEEN, LATER, NOW, SETTINGS, add, filled

from agendawatch.model import Site
from agendawatch.site.facts.front import FrontPage, front_page
from agendawatch.site.facts.meetings import MeetingPage
from agendawatch.site.facts.months import MonthPage
from agendawatch.site.render import html, page_of
from agendawatch.site.source import SiteData, Subject

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("subject", "path"),
    [
        (Subject("meeting", ("9901", COMING.id)), f"angelvik/kommunstyrelsen/{COMING.id}/"),
        (Subject("organization", ("9901", "angelvik/kommunstyrelsen/")), "angelvik/kommunstyrelsen/"),
        (Subject("municipality", ("9901",)), "angelvik/"),
        (Subject("month", ("9901", 2026, 3)), "angelvik/manad/2026-03/"),
        (Subject("whole_month", (2026, 3)), "manad/2026-03/"),
        (Subject("whole_month", (2026, 3, 1)), "manad/"),
        (Subject("front"), ""),
        (Subject("proposal", ("0123456789abcdef0123",)), "arende/0123456789abcdef0123/"),
        (Subject("watch", ("Cyklar", HAS_BEEN.id)), "bevakning/cyklar/"),
        (Subject("coverage"), "tackning/"),
        (Subject("subscribe"), "prenumerera/"),
        (Subject("about"), "om/"),
        (Subject("words"), "ord/"),
        (Subject("missing"), "404"),
    ],
)
def test_every_subject_has_its_page(tmp_path: Path, subject: Subject, path: str) -> None:
    """At its address, in both languages."""
    with filled(tmp_path) as store:
        source = SiteData(store, SETTINGS, NOW)

        assert page_of(source, subject).path == path
        assert b'lang="sv"' in html(source, subject, "sv")
        assert b'lang="en"' in html(source, subject, "en")


def test_a_page_of_what_does_not_answer_says_that_it_may_be_old(tmp_path: Path) -> None:
    """The municipality's and its organizations'."""
    site = Site(url="https://angelvik.example/", municipality=ANGELVIK)
    with filled(tmp_path) as store:
        store.records.note_visit(site, seen=NOW, error="no answer")
        source = SiteData(store, SETTINGS, NOW)
        pages = [
            html(source, Subject(*subject), "sv").decode()
            for subject in (
                ("municipality", ("9901",)),
                ("organization", ("9901", "angelvik/kommunstyrelsen/")),
                ("municipality", ("9902",)),
            )
        ]

    assert ["kan vara gammalt" in page for page in pages] == [True, True, False]


def test_the_front_page_is_the_same_as_if_all_were_read(tmp_path: Path) -> None:
    """Though only what it shows is."""
    with filled(tmp_path) as store:
        add(store, HAS_BEEN, COMING, LATER.model_copy(update={"location": "Folkets hus"}), seen=NOW - HOUR)
        page = page_of(SiteData(store, SETTINGS, NOW), Subject("front"))
        every = tuple(store.meetings())
        whole = front_page(
            towns=[meeting.municipality for meeting in every],
            meetings=every,
            changes=store.changes(),
            proposals=store.proposals(),
            watches=SETTINGS.watches,
            now=NOW,
        )

    assert isinstance(page, FrontPage)
    assert page == whole


def test_a_meeting_tells_its_changes_and_when_it_was_seen(tmp_path: Path) -> None:
    """From the store's log."""
    with filled(tmp_path) as store:
        page = page_of(SiteData(store, SETTINGS, NOW), Subject("meeting", ("9901", HAS_BEEN.id)))

    assert isinstance(page, MeetingPage)
    assert "minutes" in page.unknown
    assert [change.meeting.id for change in page.changes] == [HAS_BEEN.id]
    assert page.first_seen == page.last_changed == NOW - dt.timedelta(days=60)
    assert len(page.proposals) == 1


def test_a_month_knows_its_neighbours(tmp_path: Path) -> None:
    """Of all that is followed, or of the municipality."""
    with filled(tmp_path) as store:
        source = SiteData(store, SETTINGS, NOW)
        whole = page_of(source, Subject("whole_month", (2026, 3)))
        own = page_of(source, Subject("month", ("9902", 2026, 3)))

    assert isinstance(whole, MonthPage)
    assert isinstance(own, MonthPage)
    assert (whole.before, whole.after, whole.count) == ((2026, 2), (2026, 4), 2)
    assert (own.before, own.after, own.count) == (None, None, 1)
    assert [it.id for week in own.weeks for day in week.days for it in day.meetings] == [ELSEWHERE.id]
