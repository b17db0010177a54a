"""A person's word about a proposal."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.proposals.lund import act, noon

from agendawatch.errors import InputError
from agendawatch.model import (
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Correction,
    Meeting,
    Organization,
    Proposal,
)
from agendawatch.proposals import advance, compare_proposals, correct, match_item, take_back

SAID = dt.datetime(2026, 3, 12, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 13, 9, tzinfo=dt.UTC)
EKOR = Proposal(
    id="p1",
    title="Plan för fler ekorrar i parken",
    actions=(act(ActionCode.SUBMITTED, "2026-03-06"),),
)
BOARD = Meeting(
    organization=Organization(name="Kommunstyrelsen"),
    date=dt.date(2026, 3, 11),
    agenda=(AgendaItem(title="Plan för fler ekorrar i parken"), AgendaItem(title="Djurliv i stadens grönområden")),
)
RIGHT, WRONG = "Djurliv i stadens grönområden", "Plan för fler ekorrar i parken"


def said(*, same: bool, other: str = BOARD.id, title: str | None = None, made: dt.datetime = SAID) -> Correction:
    """Say something."""
    return Correction(same=same, other=other, title=title, made=made)


def test_a_persons_word_wins_over_the_words_of_a_title() -> None:
    """What no rule would find is found, and what every rule would find is left."""
    told = correct(correct(EKOR, said(same=True, title=RIGHT)), said(same=False, title=WRONG))
    found = match_item(told, BOARD)

    assert found is not None
    assert found.item.title == RIGHT
    assert found.match.certainty is Certainty.STATED
    assert found.match.evidence == (Caveat.of(CaveatCode.SAID_BY_PERSON, date="2026-03-12"),)


def test_what_a_wrong_match_put_there_is_taken_back() -> None:
    """The actions of the meeting go; looking again does not bring them back."""
    matched = advance(EKOR, (BOARD,), noon(dt.date(2026, 3, 9)))
    told = correct(matched, said(same=False, title=WRONG))

    assert len(matched.actions) == 2
    assert told.actions == EKOR.actions
    assert advance(told, (BOARD,), LATER).actions == EKOR.actions


@pytest.mark.parametrize("first", [True, False])
def test_the_opposite_of_what_was_said_is_refused_until_that_is_taken_back(first: bool) -> None:
    """With both rows, since somebody has to look at it; the row stays with the day that it was taken back."""
    told, now = correct(EKOR, said(same=first, title=RIGHT)), said(same=not first, title=RIGHT, made=LATER)

    with pytest.raises(InputError, match=r"said 2026-03-13.*said 2026-03-12"):
        correct(told, now)
    turned = correct(take_back(told, now), now)
    found = match_item(turned, BOARD)

    assert [(it.same, it.taken_back) for it in turned.corrections] == [(first, LATER), (not first, None)]
    assert ((found.item.title if found else None) == RIGHT) is not first
    assert take_back(turned, now) == turned


def test_what_is_said_twice_stands_once() -> None:
    """Saying it again changes nothing."""
    told = correct(EKOR, said(same=True, title=RIGHT))

    assert correct(told, said(same=True, title=RIGHT, made=LATER)) == told


def test_two_proposals_are_what_a_person_says() -> None:
    """The same title may be two, two titles may be one; either side may hold the word."""
    twin = EKOR.model_copy(update={"id": "p2"})
    other = EKOR.model_copy(update={"id": "p3", "title": "Djurliv"})

    assert compare_proposals(EKOR, twin).same
    assert not compare_proposals(correct(EKOR, said(same=False, other="p2")), twin).same
    assert not compare_proposals(twin, correct(EKOR, said(same=False, other="p2"))).same
    assert compare_proposals(other, correct(EKOR, said(same=True, other="p3"))).same


def test_two_proposals_that_contradict_each_other_are_refused() -> None:
    """One says that they are one, the other that they are two."""
    one = correct(EKOR, said(same=True, other="p2"))
    other = correct(EKOR.model_copy(update={"id": "p2"}), said(same=False, other="p1"))

    with pytest.raises(InputError, match="not the same: proposal p1"):
        compare_proposals(one, other)
