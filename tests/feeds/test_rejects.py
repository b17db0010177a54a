"""What is bad is left out alone."""

from __future__ import annotations

import datetime as dt

from agendawatch.errors import InputError
from agendawatch.feeds.feed import reject, without_bad_addresses
from agendawatch.model import AgendaItem, Document, Meeting, Organization, Provenance

GOOD, BAD = Document(url="https://example.se/a", title="A"), Document(url="javascript:alert(1)", title="B")


def test_bad_addresses_are_left_out() -> None:
    """Everything else of the meeting stands."""
    meeting = Meeting(
        organization=Organization(name="Nämnden"),
        date=dt.date(2026, 3, 11),
        url="mailto:namnden@example.se",
        documents=(GOOD, BAD),
        agenda=(AgendaItem(title="Budget", documents=(BAD, GOOD)),),
        provenance=Provenance(url="file:///sida.html", words="11 mars"),
    )

    after = without_bad_addresses(meeting)

    assert (after.url, after.documents) == (None, (GOOD,))
    assert after.agenda == (AgendaItem(title="Budget", documents=(GOOD,)),)
    assert after.provenance == Provenance(words="11 mars")
    assert after.id == meeting.id


def test_what_is_good_is_not_touched() -> None:
    """A meeting without bad addresses is equal to itself."""
    meeting = Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), documents=(GOOD,))

    assert without_bad_addresses(meeting) == meeting


def test_a_reject_says_which_and_why() -> None:
    """The meeting, the field, the value and the reason."""
    meeting = Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11))

    made = reject(meeting, InputError("url", "x:y", "an http or https address"))

    assert (made.meeting_id, made.field, made.value) == (meeting.id, "url", "x:y")
    assert made.reason == "url is 'x:y'; expected an http or https address"
