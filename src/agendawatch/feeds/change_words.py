"""What each kind of change is called, in Swedish and English."""

from __future__ import annotations

from agendawatch.i18n import Language, pgettext
from agendawatch.model import ChangeKind

__all__ = ["CHANGE_LABELS", "change_label"]

CHANGE_LABELS: dict[ChangeKind, str] = {
    ChangeKind.MEETING_ADDED: "New meeting",
    ChangeKind.MEETING_MOVED: "Moved",
    ChangeKind.MEETING_TIME_CHANGED: "New time",
    ChangeKind.MEETING_PLACE_CHANGED: "New place",
    ChangeKind.MEETING_RENAMED: "New name",
    ChangeKind.MEETING_CANCELLED: "Cancelled",
    ChangeKind.MEETING_POSTPONED: "Postponed without a new day",
    ChangeKind.MEETING_REINSTATED: "No longer cancelled",
    ChangeKind.MEETING_UNLISTED: "Gone from the list without a word",
    ChangeKind.MEETING_RELISTED: "Back on the list",
    ChangeKind.AGENDA_PUBLISHED: "Agenda published",
    ChangeKind.AGENDA_WITHDRAWN: "Agenda withdrawn",
    ChangeKind.ITEM_ADDED: "New item",
    ChangeKind.ITEM_REMOVED: "Item gone",
    ChangeKind.ITEM_MOVED: "Item moved on the agenda",
    ChangeKind.ITEM_RENAMED: "Item renamed",
    ChangeKind.DOCUMENT_ADDED: "New document",
    ChangeKind.DOCUMENT_REPLACED: "Document replaced",
    ChangeKind.DOCUMENT_TEXT_CHANGED: "Text changed in a replaced document",
    ChangeKind.DOCUMENT_REMOVED: "Document removed",
    ChangeKind.MINUTES_PUBLISHED: "Minutes published",
    ChangeKind.DECISION_RECORDED: "Decision",
    ChangeKind.CORRECTED: "Corrected: we had misread it",
}
"""The keys of the catalogue, in its context "change"."""


def change_label(kind: ChangeKind, language: Language = "sv") -> str:
    """Name a kind of change for people.

    >>> change_label(ChangeKind.MEETING_CANCELLED)
    'Inställt'
    """
    return pgettext("change", CHANGE_LABELS[kind], language)
