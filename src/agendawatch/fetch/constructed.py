"""Answers that we made in a real host's place say so, and so does all that is read of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from agendawatch.errors import AgendawatchError
from agendawatch.model import AgendaItem, Document, Listing, Meeting, Provenance
from agendawatch.sources.conversation import Conversation, Notice, Page

__all__ = ["HEADER", "marked_listing", "marked_meeting", "marked_notices", "marking"]

T = TypeVar("T")

HEADER = ("Agendawatch-Constructed", "1")
"""What every answer bears that no real host gave: of a replica, of a made-up town, and of recordings made from them."""

_MADE = {"constructed": True}


def marking(conversation: Conversation[T], mark: Callable[[T], T]) -> Conversation[T]:
    """Hold a conversation, and mark what it returns when any page that it was sent says that we made it."""
    found = False
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


def _is_constructed(page: Page) -> bool:
    name, value = HEADER[0].casefold(), HEADER[1]
    return any(key.casefold() == name and told.strip() == value for key, told in page.headers)


def marked_listing(listing: Listing) -> Listing:
    """Mark every meeting of a listing as read from what we made."""
    return listing.model_copy(update={"meetings": tuple(map(marked_meeting, listing.meetings))})


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
