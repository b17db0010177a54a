"""Which meeting and which item a proposal is handled at, each with the reasons why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agendawatch.lang.sv.matters import read_heads, recurs
from agendawatch.lang.sv.references import one_register, same_reference
from agendawatch.lang.sv.stems import marks, telling_words
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    ItemClassification,
    Match,
    Meeting,
    MeetingStatus,
    Organization,
    Proposal,
    Relation,
)
from agendawatch.proposals.corrections import decided_item, ruled_out
from agendawatch.proposals.relations import TURNED, bodies_of, objections, same_organization, same_town
from agendawatch.proposals.title_similarity import compare_titles, compare_titles_by_party, party_words

_ENOUGH = 0.7
"""Likeness from which two titles are held to be of one matter."""
_ENOUGH_WHERE_ANNOUNCED = 0.5
"""The same on the agenda of the very meeting that the proposal was announced for, where one title says no more than the
other: two that each say something of their own are two matters of one field, which any meeting may have."""
_LEAD = 0.08
"""By so much the best item must lead the next, or neither is taken."""
_NEAR = 0.5
"""Likeness from which another matter is shown as related."""
_SHARED = 2
"""Words that it shares at least, where its title does not turn the whole of the other."""
_NEVER = {ItemClassification.ELECTION, ItemClassification.FORMALITY}
"""Items that touch no proposal, whatever words they share."""
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


@dataclass(frozen=True, slots=True)
class RelatedItems:
    """What a meeting's agenda has of a proposal."""

    same: ItemMatch | None = None
    """The item that is the proposal; `None` when none is."""
    related: tuple[ItemMatch, ...] = ()
    """Items that touch it and are other matters."""


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
    here = [meeting for meeting in meetings if same_town(proposal.municipality, meeting.municipality)]
    placed = next((meeting for meeting in here if meeting.id == said.meeting_id), None) if said.meeting_id else None
    if placed is not None:
        # Why it is this one: its agenda holds the item, or an earlier match; and who announced that day before.
        evidence = list(said.match.evidence) if said.match else []
        if said.code is ActionCode.PLACED_ON_AGENDA:
            evidence.insert(0, _at(CaveatCode.ON_AGENDA, placed, placed.date))
        certainty = said.match.certainty if said.match else Certainty.STATED
        for action in proposal.actions:
            if action.code is ActionCode.ANNOUNCED and action is not said and action.meeting_date == placed.date:
                evidence.append(_meant(action, placed.date))
                certainty = action.provenance.certainty if action.provenance else certainty
        return MeetingMatch(placed, _match(certainty, evidence))
    theirs = [meeting for meeting in here if same_organization(said.organization, meeting.organization)]
    if said.meeting_date is not None:
        return _on_day(said, said.meeting_date, theirs if said.organization else here)
    return _nearest(said, theirs)


def match_item(proposal: Proposal, meeting: Meeting) -> ItemMatch | None:
    """Find a proposal among the items of a meeting's agenda, or `None`.

    A person's word decides, then the case number where both give one. Else the words of the titles, with inflection folded; numbers,
    property names, years, stages and names must agree, a report that comes back must be near in time, and nothing may say
    that it is another matter (`relate_items`). Two items that come equally near are both left alone.
    """
    return relate_items(proposal, meeting).same


