"""A town's page changes when a test says so, and the library sees the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from tests.cases import cases

from agendawatch.crawl.update import update
from agendawatch.errors import InputError, ReadError
from agendawatch.model import DocumentClassification, MeetingStatus
from agendawatch.store import Store
from agendawatch.testing import Clock, Country, Town

BOARD = "Kommunstyrelsen"


@dataclass(slots=True)
class Watched:
    """Ängelvik, and a round over it each day."""

    country: Country = field(default_factory=Country)
    clock: Clock = field(default_factory=Clock)
    store: Store = field(default_factory=lambda: Store("sqlite://"))

    @property
    def town(self) -> Town:
        """The town."""
        return self.country.town("Ängelvik")

    def look(self) -> list[str]:
        """Make a day's round, and tell the kinds of change, or the errors."""
        with self.country.client(self.clock, memory=self.store.records) as client:
            came = update(self.store, [self.town.site], now=self.clock(), client=client)
        self.clock.advance(days=1)
        return [change.kind for change in came.changes] or [type(visit.failed).__name__ for visit in came.failed]


@pytest.fixture
def watched() -> Iterator[Watched]:
    """Give the town with three meetings, seen once."""
    watched = Watched()
    watched.town.announce(BOARD, "2026-03-11", "2026-04-15", "2026-05-20")
    watched.look()
    yield watched
    watched.store.close()


@cases("verb", "given", "named", "kinds")
def test_each_verb_is_seen_as_what_it_is(
    watched: Watched, verb: str, given: tuple[object, ...], named: dict[str, str | None], kinds: tuple[str, ...]
) -> None:
    """What a test does to the page, the next round tells."""
    assert watched.look() == []
    getattr(watched.town, verb)(*given, **named)

    assert watched.look() == list(kinds)
    assert watched.look() == (list(kinds) if kinds[0].endswith("Error") else [])


def test_a_town_recovers(watched: Watched) -> None:
    """A bad day changes nothing, and neither does the day after it."""
    watched.town.fail()
    watched.look()

    watched.town.recover()

    assert watched.look() == []


def test_minutes_are_read_with_their_decisions(watched: Watched) -> None:
    """An item's decision is recorded when the minutes come."""
    town = watched.town
    town.publish_agenda(BOARD, "2026-03-11", ["Motion om badplats (Dnr KS 2026/12)"])
    watched.look()

    town.publish_minutes(
        BOARD, "2026-03-11", [("Motion om badplats (Dnr KS 2026/12)", "Kommunstyrelsen beslutar att avslå motionen.")]
    )

    assert watched.look() == ["decision_recorded", "minutes_published"]


def test_a_meeting_is_reinstated(watched: Watched) -> None:
    """The words are taken away again."""
    town = watched.town
    town.cancel(BOARD, "2026-05-20", words="Mötet ställs in")
    watched.look()

    town.reinstate(BOARD, "2026-05-20")

    assert watched.look() == ["meeting_reinstated"]


@pytest.mark.parametrize("day", ["2026-03-12", "2026-03-32"])
def test_what_is_not_listed_cannot_change(watched: Watched, day: str) -> None:
    """The error says what is."""
    with pytest.raises(InputError, match="day"):
        watched.town.cancel(BOARD, day)


def test_an_empty_town_says_so() -> None:
    """It lists nothing, and its page is one without meetings, not one of an unknown shape."""
    country = Country()

    with country.client(Clock()) as client:
        try:
            listing = client.meetings(country.town("Tomby").site)
        except ReadError as error:
            pytest.fail(str(error))

    assert listing.meetings == ()


def test_a_notice_of_adjusted_minutes_begins_the_time_to_appeal(watched: Watched) -> None:
    """It stands on the town's board, which there is from then on; the minutes alone begin nothing."""
    watched.clock.set("2026-03-16 08:00")
    decided = [("Taxa för vatten", "Kommunstyrelsen godkänner taxan.\n\nBeslutet fattas med 8 röster mot 5.")]
    watched.town.publish_agenda(BOARD, "2026-03-11", ["Taxa för vatten (KS 2026/12)"])
    watched.town.publish_minutes(BOARD, "2026-03-11", decided)
    before = watched.look()
    assert watched.town.site.parameters == ()

    watched.town.post_notice(BOARD, "2026-03-11", posted="2026-03-17")
    after = watched.look()

    (held,) = (it for it in watched.store.meetings() if it.status is MeetingStatus.HELD)
    notices = [it for it in held.documents if it.classification is DocumentClassification.MINUTES_NOTICE]
    votes = [item.decision.vote for item in held.agenda or () if item.decision]
    assert "minutes_published" in before
    assert after == ["document_added"]
    assert [it.published and it.published.date().isoformat() for it in notices] == ["2026-03-17"]
    assert [vote and (vote.winning, vote.losing) for vote in votes] == [(8, 5)]


def test_a_place_is_listed_where_one_is_told(watched: Watched) -> None:
    """Beside meetings without any."""
    watched.town.announce("Socialnämnden", "2026-06-10", place="Stora salen")
    watched.look()

    places = {it.organization.name: it.location for it in watched.store.meetings()}
    assert places == {BOARD: None, "Socialnämnden": "Stora salen"}


def test_what_is_gone_from_its_list_is_not_asked_for_its_papers(watched: Watched) -> None:
    """A list that is as it was is read with what was known of it; one that is gone has nothing to look for."""
    watched.town.unlist(BOARD, "2026-04-15")
    gone = watched.look()

    with watched.country.client(watched.clock, memory=watched.store.records) as client:
        again = update(watched.store, [watched.town.site], now=watched.clock(), client=client)

    assert gone == ["meeting_unlisted"]
    assert again.failed == ()
    assert again.unchanged
