"""Changes: what is different now, in typed rows that are only ever added."""

from __future__ import annotations

from enum import StrEnum

from agendawatch.model.document import Document
from agendawatch.model.item import AgendaItem
from agendawatch.model.meeting import Meeting
from agendawatch.model.value import Aware, Value

__all__ = ["Change", "ChangeKind", "TextDifference"]


class ChangeKind(StrEnum):
    """What kind of difference a change is."""

    MEETING_ADDED = "meeting_added"
    MEETING_MOVED = "meeting_moved"
    """To another day."""
    MEETING_TIME_CHANGED = "meeting_time_changed"
    """Another hour of the same day, or another end."""
    MEETING_PLACE_CHANGED = "meeting_place_changed"
    MEETING_RENAMED = "meeting_renamed"
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_POSTPONED = "meeting_postponed"
    """Put off without a new day."""
    MEETING_REINSTATED = "meeting_reinstated"
    MEETING_UNLISTED = "meeting_unlisted"
    MEETING_RELISTED = "meeting_relisted"
    AGENDA_PUBLISHED = "agenda_published"
    AGENDA_WITHDRAWN = "agenda_withdrawn"
    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    ITEM_MOVED = "item_moved"
    ITEM_RENAMED = "item_renamed"
    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REPLACED = "document_replaced"
    DOCUMENT_TEXT_CHANGED = "document_text_changed"
    """What a replaced document says is other than it was; told where both texts were kept."""
    DOCUMENT_REMOVED = "document_removed"
    MINUTES_PUBLISHED = "minutes_published"
    DECISION_RECORDED = "decision_recorded"
    CORRECTED = "corrected"
    """Our own error mended: a newer reader reads otherwise what an older one read. `before` and `after` are the two
    readings. It is no act of the municipality's, and nobody is told of it as one."""


class TextDifference(Value):
    """A passage in which a document says something else than it did, without names and ways to reach a person."""

    before: str | None = None
    """What it said, with some words around it; `None` where nothing stood there."""
    after: str | None = None
    """What it says, likewise; `None` where it is gone."""
    before_page: int | None = None
    """The page of what it said, counted from 1; `None` where it has no pages, or one."""
    after_page: int | None = None
    """Likewise of what it says."""


class Change(Value):
    """One difference between what a site said before and what it says now."""

    kind: ChangeKind
    meeting: Meeting
    """As it is after the change; as it was last, when it is gone."""
    item: AgendaItem | None = None
    """The item concerned; `None` when the change is the meeting's."""
    document: Document | None = None
    """The document concerned; `None` when the change is not a document's."""
    before: str | None = None
    """What it was, in words or ISO 8601; `None` when there was nothing."""
    after: str | None = None
    """What it is, likewise; `None` when there is nothing."""
    words: str | None = None
    """The page's words that it rests on; `None` when it rests on the listings alone."""
    differences: tuple[TextDifference, ...] = ()
    """The first passages in which a replaced document's text differs; `()` for all other kinds."""
    seen: Aware | None = None
    """When we saw it; `None` for a comparison outside a store."""

    @property
    def retracts(self) -> bool:
        """Whether it takes the whole meeting back: we had read one where there never was any."""
        whole = self.kind is ChangeKind.CORRECTED and self.item is None and self.document is None and self.after is None
        start = self.meeting.start
        return whole and self.before == (start.isoformat() if start else self.meeting.date.isoformat())
