"""Passages: items in notices and reports without paragraph signs."""

from __future__ import annotations

from agendawatch.model import Outcome
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.passages import passages


def test_numbered_items_are_parted() -> None:
    """The first line of text is numbered, and the numbers rise."""
    text = "Beslut i nämnden 3 maj\n\n1. Cykelplan\n\nPlanen antogs.\n\n2. Taxa\n\nTaxan höjdes 1.5 procent."

    found = passages(minutes_lines(text))

    assert [(p.number, p.title) for p in found] == [("1", "Cykelplan"), ("2", "Taxa")]


def test_a_number_on_its_own_line_belongs_to_the_next() -> None:
    """As when a list lost its layout."""
    found = passages(minutes_lines("7.\nKF avslår motionen om bad."))

    assert (found[0].number, found[0].title) == ("7", "Motion om bad")


def test_lists_under_a_telling_heading() -> None:
    """Each point is an item; text after the list is none."""
    found = passages(minutes_lines("Bifallna motioner\n\n• Bad för alla\n• Fler träd\n\nSe även protokollet."))

    assert [(p.title, p.headed) for p in found] == [
        ("Bad för alla", Outcome.APPROVED),
        ("Fler träd", Outcome.APPROVED),
    ]


def test_a_partys_report_knows_its_author() -> None:
    """The heading names one party."""
    found = passages(minutes_lines("Miljöpartiet på kommunfullmäktige 25/5\n\nMotion om bad\n\nDen avslogs."))

    assert found[0].author is not None
    assert found[0].author.code == "MP"
    assert found[0].title == "Motion om bad"


def test_a_title_may_look_like_a_sections_heading() -> None:
    """The first line of a passage is its title, though a section of minutes may be called so."""
    (one,) = passages(minutes_lines("Ekonomisk uppföljning till maj\nControllern redovisar läget. Nämnden tackar."))

    assert one.title == "Ekonomisk uppföljning till maj"


def test_a_case_number_anywhere_by_its_mark_is_found() -> None:
    """At the foot of a notice as well as in its heading."""
    found = passages(minutes_lines("Cykelplan\n\nPlanen antogs.\n\nDiarienummer 0445/15"))

    assert found[0].reference == "0445/15"


def test_a_long_line_over_a_title_is_none_of_it() -> None:
    """Only a paper's paragraph has titles that go on below because a line is full."""
    text = "Centerpartiet i Ekeby berättar från fullmäktige 14/12\nNya regler för simhallen\n\nDe antogs."

    assert [it.title for it in passages(minutes_lines(text))] == ["Nya regler för simhallen"]


def test_pages_behind_a_case_number_are_no_title() -> None:
    """The number's line holds where the papers stand, too."""
    text = (
        "Kallelse\n\n9. Svar på motion om vinterväghållning på enskilda vägar\nKS 2025-00418 (s. 71–84)\n\nDen avslås."
    )
    (found,) = passages(minutes_lines(text))

    assert (found.title, found.reference) == (
        "Svar på motion om vinterväghållning på enskilda vägar",
        "KS 2025-00418",
    )


def test_when_and_where_a_meeting_is_held_is_no_title() -> None:
    """The place stands behind the time; a matter that has a time is one all the same."""
    meeting = "Sammanträde tisdag 20 juni 2017 kl. 10.00, Ekebysalen, Folkets hus\n\nPlan för bad\n\nDen antogs."
    matter = "Invigning av badet den 20 juni 2017 kl. 10.00, Ekebysalen\n\nDet godkändes."

    assert [passages(minutes_lines(it))[0].title for it in (meeting, matter)] == [
        "Plan för bad",
        "Invigning av badet den 20 juni 2017 kl. 10.00, Ekebysalen",
    ]
