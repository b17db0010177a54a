"""The differences between two listings, as typed changes. Pure: no clock, no store."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from agendawatch.diff.content import differences_within, pair_documents, pair_items
from agendawatch.diff.normalization import folded
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Alternative,
    Change,
    ChangeKind,
    Document,
    Doubt,
    Listing,
    Meeting,
    MeetingStatus,
    Settlement,
    Value,
)
from agendawatch.model.caveat import WITHHOLDS_AGENDA
from agendawatch.model.meeting import PLAIN_TEXTS
from agendawatch.readers.own_facts import plain_values

# What a round that did not look leaves standing.

_OF_THE_OWN_PAGE = ("start", "end", "location", "url", "end_date", *PLAIN_TEXTS)
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
        unlisted = (old for old, new in pair_documents(before.documents, after.documents) if new is None and old)
        documents = (*documents, *unlisted)
        if before.date == after.date and not misread:
            kept |= {name: getattr(before, name) for name in _OF_THE_OWN_PAGE if getattr(after, name) is None}
            kept |= {"extra": before.extra or after.extra, "reserve": before.reserve or after.reserve}
            further = before.status in {MeetingStatus.CONVENED, MeetingStatus.HELD}
            if after.status is MeetingStatus.SCHEDULED and further:
                # The list only plans what had come further.
                kept |= {"status": before.status, "status_words": after.status_words or before.status_words}
        withheld = (warning for warning in before.warnings if warning.code in WITHHOLDS_AGENDA)
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
        if old and new and new.content_hash is None
        if (old.url, old.size, old.published) == (new.url, new.size, new.published)
    }
    return tuple(it.model_copy(update={"content_hash": known[it]}) if known.get(it) else it for it in after)


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


# The differences between two listings, as typed changes.

Misread = Callable[[Meeting], bool]
"""Whether another reader read what was known of a meeting, or of its organization on its day."""


def changes_between(before: Listing, after: Listing, *, misread: Misread = lambda _: False) -> tuple[Change, ...]:
    """Tell what is different, meeting by meeting in the order of their days.

    Meetings are the same when their ids are: `identify` has carried ids over before.
    A meeting that is not in `after` counts as gone only within the days that both listings
    answer for, and only if `after` answers for its organization and withholds nothing of it in doubt; then it is
    unlisted, never cancelled.
    Order, case, white space and session ids are no difference, nor are the hour and place that a row loses when
    its meeting is called off.
    What another reader read before is no act of the municipality's when it is read otherwise now: it is `corrected`.
    `misread` tells of which meetings that holds.
    """
    old = {meeting.id: meeting for meeting in before.meetings}
    new = {meeting.id: meeting for meeting in after.meetings}
    rows = [*after.meetings, *absent(before, after)]
    found: list[Change] = []
    for meeting in sorted(rows, key=lambda row: (row.date, row.organization.name, row.id)):
        was, now = old.get(meeting.id), new.get(meeting.id)
        changes = _differences(was, now)
        if misread(was or meeting):
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


def missing(before: Listing, after: Listing) -> tuple[Meeting, ...]:
    """List the known meetings that `after` would show if they stood as they did, whatever their ids.

    What is withheld in doubt would not be shown.
    """
    first, last = max(before.window.first, after.window.first), min(before.window.last, after.window.last)
    withheld = withholding(after)
    answered = None if after.organizations is None else {folded(name) for name in after.organizations}
    return tuple(
        meeting
        for meeting in before.meetings
        if first <= meeting.date <= last
        and (answered is None or folded(meeting.organization.name) in answered)
        and not withheld(meeting)
    )


def absent(before: Listing, after: Listing) -> tuple[Meeting, ...]:
    """List the meetings that `after` would show if they still stood, and does not."""
    shown = {meeting.id for meeting in after.meetings}
    return tuple(it for it in missing(before, after) if it.id not in shown and it.status is not MeetingStatus.UNLISTED)


def when(meeting: Meeting) -> str:
    """Write when a meeting begins: a moment where the time is known, else a day (ISO 8601)."""
    return meeting.start.isoformat() if meeting.start else meeting.date.isoformat()


def _span(meeting: Meeting) -> str:
    end = meeting.end.isoformat() if meeting.end else meeting.end_date.isoformat() if meeting.end_date else None
    return "/".join(part for part in (when(meeting), end) if part)


def _beside(value: str | None, meeting: Meeting, kind: ChangeKind) -> str | None:
    """Write a value, and in a bracket the plain texts whose change is told as the same kind."""
    texts = "; ".join(text for text in plain_values(meeting, kind) if text and text != value)
    return f"{value} ({texts})" if value and texts else value or texts or None


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
    elif _hours(was) != _hours(now):
        kind = ChangeKind.MEETING_TIME_CHANGED
        before, after = (_beside(_span(it), it, kind) for it in (was, now))
        yield Change(kind=kind, meeting=now, before=before, after=after, words=_words(now))
    kind = ChangeKind.MEETING_PLACE_CHANGED
    if (folded(was.location), *_plain(was, kind)) != (folded(now.location), *_plain(now, kind)):
        before, after = (_beside(it.location, it, kind) for it in (was, now))
        yield Change(kind=kind, meeting=now, before=before, after=after, words=now.location or after)
    if _names(was) != _names(now):
        kind = ChangeKind.MEETING_RENAMED
        before, after = (_beside(it.title, it, kind) for it in (was, now))
        yield Change(kind=kind, meeting=now, before=before, after=after, words=now.title)


def _hours(meeting: Meeting) -> tuple[object, ...]:
    return meeting.start, meeting.end, meeting.end_date, *_plain(meeting, ChangeKind.MEETING_TIME_CHANGED)


def _plain(meeting: Meeting, change: ChangeKind) -> tuple[str, ...]:
    return tuple(map(folded, plain_values(meeting, change)))


def _names(meeting: Meeting) -> tuple[str, ...]:
    return folded(meeting.organization.name), *_plain(meeting, ChangeKind.MEETING_RENAMED)


# The guard against mass disappearance: a list that suddenly shrinks is held back, not believed.

_ROUNDS = 3
"""How many times in a row the same meetings must be gone before that is believed."""
SPAN = dt.timedelta(hours=6)
"""And over how long a time at least: three quick rounds during one outage prove nothing."""

_FEWEST = 2
"""One meeting may vanish; it is only unlisted."""
_FEWEST_OF_ONE = 3
"""How many of one organization's meetings must vanish at once to be held back."""


