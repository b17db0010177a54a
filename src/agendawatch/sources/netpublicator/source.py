"""NetPublicator: a reader, whose tree of channels holds meetings and documents, and a notice board."""

from __future__ import annotations

import datetime as dt

from agendawatch.errors import ReadError, StatusError
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    DocumentClassification,
    Listing,
    Meeting,
    Provenance,
    Site,
    Window,
)
from agendawatch.readers.agenda.openings import open_line
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Notice, Request, Response
from agendawatch.sources.listed_day import find_listed_day
from agendawatch.sources.listed_item import listed_item
from agendawatch.sources.netpublicator.board import find_notices
from agendawatch.sources.netpublicator.reader import Reader, find_reader, other_hash
from agendawatch.sources.netpublicator.tree import Contents, Shown, Walk, read_contents
from agendawatch.sources.papers import read_decisions, read_papers
from agendawatch.sources.selection import Wanted, count_days, find_again

__all__ = ["NetPublicator"]

_Kind = DocumentClassification
_OF_AN_ITEM = frozenset({_Kind.OTHER, _Kind.PAPERS, _Kind.PROPOSAL, _Kind.ATTACHMENT})


class NetPublicator:
    """The reader's way of publishing."""

    platform = "netpublicator"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all in the reader, with its documents."""
        wanted = Wanted.of(site, organization)
        reader = yield from find_reader(site)
        walk = Walk(reader, wanted, window)
        shown = yield from walk.run()
        answered = walk.answered()
        found = []
        for it in shown:
            meeting = yield from _documented(site, reader, it)
            found.append(meeting)
        return Listing(window=answered, meetings=count_days(found), organizations=wanted.names, url=site.url)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items with their files, and what its minutes decided."""
        reader = yield from find_reader(site)
        current, contents = yield from self._contents(site, reader, meeting)
        items = yield from _items(reader, contents)
        listed = holding(current, contents.documents).model_copy(update={"agenda": items or None})
        return (yield from _either_way(read_decisions(listed) if items else read_papers(listed)))

    def _contents(self, site: Site, reader: Reader, meeting: Meeting) -> Flow[tuple[Meeting, Contents]]:
        """Read what a meeting holds; look for it anew where it no longer stands in its place."""
        path = reader.path(meeting.url or "") if meeting.source_id else ()
        if path:
            try:
                root = yield from reader.list((reader.root,))
                return meeting, (yield from read_contents(reader, path, root))
            except (ReadError, StatusError):
                # At New Year meetings move into the year's channel, and the old path leads nowhere.
                pass
        day = Window(first=meeting.date, last=meeting.date)
        listing = yield from self.meetings(site, day, meeting.organization.name)
        now = find_again(listing.meetings, meeting, site.url)
        current = meeting.model_copy(update={"url": now.url})
        if not now.source_id:
            return current, Contents(now.documents, ())
        return current, (yield from read_contents(reader, reader.path(now.url or "")))

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes on the board, where the board's page holds them."""
        return (yield from find_notices(site, Wanted.of(site, organization)))


def _documented(site: Site, reader: Reader, shown: Shown) -> Flow[Meeting]:
    """Make a meeting of what the tree shows, and read its documents."""
    stated = read_stated(shown.node.text, shown.day)
    loose = bool(shown.documents)
    address = reader.address(shown.node.path[:-1] if loose else shown.node.path)
    listed = find_listed_day(shown.node.text, shown.day.year)
    told = listed if listed and listed.first == shown.day and not loose else None
    meeting = Meeting(
        organization=shown.organization,
        date=shown.day,
        end_date=told.last if told else None,
        start=_moment(shown.day, told.start if told else None),
        end=_moment(shown.day, told.end if told else None),
        municipality=site.municipality,
        url=address,
        status=stated.status,
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        warnings=(shown.warning,) if shown.warning else (),
        source_id=None if loose else shown.node.key,
        provenance=Provenance(words=shown.node.text or None, url=address, seen=shown.node.seen),
    )
    if loose:
        return holding(meeting, tuple(reader.document(it) for it in shown.documents))
    contents = yield from read_contents(reader, shown.node.path)
    return holding(meeting, contents.documents)


def _moment(day: dt.date, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(day, time, STOCKHOLM) if time is not None else None


def _items(reader: Reader, contents: Contents) -> Flow[tuple[AgendaItem, ...]]:
    """Read a meeting's items: one channel each, else one document each."""
    items = []
    for node in contents.items:
        inside = yield from reader.list(node.path)
        documents = tuple(reader.document(it) for it in inside if it.kind == "document")
        items.append(
            listed_item(
                node.text, documents=documents, provenance=Provenance(words=node.text, url=reader.address(node.path))
            )
        )
    if items:
        return tuple(items)
    return tuple(
        listed_item(it.title, documents=(it,), provenance=it.provenance)
        for it in contents.documents
        if open_line(it.title) is not None and (it.classification in _OF_AN_ITEM or it.title.startswith("§"))
    )


def _either_way(talk: Flow[Meeting]) -> Flow[Meeting]:
    """Hold a conversation about documents, and ask for each in the other way where the first one fails."""
    try:
        ask = next(talk)
        while True:
            try:
                page = yield ask
            except (StatusError, ReadError) as error:
                other = other_hash(ask)
                page_of_other = (yield from _try(other)) if other is not None else None
                ask = talk.send(page_of_other) if page_of_other is not None else talk.throw(error)
            else:
                ask = talk.send(page)
    except StopIteration as stop:
        read: Meeting = stop.value
        return read


def _try(ask: Request) -> Flow[Response | None]:
    try:
        return (yield ask)
    except (StatusError, ReadError):
        return None
