"""The differences between two listings, as typed changes. Pure: no clock, no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from agendawatch.diff.content import differences_within
from agendawatch.diff.normalization import folded
from agendawatch.diff.present import called_off
from agendawatch.diff.withheld import withholding
from agendawatch.model import Change, ChangeKind, Listing, Meeting, MeetingStatus, Window
from agendawatch.readers.meeting_fields import plain_values

__all__ = ["absent", "changes_between", "shared_window"]

Misread = Callable[[Meeting], bool]
"""Whether another reader read what was known of a meeting, or of its organization on its day."""


def changes_between(before: Listing, after: Listing, *, misread: Misread | None = None) -> tuple[Change, ...]:
    """Tell what is different, meeting by meeting in the order of their days.

    Meetings are the same when their ids are: `identify` has carried ids over before.
    A meeting that is not in `after` counts as gone only within the days that both listings
    answer for, and only if `after` answers for its organization and withholds nothing of it in doubt; then it is
    unlisted, never cancelled.
    Order, case, white space and session ids are no difference, nor are the hour and place that a row loses when
    its meeting is called off.
    What another reader read before is no act of the municipality's when it is read otherwise now: it is `corrected`.
    `misread` tells of which meetings that holds; unless given, of all where the listings name different readers.
    """
    otherwise = misread or (lambda _: None not in {before.reader, after.reader} and before.reader != after.reader)
    old = {meeting.id: meeting for meeting in before.meetings}
    new = {meeting.id: meeting for meeting in after.meetings}
    rows = [*after.meetings, *absent(before, after)]
    found: list[Change] = []
    for meeting in sorted(rows, key=lambda row: (row.date, row.organization.name, row.id)):
        was, now = old.get(meeting.id), new.get(meeting.id)
        changes = _differences(was, now)
        if otherwise(was or meeting):
            changes = (
                Change(kind=ChangeKind.CORRECTED, meeting=was, before=when(was))
                if was is not None and now is None
                else change.model_copy(update={"kind": ChangeKind.CORRECTED})
                for change in changes
            )
        found.extend(changes)
    return tuple(found)


def _differences(was: Meeting | None, now: Meeting | None) -> Iterator[Change]:
    if was is None and now is not None:
        yield Change(kind=ChangeKind.MEETING_ADDED, meeting=now, after=when(now), words=_words(now))
    elif was is not None and now is None:
        gone = was.model_copy(update={"status": MeetingStatus.UNLISTED})
        yield _status_change(ChangeKind.MEETING_UNLISTED, was, gone, words=None)
    elif was is not None and now is not None:
        now = called_off(was, now)  # what its row has lost, kept
        yield from _meeting_changes(was, now)
        yield from differences_within(was, now)


def shared_window(before: Window, after: Window) -> Window | None:
    """Tell which days two windows share; `None` when they share none.

    >>> shared_window(Window.year(2030), Window.year(2031)) is None
    True
    """
    first, last = max(before.first, after.first), min(before.last, after.last)
    return Window(first=first, last=last) if first <= last else None


def absent(before: Listing, after: Listing) -> tuple[Meeting, ...]:
    """List the meetings that `after` would show if they still stood, and does not."""
    window = shared_window(before.window, after.window)
    if window is None:
        return ()
    answered = None if after.organizations is None else {folded(name) for name in after.organizations}
    shown, withheld = {meeting.id for meeting in after.meetings}, withholding(after)
    return tuple(
        meeting
        for meeting in before.meetings
        if meeting.id not in shown
        and meeting.status is not MeetingStatus.UNLISTED
        and meeting.date in window
        and (answered is None or folded(meeting.organization.name) in answered)
        and not withheld(meeting)
    )


def when(meeting: Meeting) -> str:
    """Write when a meeting begins: a moment where the time is known, else a day (ISO 8601)."""
    return meeting.start.isoformat() if meeting.start else meeting.date.isoformat()


def _span(meeting: Meeting) -> str:
    end = meeting.end.isoformat() if meeting.end else meeting.end_date.isoformat() if meeting.end_date else None
    spoken = "/".join(part for part in (when(meeting), end) if part)
    return f"{spoken} ({meeting.time_note})" if meeting.time_note else spoken


def _words(meeting: Meeting) -> str | None:
    if meeting.status_words:
        return meeting.status_words
    return meeting.provenance.words if meeting.provenance else None


def _status_change(kind: ChangeKind, was: Meeting, now: Meeting, words: str | None) -> Change:
    return Change(kind=kind, meeting=now, before=was.status.value, after=now.status.value, words=words)


def _status_changes(was: Meeting, now: Meeting) -> Iterator[ChangeKind]:
    old, new = was.status, now.status
    if old is new:
        return
    if new is MeetingStatus.UNLISTED:
        yield ChangeKind.MEETING_UNLISTED
        return
    if old is MeetingStatus.UNLISTED:
        yield ChangeKind.MEETING_RELISTED
    if new is MeetingStatus.CANCELLED:
        yield ChangeKind.MEETING_CANCELLED
    elif new is MeetingStatus.POSTPONED:
        yield ChangeKind.MEETING_POSTPONED
    elif old is MeetingStatus.CANCELLED or (old is MeetingStatus.POSTPONED and was.date == now.date):
        yield ChangeKind.MEETING_REINSTATED


def _meeting_changes(was: Meeting, now: Meeting) -> Iterator[Change]:
    for kind in _status_changes(was, now):
        yield _status_change(kind, was, now, _words(now))
    if was.date != now.date:
        yield Change(kind=ChangeKind.MEETING_MOVED, meeting=now, before=when(was), after=when(now), words=_words(now))
    elif not _same_hours(was, now):
        kind = ChangeKind.MEETING_TIME_CHANGED
        yield Change(kind=kind, meeting=now, before=_span(was), after=_span(now), words=_words(now))
    kind = ChangeKind.MEETING_PLACE_CHANGED
    if (folded(was.location), *_plain(was, kind)) != (folded(now.location), *_plain(now, kind)):
        yield Change(kind=kind, meeting=now, before=was.location, after=now.location, words=now.location)
    if _names(was) != _names(now):
        yield Change(kind=ChangeKind.MEETING_RENAMED, meeting=now, before=was.title, after=now.title, words=now.title)


def _same_hours(was: Meeting, now: Meeting) -> bool:
    return (was.start, was.end, was.end_date, *_plain(was, ChangeKind.MEETING_TIME_CHANGED)) == (
        now.start,
        now.end,
        now.end_date,
        *_plain(now, ChangeKind.MEETING_TIME_CHANGED),
    )


def _plain(meeting: Meeting, change: ChangeKind) -> tuple[str, ...]:
    return tuple(map(folded, plain_values(meeting, change)))


def _names(meeting: Meeting) -> tuple[str, ...]:
    return folded(meeting.organization.name), *_plain(meeting, ChangeKind.MEETING_RENAMED)
