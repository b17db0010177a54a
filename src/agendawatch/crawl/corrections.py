"""What a person adds to the proposals that are followed: an action by hand, and that two things are one or two."""

from __future__ import annotations

import datetime as dt

from agendawatch.crawl.followed import advance_one, find_holder, keep_joined, separate
from agendawatch.errors import InputError
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Certainty,
    Correction,
    Match,
    Meeting,
    Organization,
    Proposal,
    Provenance,
)
from agendawatch.model.proposal import BY_HAND
from agendawatch.proposals import compare_proposals, correct, decides_by_kind, take_back, witnessed
from agendawatch.store import Store

__all__ = ["add_action", "find_item", "say_of_item", "say_of_proposal"]


def add_action(
    store: Store,
    proposal: Proposal,
    code: ActionCode,
    day: dt.date,
    *,
    organization: Organization | None,
    words: str | None,
    final: bool | None,
    seen: dt.datetime,
) -> Proposal:
    """Keep an action that a person tells, and give the proposal with it; told twice it stands once.

    `final` tells whether the organization decides for good; `None` leaves it to the organization's kind.
    Raises `InputError` for a day that has not been.
    """
    if day > seen.astimezone(STOCKHOLM).date():
        raise InputError(field="on", value=day.isoformat(), expected="a day that has been")
    action = Action(
        code=code,
        date=day,
        organization=organization,
        words=words,
        authoritative=decides_by_kind(organization) if final is None else final,
        provenance=Provenance(certainty=Certainty.STATED, place=BY_HAND, seen=seen),
    )
    told = {(known.code, known.date, known.organization) for known in proposal.actions}
    if (action.code, action.date, action.organization) in told:
        return proposal
    further = proposal.model_copy(update={"actions": (*proposal.actions, action)})
    store.records.save_proposal(further, seen=seen)
    return further


def say_of_proposal(
    store: Store, proposal: Proposal, other: Proposal, *, same: bool, seen: dt.datetime, instead: bool = False
) -> Proposal:
    """Keep a person's word that two followed proposals are one, or two; where they are one, the first holds both.

    That two are not the same which were joined, by a rule or by a person, parts them: both stand again, and what was
    said before is kept as taken back. With `instead`, so is the opposite where they were said to be two.
    Raises `InputError`, with both rows, when it contradicts what was said before, or what follows from it.
    """
    if proposal.id == other.id:
        raise InputError(field="other", value=other.title, expected="another proposal")
    joined = find_holder(store, proposal, other)
    if joined and not same:
        return _part(store, *joined, seen=seen)
    for mine in proposal.corrections if same else ():
        for theirs in other.corrections:
            if mine.taken_back or theirs.taken_back:
                continue
            if mine.about == theirs.about and mine.same is not theirs.same:
                raise InputError(field="correction", value=f"same: {mine}", expected=f'not to contradict "{theirs}"')
    said = Correction(same=same, other=other.id, made=seen)
    if instead:
        proposal, other = take_back(proposal, said), take_back(other, _of_the_first(proposal, said))
    further = correct(proposal, said)
    compare_proposals(further, other)
    if same and not joined:
        match = Match(certainty=Certainty.STATED, evidence=(said.evidence,))
        return keep_joined(store, further, other, match, seen=seen)
    store.records.save_proposal(further, seen=seen)
    return further


def _part(store: Store, whole: Proposal, held: Proposal, *, seen: dt.datetime) -> Proposal:
    """Part two that were joined, and note on the first that a person said so."""
    said = Correction(same=False, other=held.id, made=seen)
    first = correct(take_back(whole, said), said)
    return separate(store, first, take_back(held, _of_the_first(whole, said)), seen=seen)[0]


def _of_the_first(first: Proposal, said: Correction) -> Correction:
    """Turn what is said of two proposals round: the same, said of the second."""
    return said.model_copy(update={"other": first.id})


def say_of_item(
    store: Store,
    proposal: Proposal,
    meeting: Meeting,
    title: str,
    *,
    same: bool,
    seen: dt.datetime,
    instead: bool = False,
) -> Proposal:
    """Keep a person's word that an item of a meeting is the proposal, or is not, and read its life anew.

    Raises `InputError`, with both rows, when it contradicts what was said before; with `instead` that is taken back.
    """
    said = Correction(same=same, other=meeting.id, title=title, made=seen)
    if instead:
        proposal = take_back(proposal, said)
    further = witnessed(correct(proposal, said), seen)
    store.records.save_proposal(further, seen=seen)
    return advance_one(store, further, seen)


def find_item(store: Store, day: dt.date, words: str, proposal: Proposal) -> tuple[Meeting, str]:
    """Find the meeting and the title of the one item of a day that holds some words; else `InputError`."""
    town = proposal.municipality.code if proposal.municipality else None
    found = [
        (meeting, item.title)
        for meeting in store.meetings(municipality=town)
        if meeting.date == day
        for item in meeting.agenda or ()
        if words.casefold() in item.title.casefold()
    ]
    if len(found) != 1:
        raise InputError(
            field="item", value=words, expected=f"words of one item on {day.isoformat()}; {len(found)} hold them"
        )
    return found[0]
