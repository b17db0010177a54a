"""The guard against mass disappearance: a list that suddenly shrinks is held back, not believed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from agendawatch.diff.differences import absent
from agendawatch.diff.normalization import folded
from agendawatch.diff.withheld import withholding
from agendawatch.model import STOCKHOLM, Listing, Meeting, MeetingStatus, Value

__all__ = ["ROUNDS", "SPAN", "Verdict", "judge", "lets_go"]

ROUNDS = 3
"""How many times in a row the same meetings must be gone before that is believed."""
SPAN = dt.timedelta(hours=6)
"""And over how long a time at least: three quick rounds during one outage prove nothing."""

_FEWEST = 2
"""One meeting may vanish; it is only unlisted."""
_FEWEST_OF_ONE = 3
"""How many of one organization's meetings must vanish at once to be held back."""


class Verdict(Value):
    """Whether a listing's silence is believed."""

    whole: bool = False
    """Whether the listing as a whole is held back."""
    organizations: tuple[str, ...] = ()
    """The organizations whose silence alone is held back."""
    gone: tuple[str, ...] = ()
    """The ids of the meetings whose silence is held back, those that have been among them."""
    reason: str | None = None
    """In words for a person; `None` when all is believed."""


def judge(before: Listing, after: Listing, seen: dt.datetime) -> Verdict:
    """Weigh what is gone of the meetings that lie ahead.

    At least half of all, and two or more: the whole listing is held back.
    At least half of one organization's, and three or more: its silence alone is.
    """
    today = seen.astimezone(STOCKHOLM).date()
    silent = absent(before, after)
    gone = [meeting for meeting in silent if meeting.date >= today]
    if len(gone) < _FEWEST:
        return Verdict()
    ahead = [
        row for row in _answered_for(before, after) if row.date >= today and row.status is not MeetingStatus.UNLISTED
    ]
    if len(gone) * 2 >= len(ahead):
        return Verdict(
            whole=True, gone=_ids(silent), reason=f"{len(gone)} of {len(ahead)} coming meetings are gone at once"
        )
    return _by_organization(ahead, gone, silent)


def _answered_for(before: Listing, after: Listing) -> list[Meeting]:
    names = None if after.organizations is None else {folded(name) for name in after.organizations}
    withheld = withholding(after)
    return [
        meeting
        for meeting in before.meetings
        if meeting.date in after.window
        and (names is None or folded(meeting.organization.name) in names)
        and not withheld(meeting)
    ]


def _by_organization(ahead: list[Meeting], gone: list[Meeting], silent: tuple[Meeting, ...]) -> Verdict:
    known = Counter(meeting.organization.name for meeting in ahead)
    lost = Counter(meeting.organization.name for meeting in gone)
    held = tuple(sorted(name for name, count in lost.items() if count >= _FEWEST_OF_ONE and count * 2 >= known[name]))
    if not held:
        return Verdict()
    told = ", ".join(f"{name}: {lost[name]} of {known[name]}" for name in held)
    ids = _ids(meeting for meeting in silent if meeting.organization.name in held)
    return Verdict(organizations=held, gone=ids, reason=f"coming meetings are gone at once ({told})")


def _ids(meetings: Iterable[Meeting]) -> tuple[str, ...]:
    return tuple(sorted(meeting.id for meeting in meetings))


def lets_go(verdict: Verdict, earlier: Sequence[tuple[dt.datetime, frozenset[str]]], seen: dt.datetime) -> bool:
    """Tell whether the same meetings have been gone for so many rounds, and so long, that it is believed.

    `earlier` holds the rounds held back since one was believed, latest first: when, and what was gone.
    """
    gone = frozenset(verdict.gone)
    alike = []
    for moment, ids in earlier:
        if not gone <= ids:
            break
        alike.append(moment)
    return len(alike) >= ROUNDS - 1 and seen - alike[-1] >= SPAN
