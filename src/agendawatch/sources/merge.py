"""What is told in two places as one: an agenda and the minutes of the same meeting, a document listed twice."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch.lang.sv.cases.references import same_reference
from agendawatch.model import AgendaItem, Document, slug

__all__ = ["each_once", "join_items"]


def each_once(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Keep the first of the documents at each address."""
    found: dict[str, Document] = {}
    for document in documents:
        found.setdefault(document.url, document)
    return tuple(found.values())


def join_items(agenda: Iterable[AgendaItem], minutes: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Add to each item of an agenda what the minutes say of it; what only they hold comes last.

    The agenda's number and title stay: it is by them that the papers are filed. A matter is known
    again by its case number, and where one of the two has none, by its title.
    """
    items = list(agenda)
    free = set(range(len(items)))
    added = []
    for paragraph in minutes:
        place = next((place for place in sorted(free) if _is_same(items[place], paragraph)), None)
        if place is None:
            added.append(paragraph)
            continue
        free.discard(place)
        items[place] = _joined(items[place], paragraph)
    return (*items, *added)


def _is_same(item: AgendaItem, paragraph: AgendaItem) -> bool:
    if item.reference and paragraph.reference:
        return same_reference(item.reference, paragraph.reference) and _titles_agree(item, paragraph)
    return slug(item.title) == slug(paragraph.title)


def _titles_agree(item: AgendaItem, paragraph: AgendaItem) -> bool:
    # One case may stand twice on an agenda (a motion and its statement); words tell which is which.
    own, other = set(slug(item.title).split("-")), set(slug(paragraph.title).split("-"))
    return bool(own & other) or own == other


def _joined(item: AgendaItem, paragraph: AgendaItem) -> AgendaItem:
    return item.model_copy(
        update={
            "reference": item.reference or paragraph.reference,
            "decision": paragraph.decision,
            "positions": paragraph.positions or item.positions,
            "rapporteur": item.rapporteur or paragraph.rapporteur,
            "withdrawn": item.withdrawn or paragraph.withdrawn,
            "documents": (*item.documents, *(it for it in paragraph.documents if it not in item.documents)),
        }
    )
