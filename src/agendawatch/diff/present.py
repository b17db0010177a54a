"""The present: what changes make of a listing, and what a round that did not look leaves standing."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.diff.documents import pair_documents
from agendawatch.diff.items import pair_items
from agendawatch.model import AgendaItem, Change, Document, Listing, Meeting, MeetingStatus
from agendawatch.model.caveat import WITHHOLDS_AGENDA
from agendawatch.readers.meeting_fields import PLAIN_FIELDS

__all__ = ["apply", "called_off", "carry"]


def apply(changes: Iterable[Change], before: Listing) -> Listing:
    """Make the listing that the changes lead to.

    A meeting that is gone from its list stays, as unlisted; one that never was is taken away; what is no change stays
    as it was.
    """
    meetings = {meeting.id: meeting for meeting in before.meetings}
    for change in changes:
        if change.retracts:
            del meetings[change.meeting.id]
        else:
            meetings[change.meeting.id] = change.meeting
    rows = sorted(meetings.values(), key=lambda meeting: (meeting.date, meeting.organization.name, meeting.id))
    return before.model_copy(update={"meetings": tuple(rows)})


_OF_THE_OWN_PAGE = ("start", "end", "location", "url", "end_date", *(row.name for row in PLAIN_FIELDS))
"""What a list may leave out and a meeting's own page tells; on another day it is no longer true."""


def carry(before: Meeting, after: Meeting, *, looked: bool, misread: bool = False) -> Meeting:
    """Keep what is known of a meeting where this round did not ask.

    `looked` tells whether its agenda was asked for: then silence means withdrawn, unless it is withheld.
    Otherwise agenda, documents, hour and place that the list leaves out stand as they were.
    Hashes of documents that were not fetched again and decisions once recorded stand in either case.
    What another reader had `misread` of the list is not kept in place of what is read now.
    """
    kept: dict[str, object] = {"id": before.id}
    if after.previous_starts == ():
        kept["previous_starts"] = before.previous_starts
    after = called_off(before, after)
    documents = _hashes_kept(before.documents, after.documents)
    if not looked:
        documents = (
            *documents,
            *(old for old, new in pair_documents(before.documents, after.documents) if new is None and old),
        )
        if before.date == after.date and not misread:
            kept |= {name: getattr(before, name) for name in _OF_THE_OWN_PAGE if getattr(after, name) is None}
            kept |= _further(before, after)
        withheld = (it for it in before.warnings if it.code in WITHHOLDS_AGENDA)
        kept["warnings"] = tuple(dict.fromkeys((*after.warnings, *withheld)))
    kept["documents"] = documents
    if after.agenda is None and (after.agenda_withheld or not looked):
        kept["agenda"] = before.agenda
    elif after.agenda is not None and before.agenda is not None:
        keep = _items_kept if after.agenda_withheld else _decisions_kept
        kept["agenda"] = keep(before.agenda, after.agenda)
    return Meeting.model_validate({**dict(after), **_agreeing(kept, after)})


def called_off(before: Meeting, after: Meeting) -> Meeting:
    """Give a meeting that is cancelled or put off the hour and place that its row has lost: that is one change, not three."""
    if after.status not in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED} or before.date != after.date:
        return after
    lost = {name: getattr(before, name) for name in _OF_THE_OWN_PAGE if getattr(after, name) is None}
    if all(value is None for value in lost.values()):
        return after
    return Meeting.model_validate({**dict(after), **_agreeing(lost, after)})


def _further(before: Meeting, after: Meeting) -> dict[str, object]:
    """Keep how far a meeting had come, and what kind it is, where the list only plans it."""
    kept: dict[str, object] = {"extra": before.extra or after.extra, "reserve": before.reserve or after.reserve}
    if after.status is MeetingStatus.SCHEDULED and before.status in {MeetingStatus.CONVENED, MeetingStatus.HELD}:
        kept |= {"status": before.status, "status_words": after.status_words or before.status_words}
    return kept


def _agreeing(kept: dict[str, object], after: Meeting) -> dict[str, object]:
    """Drop a kept end that the hour of today's list contradicts."""
    start, end = after.start, kept.get("end")
    if start is not None and end is not None and end <= start:  # type: ignore[operator] # both are moments: read off Meeting
        return {name: value for name, value in kept.items() if name != "end"}
    return kept


def _hashes_kept(before: tuple[Document, ...], after: tuple[Document, ...]) -> tuple[Document, ...]:
    known = {
        new: old.content_hash
        for old, new in pair_documents(before, after)
        if old and new and new.content_hash is None and old.url == new.url and _unchanged(old, new)
    }
    return tuple(
        document.model_copy(update={"content_hash": known[document]}) if known.get(document) else document
        for document in after
    )


def _unchanged(old: Document, new: Document) -> bool:
    return (old.size, old.published) == (new.size, new.published)


def _items_kept(before: tuple[AgendaItem, ...], after: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """Keep the items of an agenda that is withheld, with what minutes or another list say of them and beside them."""
    items, added = list(before), []
    for a, b in pair_items(before, after):
        if a is None and b is not None:
            added.append(after[b])
        elif a is not None and b is not None:
            told = after[b]
            update = {
                "decision": told.decision or before[a].decision,
                "positions": told.positions or before[a].positions,
            }
            items[a] = before[a].model_copy(update=update)
    return (*items, *added)


def _decisions_kept(before: tuple[AgendaItem, ...], after: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    items = list(after)
    for a, b in pair_items(before, after):
        if a is None or b is None:
            continue
        old, new = before[a], after[b]
        update: dict[str, object] = {"documents": _hashes_kept(old.documents, new.documents)}
        if new.decision is None and old.decision is not None:
            update |= {"decision": old.decision, "positions": new.positions or old.positions}
        items[b] = new.model_copy(update=update)
    return tuple(items)
