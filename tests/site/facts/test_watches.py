"""What a watch's page says."""

from __future__ import annotations

from tests.site.invented import meeting

from agendawatch.model import AgendaItem, Watch
from agendawatch.proposals import find_hits
from agendawatch.site.facts.watches import watch_page

BIKES = Watch(name="Cyklar", words=("cykelbana",), municipalities=("1480", "Ängelvik"))
OTHER = Watch(name="Val", words=("valärende",))


def test_the_latest_meetings_come_first() -> None:
    """And hits of other watches are passed over."""
    item = AgendaItem(title="Ny cykelbana, valärenden")
    anywhere = Watch(name="Cyklar", words=("cykelbana",))
    meetings = [meeting(day, agenda=(item,)) for day in ("2026-02-04", "2026-03-11")]
    page = watch_page(anywhere, hits=find_hits((anywhere, OTHER), meetings))

    assert [hit.meeting.date.isoformat() for hit in page.hits] == ["2026-03-11", "2026-02-04"]
    assert page.path == "bevakning/cyklar/"


def test_municipalities_are_told_by_name() -> None:
    """A name that nobody knows stays."""
    assert watch_page(BIKES).towns == ("Göteborg", "Ängelvik")


def test_hits_that_have_no_room_are_counted() -> None:
    """The page shows eighty."""
    watch = Watch(name="Cyklar", words=("cykelbana",))
    meetings = [meeting(agenda=(AgendaItem(title="Ny cykelbana"),), nth=n) for n in range(1, 101)]
    page = watch_page(watch, hits=find_hits([watch], meetings))

    assert (len(page.hits), page.hits.left) == (80, 20)
