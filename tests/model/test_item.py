"""Agenda items and decisions."""

from __future__ import annotations

from agendawatch.model import AgendaItem, Decision, Outcome, VoteCount


def test_no_minutes_is_not_an_unknown_outcome() -> None:
    """`None` until minutes tell; `unknown` when they are there and do not."""
    assert AgendaItem(title="Cykelplan").decision is None
    assert Decision().outcome is Outcome.UNKNOWN


def test_a_vote_counts_what_won_and_what_lost() -> None:
    """Ja and Nej are not kept as for and against."""
    vote = VoteCount(winning=7, losing=6, meaning="Ja för avslag, Nej för bifall")

    assert (vote.winning, vote.losing, vote.abstained) == (7, 6, None)
