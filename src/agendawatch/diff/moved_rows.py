"""Rows that only say where their meeting went: the meeting itself stands on its new day."""

from __future__ import annotations

import datetime as dt

from agendawatch.diff.candidates import moved_from
from agendawatch.diff.normalization import folded
from agendawatch.model import Listing, Meeting, MeetingStatus

__all__ = ["without_shadows"]

_OFF = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})


def without_shadows(listing: Listing) -> Listing:
    """Leave out rows that are off, and of which another row of the organization says that it was moved from there."""
    left = {
        (folded(meeting.organization.name), day)
        for meeting in listing.meetings
        if meeting.status not in _OFF
        for day in moved_from(meeting)
    }
    kept = tuple(meeting for meeting in listing.meetings if not _left(meeting, left))
    return listing if len(kept) == len(listing.meetings) else listing.model_copy(update={"meetings": kept})


def _left(meeting: Meeting, left: set[tuple[str, dt.date]]) -> bool:
    return meeting.status in _OFF and (folded(meeting.organization.name), meeting.date) in left
