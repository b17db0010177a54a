"""What a party's page says: what it proposed in a municipality and how that went, where it stood, and what is not known.

A count is never more than what was read: minutes that nobody has read, and items of which they say nothing, are told.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, NamedTuple

from agendawatch.lang.sv.parties import find_parties, read_code
from agendawatch.lang.sv.positions import read_title_positions
from agendawatch.lang.sv.references import case_key
from agendawatch.model import (
    AgendaItem,
    ItemClassification,
    Meeting,
    Municipality,
    Outcome,
    Party,
    PositionRole,
    Proposal,
    Vote,
    VoteCount,
    VoteOption,
)
from agendawatch.site.addresses import party_path
from agendawatch.site.facts.meetings import counted, handled
from agendawatch.site.facts.page import Examples, Truncated, alphabetical, examples_of
from agendawatch.site.facts.proposals import state_of

_MOST, _MOST_PERSONS = 40, 60


class PartyVotes(StrEnum):
    """How those of a party voted whose names the minutes list."""

    WON = "won"
    """For what was decided, all who voted."""
    LOST = "lost"
    """Against it, all who voted."""
    DIVIDED = "divided"
    UNKNOWN = "unknown"
    """Nobody of them voted, or the minutes do not tell which side won."""


class PartyProposal(NamedTuple):
    """A matter that a party raised, as it was handled last."""

    item: AgendaItem
    meeting: Meeting
    outcome: Outcome | None
    """`None` while it is yet to be handled."""


@dataclass(frozen=True, slots=True)
class PartyPage:
    """A party in a municipality, as far as agendas, minutes and followed proposals tell."""

    template: ClassVar[str] = "party"
    path: str
    municipality: Municipality
    party: Party
    raised: Truncated[PartyProposal]
    """What titles say that it raised, the latest first; a case is one, as it was handled last."""
    outcomes: tuple[tuple[Outcome, int], ...]
    """What became of all that has been handled, `unknown` last."""
    ahead: int
    """How many of them are yet to be handled."""
    matters: Mapping[PositionRole | PartyVotes, tuple[PartyProposal, ...]]
    """The items behind each of the counts below, the latest first."""
    roles: tuple[tuple[PositionRole, int], ...]
    """On how many items it stood where; one that it raised by its title is told above, and not here."""
    sides: tuple[tuple[PartyVotes, int], ...]
    """In how many votes with names it stood where."""
    silent: int
    """Items with a decision of which the minutes tell no stand of it."""
    decided: int
    """Of so many."""
    proposals: tuple[tuple[Proposal, str], ...]
    """Followed ones, each with its status on the day."""
    feeds: tuple[str, ...] = ("ics", "atom")
    persons: tuple[tuple[str, int], ...] | None = None
    """Elected people who acted for it, with on how many items, by name; `None` where none are to be named."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        held = (matter.meeting for matter in self.raised)
        return examples_of(self.municipality, *held, *(proposal for proposal, _ in self.proposals))


@dataclass(slots=True)
class _PartyFacts:
    """What is known of a party so far."""

    party: Party
    raised: dict[object, PartyProposal] = field(default_factory=dict)
    matters: defaultdict[PositionRole | PartyVotes, list[PartyProposal]] = field(
        default_factory=lambda: defaultdict(list)
    )
    stood: int = 0
    people: Counter[str] = field(default_factory=Counter)


def party_pages(
    municipality: Municipality,
    parties: Iterable[Party],
    *,
    meetings: Iterable[Meeting],
    proposals: Iterable[Proposal] = (),
    today: dt.date,
    persons: bool = False,
    feeds: tuple[str, ...] = ("ics", "atom"),
) -> Iterator[PartyPage]:
    """Gather the pages of parties; meetings and proposals are the municipality's, and `persons` are named if told so."""
    known = {party.code.casefold(): _PartyFacts(party) for party in parties}
    decided = 0
    for meeting in sorted(meetings, key=lambda it: (it.date, it.id)):
        unheard = Outcome.UNKNOWN if meeting.last_day < today else None
        for nth, item in enumerate(handled(meeting)):
            decided += item.decision is not None
            outcome = item.decision.outcome if item.decision else unheard
            _count(known, PartyProposal(item, meeting, outcome), (meeting.id, nth))
    followed = [proposal for proposal in proposals if proposal.joined_to is None]
    for key, one in known.items():
        raised = sorted(one.raised.values(), key=lambda it: (it.meeting.date, it.meeting.id), reverse=True)
        # With the same name in two forms, a person is counted twice; nobody is put together by a guess.
        named = sorted(one.people.items(), key=lambda pair: alphabetical(pair[0]))[:_MOST_PERSONS]
        own = [proposal for proposal in followed if key in {party.code.casefold() for party in proposal.parties}]
        yield PartyPage(
            path=party_path(municipality, one.party),
            municipality=municipality,
            party=one.party,
            raised=Truncated.first(raised, _MOST),
            outcomes=counted(matter.outcome for matter in raised if matter.outcome is not None),
            ahead=sum(matter.outcome is None for matter in raised),
            matters={code: tuple(found[: -_MOST - 1 : -1]) for code, found in one.matters.items()},
            roles=tuple((role, len(one.matters[role])) for role in PositionRole if role in one.matters),
            sides=tuple((side, len(one.matters[side])) for side in PartyVotes if side in one.matters),
            feeds=feeds,
            silent=decided - one.stood,
            decided=decided,
            proposals=tuple((proposal, state_of(proposal, today)) for proposal in own),
            persons=tuple(named) if persons else None,
        )


