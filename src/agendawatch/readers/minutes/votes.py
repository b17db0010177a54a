"""The votes under a paragraph of minutes: the one that decided the matter, who voted how, and the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agendawatch.lang.sv.ballots import Row, read_ballots
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.names.party_names import read_code
from agendawatch.lang.sv.people import Member
from agendawatch.lang.sv.votes import CountedVote, deciding_vote, read_votes
from agendawatch.model.item import Outcome, Vote, VoteCount, VoteEvent, VoteOption
from agendawatch.model.organization import Person

__all__ = ["ItemVotes", "count_of_vote", "event_of", "person_of", "read_item_votes", "votes_of"]

_OFFICIAL = frozenset({"vote", "order"})
"""Sections that minutes tell of votes in."""
_ELSEWHERE = frozenset({"lead", "decision", "decision_above", "claims", "proposal"})
"""Sections in which a notice tells of them."""
_VOTED = frozenset(
    {
        Outcome.APPROVED,
        Outcome.REJECTED,
        Outcome.PARTIALLY_APPROVED,
        Outcome.ELECTED,
        Outcome.ANSWERED,
        Outcome.REFERRED_BACK,
        Outcome.TABLED,
        Outcome.DISMISSED,
        Outcome.UNKNOWN,
    }
)
"""Outcomes that a vote may have."""
_PUT_OFF = frozenset({Outcome.REFERRED_BACK, Outcome.TABLED})


@dataclass(frozen=True, slots=True)
class ItemVotes:
    """The votes under one paragraph, in its order."""

    read: tuple[CountedVote, ...]

    official: bool = True
    """Whether they stand under headings of votes; a notice's may be another matter's."""

    def deciding(self, outcome: Outcome) -> CountedVote | None:
        """Choose the vote that decided the matter; what a notice counts decided nothing that is no yes or no."""
        if not self.official and outcome not in _VOTED:
            return None
        return deciding_vote(self.read, putting_off=outcome in _PUT_OFF)


def read_item_votes(sections: Sequence[Section], rows: Sequence[Row] = ()) -> ItemVotes:
    """Read the votes that a paragraph tells of; `rows` are its lines in pieces."""
    ballots = read_ballots(rows)
    read = read_votes((section.prose for section in sections if section.kind in _OFFICIAL), ballots)
    official = bool(read)
    if not read:
        read = read_votes((section.prose for section in sections if section.kind in _ELSEWHERE), ballots)
    return ItemVotes(read, official)


def count_of_vote(vote: CountedVote, outcome: Outcome | None) -> VoteCount | None:
    """Give a vote's figures, those of the side that won first; `None` when they are not the sums of the names."""
    if vote.differs or vote.counts is None:
        return None
    first, second = vote.counts
    won = max(first, second)
    # A third is enough to put a matter off, so there the smaller figure may have won.
    if outcome in _PUT_OFF and vote.first_puts_off is not None:
        won = first if vote.first_puts_off else second
    if outcome in _PUT_OFF and not vote.named and not vote.first_puts_off:
        won = max(first, second)
    abstained = vote.abstained if vote.abstained is not None else (vote.listed("abstain") or None)
    return VoteCount(winning=won, losing=first + second - won, abstained=abstained, meaning=vote.meaning)


def event_of(vote: CountedVote) -> VoteEvent:
    """Make a vote of its own of one that did not decide the matter."""
    return VoteEvent(count=count_of_vote(vote, None), votes=votes_of(vote), about=vote.about)


def votes_of(vote: CountedVote) -> tuple[Vote, ...]:
    """Give each person's vote."""
    return tuple(Vote(option=VoteOption(voice.option), person=person_of(voice.member)) for voice in vote.voices)


def person_of(member: Member) -> Person:
    """Make a person of a name and a party's letters."""
    return Person(name=member.person or "", party=read_code(member.party) if member.party else None)
