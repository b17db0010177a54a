"""News of meetings and documents."""

from __future__ import annotations

import pytest
from tests.replicas.asking import BAD_DAYS, listing, read
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Given, Wanted, serve

from agendawatch.errors import AgendawatchError, LayoutError
from agendawatch.model import DocumentClassification, Site, Window

YEAR = Window.year(2026)
ITEMS = (
    ("Kallelse till kommunstyrelsen 11 mars", "/files/kallelse.pdf", "Wed, 04 Mar 2026 08:00:00 GMT"),
    ("Protokoll kommunstyrelsen 2026-03-11", "/files/protokoll.pdf", "Mon, 16 Mar 2026 08:00:00 GMT"),
    ("Kommunfullmäktige 30 mars kl. 18.00", "/moten/kf", "Mon, 09 Mar 2026 08:00:00 GMT"),
    ("Sommaröppet på badet", "/bad", "Mon, 09 Mar 2026 08:00:00 GMT"),
)


class News:
    """A host with a feed."""

    def __init__(self, items: tuple[tuple[str, str, str], ...] = ITEMS) -> None:
        """Announce some entries."""
        self.items = items

    def __call__(self, wanted: Wanted) -> Given:
        """Answer."""
        if wanted.path == "/rss":
            rows = "".join(
                f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>"
                for title, link, day in self.items
            )
            return Given(f"<rss><channel><title>Nytt</title>{rows}</channel></rss>", content_type="application/rss+xml")
        if wanted.path.endswith("kallelse.pdf"):
            return Given(pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats"]), content_type="application/pdf")
        if wanted.path.endswith("protokoll.pdf"):
            minutes = pdf(["# § 8 Lekplats", "# Beslut", "Bifall till förslaget."])
            return Given(minutes, content_type="application/pdf")
        return Given("User-agent: *\n", content_type="text/plain")


def test_entries_about_one_meeting_are_one() -> None:
    """Its summons and its minutes; the bath is no meeting."""
    with serve(News()) as host:
        site = Site(url=f"{host.address}/rss", platform="rss")
        listed = listing(site, YEAR)
        board = read(site, listed.meetings[0])

    told = [(it.organization.name, it.name, it.date.isoformat(), it.status.value) for it in listed.meetings]
    assert told == [
        ("Kommunstyrelsen", None, "2026-03-11", "held"),
        ("Kommunfullmäktige", "Kommunfullmäktige 30 mars kl. 18.00", "2026-03-30", "scheduled"),
    ]
    assert [it.classification for it in listed.meetings[0].documents] == [
        DocumentClassification.NOTICE,
        DocumentClassification.MINUTES,
    ]
    assert listed.meetings[1].start is not None
    assert [item.title for item in board.agenda or ()] == ["Val av justerare", "Lekplats"]


def test_a_feed_without_meetings_is_another_feed() -> None:
    """News of baths are not a year without meetings."""
    with serve(News(ITEMS[3:])) as host, pytest.raises(LayoutError):
        listing(Site(url=f"{host.address}/rss", platform="rss"), YEAR)


@pytest.mark.parametrize(("fault", "error"), BAD_DAYS)
def test_a_bad_day_is_never_an_empty_feed(fault: Fault, error: type[AgendawatchError]) -> None:
    """It raises what to do next."""
    with serve(News()) as host:
        host.spoil("/rss", fault)
        site = Site(url=f"{host.address}/rss", platform="rss")

        with pytest.raises(error):
            listing(site, YEAR)
