"""Changes: what is different now, in typed rows that are only ever added."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from agendawatch.arguments import one_of, several
from agendawatch.failure import FailureCode
from agendawatch.model.item import AgendaItem, Document
from agendawatch.model.listing import Doubt, Unreached
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Municipality, Organization
from agendawatch.model.value import Aware, Texts, Value, Words


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
    """Likewise of what it says; `None` for what is no PDF."""


class Change(Value):
    """One difference between what a site said before and what it says now."""

    kind: ChangeKind
    """What kind of difference it is."""
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

    def __str__(self) -> str:
        """Say what is different, of what, and whose it is: "item added: Cykelplan (Kommunstyrelsen 2026-03-11)"."""
        what = self.item.title if self.item else self.document.title if self.document else self.after
        return f"{self.kind.value.replace('_', ' ')}{f': {what}' if what else ''} ({self.meeting})"

    @property
    def retracts(self) -> bool:
        """Whether it takes the whole meeting back: we had read one where there never was any."""
        whole = self.kind is ChangeKind.CORRECTED and self.item is None and self.document is None and self.after is None
        start = self.meeting.start
        return whole and self.before == (start.isoformat() if start else self.meeting.date.isoformat())


# Watches: what somebody wants to be told of, whoever handles it.


_KINDS = BeforeValidator(lambda value: tuple(one_of("kinds", it, ChangeKind) for it in several(value)))


class Watch(Value):
    """A question to every agenda: any of its texts, in the places and of the parties that it names.

    Words, phrases and case numbers are alternatives of each other; all else narrows. Within one list any will do.
    """

    name: Words
    """What its owner calls it."""
    words: Texts = ()
    """Single words, found in their inflections and compounds."""
    phrases: Texts = ()
    """Words in a row, exactly as written, letter case aside."""
    references: Texts = ()
    """Case numbers, however they are written."""
    where: Words | None = None
    """Words and "phrases" joined by and, or, not and brackets; `None` when the lists are enough."""
    without: Texts = ()
    """Words, and phrases of several, that must not be there."""
    parties: Texts = ()
    """Letters or names."""
    organizations: Texts = ()
    """Names, also short ones (KS)."""
    municipalities: Texts = ()
    """Names or codes."""
    kinds: Annotated[tuple[ChangeKind, ...], _KINDS] = ()
    """Kinds of change; `()` is told of all, and of what stands on agendas already."""


# What is known of how well an organization is followed: when its site answered, and which papers are late.


class Health(Value):
    """How a site has answered lately."""

    url: str
    """The site's address."""
    municipality: str | None = None
    """A code; `None` for a site that names no municipality."""
    tried: Aware
    """When it was last asked."""
    succeeded: Aware | None = None
    """When it last gave its meetings; `None` when it never did."""
    failing_since: Aware | None = None
    """The first of the failures in a row up to now; `None` when the last visit went well."""
    failures: int = 0
    """How many in a row."""
    due: Aware | None = None
    """Before when a failing site is left in peace; `None` when it is not failing."""
    error: str | None = None
    """What went wrong, in words for whoever mends it; `None` when nothing did."""
    failure: FailureCode | None = None
    """Why it could not be read; `None` when it was, or where nobody knows."""
    status: int | None = None
    """The HTTP status that it answered with; `None` where none is the reason."""
    unread_by: str | None = None
    """The reader that could not read what the site answered last; `None` when it was read, or never answered."""


class Coverage(Value):
    """How well one organization is followed."""

    municipality: Municipality | None = None
    """`None` when its site names none."""
    organization: Organization | None = None
    """`None` for a site that has given no meeting yet."""
    sites: tuple[str, ...] = ()
    """Their addresses."""
    last_success: Aware | None = None
    """When one of its sites last gave meetings; `None` when none ever did."""
    last_change: Aware | None = None
    """When anything was last seen to be different; `None` when nothing ever was."""
    failing_since: Aware | None = None
    """Since when one of its sites fails; `None` when none does."""
    error: str | None = None
    """What that one says; `None` while all are read."""
    failure: FailureCode | None = None
    """Why that one could not be read; `None` where it was, or where nobody knows."""
    status: int | None = None
    """The HTTP status that it answered with; `None` where none is the reason."""
    meetings: int = 0
    """Meetings known, of the last months and to come."""
    without_agenda: tuple[Meeting, ...] = ()
    """Meetings near at hand whose agenda is not there."""
    without_minutes: tuple[Meeting, ...] = ()
    """Meetings past whose minutes are not there."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is withheld, since its pages are not read with certainty; a doubt of a whole page is every row's."""
    unreached: tuple[Unreached, ...] = ()
    """Organizations that its sites name, and whose meetings were not found; they are every row's of those sites."""
