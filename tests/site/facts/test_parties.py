"""What a party's page counts, and what it says that it does not know."""

from __future__ import annotations

import datetime as dt

from tests.site.invented import ANGELVIK, TODAY, meeting

from agendawatch.model import (
    AgendaItem,
    Decision,
    ItemClassification,
    MeetingStatus,
    Organization,
    Outcome,
    Party,
    Person,
    Position,
    PositionRole,
    Vote,
    VoteCount,
    VoteOption,
)
from agendawatch.site.facts.parties import PartyPage, PartyVotes, party_pages

V, S, M = (
    Party(code="V", name="Vänsterpartiet"),
    Party(code="S", name="Socialdemokraterna"),
    Party(code="M", name="Moderaterna"),
)
MOTION = "Motion om gatljus från Anna Ek (V)"


def item(title: str = "Gatljus", outcome: Outcome | None = None, *stands: Position, **facts: object) -> AgendaItem:
    """Make an item, decided where an outcome is told."""
    told = {"title": title, "positions": stands, "decision": outcome and Decision(outcome=outcome)}
    return AgendaItem.model_validate(told | facts)


def stand(role: str, party: Party, name: str | None = None) -> Position:
    """Make somebody's stand."""
    person = Person(name=name, party=party) if name else None
    return Position(role=PositionRole(role), party=party, person=person)


def page(*items: AgendaItem, party: Party = V, day: str = "2026-02-04", persons: bool = False) -> PartyPage:
    """Make a party's page of the items of one meeting."""
    (made,) = party_pages(ANGELVIK, [party], meetings=[meeting(day, agenda=items)], today=TODAY, persons=persons)
    return made


def test_what_a_title_says_that_a_party_raised_is_told_with_its_outcome() -> None:
    """What no source decides is counted as not known."""
    told = page(
        item(MOTION, Outcome.REJECTED), item("Interpellation om bad från Bo Al (V)"), item("Budget", Outcome.APPROVED)
    )

    assert [raised.item.title for raised in told.raised] == [MOTION, "Interpellation om bad från Bo Al (V)"]
    assert told.outcomes == ((Outcome.REJECTED, 1), (Outcome.UNKNOWN, 1))


def test_a_proposal_beside_the_matter_is_not_said_to_have_gone_as_the_matter_went() -> None:
    """The budget was approved: that says nothing of what a party proposed in its place."""
    told = page(item("Budget", Outcome.APPROVED, stand("proposer", V)))

    assert (told.raised, told.outcomes) == ((), ())
    assert told.roles == ((PositionRole.PROPOSER, 1),)


def test_a_case_is_counted_once_as_it_was_handled_last() -> None:
    """A board that prepares only recommends."""
    board = meeting("2026-02-04", agenda=(item(MOTION, Outcome.REJECTED, reference="KS 2026/0012"),))
    council = meeting(
        "2026-02-25",
        organization=Organization(name="Kommunfullmäktige"),
        agenda=(item(MOTION, Outcome.APPROVED, reference="KS 2026/0012"),),
    )
    (told,) = party_pages(ANGELVIK, [V], meetings=[council, board], today=TODAY)

    assert [raised.meeting.organization.name for raised in told.raised] == ["Kommunfullmäktige"]
    assert told.outcomes == ((Outcome.APPROVED, 1), (Outcome.UNKNOWN, 0))


def test_items_of_one_title_without_case_numbers_are_not_taken_for_one() -> None:
    """A question of that name is asked at every other meeting."""
    asked = [meeting(day, agenda=(item("Enkel fråga från Bo Al (V)"),)) for day in ("2026-01-14", "2026-02-04")]
    (told,) = party_pages(ANGELVIK, [V], meetings=asked, today=TODAY)

    assert told.outcomes == ((Outcome.UNKNOWN, 2),)


def test_what_is_yet_to_be_handled_is_neither_decided_nor_unknown() -> None:
    """It stands on an agenda, and is told as that."""
    told = page(item(MOTION), day="2026-03-11")

    assert (told.outcomes, told.ahead, len(told.raised)) == ((), 1, 1)


def test_meetings_that_were_not_held_and_items_taken_off_count_for_nothing() -> None:
    """Nothing became of them there."""
    off = meeting("2026-02-04", status=MeetingStatus.CANCELLED, agenda=(item(MOTION),))
    taken = meeting("2026-02-11", agenda=(item(MOTION, withdrawn=True),))
    (told,) = party_pages(ANGELVIK, [V], meetings=[off, taken], today=TODAY)

    assert (told.raised, told.outcomes) == ((), ())


def test_decisions_of_which_no_stand_is_told_are_counted() -> None:
    """A party is not said to have been for what it was silent on."""
    told = page(
        item("Budget", Outcome.APPROVED, stand("reservation", V, "Anna Ek"), stand("reservation", V)),
        item("Taxa", Outcome.APPROVED, stand("supporter", S)),
        item("Utan protokoll"),
    )

    assert told.roles == ((PositionRole.RESERVATION, 1),)
    assert (told.silent, told.decided) == (1, 2)


def test_votes_tell_a_side_only_where_the_names_add_up() -> None:
    """A tie that the chair decides, or figures of other names, leave it unknown."""
    yes, no = VoteOption.YES, VoteOption.NO
    cast = ((yes, S), (yes, S), (yes, S), (yes, M), (no, V), (no, M))
    votes = tuple(
        Vote(option=it, person=Person(name=f"Ledamot {nth}", party=party)) for nth, (it, party) in enumerate(cast)
    )

    def sides(winning: int, losing: int, party: Party) -> dict[PartyVotes, int]:
        decision = Decision(vote=VoteCount(winning=winning, losing=losing), votes=votes)
        told = page(AgendaItem(title="Budget", decision=decision), party=party)
        return {side: count for side, count in told.sides if count}

    assert [sides(4, 2, party) for party in (S, V, M)] == [
        {PartyVotes.WON: 1},
        {PartyVotes.LOST: 1},
        {PartyVotes.DIVIDED: 1},
    ]
    assert sides(9, 4, S) == {PartyVotes.UNKNOWN: 1}
    assert sides(3, 3, V) == {PartyVotes.UNKNOWN: 1}


def test_persons_are_named_only_where_told_and_only_the_elected() -> None:
    """Who made a citizen's proposal may be anybody, a letter behind the name or not."""
    items = (
        item("Budget", Outcome.APPROVED, stand("reservation", V, "Anna Ek"), stand("statement", S, "Bo Al")),
        item("Om bad", None, stand("proposer", V, "Karl Bok"), classification=ItemClassification.CITIZEN_PROPOSAL),
        item("Skola", None, Position(role=PositionRole.PROPOSER, person=Person(name="Utan Parti"))),
    )

    assert page(*items).persons is None
    assert page(*items, persons=True).persons == (("Anna Ek", 1),)


def test_many_matters_are_told_by_their_number() -> None:
    """The latest are listed, all are counted."""
    held = [
        meeting((dt.date(2025, 1, 1) + dt.timedelta(days=nth)).isoformat(), agenda=(item(MOTION, Outcome.REJECTED),))
        for nth in range(45)
    ]
    (told,) = party_pages(ANGELVIK, [V], meetings=held, today=TODAY)

    assert (len(told.raised), told.raised.left) == (40, 5)
    assert told.raised[0].meeting.date == dt.date(2025, 2, 14)
    assert told.outcomes == ((Outcome.REJECTED, 45), (Outcome.UNKNOWN, 0))