def relate_items(proposal: Proposal, meeting: Meeting, *, bodies: Iterable[Organization] | None = None) -> RelatedItems:
    """Find a proposal among the items of a meeting's agenda, and the items that touch it and are other matters.

    Another matter is what undoes, evaluates, tells of or asks about what is proposed, what another organization has
    before it, what is older or came after the end, and what has nearly the same title.
    `bodies` are whom the proposal is before; without them, those that its actions name.
    """
    decided = decided_item(proposal, meeting)
    said = ItemMatch(*decided) if decided is not None else None
    items = [it for it in ruled_out(proposal, meeting, meeting.agenda or ()) if said is None or it != said.item]
    before = tuple(bodies_of(proposal) if bodies is None else bodies)
    same, related = _by_number(proposal, meeting, items, before)
    taken = {id(found.item) for found in (*related, same) if found}
    likely: list[tuple[AgendaItem, tuple[Caveat, ...]]] = []
    apart: list[tuple[AgendaItem, tuple[Caveat, ...]]] = []
    ahead = said_meeting(proposal)
    announced = ahead is not None and ahead.meeting_date == meeting.date
    for item in items:
        if id(item) in taken or not (announced or _may_touch(proposal.title, item.title)):
            continue
        against = objections(proposal, meeting, item, before)
        mine, theirs = proposal.reference, item.reference
        if not against and mine and theirs and one_register(mine, theirs):
            against = (Caveat.of(CaveatCode.OTHER_REFERENCE, reference=mine, other=theirs),)
        (apart if against else likely).append((item, against))
    who = frozenset(word for body in (meeting.organization, *before) for word in telling_words(body.name))
    found = said or same or _by_title(proposal, meeting, [item for item, _ in likely])
    for item, against in (*apart, *likely):
        near = None if found is not None and item == found.item else _related(proposal, item, against, who)
        if near is not None:
            related.append(near)
    return RelatedItems(found, tuple(related))


def _by_number(
    proposal: Proposal, meeting: Meeting, items: Iterable[AgendaItem], bodies: tuple[Organization, ...]
) -> tuple[ItemMatch | None, list[ItemMatch]]:
    """Find the items that bear a proposal's case number: the first that is the proposal, and those that tell of the case."""
    found, related = None, []
    for item in items:
        if not proposal.reference or not same_reference(proposal.reference, item.reference or ""):
            continue
        same = (Caveat.of(CaveatCode.SAME_REFERENCE, reference=item.reference or ""),)
        against = objections(proposal, meeting, item, bodies, numbered=True)
        if against:
            related.append(ItemMatch(item, _match(Certainty.STATED, same, against)))
        elif found is None:
            found = ItemMatch(item, _match(Certainty.STATED, same))
    return found, related


def _by_title(proposal: Proposal, meeting: Meeting, items: Sequence[AgendaItem]) -> ItemMatch | None:
    """Find the item that has a proposal's title, among those of which nothing says that they are other matters."""
    said = said_meeting(proposal)
    announced = said is not None and said.meeting_date == meeting.date
    far = all(abs(meeting.date - action.date) > _SAME_ROUND for action in proposal.actions)
    if not announced and far and recurs(proposal.title):
        # Nothing has been heard of it for so long that a title which comes back is another matter's.
        return None
    likely = [(compare_titles(proposal.title, item.title, proposal.parties), item) for item in items]
    ranked = sorted(((like, item) for like, item in likely if like), key=lambda pair: -pair[0].score)
    best, item = ranked[0] if ranked else (None, None)
    least = _ENOUGH_WHERE_ANNOUNCED if announced and best and best.nested else _ENOUGH
    if best is None or item is None or best.score < least:
        return _the_partys_only(proposal, meeting, items) if announced else None
    if len(ranked) > 1 and best.score - ranked[1][0].score < _LEAD:
        return None
    return ItemMatch(item, _match(Certainty.DERIVED if best.score >= 1 else Certainty.INFERRED, best.evidence))


