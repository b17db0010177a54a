"""The followed proposals of a store: carried forward by what meetings say, joined to one, and parted again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from agendawatch.diff.content import grouped
from agendawatch.errors import InputError
from agendawatch.lang.sv.references import case_key, same_reference
from agendawatch.lang.sv.stems import telling_words
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Certainty,
    Correction,
    Match,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    Provenance,
    Window,
)
from agendawatch.model.proposal import BY_HAND
from agendawatch.proposals import (
    advance,
    compare_proposals,
    correct,
    decides_by_kind,
    join,
    same_proposal,
    take_back,
    witnessed,
)
from agendawatch.proposals.relations import same_town
from agendawatch.store import Store

_JUST_BEFORE = dt.timedelta(microseconds=1)


def advance_kept(store: Store, municipality: Municipality | None, now: dt.datetime) -> None:
    """Let what the meetings say reach the proposals that are followed there, and join those that prove to be one."""
    meetings = cache(lambda town: tuple(store.meetings(municipality=town)))
    for proposal in tuple(store.proposals()):
        if same_town(municipality, proposal.municipality):
            _advance(store, proposal, now, meetings(_town(proposal)))
    join_shared(store, now)


def _advance(
    store: Store, proposal: Proposal, now: dt.datetime, meetings: tuple[Meeting, ...] | None = None
) -> Proposal:
    """Let what the meetings say reach a proposal, and keep it where it is other than it was."""
    further = advance(proposal, store.meetings(municipality=_town(proposal)) if meetings is None else meetings, now)
    if further != proposal:
        further = witnessed(further, now)
        store.records.save_proposal(further, seen=now)
    return further


def _town(proposal: Proposal) -> str | None:
    return proposal.municipality.code if proposal.municipality else None


class FollowResult(NamedTuple):
    """A proposal that is followed from now on, or was already."""

    proposal: Proposal
    known: bool
    """Whether it was followed already."""
    alike: tuple[Proposal, ...]
    """Others that are followed and much like it: whether they are one is for a person to say."""


def save_followed(store: Store, proposal: Proposal, *, seen: dt.datetime) -> FollowResult:
    """Keep a proposal, with what the store's meetings say of it; N texts are N proposals.

    One that is followed already is told as it stands, and nothing of it is written over; one that was followed once is
    again. Those that bear one case number are one; those that are only alike stay two until somebody says otherwise.
    """
    kept = {known.id: known for known in store.proposals(joined=True, unfollowed=True)}
    known = kept.get(proposal.id) or _of_case(proposal, kept.values())
    if known is not None:
        known = kept.get(known.joined_to or "", known)
        if known.unfollowed is None:
            return FollowResult(known, known=True, alike=())
        proposal = known.model_copy(update={"unfollowed": None})
    others = [it for it in kept.values() if it.id != proposal.id and not (it.joined_to or it.unfollowed)]
    alike = tuple(other for other in others if _match(other, proposal) is not None)
    proposal = witnessed(proposal, seen)
    store.records.save_proposal(proposal, seen=seen)
    proposal = _advance(store, proposal, seen)
    whole = next((it for it in join_shared(store, seen) if proposal.id in {part.other for part in it.joined}), None)
    return FollowResult(
        whole or proposal, known=False, alike=tuple(it for it in alike if whole is None or it.id != whole.id)
    )


def _of_case(proposal: Proposal, kept: Iterable[Proposal]) -> Proposal | None:
    """Find the one that bears the very case number in the same municipality, with its register's letters."""
    if proposal.reference is None or not any(part.isalpha() for part in case_key(proposal.reference)):
        return None
    here = (it for it in kept if it.reference and _town(it) == _town(proposal))
    return next((it for it in here if same_reference(it.reference or "", proposal.reference)), None)


def unfollow(store: Store, proposal: Proposal, *, seen: dt.datetime) -> Proposal:
    """Cease to follow a proposal: what is known of it stays in the store, and it can be followed again."""
    ceased = proposal.model_copy(update={"unfollowed": seen})
    store.records.save_proposal(ceased, seen=seen)
    return ceased


def rename(store: Store, proposal: Proposal, title: str, *, seen: dt.datetime) -> Proposal:
    """Follow a proposal under another title from now on: it is looked for by that, and keeps the former beside it."""
    if title == proposal.title:
        return proposal
    renamed = proposal.model_copy(update={"title": title, "former_titles": (*proposal.former_titles, proposal.title)})
    store.records.save_proposal(renamed, seen=seen)
    return _advance(store, renamed, seen)


