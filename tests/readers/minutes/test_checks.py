"""Minutes against themselves: what contradicts the document or the meeting takes the items concerned to unknown."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.model import AgendaItem, Caveat, CaveatCode, Decision, Meeting, Minutes, Outcome
from agendawatch.model.organization import Organization, OrganizationClassification
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.minutes.front import ReadItem, check_minutes
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import cut_minutes

FRONT = """Kulturnämnden
Protokoll
2026-05-04

Plats och tid   Stadshuset, kl. 13.00   Paragrafer   §§ 7-9
Beslutande      Ada Ek (S), ordförande
                Bo Al (V)

"""
SEVEN = "§ 7 Plan för biblioteken\n\nBeslut\nPlanen antas.\n\n"
EIGHT = "§ 8 Taxa för badhusen i hela kommunen\n\nBeslut\nTaxan avslås.\n\n"
NINE = "§ 9 Program för kulturskolan\n\nBeslut\nProgrammet antas.\n"


def outcomes(minutes: Minutes) -> dict[str, str]:
    """Give each item's outcome by its number."""
    return {it.number: it.decision.outcome.value for it in minutes.items if it.number and it.decision}


def codes(minutes: Minutes) -> list[CaveatCode]:
    """Give what the warnings say."""
    return [warning.code for warning in minutes.warnings]


def test_minutes_that_agree_with_themselves_have_no_warning() -> None:
    """All that they declare, in order, once."""
    minutes = read_minutes(FRONT + SEVEN + EIGHT + NINE)

    assert minutes.warnings == ()
    assert outcomes(minutes) == {"7": "approved", "8": "rejected", "9": "approved"}


# Numbers


def test_a_missing_paragraph_takes_the_one_before_it_along() -> None:
    """Its text stands under a paragraph that is not its own."""
    lost = EIGHT.replace("§ 8 ", "Paragr. 8 ")

    minutes = read_minutes(FRONT + SEVEN + lost + NINE)

    assert minutes.warnings == (Caveat.of(CaveatCode.PARAGRAPHS_MISSING, numbers=("8",)),)
    assert outcomes(minutes) == {"7": "unknown", "9": "approved"}
    assert minutes.items[0].decision == Decision()
    assert minutes.items[0].positions == ()


def test_a_paragraph_that_stands_elsewhere_takes_along_where_it_stands() -> None:
    """Its sign was seen there, and taken for a reference."""
    minutes = read_minutes(FRONT + SEVEN + NINE + "\n" + EIGHT)

    assert minutes.warnings == (Caveat.of(CaveatCode.PARAGRAPHS_MISSING, numbers=("8",)),)
    assert outcomes(minutes) == {"7": "approved", "9": "unknown"}


def test_what_is_missing_at_the_beginning_concerns_nobody() -> None:
    """No paragraph before it holds its text."""
    minutes = read_minutes(FRONT + EIGHT + NINE)

    assert minutes.warnings == (Caveat.of(CaveatCode.PARAGRAPHS_MISSING, numbers=("7",)),)
    assert outcomes(minutes) == {"8": "rejected", "9": "approved"}


