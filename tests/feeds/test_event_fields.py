"""All events of a meeting share its frame."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.feeds.usual import PLAIN

from agendawatch.answers.words import place
from agendawatch.feeds.event import EventStatus, Stamps
from agendawatch.feeds.event_fields import addressed, attachments, categories, meeting_fields, when_of
from agendawatch.model import STOCKHOLM, Document, Meeting, Municipality, Organization

SEEN = dt.datetime(2026, 2, 20, 8, tzinfo=dt.UTC)


def meeting(**facts: object) -> Meeting:
    """Make a meeting that is usual but for the facts given."""
    usual: dict[str, object] = {"organization": Organization(name="Nämnden"), "date": dt.date(2026, 3, 11)}
    return Meeting.model_validate(usual | facts)


def test_a_moment_of_another_zone_is_put_on_swedish_clocks() -> None:
    """A feed speaks of one zone."""
    noon = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
    start, end = when_of(meeting(start=noon, end=noon + dt.timedelta(hours=1)), PLAIN)

    assert isinstance(start, dt.datetime)
    assert isinstance(end, dt.datetime)
    assert start.tzinfo is end.tzinfo is STOCKHOLM
    assert start == noon


def test_stamps_of_a_store_go_first() -> None:
    """A meeting's own facts tell them only without one."""
    told = Stamps(SEEN, SEEN, 7)

    assert meeting_fields(meeting(), told, PLAIN).stamps is told
    assert meeting_fields(meeting(), None, PLAIN).stamps.sequence == 0


def test_a_place_of_nothing_is_none() -> None:
    """White space and marks that nobody sees say nothing."""
    assert meeting_fields(meeting(location=" \u202e "), None, PLAIN).location is None
    assert meeting_fields(meeting(location="Sal\n2"), None, PLAIN).location == "Sal 2"


@pytest.mark.parametrize(
    ("media_type", "written"),
    [("application/pdf", "application/pdf"), (None, None), ("text/html; x=1", None), ("a\r\nb", None), ("", None)],
)
def test_a_kind_of_media_that_cannot_be_written_is_left_out(media_type: str | None, written: str | None) -> None:
    """A page's own nonsense never reaches a parameter."""
    documents = addressed((Document(url="https://example.se/å", title="A", media_type=media_type),), "documents")

    (held,) = attachments(documents)

    assert (held.url, held.media_type) == ("https://example.se/%C3%A5", written)


def test_categories_are_said_once() -> None:
    """A region's organization may have its name."""
    region = Municipality(code="13", name="Nämnden")

    assert categories(meeting(municipality=region), "sammanträde", "") == ("Nämnden", "sammanträde")


def test_a_place_names_who_and_where() -> None:
    """The municipality stands behind, once."""
    town = Municipality(code="9901", name="Ängelvik")

    assert place(meeting(municipality=town)) == "Nämnden, Ängelvik"
    assert place(meeting(municipality=town, name="Budgetdag i Ängelvik")) == "Budgetdag i Ängelvik"


@pytest.mark.parametrize(
    ("name", "organization", "shown"), [("\r", "Nämnden", "Nämnden"), ("\u202e", "\x00", "–"), (None, "\x07", "–")]
)
def test_what_cannot_be_shown_is_no_name(name: str | None, organization: str, shown: str) -> None:
    """Then it goes by the organization's, and at last by a dash: an event is never lost for its name."""
    assert place(meeting(name=name, organization=Organization(name=organization))) == shown


def test_a_state_is_said_in_status_and_title() -> None:
    """A reserve day is tentative until it is held."""
    one = meeting_fields(meeting(reserve=True), None, PLAIN)

    assert (one.status, one.mark) == (EventStatus.TENTATIVE, "Reservdag: ")
