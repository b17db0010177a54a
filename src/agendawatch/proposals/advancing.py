"""What agendas and minutes add to a proposal's life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Certainty,
    Decision,
    DocumentClassification,
    Meeting,
    Organization,
    OrganizationClassification,
    Outcome,
    Proposal,
    Provenance,
    Related,
)
from agendawatch.model.grounds import decision_ground, item_ground
from agendawatch.proposals.authority import decides, kind_of
from agendawatch.proposals.matching import ItemMatch, RelatedItems, match_meeting, relate_items, said_meeting
from agendawatch.proposals.relations import bodies_of, is_before, same_town, stood_against

_DECIDED = {
    Outcome.APPROVED: ActionCode.APPROVED,
    Outcome.PARTIALLY_APPROVED: ActionCode.PARTIALLY_APPROVED,
    Outcome.REJECTED: ActionCode.REJECTED,
    Outcome.TABLED: ActionCode.TABLED,
    Outcome.REFERRED_BACK: ActionCode.REFERRED_BACK,
    Outcome.REFERRED: ActionCode.REFERRED,
    Outcome.FORWARDED: ActionCode.REFERRED,
    Outcome.NOTED: ActionCode.NOTED,
    Outcome.ANSWERED: ActionCode.ANSWERED,
    Outcome.DISMISSED: ActionCode.DISMISSED,
    Outcome.WITHDRAWN: ActionCode.WITHDRAWN,
    Outcome.ELECTED: ActionCode.APPOINTED,
}
"""What an outcome does with a proposal; `unknown` does nothing."""

_RECOMMENDED = {
    ActionCode.APPROVED: ActionCode.RECOMMENDED_APPROVAL,
    ActionCode.PARTIALLY_APPROVED: ActionCode.RECOMMENDED_APPROVAL,
    ActionCode.REJECTED: ActionCode.RECOMMENDED_REJECTION,
}
"""What a stand is called when the organization only prepares."""

_BY_MAJORITY = {
    OrganizationClassification.EXECUTIVE_BOARD,
    OrganizationClassification.REGION_BOARD,
    OrganizationClassification.COMMITTEE,
    OrganizationClassification.SUBCOMMITTEE,
}
"""Where no third can put a matter off, as it can in fullmäktige (5 kap. 50 §): a nämnd tables by majority (6 kap. 33 §)."""

_BEFORE = dt.timedelta(days=14)
"""So long before we learnt of a proposal it may have stood on an agenda."""

_MOST_RELATED = 50
"""Other matters that are kept beside a proposal at most."""


def advance(proposal: Proposal, meetings: Iterable[Meeting], seen: dt.datetime) -> Proposal:
    """Add what the meetings' agendas and minutes say of a proposal, as seen at a moment; what is known stays.

    Where the source named an organization without a day, or the meeting moved, the meeting that it is expected at
    is `announced` with the reason why. An item on a published agenda is `placed_on_agenda`, one taken off it `removed_from_agenda`; a decision in minutes
    becomes its action on the meeting's day, and the notice of the minutes of a meeting that decided is `posted`. The same action is never added twice, and where no outcome is told
    none is added; what an earlier match took from an item that is another matter is taken back. Meetings of other municipalities say nothing,
    and those held long before the first action only what is `related`.
    """
    known = sorted(meetings, key=lambda meeting: meeting.date)
    expected = _expected(proposal, known, seen)
    if expected is not None and not _known(proposal, expected):
        proposal = proposal.model_copy(update={"actions": (*proposal.actions, expected)})
    onward: list[Organization] = []
    for meeting in known:
        if not same_town(proposal.municipality, meeting.municipality):
            continue
        bodies = (*bodies_of(proposal), *onward)
        told = relate_items(proposal, meeting, bodies=bodies)
        # Only a meeting that is near enough in time says what becomes of a proposal.
        first = min((action.date for action in proposal.actions), default=None)
        said = said_meeting(proposal)
        announced = said is not None and said.meeting_date == meeting.date
        near = announced or first is None or meeting.date >= first - _BEFORE
        found = told.same if near else None
        fresh: list[Action] = []
        if found is not None:
            # It may settle a proposal that is before who meets, and before no higher organization.
            council = OrganizationClassification.COUNCIL
            higher = kind_of(meeting.organization) is not council and any(kind_of(body) is council for body in bodies)
            settles = not higher and is_before(meeting.organization, proposal, bodies, found.item)
            actions = _actions(proposal, meeting, found, seen, settles=settles)
            fresh = [action for action in actions if not _known(proposal, action)]
            if found.item.decision and found.item.decision.next_organization:
                onward.append(found.item.decision.next_organization)
        reference = proposal.reference or (found.item.reference if found else None)
        related = _with_related(proposal, meeting, told)
        kept = _without_others(proposal, meeting, told)
        if fresh or reference != proposal.reference or related != proposal.related or kept != proposal.actions:
            update = {"actions": (*kept, *fresh), "reference": reference, "related": related}
            proposal = proposal.model_copy(update=update)
    return proposal


def _without_others(proposal: Proposal, meeting: Meeting, told: RelatedItems) -> tuple[Action, ...]:
    """Take back what an earlier match put there from an item that proves to be another matter: it was our error."""
    if told.same is not None or not told.related:
        return proposal.actions
    others = {found.item.title for found in told.related}
    ours = [action for action in proposal.actions if action.meeting_id == meeting.id and action.match is not None]
    placed = [it for it in ours if it.code is ActionCode.PLACED_ON_AGENDA]
    if not placed or any(it.words not in others for it in placed):
        return proposal.actions
    return tuple(action for action in proposal.actions if action not in ours or action.code is ActionCode.ANNOUNCED)


def _with_related(proposal: Proposal, meeting: Meeting, told: RelatedItems) -> tuple[Related, ...]:
    """Add the items of a meeting that touch a proposal; what proves to be the proposal itself is related no more."""
    if told.same is None and not told.related:
        return proposal.related
    same = told.same.item.title if told.same else None
    kept = tuple(it for it in proposal.related if (it.meeting_id, it.title) != (meeting.id, same))
    known = {(it.meeting_id, it.title) for it in kept}
    fresh = (
        Related(
            title=found.item.title,
            organization=meeting.organization,
            meeting_id=meeting.id,
            meeting_date=meeting.date,
            match=found.match,
            reference=found.item.reference,
            provenance=_with_address(found.item.provenance, item_ground(meeting, found.item)) or meeting.provenance,
        )
        for found in told.related
        if (meeting.id, found.item.title) not in known
    )
    return (*kept, *fresh)[: max(_MOST_RELATED, len(kept))]


def _expected(proposal: Proposal, meetings: Sequence[Meeting], seen: dt.datetime) -> Action | None:
    """Say at which of the known meetings the proposal is expected, where its source left the day open or it moved."""
    said = said_meeting(proposal)
    found = match_meeting(proposal, meetings)
    if said is None or found is None or found.meeting.date == said.meeting_date:
        return None
    day = max(said.date, min(seen.astimezone(STOCKHOLM).date(), found.meeting.date))
    return Action(
        code=ActionCode.ANNOUNCED,
        date=day,
        organization=found.meeting.organization,
        meeting_id=found.meeting.id,
        meeting_date=found.meeting.date,
        words=said.words,
        match=found.match,
        provenance=said.provenance,
    )


def _actions(
    proposal: Proposal, meeting: Meeting, found: ItemMatch, seen: dt.datetime, *, settles: bool
) -> Iterator[Action]:
    """Say what a meeting's item tells: that it is there, that it was taken off, and what was decided.

    `settles`: whether the proposal is known to be before who meets, so that what is decided there may settle it.
    """
    item = found.item
    day = min(seen.astimezone(STOCKHOLM).date(), meeting.date)
    ground = _with_address(item.provenance, item_ground(meeting, item)) or meeting.provenance
    placed = Action(
        code=ActionCode.PLACED_ON_AGENDA,
        date=day,
        organization=meeting.organization,
        meeting_id=meeting.id,
        meeting_date=meeting.date,
        words=item.title,
        match=found.match,
        provenance=ground,
    )
    yield placed
    if item.withdrawn:
        yield placed.model_copy(update={"code": ActionCode.REMOVED_FROM_AGENDA})
    decision = item.decision
    if decision is None or stood_against(proposal, item):
        return
    code = _DECIDED.get(decision.outcome)
    if code is None:
        if decision.outcome is Outcome.UNKNOWN and decision.text:
            unread = {"code": ActionCode.DECISION_UNREAD, "date": meeting.date, "words": _words(decision)}
            yield placed.model_copy(update=unread)
        return
    final = settles and decides(meeting.organization, item, decision, proposal)
    yield placed.model_copy(
        update={
            "code": code if final else _RECOMMENDED.get(code, code),
            "date": meeting.date,
            "words": _words(decision),
            "authoritative": final,
            "minority": decision.minority and meeting.organization.classification not in _BY_MAJORITY,
            "provenance": _with_address(decision.provenance, decision_ground(meeting, item)) or ground or Provenance(),
        },
    )
    if final:
        yield from _announced(placed, meeting, decision)


def _with_address(ground: Provenance | None, told: Provenance | None) -> Provenance | None:
    """Name the document that a ground stands in, and no moment: a page is seen before a proposal hears of it."""
    return ground and told and told.model_copy(update={"seen": ground.seen})


def _announced(placed: Action, meeting: Meeting, decision: Decision) -> Iterator[Action]:
    """Say when the notice went up that a deciding meeting's minutes are adjusted: a board tells it, or the minutes.

    A meeting of which a part was adjusted at once has several notices: that part's is the first, the rest's the last.
    Where they name several days, which is this decision's is inferred.
    """
    notices = [it for it in meeting.documents if it.classification is DocumentClassification.MINUTES_NOTICE]
    days = [(it.published.astimezone(STOCKHOLM).date(), it) for it in notices if it.published]
    if not days:
        return
    others = (item.decision for item in meeting.agenda or () if item.decision)
    rest = not decision.immediately_adjusted and any(other.immediately_adjusted for other in others)
    day, notice = (max if rest else min)(days, key=lambda pair: pair[0])
    ground = notice.provenance or Provenance(url=notice.url)
    if len({found for found, _ in days}) > 1:
        ground = ground.model_copy(update={"certainty": Certainty.INFERRED})
    posted = {"code": ActionCode.POSTED, "date": max(day, meeting.date), "words": notice.title, "provenance": ground}
    yield placed.model_copy(update=posted)


def _words(decision: Decision) -> str | None:
    """Keep the decision as written, with the figures of the vote that carried it."""
    if decision.vote is None:
        return decision.text
    vote = f"({decision.vote.winning}–{decision.vote.losing})"
    return f"{decision.text} {vote}" if decision.text else vote


def _known(proposal: Proposal, action: Action) -> bool:
    """Tell whether the same was done before: one code a meeting."""
    return any(
        known.code is action.code
        and known.meeting_date == action.meeting_date
        and (known.meeting_id == action.meeting_id or known.organization == action.organization)
        for known in proposal.actions
    )
