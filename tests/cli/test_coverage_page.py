"""Coverage as a page."""

from __future__ import annotations

import datetime as dt

from agendawatch.cli.coverage import to_coverage_page
from agendawatch.i18n import speaking
from agendawatch.model import Meeting, Municipality, Organization
from agendawatch.model.change import Coverage

NOW = dt.datetime(2031, 3, 1, 6, tzinfo=dt.UTC)
BOARD = Organization(name="Kommunstyrelsen")
LATE = Coverage(
    municipality=Municipality(code="9901", name="Exempelköping"),
    organization=BOARD,
    last_success=NOW,
    without_agenda=(Meeting(organization=BOARD, date=dt.date(2031, 3, 5)),),
)
BROKEN = Coverage(sites=("https://x.example/?a=1&b",), failing_since=NOW, error="<html> came")


def test_a_page_tells_what_is_late_and_what_fails() -> None:
    """In Swedish time, each row marked by how it stands."""
    page = to_coverage_page((LATE, BROKEN), now=NOW).decode()

    assert "As of 2031-03-01 07:00" in page
    assert (
        "<tr class='late'><td>Exempelköping (made-up example)</td><td>Kommunstyrelsen</td><td>2031-03-01 07:00</td>"
        in page
    )
    assert "<td>2031-03-05</td>" in page
    assert "<tr class='fails'>" in page


def test_a_page_speaks_the_language_spoken() -> None:
    """Its title, its columns and its own words."""
    with speaking("sv"):
        page = to_coverage_page((LATE,), now=NOW).decode()

    assert '<html lang="sv">' in page
    assert "<h1>Täckning</h1><p>Läget 2031-03-01 07:00.</p>" in page
    assert '<th scope="col">Kommun</th>' in page


def test_what_sites_say_is_no_markup() -> None:
    """An error is told in a person's words and not in its own, and an address is no markup."""
    page = to_coverage_page((BROKEN,), now=NOW).decode()

    assert "2031-03-01 07:00: The site could not be read" in page
    assert "html&gt; came" not in page
    assert "a=1&amp;b" in page