class ListingVerdict(Value):
    """Whether a listing's silence is believed."""

    whole: bool = False
    """Whether the listing as a whole is held back."""
    gone: tuple[str, ...] = ()
    """The ids of the meetings whose silence is held back, those that have been among them."""
    reason: str | None = None
    """In words for a person; `None` when all is believed."""


def judge(before: Listing, after: Listing, seen: dt.datetime) -> ListingVerdict:
    """Weigh what is gone of the meetings that lie ahead.

    At least half of all, and two or more: the whole listing is held back.
    At least half of one organization's, and three or more: its silence alone is.
    """
    today = seen.astimezone(STOCKHOLM).date()
    silent = absent(before, after)
    gone = [meeting for meeting in silent if meeting.date >= today]
    if len(gone) < _FEWEST:
        return ListingVerdict()
    ahead = [it for it in missing(before, after) if it.date >= today and it.status is not MeetingStatus.UNLISTED]
    if len(gone) * 2 >= len(ahead):
        reason = f"{len(gone)} of {len(ahead)} coming meetings are gone at once"
        return ListingVerdict(whole=True, gone=_ids(silent), reason=reason)
    known = Counter(meeting.organization.name for meeting in ahead)
    lost = Counter(meeting.organization.name for meeting in gone)
    held = tuple(sorted(name for name, count in lost.items() if count >= _FEWEST_OF_ONE and count * 2 >= known[name]))
    if not held:
        return ListingVerdict()
    told = ", ".join(f"{name}: {lost[name]} of {known[name]}" for name in held)
    ids = _ids(meeting for meeting in silent if meeting.organization.name in held)
    return ListingVerdict(gone=ids, reason=f"coming meetings are gone at once ({told})")


def _ids(meetings: Iterable[Meeting]) -> tuple[str, ...]:
    return tuple(sorted(meeting.id for meeting in meetings))


def lets_go(verdict: ListingVerdict, earlier: Sequence[tuple[dt.datetime, frozenset[str]]], seen: dt.datetime) -> bool:
    """Tell whether the same meetings have been gone for so many rounds, and so long, that it is believed.

    `earlier` holds the rounds held back since one was believed, latest first: when, and what was gone.
    """
    gone = frozenset(verdict.gone)
    alike = []
    for moment, ids in earlier:
        if not gone <= ids:
            break
        alike.append(moment)
    return len(alike) >= _ROUNDS - 1 and seen - alike[-1] >= SPAN


# What of a listing is in doubt: whose meetings it withholds, and what a person's word makes of that.


def withholding(listing: Listing) -> Callable[[Meeting], bool]:
    """Give a test of whether meetings like one may be withheld: then one that is not listed is not gone."""
    names = [doubt.organizations for doubt in listing.doubts]
    if None in names:
        return lambda _: True
    held = {folded(name) for some in names for name in some or ()}
    return lambda meeting: folded(meeting.organization.name) in held


def settled(listing: Listing, words: Iterable[Settlement]) -> Listing:
    """Read a listing's doubts as a person has said that such are read; the others stand.

    A word for a way of reading that a doubt does not have leaves it as it is.
    """
    if not listing.doubts:
        return listing
    said = {word.about: word.reading for word in words}
    chosen: dict[int, Alternative | None] = {}
    for at, doubt in enumerate(listing.doubts):
        ways: dict[str | None, Alternative | None] = {way.reading: way for way in doubt.alternatives}
        reading = said.get(doubt.about, "") if doubt.shape else ""
        if reading is None or reading in ways:
            chosen[at] = ways.get(reading)
    meetings, left = read_as(listing.meetings, listing.doubts, chosen)
    return listing.model_copy(update={"meetings": meetings, "doubts": left})


def read_as(
    meetings: Iterable[Meeting], doubts: Iterable[Doubt], chosen: Mapping[int, Alternative | None]
) -> tuple[tuple[Meeting, ...], tuple[Doubt, ...]]:
    """Read doubts, by their places, as is chosen, `None` for no meetings: give all meetings, and the doubts that are left.

    What another reading of such a doubt has claimed by the same words goes.
    """
    found, doubts = {meeting.id: meeting for meeting in meetings}, tuple(doubts)
    for at, way in chosen.items():
        taken = {meeting.id: meeting for meeting in (way.meetings if way else ())}
        for other in (it for alternative in doubts[at].alternatives for it in alternative.meetings):
            if other.id not in taken and other.id in found and _stands(found[other.id]) == _stands(other):
                del found[other.id]
        found = taken | found
    ordered = sorted(found.values(), key=lambda it: (it.date, it.organization.name, it.nth))
    return tuple(ordered), tuple(it for at, it in enumerate(doubts) if at not in chosen)


def _stands(meeting: Meeting) -> object:
    return meeting.provenance and meeting.provenance.spans