def _related(
    proposal: Proposal, item: AgendaItem, against: tuple[Caveat, ...], who: frozenset[str]
) -> ItemMatch | None:
    """Tell what another matter has in common with a proposal; `None` where that is too little to show.

    Words of `who`, the names of whoever meets, tell nothing there; and nobody's election touches a matter.
    """
    if item.classification in _NEVER:
        return None
    without = party_words(proposal.parties) | who
    mine, theirs = telling_words(proposal.title) - without, telling_words(item.title) - without
    shared = mine & theirs
    score = 2 * len(shared) / (len(mine) + len(theirs)) if shared else 0
    within = mine <= theirs or theirs <= mine or _is_within(proposal.title, item.title)
    turned = within and any(it.code in TURNED for it in against)
    if not shared or (recurs(proposal.title) and recurs(item.title) and not turned):
        return None
    if mine != theirs and not turned and (len(shared) < _SHARED or score < _NEAR):
        return None
    own, others = tuple(sorted(mine - theirs)), tuple(sorted(theirs - mine))
    if not against:
        if not own and not others:
            own, others = _own_marks(proposal.title, item.title), _own_marks(item.title, proposal.title)
        if not own and not others:
            return None  # two items of the very same words: which is meant is left open
        against = (Caveat.of(CaveatCode.NEAR_TITLE, own=own, theirs=others),)
    evidence = Caveat.of(CaveatCode.SHARED_WORDS, shared=tuple(sorted(shared)), score=round(score, 2))
    return ItemMatch(item, _match(Certainty.INFERRED, (evidence,), against))


def _is_within(one: str, other: str) -> bool:
    """Tell whether the matter behind one title's heads is the other's, or a part of it."""
    mine, theirs = (
        frozenset(word for token in read_heads(title).core for word in telling_words(token.text))
        for title in (one, other)
    )
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _own_marks(one: str, other: str) -> tuple[str, ...]:
    """List the numbers, stages and names that a title has and another has not."""
    theirs = {mark for found in marks(other).values() for mark in found}
    return tuple(sorted({mark for found in marks(one).values() for mark in found} - theirs))


def _may_touch(one: str, other: str) -> bool:
    """Tell cheaply whether another's title has enough words of a title to be worth a closer look: most have none."""
    mine, low = telling_words(one), other.casefold()
    if not any(word in low for word in mine):
        return False
    theirs = telling_words(other)
    shared = len(mine & theirs)
    return shared >= _SHARED or (shared > 0 and min(len(mine), len(theirs)) <= _SHARED)


def _the_partys_only(proposal: Proposal, meeting: Meeting, items: Iterable[AgendaItem]) -> ItemMatch | None:
    """Find the one item of the announced meeting that names a proposing party and shares a long word with the title."""
    who = f"{meeting.organization.name} {meeting.municipality.name if meeting.municipality else ''}"
    likely = [
        (like, it) for it in items if (like := compare_titles_by_party(proposal.title, it.title, proposal.parties, who))
    ]
    if len(likely) != 1:
        return None
    like, item = likely[0]
    evidence = (*like.evidence, Caveat.of(CaveatCode.ONLY_ITEM))
    return ItemMatch(item, _match(Certainty.INFERRED, evidence))


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
    last = said.date + _SOON
    ahead = [it for it in meetings if said.date <= it.date <= last and it.status is not MeetingStatus.CANCELLED]
    if not ahead:
        return None
    meeting = min(ahead, key=lambda meeting: meeting.date)
    evidence = (
        Caveat.of(CaveatCode.NO_DAY_NAMED, organization=str(meeting.organization)),
        Caveat.of(CaveatCode.NEAREST_MEETING, after=said.date.isoformat(), date=meeting.date.isoformat()),
    )
    return MeetingMatch(meeting, _match(Certainty.INFERRED, evidence))


def _at(code: CaveatCode, meeting: Meeting, day: dt.date) -> Caveat:
    return Caveat.of(code, organization=str(meeting.organization), date=day.isoformat())


def _meant(said: Action, day: dt.date) -> Caveat:
    words = {"words": said.words} if said.words else {}
    return Caveat.of(CaveatCode.DATE_MEANT, date=day.isoformat(), **words)


def _match(certainty: Certainty, evidence: Iterable[Caveat], against: tuple[Caveat, ...] = ()) -> Match:
    """Say why two things are of one matter; where something speaks against that, they are only related."""
    relation = Relation.RELATED if against else Relation.SAME
    return Match(certainty=certainty, evidence=tuple(evidence), relation=relation, against=against)
