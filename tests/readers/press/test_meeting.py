"""Which meeting a press release speaks of."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.readers.press_meeting import PressMeeting, PressText, find_meeting

FRIDAY = dt.date(2026, 3, 6)


def meeting(title: str, *sentences: str) -> PressMeeting:
    """Find the meeting of a title and sentences."""
    return find_meeting(PressText(title, sentences, (), ()), published=FRIDAY)


@cases("sentences", "organization")
def test_the_organization_is_the_one_that_handles(sentences: tuple[str, ...], organization: str) -> None:
    """An organization that only tells somebody's office is not it."""
    found = meeting("Om badet", *sentences).organization

    assert found is not None
    assert found.name == organization


def test_a_sentence_without_an_organization_goes_on_about_the_last_one() -> None:
    """The words "Frågan avgörs på tisdag" after a sentence about the board is the board's."""
    found = meeting("Om badet", "Förslaget ligger hos tekniska nämnden.", "Frågan avgörs på tisdag.")

    assert found.organization is not None
    assert found.organization.name == "Tekniska nämnden"
    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 10)


def test_a_sentence_before_any_organization_is_about_the_one_that_handles() -> None:
    """Who handles the matter may be told after the day."""
    found = meeting("Om badet", "Vi kommer att lägga fram en budget den 26 mars.", "Fullmäktige röstar om budgeten.")

    assert found.organization is not None
    assert found.organization.name == "Kommunfullmäktige"
    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 26)


def test_the_day_a_motion_is_announced_is_one() -> None:
    """It is announced at a meeting, before it is prepared."""
    found = meeting(
        "Om badet", "Partiet lämnar en motion till fullmäktige.", "Den anmäls vid sammanträdet den 30 mars."
    )

    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 30)


def test_what_is_taken_up_next_time_is_handled_then() -> None:
    """The words "på nästa möte" beside what is done there are no aside."""
    found = meeting("Om snön", "Hon kräver svar av tekniska nämnden.", "Hon tar upp saken på nästa möte, den 24 mars.")

    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 24)


def test_the_next_time_is_not_the_one() -> None:
    """Yesterday's meeting, not the next one that is told beside it."""
    found = meeting("Från KF", "Igår möttes kommunfullmäktige.", "Nästa gång fullmäktige samlas är den 30 mars.")

    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 5)


def test_a_party_s_meeting_beside_the_board_s_is_told_apart() -> None:
    """Each day belongs to what stands next to it."""
    found = meeting("Medlemsmöte ikväll, kommunstyrelsen onsdag", "Kommunstyrelsens sammanträde på onsdag kan man se.")

    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 11)


def test_nowadays_is_no_day() -> None:
    """The words "idag" in a sentence where nothing happens is no meeting's day."""
    assert meeting("Om badet", "Nämnden som idag arbetar under kommunstyrelsen är stor.").when is None


def test_right_behind_what_somebody_was_at_it_is_one() -> None:
    """The words "På nämnden idag" need no verb of deciding."""
    found = meeting("Miljönämnd", "På miljönämnden idag blev det hett.")

    assert found.when is not None
    assert found.when.date == FRIDAY


def test_a_meeting_that_is_not_held_is_not_the_one() -> None:
    """The day that is called off is none anywhere in the text; the one instead of it is."""
    found = meeting(
        "Ny kallelse till kommunfullmäktige",
        "Dagens kommunfullmäktige är inte rätt utlyst.",
        "Därför ställer presidiet in dagens fullmäktige för att hålla ett extra fullmäktige den 12 mars.",
    )

    assert found.when is not None
    assert found.when.date == dt.date(2026, 3, 12)


def test_a_board_alone_is_the_last_board_named() -> None:
    """A council of pensioners that the title names is no board."""
    found = meeting(
        "Pensionärsrådet: Ändra linje 4!", "Rådet vädjar till tekniska nämnden om linje 4.", "Nämnden möts den 17 mars."
    )

    assert found.organization is not None
    assert found.organization.name == "Tekniska nämnden"


def test_a_programme_is_no_meeting() -> None:
    """Several days in a row, with nothing that is decided on them."""
    found = meeting("Samtal i mars", "Tisdag 10/3: Socialnämnden. Onsdag 11/3: Tekniska nämnden. Torsdag 12/3: Skolan")
    listed = meeting("Om badet", "Det behandlas i nämnden 10/3, i kommunstyrelsen 17/3 och i fullmäktige 24/3.")

    assert found.when is None
    assert listed.when is not None


def test_an_organization_between_two_days_is_the_second_ones() -> None:
    """No day is told of a body that meets on another."""
    found = meeting("Om badet", "Ärendet tas upp den 11 mars och går vidare till kommunfullmäktige den 26 mars.")

    assert found.organization is not None
    assert found.when is not None
    assert (found.organization.name, found.when.date) == ("Kommunfullmäktige", dt.date(2026, 3, 26))


def test_nowadays_is_no_day_of_a_meeting() -> None:
    """Where nothing is handled in its clause: "i dag" is then no day at all."""
    title = "Motionen om badet tas upp av kommunfullmäktige."

    assert meeting(title, "Mer vet vi inte i dag, svarar Ada Ek (M).").when is None
    today = meeting(title, "Kommunfullmäktige beslutar om den i dag, svarar Ada Ek (M).").when
    assert today is not None
    assert today.date == FRIDAY
