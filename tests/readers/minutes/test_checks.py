"""Minutes against themselves: what contradicts the document or the meeting takes the items concerned to unknown."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.model import AgendaItem, Caveat, CaveatCode, Decision, Meeting, Minutes
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


def test_a_vote_that_its_names_contradict_is_left_out() -> None:
    """The outcome is in doubt, the words and the names stay."""
    vote = "\nOmröstning\nMed 2 ja-röster och 1 nej-röst avslås taxan.\n\nJa: Ada Ek (S)\nNej: Bo Al (V)\n\n"

    minutes = read_minutes(FRONT + SEVEN + EIGHT + vote + NINE)

    assert minutes.warnings == (Caveat.of(CaveatCode.VOTE_DIFFERS, number="8", told="2–1", listed="1–1"),)
    assert outcomes(minutes) == {"7": "approved", "8": "unknown", "9": "approved"}
    decision = minutes.items[1].decision
    assert decision is not None
    assert (decision.text, decision.vote, len(decision.votes)) == ("Taxan avslås.", None, 2)


def test_of_text_that_may_be_another_paragraphs_nothing_is_kept() -> None:
    """No words, no stands, and no withdrawal: the text under § 7 may be that of the lost § 8."""
    seven = SEVEN.replace("Beslut\nPlanen antas.", "Yrkanden\nBo Al (V) yrkar bifall.\n\nBeslut\nÄrendet utgår.")

    whole = read_minutes(FRONT + seven + EIGHT + NINE).items[0]
    doubted = read_minutes(FRONT + seven + EIGHT.replace("§ 8 ", "Paragr. 8 ") + NINE).items[0]

    assert (len(whole.positions), whole.withdrawn) == (1, True)
    assert (doubted.decision, doubted.positions, doubted.withdrawn) == (Decision(), (), False)


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
