"""The front of minutes: whose they are, and what the first pages tell."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.minutes.front import find_own_organization, read_front
from agendawatch.readers.minutes.lines import minutes_lines


def test_the_organization_may_stand_on_two_lines() -> None:
    """A long name is wrapped in the header."""
    own = find_own_organization(minutes_lines("Barn- och\nungdomsnämnden\nProtokoll\n2026-05-04\n\n§ 1 Plan\n\nText."))

    assert own is not None
    assert own.name == "Barn- och ungdomsnämnden"


def test_a_notice_does_not_name_its_own_body_so() -> None:
    """A text that is no minutes may name any organization first."""
    assert find_own_organization(minutes_lines("Tekniska nämnden vill bygga.\n\nFullmäktige avslog.")) is None


def test_attendance_holds_only_for_some_paragraphs() -> None:
    """Who came late, and whom a substitute stands in for."""
    text = "Protokoll\nBeslutande Ada Ek (S) (ordförande)\nBo Al (M) §§3-5\nEva Öst (V) ersätter Liv Ask (C)\n\n§ 3 Plan\n\nText."

    attendees = read_front(minutes_lines(text), ()).attendance

    assert [(a.person.name, a.role.value, a.paragraphs, a.replaces) for a in attendees] == [
        ("Ada Ek", "chair", None, None),
        ("Bo Al", "member", "§§3-5", None),
        ("Eva Öst", "substitute", None, "Liv Ask"),
    ]


def test_days_of_adjustment_and_notice() -> None:
    """The notice goes up on one day and down on another."""
    text = "Protokoll\nJusteringens plats och tid Rådhuset 2026-05-08\nDatum för anslags uppsättande 2026-05-09\n\n§ 3 Plan\n\nText."

    minutes = read_front(minutes_lines(text), ())

    assert (minutes.adjusted, minutes.posted) == (dt.date(2026, 5, 8), dt.date(2026, 5, 9))


@cases("told")
def test_the_day_of_the_notice_may_stand_in_a_sentence(told: str) -> None:
    """The first that it tells."""
    lines = minutes_lines(f"Protokoll\nSammanträdesdatum 2026-05-06\n{told}\n\n§ 3 Plan\n\nText.")

    assert read_front(lines, ()).posted == dt.date(2026, 5, 9)


@cases("front", "adjusted", "posted", "taken_down")
def test_labels_may_run_over_two_lines(
    front: str, adjusted: dt.date | None, posted: dt.date | None, taken_down: dt.date | None
) -> None:
    """A form's columns are narrow, and two may stand side by side."""
    minutes = read_front(minutes_lines(f"Protokoll\nSammanträdesdatum 2026-05-06\n{front}\n\n§ 3 Plan\n\nText."), ())

    assert (minutes.adjusted, minutes.posted, minutes.taken_down) == (adjusted, posted, taken_down)


@cases("line", "people", people=list)
def test_several_may_stand_on_one_line(line: str, people: list[str]) -> None:
    """Each with the office, the party and the paragraphs behind the name."""
    attendees = read_front(minutes_lines(f"Protokoll\n{line}\n\n§ 3 Plan\n\nText."), ()).attendance

    assert [" ".join(filter(None, (one.role.value, one.person.name, one.paragraphs))) for one in attendees] == people


def test_a_label_in_a_column_of_its_own_takes_no_text_below_it() -> None:
    """Only what ends the label above; a day below stays what it is."""
    text = "Datum för anslags    2026-05-09      Organ    Tekniska nämnden\nProtokollet          Kommunhuset"

    minutes = read_front(minutes_lines(f"Protokoll\nSammanträdesdatum 2026-05-06\n{text}\n\n§ 3 Plan\n\nText."), ())

    assert (minutes.posted, minutes.taken_down) == (dt.date(2026, 5, 9), None)


def test_a_sign_alone_below_an_officer_is_no_paragraph() -> None:
    """Who was there for one paragraph, its number on the next line; those below are still read."""
    text = (
        "Protokoll\nBeslutande Ada Ek (S) (ordförande)\nÖvriga deltagare Nils Rask (planarkitekt)\n§3\nSiv Hed (chef)\n"
        "Utses att justera Bo Al\n\n§ 3 Plan\n\nBeslut\nPlanen antas.\n\n§ 4 Taxa\n\nBeslut\nTaxan avslås."
    )

    minutes = read_minutes(text)

    assert [(it.person.name, it.paragraphs) for it in minutes.attendance] == [
        ("Ada Ek", None),
        ("Nils Rask", "§3"),
        ("Siv Hed", None),
    ]
    assert minutes.adjusters == ("Bo Al",)
    assert [(it.number, it.title) for it in minutes.items] == [("3", "Plan"), ("4", "Taxa")]


@pytest.mark.parametrize("below", ["Bo Al", "Bo Al\nSiv Hed", "....................\nBo Al"])
def test_who_adjusts_may_stand_below_the_label(below: str) -> None:
    """The label alone on its line is no page's foot, unless it comes again on every page."""
    text = f"Protokoll\nBeslutande Ada Ek (S)\nJusterare\n{below}\n\n§ 3 Plan\n\nText."
    foot = "Protokoll\n\n§ 3 Plan\n\nText.\nJusterare\n\n§ 4 Plan\n\nText.\nJusterare\n\n§ 5 Plan\n\nText.\nJusterare\n"

    assert read_front(minutes_lines(text), ()).adjusters == tuple(
        name for name in ("Bo Al", "Siv Hed") if name in below
    )
    assert "Justerare" not in [line.text for line in minutes_lines(foot)]


def test_one_paragraph_alone_is_a_part() -> None:
    """An extract, and minutes of a single paragraph, are partial."""
    assert read_front(minutes_lines("Protokoll\nParagrafer §59\n\n§ 59 Plan\n\nText."), ()).partial
    assert read_front(minutes_lines("Protokollsutdrag\n\n§ 59 Plan\n\nText."), ()).partial
    assert not read_front(minutes_lines("Protokoll\nParagrafer §§59-61\n\n§ 59 Plan\n\nText."), ()).partial


def test_fronts_of_other_layouts() -> None:
    """Paragraphs without sign, "tjg ersättare för", officers by a comma, and both days of the notice."""
    text = (
        "Kommunstyrelsen SAMMANTRÄDESPROTOKOLL\nBeslutande ledamöter Ada Ek (S), ordförande\nBo Al (M), tjg ersättare för Liv Ask (C)\n"
        "Närvarande ej tjänstgörande ersättare Siv Hed (MP)\nÖvriga närvarande Nils Rask, kommundirektör\nParagrafer 45-47\n"
        "Datum då anslaget sätts upp 2024-03-15 Datum då anslaget tas ned 2024-04-06\n\n§ 45 Plan\n\nText."
    )

    minutes = read_front(minutes_lines(text), ())

    assert (minutes.first_number, minutes.last_number) == (45, 47)
    assert (minutes.posted, minutes.taken_down) == (dt.date(2024, 3, 15), dt.date(2024, 4, 6))
    assert [(a.person.name, a.role.value, a.replaces) for a in minutes.attendance] == [
        ("Ada Ek", "chair", None),
        ("Bo Al", "substitute", "Liv Ask"),
        ("Siv Hed", "observer", None),
        ("Nils Rask", "officer", None),
    ]
