"""A line tells where its meeting is held."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.schedule import read_schedule


@cases("after", "place")
def test_a_place_ends_a_line(after: str, place: str | None) -> None:
    """What else stands there is none."""
    first, *_ = read_schedule(f"<h2>Valnämnden 2026</h2><ul><li>14 januari{after}</li><li>11 februari</li></ul>")

    assert first.location == place


def test_a_days_own_place_goes_before_the_rule() -> None:
    """The rule holds for the others."""
    page = "<h2>Valnämnden 2026</h2><p>Plats: Eksalen</p><ul><li>14 januari</li><li>11 februari, Folkets hus</li></ul>"

    assert [meeting.location for meeting in read_schedule(page)] == ["Eksalen", "Folkets hus"]


def test_a_sentences_place_is_that_of_all_its_days() -> None:
    """And not of the next sentence's."""
    text = (
        "Valnämnden sammanträder den 14 januari och den 11 februari 2026 kl. 13.00 i Eksalen. "
        "Kommunfullmäktige sammanträder den 26 januari 2026 kl. 18.00."
    )

    assert [meeting.location for meeting in read_schedule(text)] == ["Eksalen", None, "Eksalen"]
