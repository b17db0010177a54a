"""What each kind of change is called, and what has changed of a meeting as lines under its event."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from agendawatch.answers.text import line
from agendawatch.answers.words import Phrases, change_label
from agendawatch.i18n import day_words
from agendawatch.model import STOCKHOLM, Change, ChangeKind, Outcome
from agendawatch.proposals.labels import is_settled

_MOST = 5
"""Changes that are told of one meeting, the newest."""

MOVES = frozenset({ChangeKind.MEETING_MOVED, ChangeKind.MEETING_TIME_CHANGED})
HAPPENED = MOVES | {
    ChangeKind.MEETING_PLACE_CHANGED,
    ChangeKind.MEETING_RENAMED,
    ChangeKind.MEETING_CANCELLED,
    ChangeKind.MEETING_POSTPONED,
    ChangeKind.MEETING_REINSTATED,
    ChangeKind.MEETING_UNLISTED,
    ChangeKind.MEETING_RELISTED,
}
"""What happens to a meeting itself; what is published of it is another matter."""
_DECIDED = {ChangeKind.DECISION_RECORDED, ChangeKind.CORRECTED}
_KNOWN = frozenset(outcome.value for outcome in Outcome) - {Outcome.UNKNOWN.value}


def changed_lines(changes: Iterable[Change], say: Phrases) -> Mapping[str, tuple[str, ...]]:
    """Tell each meeting's last changes, the newest first, by the meeting's id.

    They stay until newer ones take their place: a text that hung on the day would change every day.
    A meeting's being new is no change of it, and a change that no store saw has no day to tell.
    """
    seen = [change for change in changes if change.seen and change.kind is not ChangeKind.MEETING_ADDED]
    seen.sort(key=lambda change: (change.seen, change.kind), reverse=True)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for change in seen:
        about = change.item.title if change.item else change.document.title if change.document else ""
        day = day_words(change.seen.astimezone(STOCKHOLM).date(), say.language) if change.seen else ""
        kind = change_label(change.kind, say.language)
        row = f"{day}: {kind}: {line(about)}" if about else f"{day}: {kind}"
        if row not in lines[change.meeting.id]:
            lines[change.meeting.id].append(row)
    return {key: (say.changed, *rows[:_MOST]) for key, rows in lines.items()}


def moves_of(changes: Iterable[Change]) -> Mapping[str, dt.datetime]:
    """Tell when each meeting's last move was seen, by the meeting's id."""
    moves: dict[str, dt.datetime] = {}
    for change in changes:
        if change.seen and change.kind in MOVES:
            moves[change.meeting.id] = max(change.seen, moves.get(change.meeting.id, change.seen))
    return moves


def outcomes_of(changes: Iterable[Change]) -> Mapping[str, tuple[tuple[str, dt.datetime], ...]]:
    """Tell of which items of each meeting an outcome was seen to be told, or to be another, and when; by the meeting's id.

    The same outcome in other words is told already, and what settles nothing is nothing to notice.
    """
    noticed: defaultdict[str, dict[tuple[str, dt.datetime], None]] = defaultdict(dict)
    for change in changes:
        item = change.item
        if change.kind not in _DECIDED or not (change.seen and item and item.decision) or change.before == change.after:
            continue
        settled = change.before in _KNOWN or is_settled(item, change.meeting.organization)
        if settled and change.after == item.decision.outcome.value:
            noticed[change.meeting.id][(item.reference or item.title).casefold(), change.seen] = None
    return {key: tuple(rows) for key, rows in noticed.items()}
