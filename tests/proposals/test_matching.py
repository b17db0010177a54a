"""Which meeting and which item a proposal is handled at, and why."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.proposals.lund import BOARD, LUND, YSTAD, V, noon, released

from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Proposal,
    Provenance,
    Tense,
)
from agendawatch.proposals import advance, match_item, match_meeting

WEDNESDAY = dt.date(2026, 3, 11)


def announced(
    title: str = "Vänsterpartiet kräver plan för giftfria förskolor",
    *,
    day: dt.date | None = WEDNESDAY,
    organization: Organization | None = BOARD,
) -> Proposal:
    """Follow a release that looks forward to a meeting."""
    words, ground = "på onsdag" if day else None, Provenance(certainty=Certainty.DERIVED)
    said = {"organization": organization, "date": day, "when_words": words, "provenance": ground}
    return released(title, "2026-03-06", tense=Tense.AHEAD, parties=(V,), **said)


def meeting(
    day: dt.date = WEDNESDAY,
    name: str = "Kommunstyrelsen",
    *titles: str,
    where: Municipality | None = LUND,
    **more: object,
) -> Meeting:
    """Make a meeting with an agenda of titles."""
    agenda = tuple(AgendaItem(title=title) for title in titles) or None
    made = Meeting(organization=Organization(name=name), date=day, municipality=where, agenda=agenda)
    return made.model_copy(update=more)


def test_organization_and_day_make_the_meeting() -> None:
    """The named organization on the named day, as sure as the day was read."""
    other, right = meeting(name="Socialnämnden"), meeting()
    found = match_meeting(announced(), (other, right, meeting(day=dt.date(2026, 3, 25))))

    assert found is not None
    assert found.meeting == right
    assert found.match.certainty is Certainty.DERIVED
    assert found.match.evidence == (
        Caveat.of(CaveatCode.MEETS_ON, organization="Kommunstyrelsen", date="2026-03-11"),
        Caveat.of(CaveatCode.DATE_MEANT, words="på onsdag", date="2026-03-11"),
    )


def test_a_moved_meeting_is_found_by_its_old_day() -> None:
    """A meeting that was moved from the day that the release names is still the one."""
    moved = meeting(day=dt.date(2026, 3, 12), previous_starts=(WEDNESDAY,))
    found = match_meeting(announced(), (moved,))

    assert found is not None
    assert found.match.evidence[-1] == Caveat.of(CaveatCode.MEETING_MOVED, date="2026-03-12")


def test_a_placed_item_keeps_the_reason_of_its_day() -> None:
    """Once on the agenda, both grounds are told: the item, and the words that named the day."""
    held = meeting(WEDNESDAY, "Kommunstyrelsen", "Plan för giftfria förskolor")
    placed = advance(announced(), (held,), noon(dt.date(2026, 3, 9)))
    found = match_meeting(placed, (meeting(name="Socialnämnden"), held))

    assert found is not None
    assert found.meeting == held
    assert found.match.certainty is Certainty.DERIVED
    first, *_, last = found.match.evidence
    assert first == Caveat.of(CaveatCode.ON_AGENDA, organization="Kommunstyrelsen", date="2026-03-11")
    assert last == Caveat.of(CaveatCode.DATE_MEANT, words="på onsdag", date="2026-03-11")


def test_without_a_day_the_nearest_coming_meeting_is_inferred() -> None:
    """Named without a day: the organization's next meeting that is not cancelled, as our guess."""
    cancelled = meeting(day=dt.date(2026, 3, 10), status=MeetingStatus.CANCELLED)
    gone, near, far = meeting(day=dt.date(2026, 3, 4)), meeting(), meeting(day=dt.date(2026, 3, 25))
    found = match_meeting(announced(day=None), (far, near, gone, cancelled))

    assert found is not None
    assert (found.meeting, found.match.certainty) == (near, Certainty.INFERRED)


def test_a_day_without_an_organization_matches_an_only_meeting() -> None:
    """One meeting that day is inferred; two are left alone."""
    proposal = announced(organization=None)
    found = match_meeting(proposal, (meeting(),))

    assert found is not None
    assert found.match.certainty is Certainty.INFERRED
    assert match_meeting(proposal, (meeting(), meeting(name="Socialnämnden"))) is None


