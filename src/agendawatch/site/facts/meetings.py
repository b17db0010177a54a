"""What a meeting's page says, and what became of the items of many meetings, counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from agendawatch.errors import InputError
from agendawatch.feeds.event_fields import OFF
from agendawatch.feeds.jsonld import to_jsonld
from agendawatch.model import (
    AgendaItem,
    Change,
    Document,
    ItemClassification,
    Meeting,
    MeetingStatus,
    Outcome,
    Proposal,
)
from agendawatch.model.item import DocumentClassification
from agendawatch.site.addresses import meeting_path
from agendawatch.site.facts.page import Examples, Truncated, examples_of

_ROOM = 60_000
"""Letters of an agenda that a page has room for, mark-up counted."""
_ITEM, _DOCUMENT, _TWICE = 420, 260, 2
_MOST_CHANGES = 20
_NOT_HELD = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_ORDER = tuple(Outcome)
_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES})


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting: how it stands, what it handles, what changed, and what is not known."""

    template: ClassVar[str] = "meeting"
    path: str
    meeting: Meeting
    items: Truncated[AgendaItem]
    documents: Truncated[Document]
    changes: Truncated[Change]
    """The newest first."""
    proposals: tuple[Proposal, ...]
    """Followed proposals that it handles, or is said to."""
    unknown: tuple[str, ...]
    """What no source says: `time` (`hour` where we have read no list), `place`, `agenda`, `minutes`, `decisions`."""
    first_seen: dt.datetime | None
    """`None` when no store saw it, or only a text that tells another again."""
    last_changed: dt.datetime | None
    jsonld: str | None
    """One schema.org `Event` in a graph; `None` for what no calendar can show."""
    kept: bool = False
    """Whether what it was read from is kept and shown."""
    calendar: bytes | None = None
    """Its calendar, to be kept from the page itself; `None` where one stands beside the page."""

    @property
    def feeds(self) -> tuple[str, ...]:
        """Tell whether its calendar stands beside it."""
        return ("ics",) if self.calendar is None else ()

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(self.meeting, *self.proposals)


def meeting_page(
    meeting: Meeting,
    *,
    today: dt.date,
    changes: Iterable[Change] = (),
    proposals: Iterable[Proposal] = (),
    first_seen: dt.datetime | None = None,
    last_changed: dt.datetime | None = None,
    calendar: bytes | None = None,
    kept: bool = False,
) -> MeetingPage:
    """Gather what is said of a meeting; `changes` are its own, in the order seen."""
    items, documents = fitting(meeting)
    seen = [change for change in changes if change.seen][::-1]
    passed = meeting.last_day < today
    retold = meeting.provenance is not None and meeting.provenance.retold
    return MeetingPage(
        path=meeting_path(meeting),
        meeting=meeting,
        items=items,
        documents=documents,
        changes=Truncated.first(seen, _MOST_CHANGES),
        proposals=tuple(proposals),
        unknown=tuple(_unknown(meeting, passed=passed)),
        first_seen=None if retold else first_seen,
        last_changed=None if retold else last_changed,
        jsonld=_jsonld(meeting, documents),
        calendar=calendar,
        kept=kept,
    )


def fitting(meeting: Meeting) -> tuple[Truncated[AgendaItem], Truncated[Document]]:
    """Choose the documents and items that a page of fair size has room for: the first ones."""
    room = _ROOM
    documents: list[Document] = []
    for document in meeting.documents:
        room -= _weight(document)
        if room < _ROOM // 2:
            break
        documents.append(document)
    items: list[AgendaItem] = []
    for item in meeting.agenda or ():
        decided = len(item.decision.text or "") if item.decision else 0
        room -= _ITEM + _TWICE * len(item.title) + decided + sum(map(_weight, item.documents))
        if room < 0:
            break
        items.append(item)
    return Truncated.of(items, len(meeting.agenda or ())), Truncated.of(documents, len(meeting.documents))


def _weight(document: Document) -> int:
    return _DOCUMENT + _TWICE * len(document.title) + len(document.url)


def _unknown(meeting: Meeting, *, passed: bool) -> Iterator[str]:
    """List what a reader would like to know and no source says."""
    if meeting.status in OFF:
        return
    if meeting.start is None:
        yield "hour" if meeting.released else "time"
    if not meeting.location:
        yield "place"
    if meeting.agenda is None:
        yield "items" if meeting.agenda_withheld else "agenda"
    if passed:
        if not any(document.classification in _MINUTES for document in meeting.documents):
            yield "minutes"
        outcomes = {item.decision.outcome for item in meeting.agenda or () if item.decision}
        if meeting.agenda and not outcomes - {Outcome.UNKNOWN}:
            yield "decisions"


def _jsonld(meeting: Meeting, documents: Truncated[Document]) -> str | None:
    fitted = meeting.model_copy(update={"documents": tuple(documents)}) if documents.left else meeting
    try:
        return to_jsonld([fitted]).decode().strip()
    except InputError:
        return None


def counted(outcomes: Iterable[Outcome]) -> tuple[tuple[Outcome, int], ...]:
    """Count outcomes, the most frequent first and `unknown` last; it stands there with 0 too where others do.

    >>> counted([Outcome.UNKNOWN, Outcome.REJECTED, Outcome.UNKNOWN])
    ((<Outcome.REJECTED: 'rejected'>, 1), (<Outcome.UNKNOWN: 'unknown'>, 2))
    """
    counts = Counter(outcomes)
    unknown = counts.pop(Outcome.UNKNOWN, 0)
    if not counts and not unknown:
        return ()
    known = sorted(counts.items(), key=lambda pair: (-pair[1], _ORDER.index(pair[0])))
    return (*known, (Outcome.UNKNOWN, unknown))


def handled(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give the matters of a meeting: no formalities, nothing that was taken off, and none where it was not held."""
    if meeting.status in _NOT_HELD:
        return ()
    formality = ItemClassification.FORMALITY
    return tuple(it for it in meeting.agenda or () if not it.withdrawn and it.classification is not formality)
