"""Candidates into meetings: what is told twice is one, what moved is tied together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from agendawatch.documents.document import Document
from agendawatch.model import STOCKHOLM, Caveat, Meeting, MeetingStatus, Municipality, Organization
from agendawatch.reading.ground import ground
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.clocks import Hours
from agendawatch.reading.schedule.fates import fate_of
from agendawatch.reading.schedule.legend import Footnote
from agendawatch.reading.schedule.scope import Scopes
from agendawatch.swedish.text.letters import raised

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
    notes: Mapping[str, Footnote],
    scopes: Scopes,
    municipality: Municipality | None,
    impossible: Sequence[tuple[Organization, tuple[Caveat, ...]]],
) -> tuple[Meeting, ...]:
    """Make meetings of candidates, in order of day, hour and organization."""
    groups: dict[_Key, list[Candidate]] = {}
    for each in candidates:
        _annotate(each, notes)
        groups.setdefault((each.organization.name.casefold(), each.date), []).append(each)
    _drop_left(groups)
    warnings: dict[str, tuple[Caveat, ...]] = {}
    for who, said in impossible:
        warnings[who.name] = warnings.get(who.name, ()) + said
    meetings: list[Meeting] = []
    for group in groups.values():
        for nth, candidate in enumerate(_merged(group, scopes), start=1):
            # A day that no calendar has can be no meeting; its organization's first meeting warns of it.
            candidate.warnings += warnings.pop(candidate.organization.name, ())
            meetings.append(_meeting(candidate, nth, document, scopes, municipality))
    return tuple(sorted(meetings, key=_order))


def _order(meeting: Meeting) -> tuple[dt.date, str, str]:
    return meeting.date, meeting.start.isoformat() if meeting.start else "", meeting.organization.name


def _annotate(candidate: Candidate, notes: Mapping[str, Footnote]) -> None:
    """Let a footnote say what its mark behind the date means."""
    note = notes.get(raised(candidate.note or ""))
    if note is None:
        return
    candidate.hours = note.hours or candidate.hours
    fate = fate_of(note.words, candidate.date, candidate.organization)
    candidate.extra = candidate.extra or fate.extra
    candidate.reserve = candidate.reserve or fate.reserve
    if fate.status is not MeetingStatus.SCHEDULED:
        candidate.status, candidate.status_words, candidate.finding = fate.status, fate.words, fate.finding


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


def _merged(group: list[Candidate], scopes: Scopes) -> list[Candidate]:
    """Make one candidate of what is told of one day; two hours in lists are two meetings."""
    own = any(each.alone and each.hours for each in group)
    starts = {each.hours.start for each in group if each.listed and each.hours and (each.alone or not own)}
    if len(starts) > 1 and not any(each.status is MeetingStatus.CANCELLED for each in group):
        return sorted(
            (next(each for each in group if each.hours and each.hours.start == start) for start in starts),
            key=lambda each: each.hours.start if each.hours else dt.time(),
        )
    first = group[0]
    for other in group[1:]:
        if first.hours is None or (other.alone and other.hours and not first.alone):
            first.hours = other.hours
        first.location = first.location or other.location
        first.end_date = first.end_date or other.end_date
        first.extra = first.extra or other.extra
        first.reserve = first.reserve and other.reserve
        first.moved_from = tuple(dict.fromkeys(first.moved_from + other.moved_from))
        if first.status is MeetingStatus.SCHEDULED and other.status is not MeetingStatus.SCHEDULED:
            first.status, first.status_words = other.status, other.status_words
            first.ranges = other.ranges
        first.warnings = tuple(dict.fromkeys(first.warnings + other.warnings))
    if len(group) > 1:
        first.hours = next((hours for each in group if (hours := _hours(each, scopes))), None)
    return [first]


def _hours(candidate: Candidate, scopes: Scopes) -> Hours | None:
    """Find the hours: its own, those of its organization's headings, the organization's, the page's."""
    if candidate.hours is not None:
        return candidate.hours
    for name in (candidate.organization.name, None):
        if (name, candidate.date.month) in scopes.month_hours:
            return scopes.month_hours[name, candidate.date.month]
    own = next((at for at, scope in enumerate(candidate.scopes) if scope.organization == candidate.organization), -1)
    for scope in candidate.scopes[: own + 1]:
        if scope.hours:
            return scope.hours
    if candidate.organization.name in scopes.hours_of:
        return scopes.hours_of[candidate.organization.name]
    return next(
        (each.hours for each in candidate.scopes if each.hours and each.organization in {None, candidate.organization}),
        None,
    )


def _place(candidate: Candidate, scopes: Scopes) -> str | None:
    if candidate.location:
        return candidate.location
    own = next((scope.place for scope in candidate.scopes if scope.place), None)
    return scopes.place_of.get(candidate.organization.name, own)


def _rule(candidate: Candidate) -> str | None:
    """Name the rule that tells what becomes of a meeting; `None` where nothing does."""
    return candidate.finding.rule if candidate.finding is not None else None


def _meeting(
    candidate: Candidate, nth: int, document: Document, scopes: Scopes, municipality: Municipality | None
) -> Meeting:
    hours = _hours(candidate, scopes)
    if hours == _UNKNOWN:
        hours = None
    start = dt.datetime.combine(candidate.date, hours.start, STOCKHOLM) if hours else None
    end = None
    if hours and hours.end and hours.end > hours.start and candidate.end_date is None:
        end = dt.datetime.combine(candidate.date, hours.end, STOCKHOLM)
    return Meeting(
        organization=candidate.organization,
        date=candidate.date,
        municipality=municipality,
        end_date=candidate.end_date,
        start=start,
        end=end,
        location=_place(candidate, scopes) or None,
        url=candidate.url if candidate.url and _WHOLE.match(candidate.url) else None,
        status=candidate.status,
        status_words=candidate.status_words,
        extra=candidate.extra,
        reserve=candidate.reserve,
        previous_starts=tuple(sorted(day for day in set(candidate.moved_from) if day != candidate.date)),
        provenance=ground(document, candidate.ranges, certainty=candidate.certainty, rule=_rule(candidate)),
        warnings=tuple(dict.fromkeys(candidate.warnings)),
        nth=nth,
    )
