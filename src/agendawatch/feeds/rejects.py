"""What could not be shown, and why: one bad event never spoils the feed of the others."""

from __future__ import annotations

from dataclasses import dataclass

from agendawatch.errors import InputError
from agendawatch.feeds.text import address
from agendawatch.model import AgendaItem, Document, Meeting

__all__ = ["Reject", "reject", "without_bad_addresses"]


@dataclass(frozen=True, slots=True)
class Reject:
    """A fact that a feed left out."""

    meeting_id: str
    """The meeting's id; of a proposal or a deadline, the id of the proposal, or what the deadline is of."""
    field: str
    value: object
    reason: str


def reject(meeting: Meeting, error: InputError) -> Reject:
    """Say of which meeting a fact was bad."""
    return Reject(meeting.id, error.field, error.value, str(error))


def without_bad_addresses(meeting: Meeting) -> Meeting:
    """Leave out a meeting's addresses that are not http or https, with the documents that they are all of."""
    ground = meeting.provenance
    return meeting.model_copy(
        update={
            "url": meeting.url if _good(meeting.url) else None,
            "documents": _documents(meeting.documents),
            "agenda": None if meeting.agenda is None else tuple(_item(item) for item in meeting.agenda),
            "provenance": ground if ground is None or _good(ground.url) else ground.model_copy(update={"url": None}),
        }
    )


def _item(item: AgendaItem) -> AgendaItem:
    return item.model_copy(update={"documents": _documents(item.documents)})


def _documents(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(document for document in documents if _good(document.url))


def _good(url: str | None) -> bool:
    try:
        return not url or bool(address(url))
    except InputError:
        return False