PARTS = [
    FRONT.replace("Protokoll\n", "Protokollsutdrag\n") + EIGHT,
    FRONT.replace("§§ 7-9", "§ 8") + EIGHT,
    FRONT.replace("Protokoll\n", "Protokoll\nOmedelbart justerade paragrafer\n") + EIGHT,
    "Kulturnämnden\nProtokoll\n2026-05-04\n\n" + EIGHT,
    FRONT.replace("§§ 7-9", "§§ 7, 9") + SEVEN + NINE,
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_minutes_is_whole(text: str) -> None:
    """An extract, one that declares a single number, paragraphs adjusted at once, and minutes that declare nothing."""
    minutes = read_minutes(text)

    assert minutes.warnings == ()
    assert "unknown" not in outcomes(minutes).values()


def test_an_entry_of_the_contents_without_its_paragraph_is_missing() -> None:
    """What the contents list must be there; the item is told, and not decided."""
    contents = "§ 7 Plan för biblioteken .......... 3\n§ 8 Taxa för badhusen i hela kommunen .......... 4\n§ 9 Program för kulturskolan .......... 5\n\n"
    front = FRONT.replace("   Paragrafer   §§ 7-9", "")

    minutes = read_minutes(front + contents + SEVEN + NINE)

    assert codes(minutes) == [CaveatCode.PARAGRAPHS_MISSING]
    assert sorted(outcomes(minutes).items()) == [("7", "unknown"), ("8", "unknown"), ("9", "approved")]
    assert read_minutes(front + contents + SEVEN + EIGHT + NINE).warnings == ()


def test_two_texts_under_one_number_are_nobodys() -> None:
    """Which of them is the paragraph's is not told."""
    other = "§ 8 Skola\n\nÄrendebeskrivning\nEn skola behövs i norra delen av kommunen från och med 2027.\n\nBeslut\nSkolan byggs och står klar till hösten 2027.\n\n"
    taxa = EIGHT.replace(
        "Beslut", "Ärendebeskrivning\nBadhusens kostnader stiger varje år och avgifterna täcker allt mindre.\n\nBeslut"
    )

    minutes = read_minutes(FRONT + SEVEN + taxa + other + NINE)

    assert codes(minutes) == [CaveatCode.PARAGRAPH_TWICE]
    assert outcomes(minutes) == {"7": "approved", "8": "unknown", "9": "approved"}


def test_two_short_decisions_under_one_number_are_two_texts() -> None:
    """The same decision twice is one."""
    other = EIGHT.replace("avslås", "antas")

    assert outcomes(read_minutes(FRONT + SEVEN + EIGHT + other + NINE))["8"] == "unknown"
    assert outcomes(read_minutes(FRONT + SEVEN + EIGHT + EIGHT + NINE))["8"] == "rejected"


def test_a_paragraph_that_goes_on_is_one() -> None:
    """Its number comes again on the next page."""
    on = "§ 8 Taxa för badhusen i hela kommunen\n\nBakgrund\nAvgifterna är låga.\n\n§ 8 forts.\n\nBeslut\nTaxan avslås.\n\n"

    minutes = read_minutes(FRONT + SEVEN + on + NINE)

    assert minutes.warnings == ()
    assert outcomes(minutes)["8"] == "rejected"


def test_paragraphs_behind_later_ones_are_in_doubt() -> None:
    """A number that comes again with more under it, behind the next."""
    again = "§ 7 Plan för biblioteken\n\nBakgrund\nEn plan behövs för att biblioteken ska kunna utvecklas.\n\nBeslut\nPlanen antas.\n\n"

    minutes = read_minutes(FRONT + SEVEN + EIGHT + NINE + "\n" + again)

    assert codes(minutes) == [CaveatCode.PARAGRAPHS_OUT_OF_ORDER]
    assert outcomes(minutes) == {"8": "rejected", "9": "approved", "7": "unknown"}


# The table of contents

CONTENTS = """§ 7 Plan för biblioteken .......................... 3
§ 8 Taxa för badhusen i hela kommunen ............. 4
§ 9 Program för kulturskolan ...................... 5

"""


def test_a_heading_that_the_contents_lack_is_in_doubt() -> None:
    """The text below it may be another paragraph's."""
    other = EIGHT.replace("Taxa för badhusen i hela kommunen", "Köp av mark vid Norra stranden")

    minutes = read_minutes(FRONT + CONTENTS + SEVEN + other + NINE)

    assert minutes.warnings == (
        Caveat.of(CaveatCode.HEADING_DIFFERS, number="8", title="Köp av mark vid Norra stranden"),
    )
    assert outcomes(minutes) == {"7": "approved", "8": "unknown", "9": "approved"}


@cases("contents")
def test_a_heading_agrees_with_the_contents_letter_by_letter(contents: str) -> None:
    """However its line is broken, and whatever stands amid it; a cut one agrees as far as it goes."""
    minutes = read_minutes(FRONT + contents + SEVEN + EIGHT + NINE)

    assert minutes.warnings == ()
    assert outcomes(minutes) == {"7": "approved", "8": "rejected", "9": "approved"}


def test_a_short_paragraph_wins_over_its_entry_in_the_contents() -> None:
    """Though "Ärendet utgår." is all that it says; the entry never is the paragraph."""
    short = "§ 9 Program för kulturskolan\n\nÄrendet utgår.\n"

    minutes = read_minutes(
        FRONT
        + CONTENTS
        + "Innehållet fortsätter på nästa sida och är längre än paragrafen.\n\n"
        + SEVEN
        + EIGHT
        + short
    )

    assert minutes.warnings == ()
    assert outcomes(minutes)["9"] == "withdrawn"


# Votes, texts and the meeting


def test_a_vote_that_its_names_contradict_is_left_out() -> None:
    """The outcome is in doubt, the words and the names stay."""
    vote = "\nOmröstning\nMed 2 ja-röster och 1 nej-röst avslås taxan.\n\nJa: Ada Ek (S)\nNej: Bo Al (V)\n\n"

    minutes = read_minutes(FRONT + SEVEN + EIGHT + vote + NINE)

    assert minutes.warnings == (Caveat.of(CaveatCode.VOTE_DIFFERS, number="8", told="2–1", listed="1–1"),)
    assert outcomes(minutes) == {"7": "approved", "8": "unknown", "9": "approved"}
    decision = minutes.items[1].decision
    assert decision is not None
    assert (decision.text, decision.vote, len(decision.votes)) == ("Taxan avslås.", None, 2)


def test_a_notice_is_checked_as_minutes_are() -> None:
    """Text without paragraphs has votes, too."""
    (item,) = read_minutes("Planen antas med 2 ja-röster mot 1 nej-röst. Ja: Ada Ek (S). Nej: Bo Al (V).")

    assert item.decision is not None
    assert item.decision.outcome is Outcome.UNKNOWN


def test_one_text_is_one_paragraphs() -> None:
    """Lines that two paragraphs were read from are neither's."""
    lines = minutes_lines(FRONT + SEVEN + EIGHT + NINE)
    cut = cut_minutes(lines)
    plan, taxa, _ = cut.paragraphs
    read = [ReadItem(AgendaItem(title=it.title, number=it.number), it) for it in (plan, taxa)]
    doubled = [read[0], ReadItem(read[1].item, plan)]

    assert check_minutes(read, lines, None, None)[1] == ()
    warnings = check_minutes(doubled, lines, cut, None)[1]
    assert [warning.code for warning in warnings if warning.code is CaveatCode.TEXT_SHARED] == [CaveatCode.TEXT_SHARED]


def listed(name: str, day: dt.date) -> Meeting:
    """Make a meeting that minutes may be listed with."""
    kind = OrganizationClassification.COMMITTEE
    return Meeting(organization=Organization(name=name, classification=kind), date=day)


DAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("meeting", "code"),
    [
        (listed("Tekniska nämnden", DAY), CaveatCode.MINUTES_ORGANIZATION_DIFFERS),
        (listed("Kulturnämnden", dt.date(2026, 3, 2)), CaveatCode.MINUTES_DATE_DIFFERS),
    ],
)
def test_minutes_of_another_meeting_decide_nothing_in_this_one(meeting: Meeting, code: CaveatCode) -> None:
    """The body and the day on the first page are another's: all items are in doubt."""
    minutes = read_minutes(FRONT + SEVEN + EIGHT + NINE, meeting=meeting)

    assert codes(minutes) == [code]
    assert set(outcomes(minutes).values()) == {"unknown"}


@pytest.mark.parametrize(
    "meeting",
    [
        listed("Kulturnämnden", DAY),
        listed("Kulturnämnden", dt.date(2025, 5, 4)),
        listed("Kulturnämnden", dt.date(2026, 4, 20)),
        listed("Samverkan Norr", DAY),
    ],
)
def test_minutes_that_may_be_this_meetings_are(meeting: Meeting) -> None:
    """A mistyped year, the day of adjusting instead of the meeting's, a body that nobody knows."""
    minutes = read_minutes(FRONT + SEVEN + EIGHT + NINE, meeting=meeting)

    assert minutes.warnings == ()
    assert outcomes(minutes)["8"] == "rejected"


def test_a_subcommittee_that_the_first_page_names_too_is_no_other_body() -> None:
    """The board's name stands above its committee's."""
    front = FRONT.replace("Kulturnämnden\nProtokoll", "Kommunstyrelsen\nProtokoll\nKommunstyrelsens arbetsutskott")

    minutes = read_minutes(front + SEVEN + EIGHT + NINE, meeting=listed("Kommunstyrelsens arbetsutskott", DAY))

    assert minutes.warnings == ()