def _count(known: Mapping[str, _PartyFacts], matter: PartyProposal, place: tuple[str, int]) -> None:
    """Count one item of an agenda for every party that it tells of."""
    item = matter.item
    raisers = _raisers(item)
    roles = _roles(item)
    votes = _sides(item)
    for key in (raisers | roles.keys() | votes.keys()) & known.keys():
        one = known[key]
        if key in raisers:
            # Without a case number nothing tells that two items are one matter.
            which: object = case_key(item.reference) if item.reference else place
            if matter.outcome is not None or which not in one.raised:
                one.raised[which] = matter
        stands = roles[key] - ({PositionRole.PROPOSER} if key in raisers else set())
        for code in (*stands, *votes.get(key, ())):
            one.matters[code].append(matter)
        one.stood += item.decision is not None
    for key, name in _people(item):
        if key in known:
            known[key].people[name] += 1


def _roles(item: AgendaItem) -> defaultdict[str, set[PositionRole]]:
    found: defaultdict[str, set[PositionRole]] = defaultdict(set)
    for position in item.positions:
        if position.party is not None:
            found[position.party.code.casefold()].add(position.role)
    return found


def acting(item: AgendaItem) -> frozenset[str]:
    """Name the parties that raised an item or took a stand on it, by their letters in small ones."""
    return frozenset(_raisers(item) | _roles(item).keys())


def _raisers(item: AgendaItem) -> set[str]:
    """Name the parties that raised a matter: only its title says so, a role alone may be a proposal beside it."""
    if "(" not in item.title and not find_parties(item.title):
        return set()  # it names no party, and to read who did what costs three times as much
    letters = (stand.member.party for stand in read_title_positions(item.title))
    parties = (read_code(letter) for letter in letters if letter)
    return {party.code.casefold() for party in parties if party is not None}


def _sides(item: AgendaItem) -> dict[str, list[PartyVotes]]:
    """Tell for each party how it voted, vote by vote."""
    if item.decision is None:
        return {}
    found: defaultdict[str, list[PartyVotes]] = defaultdict(list)
    events = [(item.decision.vote, item.decision.votes)]
    events += [(event.count, event.votes) for event in item.decision.other_votes]
    for count, votes in events:
        won = _winning(count, votes)
        cast: defaultdict[str, set[VoteOption]] = defaultdict(set)
        for vote in votes:
            if vote.person.party is not None:
                options = cast[vote.person.party.code.casefold()]
                options |= {vote.option} & {VoteOption.YES, VoteOption.NO}
        for key, options in cast.items():
            if len(options) > 1:
                found[key].append(PartyVotes.DIVIDED)
            elif won is None or not options:
                found[key].append(PartyVotes.UNKNOWN)
            else:
                found[key].append(PartyVotes.WON if won in options else PartyVotes.LOST)
    return found


def _winning(count: VoteCount | None, votes: tuple[Vote, ...]) -> VoteOption | None:
    """Tell which option won, by the figures that the names add up to; `None` where they do not tell."""
    options = Counter(vote.option for vote in votes)
    figures = (options[VoteOption.YES], options[VoteOption.NO])
    if count is None or count.winning == count.losing:
        return None
    if figures == (count.winning, count.losing):
        return VoteOption.YES
    return VoteOption.NO if figures == (count.losing, count.winning) else None


def _people(item: AgendaItem) -> list[tuple[str, str]]:
    """Name those who acted for a party as elected, each once; whoever made a citizen's proposal may be anybody."""
    voters = [vote.person for vote in item.decision.votes] if item.decision else []
    private = PositionRole.PROPOSER if item.classification is ItemClassification.CITIZEN_PROPOSAL else None
    stood = (position.person for position in item.positions if position.role is not private)
    elected = (person for person in (*stood, *voters) if person is not None)
    return sorted({(person.party.code.casefold(), person.name) for person in elected if person.party})