def test_a_day_on_which_nobody_meets_matches_nothing() -> None:
    """No meeting that day, or one of another municipality: nothing, rather than the nearest."""
    assert match_meeting(announced(), (meeting(day=dt.date(2026, 3, 12)), meeting(where=YSTAD))) is None


@cases("title", "same")
def test_an_item_of_the_same_words_is_the_proposal(title: str, same: bool) -> None:
    """Inflection is folded and the party's name adds; an item with other words is not taken."""
    held = meeting(WEDNESDAY, "Kommunstyrelsen", "Upprop", title, "Val av justerare")
    found = match_item(announced(), held)

    assert (found is not None and found.item.title == title) is same


@cases("mine", "theirs")
def test_numbers_and_names_that_differ_never_match(mine: str, theirs: str) -> None:
    """Property names, years, months, stages and people decide against all likeness of words."""
    proposal = announced(mine)

    assert match_item(proposal, meeting(WEDNESDAY, "Kommunstyrelsen", theirs)) is None
    assert match_item(proposal, meeting(WEDNESDAY, "Kommunstyrelsen", mine)) is not None


@cases("mine", "theirs", "same")
def test_at_the_announced_meeting_too_another_matter_of_the_field_is_another(
    mine: str, theirs: str, same: bool
) -> None:
    """That the meeting was announced tells that it comes up there, not that every neighbour is it."""
    found = match_item(announced(mine), meeting(WEDNESDAY, "Kommunstyrelsen", "Upprop", theirs))

    assert (found is not None) is same


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Vänsterpartiet om kommunstyrelsens lokaler", "Val till kommunstyrelsens utskott (V)"),
        ("Vänsterpartiet om Katrineholms gymnasium", "Svar på motion om bänkar för Katrineholms seniorer (V)"),
    ],
)
def test_the_name_of_whoever_meets_is_no_likeness(mine: str, theirs: str) -> None:
    """An item that names the board, or the town, and a party is not every proposal of the party there."""
    town = Municipality(code="0483", name="Katrineholm")
    proposal = announced(mine).model_copy(update={"municipality": town})

    assert match_item(proposal, meeting(WEDNESDAY, "Kommunstyrelsen", theirs, where=town)) is None


def test_the_case_number_goes_first() -> None:
    """The same case number is the same matter whatever its title; another one is another matter."""
    proposal = announced().model_copy(update={"reference": "KS 2026/00123"})
    items = (
        AgendaItem(title="Plan för giftfria förskolor", reference="KS 2026/00999"),
        AgendaItem(title="Svar på skrivelse", reference="KS2026-123"),
    )
    found = match_item(proposal, meeting(agenda=items))

    assert found is not None
    assert found.item.reference == "KS2026-123"
    assert found.match.certainty is Certainty.STATED


def test_two_items_alike_are_both_left_alone() -> None:
    """Nothing is chosen between two items that come equally near."""
    held = meeting(WEDNESDAY, "Kommunstyrelsen", "Plan för giftfria förskolor", "Plan för giftfria förskolor")

    assert match_item(announced(), held) is None


def test_an_unpublished_agenda_holds_no_item() -> None:
    """Before the agenda is published there is nothing to match."""
    assert match_item(announced(), meeting()) is None


@cases("title", "days", "found")
def test_a_report_that_comes_back_is_another_one_later(title: str, days: int, found: bool) -> None:
    """The same words half a year on are the next report; a question may take its time."""
    later = meeting(WEDNESDAY + dt.timedelta(days=days), "Kommunstyrelsen", title)

    assert (match_item(announced(title, day=None), later) is not None) is found


@cases("titles", "found")
def test_the_partys_only_item_with_a_word_of_it_is_the_one_announced(titles: tuple[str, ...], found: bool) -> None:
    """At the announced meeting alone, and only when nothing else there could be meant."""
    release = announced("Vänsterpartiet vill bygga fler cykelbanor")
    there = match_item(release, meeting(WEDNESDAY, "Kommunstyrelsen", *titles))
    later = match_item(release, meeting(WEDNESDAY + dt.timedelta(days=14), "Kommunstyrelsen", *titles))

    assert (there is not None) is found
    assert later is None
    if there is not None:
        assert there.match.certainty is Certainty.INFERRED
