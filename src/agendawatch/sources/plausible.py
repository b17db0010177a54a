"""What no municipality lists: more than a person could attend, and more than two lists can be compared in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from agendawatch.errors import TooLargeError
from agendawatch.model import Meeting

__all__ = ["check_plausible"]

_MEETINGS = 10_000
"""Of one list; a region with all its committees holds a thousand a year."""
_ORGANIZATIONS = 500
_DAY = 12
_MONTH = 62
"""Of one organization."""


def check_plausible(meetings: Iterable[Meeting], url: str) -> None:
    """Raise `TooLargeError` for a list that cannot be a list of meetings, whoever wrote it."""
    listed = tuple(meetings)
    days = Counter((it.organization.name, it.date) for it in listed)
    months = Counter((it.organization.name, it.date.year, it.date.month) for it in listed)
    for what, count, most in (
        ("meetings", len(listed), _MEETINGS),
        ("organizations", len({it.organization.name for it in listed}), _ORGANIZATIONS),
        ("meetings of one organization on one day", max(days.values(), default=0), _DAY),
        ("meetings of one organization in one month", max(months.values(), default=0), _MONTH),
    ):
        if count > most:
            raise TooLargeError(limit=f"{most} {what}", came=f"{count} {what}", url=url)
