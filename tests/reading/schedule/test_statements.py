"""Sentences without dates say what holds for the dates around them."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.organizing import Who
from agendawatch.reading.schedule.scope import Scopes
from agendawatch.reading.schedule.statements import Statements
from agendawatch.swedish.names.organizations import find_organizations


def taken(*sentences: str) -> Scopes:
    """Take sentences on a page that has said nothing yet."""
    scopes = Scopes()
    statements = Statements(scopes, Who(), find_organizations)
    for sentence in sentences:
        statements.take(sentence, dates_before=False)
    return scopes


def test_hours_and_place_hold() -> None:
    """When and where meetings begin as a rule."""
    scopes = taken("Mötena börjar kl. 13.15 i Sal Eken.")

    assert scopes.inner.hours is not None
    assert scopes.inner.place == "Sal Eken"


def test_first_statement_holds() -> None:
    """What comes later is a part of the meeting."""
    scopes = taken("Mötet hålls kl. 16-18.", "Mötets andra del börjar kl. 17.")

    assert scopes.inner.hours is not None
    assert scopes.inner.hours.start.hour == 16


def test_each_body_has_its_hours() -> None:
    """Two bodies in one sentence keep theirs apart."""
    scopes = taken("Kommunfullmäktige börjar kl. 18 och kommunstyrelsen kl. 13.")

    assert {name: hours.start.hour for name, hours in scopes.hours_of.items()} == {
        "Kommunfullmäktige": 18,
        "Kommunstyrelsen": 13,
    }


def test_other_occasions_have_no_say() -> None:
    """A press conference's hour is no meeting's."""
    assert taken("Efter mötet hålls presskonferens kl. 15.").inner.hours is None


def test_year_of_the_plan() -> None:
    """A sentence may give the year."""
    assert taken("Tiderna gäller 2026.").years == (2026,)


def test_lead_opens_a_scope() -> None:
    """A sentence that ends in a colon leads over to dates."""
    scopes = taken("Socialnämnden sammanträder klockan 9.00 följande dagar:")

    assert scopes.organization is not None
    assert scopes.organization.name == "Socialnämnden"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mötena börjar kl. 13.15 i Sal Eken om inte annat anges.",
        "Mötena hålls i Sal Eken, om inget annat meddelas, kl. 13.15.",
    ],
)
def test_a_place_ends_before_what_may_be_otherwise(sentence: str) -> None:
    """It is no part of its name."""
    assert taken(sentence).inner.place == "Sal Eken"


@pytest.mark.parametrize(
    "value", ["Sal Eken, om inget annat anges", "Sal Eken (om inte annat anges)", "Sal Eken. Tid: 13.15"]
)
def test_a_labelled_place_ends_there_too(value: str) -> None:
    """And before another label; its hours hold."""
    scopes = Scopes()

    assert Statements(scopes, Who(), find_organizations).labelled(f"Plats: {value}")

    assert scopes.inner.place == "Sal Eken"
    assert (scopes.inner.hours is not None) == ("Tid" in value)
