"""Answers that we made in a real host's place say so, and so does all that is read of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from agendawatch.crawl import explore
from agendawatch.errors import AgendawatchError
from agendawatch.fetch.message import CONSTRUCTED
from agendawatch.model import AgendaItem, Document, Doubt, Listing, Meeting, Provenance, RoutePage
from agendawatch.sources.flow import Flow, Notice, Response

__all__ = ["marked_explored", "marked_listing", "marked_meeting", "marked_notices", "marking"]

T = TypeVar("T")

_MADE = {"constructed": True}


def marking(opening: Callable[[], Flow[T]], mark: Callable[[T], T]) -> Flow[T]:
    """Hold a conversation, and mark what it returns when any page that it was sent says that we made it."""
    conversation, found = opening(), False
    try:
        ask = next(conversation)
        while True:
            try:
                page = yield ask
            except AgendawatchError as error:
                ask = conversation.throw(error)
            else:
                found = found or _is_constructed(page)
                ask = conversation.send(page)
    except StopIteration as stop:
        value: T = stop.value
        return mark(value) if found else value


def _is_constructed(page: Response) -> bool:
    name, value = CONSTRUCTED[0].casefold(), CONSTRUCTED[1]
    return any(key.casefold() == name and told.strip() == value for key, told in page.headers)


def marked_listing(listing: Listing) -> Listing:
    """Mark every meeting and every doubt of a listing as read from what we made."""
    meetings, doubts = tuple(map(marked_meeting, listing.meetings)), tuple(map(_doubt, listing.doubts))
    return listing.model_copy(update={"meetings": meetings, "doubts": doubts})


def marked_explored(explored: explore.Explored) -> explore.Explored:
    """Mark what was found on a way, and what its route remembers of each page."""
    pages = tuple(map(_page, explored.route.pages))
    route = explored.route.model_copy(update={"pages": pages})
    return replace(explored, listing=marked_listing(explored.listing), route=route)


def _page(page: RoutePage) -> RoutePage:
    return page.model_copy(
        update={
            "listed": tuple(map(marked_meeting, page.listed)),
            "filed": tuple(map(marked_meeting, page.filed)),
            "doubts": tuple(map(_doubt, page.doubts)),
        }
    )


def marked_meeting(meeting: Meeting) -> Meeting:
    """Mark a meeting as read from what we made, with all that stands within it."""
    update: dict[str, object] = {
        "provenance": _ground(meeting.provenance or Provenance()),
        "documents": tuple(map(_document, meeting.documents)),
    }
    if meeting.agenda is not None:
        update["agenda"] = tuple(map(_item, meeting.agenda))
    return meeting.model_copy(update=update)


def marked_notices(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Mark notices as read from what we made."""
    return tuple(replace(notice, document=_document(notice.document)) for notice in notices)


def _doubt(doubt: Doubt) -> Doubt:
    ways = (way.model_copy(update={"meetings": tuple(map(marked_meeting, way.meetings))}) for way in doubt.alternatives)
    return doubt.model_copy(update={"provenance": _ground(doubt.provenance), "alternatives": tuple(ways)})


def _ground(ground: Provenance | None) -> Provenance | None:
    return ground.model_copy(update=_MADE) if ground is not None else None


def _document(document: Document) -> Document:
    return document.model_copy(update={"provenance": _ground(document.provenance)})


def _item(item: AgendaItem) -> AgendaItem:
    decision = item.decision
    if decision is not None:
        decision = decision.model_copy(update={"provenance": _ground(decision.provenance)})
    documents = tuple(map(_document, item.documents))
    return item.model_copy(
        update={"provenance": _ground(item.provenance), "documents": documents, "decision": decision}
    )
