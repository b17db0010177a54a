"""What each kind of change is called, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from agendawatch.i18n import Language
from agendawatch.model import ChangeKind

__all__ = ["CHANGE_WORDS"]

_SWEDISH = {
    ChangeKind.MEETING_ADDED: "Nytt möte",
    ChangeKind.MEETING_MOVED: "Flyttat",
    ChangeKind.MEETING_TIME_CHANGED: "Ny tid",
    ChangeKind.MEETING_PLACE_CHANGED: "Ny plats",
    ChangeKind.MEETING_RENAMED: "Nytt namn",
    ChangeKind.MEETING_CANCELLED: "Inställt",
    ChangeKind.MEETING_POSTPONED: "Uppskjutet utan ny dag",
    ChangeKind.MEETING_REINSTATED: "Inte längre inställt",
    ChangeKind.MEETING_UNLISTED: "Borta från listan utan förklaring",
    ChangeKind.MEETING_RELISTED: "Tillbaka på listan",
    ChangeKind.AGENDA_PUBLISHED: "Dagordning publicerad",
    ChangeKind.AGENDA_WITHDRAWN: "Dagordning borttagen",
    ChangeKind.ITEM_ADDED: "Nytt ärende",
    ChangeKind.ITEM_REMOVED: "Ärende borta",
    ChangeKind.ITEM_MOVED: "Ärende flyttat på dagordningen",
    ChangeKind.ITEM_RENAMED: "Ärende med ny rubrik",
    ChangeKind.DOCUMENT_ADDED: "Ny handling",
    ChangeKind.DOCUMENT_REPLACED: "Handling utbytt",
    ChangeKind.DOCUMENT_REMOVED: "Handling borttagen",
    ChangeKind.MINUTES_PUBLISHED: "Protokoll publicerat",
    ChangeKind.DECISION_RECORDED: "Beslut",
    ChangeKind.CORRECTED: "Rättat: vi hade läst fel",
}

_ENGLISH = {
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
    ChangeKind.DOCUMENT_REMOVED: "Document removed",
    ChangeKind.MINUTES_PUBLISHED: "Minutes published",
    ChangeKind.DECISION_RECORDED: "Decision",
    ChangeKind.CORRECTED: "Corrected: we had misread it",
}

CHANGE_WORDS: Mapping[Language, Mapping[ChangeKind, str]] = {"sv": _SWEDISH, "en": _ENGLISH}
"""By language, then kind."""
