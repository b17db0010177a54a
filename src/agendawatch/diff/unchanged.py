"""Meetings that stand as they stood: organization, day, hour, name and key, and no move that is news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from agendawatch.diff.candidates import Named, Pair, moved_from
from agendawatch.diff.normalization import bare_address, folded
from agendawatch.model import Meeting, MeetingStatus

__all__ = ["standing"]


def _papers(meeting: Meeting) -> Hashable:
    return frozenset(bare_address(document.url) for document in meeting.documents)


_TRAITS: tuple[Callable[[Meeting], Hashable], ...] = (
    lambda meeting: (_papers(meeting), meeting.nth),
    _papers,
    lambda meeting: meeting.nth,
    lambda _meeting: None,
)
"""What tells apart several that stand alike on one day, best first: documents, and which turn they have."""


def standing(left: Named, right: Named) -> Iterator[Pair]:
    """Give the pairs of which today's page says nothing new, each meeting once; an unlisted one does not stand."""
    known = {was.id: (name, was) for name, was in left if was.status is not MeetingStatus.UNLISTED}
    today = {now.id: (name, now) for name, now in right}
    for trait in _TRAITS:
        rows: dict[Hashable, list[Meeting]] = defaultdict(list)
        for name, was in known.values():
            rows[_facts(name, was), trait(was)].append(was)
        for name, now in list(today.values()):
            alike = rows[_facts(name, now), trait(now)]
            same = next((was for was in alike if set(moved_from(now)) <= set(moved_from(was))), None)
            if same is not None:
                alike.remove(same)
                del known[same.id], today[now.id]
                yield same, now


def _facts(name: str, meeting: Meeting) -> Hashable:
    return name, meeting.date, meeting.start, folded(meeting.name), meeting.source_id
