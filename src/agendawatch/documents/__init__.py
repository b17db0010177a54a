"""Bytes into documents: HTML, PDF and plain text, with where everything stands; iCalendar, RSS and Atom, JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.documents.document import Document
    from agendawatch.documents.page import read_document
    from agendawatch.documents.passages import Passage, PassageKind, Slot
    from agendawatch.documents.tables import Cell, Table
    from agendawatch.documents.text import decode
    from agendawatch.documents.tree import Block, BlockKind, Box, BoxKind, Link, Moment, Range, Reading, Region, Run

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "BoxKind",
    "Cell",
    "Document",
    "Link",
    "Moment",
    "Passage",
    "PassageKind",
    "Range",
    "Reading",
    "Region",
    "Run",
    "Slot",
    "Table",
    "decode",
    "read_document",
]

__getattr__ = lazy_names(
    __name__,
    {
        "document": ("Document",),
        "text": ("decode",),
        "page": ("read_document",),
        "passages": ("Passage", "PassageKind", "Slot"),
        "tables": ("Cell", "Table"),
        "tree": ("Block", "BlockKind", "Box", "BoxKind", "Link", "Moment", "Range", "Reading", "Region", "Run"),
    },
)