def join_shared(store: Store, now: dt.datetime) -> tuple[Proposal, ...]:
    """Join proposals that have come to share a case number in one municipality; the one followed first holds both.

    A person's word that they are two stands against it.
    """
    cases = grouped(((_town(it), case_key(it.reference)), it) for it in store.proposals() if it.reference)
    held = []
    for first, *others in cases.values():
        whole = first
        for other in others:
            # A shared number without letters may be of two registers, and needs a shared word.
            lettered = any(part.isalpha() for part in case_key(whole.reference or ""))
            telling = lettered or telling_words(whole.title) & telling_words(other.title)
            match = _match(whole, other) if telling else None
            if match is not None:
                whole = _keep_joined(store, whole, other, match, seen=now)
        if whole is not first:
            held.append(whole)
    return tuple(held)


def _match(one: Proposal, other: Proposal) -> Match | None:
    try:
        return same_proposal(one, other)
    except InputError:
        # What a person said of them contradicts itself: that is for a person to settle.
        return None


def _keep_joined(store: Store, first: Proposal, second: Proposal, match: Match, *, seen: dt.datetime) -> Proposal:
    """Make two proposals one and keep it: the first holds both lives, and the second is kept as it was, for a parting."""
    store.records.save_proposal(second.model_copy(update={"joined_to": first.id}), seen=seen)
    whole = witnessed(join(first, second, match, seen=seen), seen)
    store.records.save_proposal(whole, seen=seen)
    return whole


def find_holder(store: Store, one: Proposal, other: Proposal) -> tuple[Proposal, Proposal] | None:
    """Tell which of two proposals holds the other, as (holder, held); `None` where they are two."""
    kept = {proposal.id: proposal for proposal in store.proposals(joined=True)}
    for whole, held in ((one, other), (other, one)):
        if held.id in kept and kept[held.id].joined_to == whole.id:
            return kept[whole.id], kept[held.id]
    return None


def _separate(store: Store, whole: Proposal, held: Proposal, *, seen: dt.datetime) -> Proposal:
    """Part two proposals that were joined: both stand again as they were, and what meetings say reaches each by itself.

    Gives the first. What a person told by hand of the whole stays with it; what else it held besides is joined to it anew.
    """
    by_word = (it.made for it in whole.corrections if it.other == held.id and it.same)
    when = next((it.seen for it in whole.joined if it.other == held.id), None) or next(by_word, seen)
    earlier = store.proposals(as_of=when - _JUST_BEFORE, joined=True)
    before = next((it for it in earlier if it.id == whole.id), None)
    if before is None:
        # No earlier word of it is kept: what it has of the other is taken away.
        theirs = {_deed(action) for action in held.actions}
        left = tuple(action for action in whole.actions if _deed(action) not in theirs)
        before = whole.model_copy(update={"actions": left})
    known = (*before.actions, *held.actions)
    by_hand = tuple(action for action in whole.actions if action.by_hand and action not in known)
    said = tuple(it for it in whole.corrections if it not in held.corrections or it in before.corrections)
    first = before.model_copy(
        update={"actions": (*before.actions, *by_hand), "corrections": said, "joined": (), "joined_to": None}
    )
    others = {it.id: it for it in store.proposals(joined=True)}
    for kept in whole.joined:
        if kept.other != held.id and kept.other in others:
            first = join(first, others[kept.other], kept.match, seen=kept.seen)
    second = held.model_copy(update={"joined_to": None})
    store.records.save_proposal(first, seen=seen)
    store.records.save_proposal(second, seen=seen)
    first = _advance(store, first, seen)
    _advance(store, second, seen)
    return first


def _deed(action: Action) -> tuple[object, ...]:
    return action.code, action.date, action.meeting_date, action.words


# What a person adds to the proposals that are followed: an action by hand, and that two things are one or two.


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
        whole, held = joined
        said = Correction(same=False, other=held.id, made=seen)
        first = correct(take_back(whole, said), said)
        return _separate(store, first, take_back(held, _of_the_first(whole, said)), seen=seen)
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
        return _keep_joined(store, further, other, match, seen=seen)
    store.records.save_proposal(further, seen=seen)
    return further


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
    return _advance(store, further, seen)


def find_item(store: Store, day: dt.date, words: str, proposal: Proposal) -> tuple[Meeting, str]:
    """Find the meeting and the title of the one item of a day that holds some words; else `InputError`."""
    found = [
        (meeting, item.title)
        for meeting in store.meetings(_town(proposal), window=Window(first=day, last=day))
        for item in meeting.agenda or ()
        if words.casefold() in item.title.casefold()
    ]
    if len(found) != 1:
        expected = f"words of one item on {day.isoformat()}; {len(found)} hold them"
        raise InputError(field="item", value=words, expected=expected)
    return found[0]
