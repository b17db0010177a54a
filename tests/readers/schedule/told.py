"""Meetings as lines that a test can state."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import Meeting, MeetingStatus
from agendawatch.readers.schedule import read_schedule


def told(page: str | bytes, *, today: dt.date | None = None, organization: str | None = None) -> list[str]:
    """Read a page, and tell its meetings as lines: day, hour, who, and what became of it."""
    return [line(meeting) for meeting in read_schedule(page, today=today, organization=organization)]


def may_be(page: str | bytes, *, today: dt.date | None = None) -> list[str]:
    """Read a page, and tell what is claimed of it and what the alternatives of its doubts say, as lines."""
    found = read_schedule(page, today=today)
    ways = [meeting for doubt in found.doubts for way in doubt.alternatives for meeting in way.meetings]
    return [line(meeting) for meeting in (*found, *ways)]


def line(meeting: Meeting) -> str:
    """Tell a meeting as a line."""
    words = [
        meeting.date.isoformat(),
        meeting.start.strftime("%H:%M") if meeting.start else "-",
        meeting.organization.name,
    ]
    if meeting.end_date:
        words[0] += f"/{meeting.end_date.isoformat()}"
    if meeting.status is not MeetingStatus.SCHEDULED:
        words.append(meeting.status.value)
    words += [f"from {day}" for day in meeting.previous_starts]
    words += ["extra"] * meeting.extra + ["reserve"] * meeting.reserve
    return " ".join(words)
