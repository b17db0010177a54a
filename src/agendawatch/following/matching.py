"""Which meeting and which item a proposal is handled at, each with the reasons why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from agendawatch.following.corrections import decided_item, ruled_out
from agendawatch.following.likeness import Likeness, liken, liken_by_party
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Match,
    Meeting,
    MeetingStatus,
    Organization,
    Proposal,
)
from agendawatch.swedish.matters.recurring import recurs
from agendawatch.swedish.matters.references import one_register, same_reference

__all__ = ["ItemMatch", "MeetingMatch", "match_item", "match_meeting", "said_meeting"]

_ENOUGH = 0.7
"""Likeness from which two titles are held to be of one matter."""
_ENOUGH_WHERE_ANNOUNCED = 0.5
"""The same on the agenda of the very meeting that the proposal was announced for, where one title says no more than the
other: two that each say something of their own are two matters of one field, which any meeting may have."""
_LEAD = 0.08
"""By so much the best item must lead the next, or neither is taken."""
_SAME_ROUND = dt.timedelta(days=120)
"""Within so many days a title that recurs is of the same report; later it is of the next one."""
_SOON = dt.timedelta(days=62)
"""So far ahead a meeting may lie that is only said to be coming."""
_AHEAD = {ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA}


@dataclass(frozen=True, slots=True)
class MeetingMatch:
    """A meeting, and why we hold that the proposal is handled there."""

    meeting: Meeting
    match: Match


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """An item of an agenda, and why we hold that it is the proposal."""

    item: AgendaItem
    match: Match


def said_meeting(proposal: Proposal) -> Action | None:
    """Find the last action that looks forward to a meeting, by naming its organization or its day."""
    ahead = [action for action in proposal.actions if action.code in _AHEAD]
    named = [action for action in ahead if action.organization or action.meeting_date]
    return max(named, key=lambda action: action.date, default=None)


def match_meeting(proposal: Proposal, meetings: Iterable[Meeting]) -> MeetingMatch | None:
    """Find the meeting that a proposal was last announced for, or `None`.

    `stated` or `derived` when organization and day agree (as the day was stated or derived); also when the meeting
    has moved from that day. `inferred` when the source names only one of the two: the organization's nearest coming
    meeting, or the only meeting that day.
    """
    said = said_meeting(proposal)
    if said is None:
        return None
    here = [meeting for meeting in meetings if _one_place(proposal, meeting)]
    placed = next((meeting for meeting in here if meeting.id == said.meeting_id), None) if said.meeting_id else None
    if placed is not None:
        return MeetingMatch(placed, _placed(proposal, said, placed))
    theirs = [meeting for meeting in here if same_organization(said.organization, meeting.organization)]
    if said.meeting_date is not None:
        return _on_day(said, said.meeting_date, theirs if said.organization else here)
    return _nearest(said, theirs)


def match_item(proposal: Proposal, meeting: Meeting) -> ItemMatch | None:
    """Find a proposal among the items of a meeting's agenda, or `None`.

    A person's word decides, then the case number where both give one. Else the words of the titles, with inflection folded; numbers,
    property names, years, stages and names must agree, and a report that comes back must be near in time. Two items that come equally near are both left alone.
    """
    decided = decided_item(proposal, meeting)
    if decided is not None:
        return ItemMatch(*decided)
    items = ruled_out(proposal, meeting, meeting.agenda or ())
    if proposal.reference:
        known = next((item for item in items if same_reference(proposal.reference, item.reference or "")), None)
        if known is not None:
            same = Caveat.of(CaveatCode.SAME_REFERENCE, reference=known.reference or "")
            return ItemMatch(known, _match(Certainty.STATED, (same,)))
        mine = proposal.reference
        items = tuple(item for item in items if item.reference is None or not one_register(mine, item.reference))
    said = said_meeting(proposal)
    announced = said is not None and said.meeting_date == meeting.date
    if not announced and recurs(proposal.title) and _far(proposal, meeting.date):
        return None
    likely = [(liken(proposal.title, item.title, proposal.parties), item) for item in items]
    ranked = sorted(((like, item) for like, item in likely if like), key=lambda pair: -pair[0].score)
    if not ranked or not _is_enough(ranked[0][0], announced=announced):
        return _the_partys_only(proposal, meeting, items) if announced else None
    if len(ranked) > 1 and ranked[0][0].score - ranked[1][0].score < _LEAD:
        return None
    return ItemMatch(ranked[0][1], _by_words(ranked[0][0]))


def _is_enough(like: Likeness, *, announced: bool) -> bool:
    least = _ENOUGH_WHERE_ANNOUNCED if announced and like.nested else _ENOUGH
    return like.score >= least


def _the_partys_only(proposal: Proposal, meeting: Meeting, items: Iterable[AgendaItem]) -> ItemMatch | None:
    """Find the one item of the announced meeting that names a proposing party and shares a long word with the title."""
    who = f"{meeting.organization.name} {meeting.municipality.name if meeting.municipality else ''}"
    likely = [(like, it) for it in items if (like := liken_by_party(proposal.title, it.title, proposal.parties, who))]
    if len(likely) != 1:
        return None
    like, item = likely[0]
    evidence = (*like.evidence, Caveat.of(CaveatCode.ONLY_ITEM))
    return ItemMatch(item, _match(Certainty.INFERRED, evidence))


def _far(proposal: Proposal, day: dt.date) -> bool:
    """Tell whether nothing has been heard of a proposal for so long that a title which recurs is another matter's."""
    return all(abs(day - action.date) > _SAME_ROUND for action in proposal.actions)


