"""Candidates into meetings: what is told twice is one, what moved is tied together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from agendawatch.documents.document import Document
from agendawatch.model import STOCKHOLM, Caveat, Meeting, MeetingStatus, Municipality
from agendawatch.readers.ground import ground
from agendawatch.readers.schedule.candidate import Candidate
from agendawatch.readers.schedule.clocks import Hours

__all__ = ["settle"]

_Key = tuple[str, dt.date]
_UNKNOWN = Hours(dt.time(), None)
"""Midnight is what systems write where nobody has given an hour."""
_WHOLE = re.compile(r"(?i)https?://")
"""An address that leads somewhere from wherever it is read: what counts from the page does not, and mail is no page."""


def settle(
    candidates: Iterable[Candidate],
    *,
    document: Document,
    municipality: Municipality | None,
    impossible: Mapping[str, tuple[Caveat, ...]],
) -> tuple[Meeting, ...]:
    """Make meetings of candidates, in order of day, hour and organization; an organization's first warns of its days that no calendar has."""
    groups: dict[_Key, list[Candidate]] = {}
    for each in candidates:
        groups.setdefault((each.organization.name.casefold(), each.date), []).append(each)
    _drop_left(groups)
    warnings = dict(impossible)
    meetings: list[Meeting] = []
    for group in groups.values():
        for nth, candidate in enumerate(_merged(group), start=1):
            candidate.warnings += warnings.pop(candidate.organization.name, ())
            meetings.append(_meeting(candidate, nth, document, municipality))
    return tuple(sorted(meetings, key=_order))


def _order(meeting: Meeting) -> tuple[dt.date, str, str]:
    return meeting.date, meeting.start.isoformat() if meeting.start else "", meeting.organization.name


def _drop_left(groups: dict[_Key, list[Candidate]]) -> None:
    """Take away the days that meetings left, and note them at the days they went to."""
    for key in list(groups):
        group = groups[key]
        gone = [each for each in group if each.left]
        if not gone:
            continue
        for each in gone:
            target = groups.get((key[0], each.moved_to)) if each.moved_to else None
            for other in target or ():
                if key[1] not in other.moved_from:
                    other.moved_from = (*other.moved_from, key[1])
        del groups[key]
    for key in list(groups):
        for each in groups.get(key, ()):
            for day in each.moved_from:
                if day != key[1]:
                    groups.pop((key[0], day), None)


def _merged(group: list[Candidate]) -> list[Candidate]:
    """Make one candidate of what is told of one day; two hours in lists are two meetings."""
    nearest = max((each.near for each in group if each.hours), default=0)
    near = [each for each in group if each.near == nearest and each.hours]
    starts = {each.hours.start for each in near if each.listed and each.hours}
    if len(starts) > 1 and not any(each.status is MeetingStatus.CANCELLED for each in group):
        return sorted(
            (next(each for each in near if each.hours and each.hours.start == start) for start in starts),
            key=lambda each: each.hours.start if each.hours else dt.time(),
        )
    first = group[0]
    first.hours = next((each.hours for each in (*near, *group) if each.hours), None)
    for other in group[1:]:
        first.location = first.location or other.location
        first.end_date = first.end_date or other.end_date
        first.extra = first.extra or other.extra
        first.reserve = first.reserve and other.reserve
        first.moved_from = tuple(dict.fromkeys(first.moved_from + other.moved_from))
        if first.status is MeetingStatus.SCHEDULED and other.status is not MeetingStatus.SCHEDULED:
            first.status, first.status_words = other.status, other.status_words
            first.ranges = other.ranges
        first.warnings = tuple(dict.fromkeys(first.warnings + other.warnings))
    return [first]


def _rule(candidate: Candidate) -> str | None:
    """Name the rule that tells what becomes of a meeting; `None` where nothing does."""
    return candidate.finding.rule if candidate.finding is not None else None


def _meeting(candidate: Candidate, nth: int, document: Document, municipality: Municipality | None) -> Meeting:
    hours = candidate.hours if candidate.hours != _UNKNOWN else None
    start = dt.datetime.combine(candidate.date, hours.start, STOCKHOLM) if hours else None
    end = None
    if hours and hours.end and hours.end > hours.start and candidate.end_date is None:
        end = dt.datetime.combine(candidate.date, hours.end, STOCKHOLM)
    place = document.place(candidate.ranges[0][0]) if candidate.ranges else None  # the day's own, which goes first
    return Meeting(
        organization=candidate.organization,
        date=candidate.date,
        municipality=municipality,
        end_date=candidate.end_date,
        start=start,
        end=end,
        location=candidate.location or None,
        url=candidate.url if candidate.url and _WHOLE.match(candidate.url) else None,
        status=candidate.status,
        status_words=candidate.status_words,
        extra=candidate.extra,
        reserve=candidate.reserve,
        previous_starts=tuple(sorted(day for day in set(candidate.moved_from) if day != candidate.date)),
        provenance=ground(
            document, candidate.ranges, certainty=candidate.certainty, place=place, rule=_rule(candidate)
        ),
        warnings=tuple(dict.fromkeys(candidate.warnings)),
        nth=nth,
    )
