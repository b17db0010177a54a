"""An agenda item as a platform lists it by itself: a title, perhaps a case number, and its files."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.lang.sv.cases.items import classify_item
from agendawatch.lang.sv.cases.references import find_references
from agendawatch.model import AgendaItem, Document, Provenance
from agendawatch.readers.agenda.openings import open_line
from agendawatch.readers.agenda.titles import split_title

__all__ = ["listed_item"]


def listed_item(
    title: str, *, reference: str = "", documents: Iterable[Document] = (), provenance: Provenance | None = None
) -> AgendaItem:
    """Make an item of what a platform lists; words in `reference` that are no case number are left out.

    >>> item = listed_item("3. Köp av mark (utgår)", reference="KS 2026/00123")
    >>> item.number, item.title, item.reference, item.withdrawn
    ('3', 'Köp av mark', 'KS 2026/00123', True)
    """
    opening = open_line(title)
    said = split_title(opening.rest if opening else title)
    own = find_references(f"Dnr {reference}") if reference else ()
    return AgendaItem(
        title=said.title or title,
        number=opening.number if opening else None,
        reference=own[0].number if own else said.reference,
        classification=classify_item(said.title or title),
        public=said.public,
        rapporteur=said.rapporteur,
        withdrawn=said.withdrawn,
        documents=tuple(documents),
        provenance=provenance,
    )