def same_organization(one: Organization | None, other: Organization | None) -> bool:
    """Tell whether two names are of one organization, indefinite form and letter case aside."""
    if one is None or other is None:
        return False
    return _bare(one) == _bare(other)


def _bare(organization: Organization) -> str:
    return organization.slug.removesuffix("en").removesuffix("et").removesuffix("n")


def _one_place(proposal: Proposal, meeting: Meeting) -> bool:
    """Tell whether a meeting can be of the proposal's municipality: a missing one contradicts nothing."""
    if proposal.municipality is None or meeting.municipality is None:
        return True
    return proposal.municipality.code == meeting.municipality.code


def _placed(proposal: Proposal, said: Action, meeting: Meeting) -> Match:
    """Say why a meeting is the one: its agenda holds the item, or an earlier match; and who announced that day before."""
    evidence = list(said.match.evidence) if said.match else []
    if said.code is ActionCode.PLACED_ON_AGENDA:
        evidence.insert(0, _at(CaveatCode.ON_AGENDA, meeting, meeting.date))
    certainty = said.match.certainty if said.match else Certainty.STATED
    for action in proposal.actions:
        if action.code is ActionCode.ANNOUNCED and action is not said and action.meeting_date == meeting.date:
            evidence.append(_meant(action, meeting.date))
            certainty = action.provenance.certainty if action.provenance else certainty
    return _match(certainty, evidence)


def _on_day(said: Action, day: dt.date, meetings: list[Meeting]) -> MeetingMatch | None:
    certainty = said.provenance.certainty if said.provenance else Certainty.DERIVED
    for meeting in meetings:
        moved = any((was.date() if isinstance(was, dt.datetime) else was) == day for was in meeting.previous_starts)
        if meeting.date != day and not moved:
            continue
        if said.organization is None and len([other for other in meetings if other.date == day]) > 1:
            return None
        evidence = [_at(CaveatCode.MEETS_ON, meeting, day), _meant(said, day)]
        if moved:
            evidence.append(Caveat.of(CaveatCode.MEETING_MOVED, date=meeting.date.isoformat()))
        if meeting.status is MeetingStatus.CANCELLED:
            evidence.append(Caveat.of(CaveatCode.MEETING_CANCELLED))
        return MeetingMatch(meeting, _match(certainty if said.organization else Certainty.INFERRED, evidence))
    return None


def _nearest(said: Action, meetings: list[Meeting]) -> MeetingMatch | None:
    ahead = [
        meeting
        for meeting in meetings
        if said.date <= meeting.date <= said.date + _SOON and meeting.status is not MeetingStatus.CANCELLED
    ]
    if not ahead:
        return None
    meeting = min(ahead, key=lambda meeting: meeting.date)
    evidence = (
        Caveat.of(CaveatCode.NO_DAY_NAMED, organization=str(meeting.organization)),
        Caveat.of(CaveatCode.NEAREST_MEETING, after=said.date.isoformat(), date=meeting.date.isoformat()),
    )
    return MeetingMatch(meeting, _match(Certainty.INFERRED, evidence))


def _by_words(like: Likeness) -> Match:
    certainty = Certainty.DERIVED if like.score >= 1 else Certainty.INFERRED
    return _match(certainty, like.evidence)


def _at(code: CaveatCode, meeting: Meeting, day: dt.date) -> Caveat:
    return Caveat.of(code, organization=str(meeting.organization), date=day.isoformat())


def _meant(said: Action, day: dt.date) -> Caveat:
    words = {"words": said.words} if said.words else {}
    return Caveat.of(CaveatCode.DATE_MEANT, date=day.isoformat(), **words)


def _match(certainty: Certainty, evidence: Iterable[Caveat]) -> Match:
    return Match(certainty=certainty, evidence=tuple(evidence))
