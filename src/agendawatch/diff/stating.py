"""What a page says of a meeting, under what its municipality states of it."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.diff.normalization import folded
from agendawatch.model import Meeting, MeetingStatus, Statement, StatementKind

__all__ = ["differs", "keeps", "overlaid"]

_OFF = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED}
_KEEPING = {StatementKind.CANCEL, StatementKind.MOVE, StatementKind.ADD, StatementKind.REINSTATE}


def overlaid(meeting: Meeting, statements: Sequence[Statement]) -> Meeting:
    """Give a meeting as it is stated: each statement in turn, the last one holds."""
    told: dict[str, object] = {}
    now = meeting
    for it in statements:
        told = _told(now, it)
        now = Meeting.model_validate({**dict(now), **told})
    return now.model_copy(update={"stated": tuple(statements)})


def _told(now: Meeting, it: Statement) -> dict[str, object]:
    stands = MeetingStatus.SCHEDULED if now.status in _OFF else now.status
    if it.kind is StatementKind.CANCEL:
        return {"status": MeetingStatus.CANCELLED, "status_words": it.why}
    if it.kind is StatementKind.REINSTATE:
        return {"status": stands, "status_words": it.why}
    if it.kind is StatementKind.PLACE:
        return {"location": it.location}
    if it.kind is StatementKind.MOVE and it.date is not None:
        was = now.start or now.date
        moved = (it.date, it.start) != (now.date, now.start)
        earlier = (*now.previous_starts, was) if moved and was not in now.previous_starts else now.previous_starts
        told: dict[str, object] = {
            "date": it.date,
            "start": it.start,
            "end": it.end,
            "end_date": None,
            "time_note": None,
        }
        return told | {"status": stands, "status_words": it.why, "previous_starts": earlier}
    return {}


def keeps(statements: Sequence[Statement]) -> bool:
    """Tell whether what is stated says that a meeting is, or was to be: then a page that drops it takes no word back."""
    return any(it.kind in _KEEPING for it in statements)


def differs(page: Meeting, stated: Meeting) -> bool:
    """Tell whether a page says otherwise than what is stated: whether it stands, when, or where."""
    return _said(page) != _said(stated)


def _said(meeting: Meeting) -> tuple[object, ...]:
    off = meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}
    # Of a meeting that is off, the hour says nothing.
    return (off, None, None, None) if off else (off, meeting.date, meeting.start, folded(meeting.location))
