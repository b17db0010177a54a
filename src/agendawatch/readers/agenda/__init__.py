"""An agenda's items from a page of any shape: tables, cards, lists, numbered lines, in HTML, PDF or text."""

from __future__ import annotations

from collections.abc import Iterator

from agendawatch.arguments import Page, a
from agendawatch.budget import budgeted
from agendawatch.documents.document import Document
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.pages.agendas import CALENDAR_WORD, COMES_LATER, EMPTY, PRESS_RELEASE
from agendawatch.model import Agenda, Meeting
from agendawatch.readers.agenda.choice import Choice, choose
from agendawatch.readers.agenda.item_parts import item_of
from agendawatch.readers.agenda.table import agenda_passages
from agendawatch.readers.opening import is_protocol, open_document

__all__ = ["agenda_of", "explain_agenda", "read_agenda"]

_DAYS = 3
"""Lines that begin with a day, and a page without an agenda is a list of them."""


def read_agenda(page: Page, *, meeting: Meeting | None = None) -> Agenda:
    r"""Read the items of an agenda, in order.

    >>> [item] = read_agenda("Dagordning\n\n1. Taxa för bygglov\n   Dnr KS 2026/00123\n")
    >>> item.number, item.title, item.reference
    ('1', 'Taxa för bygglov', 'KS 2026/00123')

    No items when the page says that there are none. Where two lists are as likely to be the agenda, or its numbers do
    not go on, it is withheld: a doubt tells why, with what it may be. A page on which nothing like an agenda is found
    is a `LayoutError`, which says what it is instead, with the address of `meeting` where it is given.
    """
    return agenda_of(open_document(page), a(Meeting, "meeting", meeting).url if meeting is not None else None)


@budgeted
def agenda_of(document: Document, url: str | None = None) -> Agenda:
    """Read the items of an agenda that was opened; `url` is the meeting's."""
    for choice, empty in _choices(document, url):
        doubts = choice.doubts()
        if choice.run is None and not empty:
            continue
        items = () if doubts else tuple(item_of(document, draft) for draft in choice.drafts)
        excluded = tuple(choice.excluded())
        return Agenda(items=items, doubts=doubts, excluded=excluded, pages_scanned=document.scanned)
    lines = [line for passage in document.passages for line in passage.text.split("\n")]
    if any(map(COMES_LATER.search, lines)):
        raise LayoutError(url, missing="an agenda: it says that it comes later")
    if sum(CALENDAR_WORD.match(line) is not None for line in lines) >= _DAYS:
        raise LayoutError(url, missing="an agenda: it is a list of days, for read_schedule")
    if any(map(PRESS_RELEASE.match, lines)):
        raise LayoutError(url, missing="an agenda: it is a press release, for read_press_release")
    raise LayoutError(url, missing="the items of an agenda")


def explain_agenda(page: str | bytes | Document) -> tuple[str, ...]:
    r"""Tell in a line each which lists of a page may be its agenda, what each item rests on, and what is no item.

    >>> for line in explain_agenda("Dagordning\n\n1. Upprop\n2. Taxa för bygglov\n"):
    ...     print(line)
    list 1 (numbered, 2 items, weight 5.3): chosen
    list 2 (plain, 2 items, weight 2.3): less likely
    1. Upprop: +2.9 (formality +1.2, first +0.8, under_agenda +0.6, numbered +0.3)
    2. Taxa för bygglov: +2.4 (next +1.0, under_agenda +0.6, matter +0.5, numbered +0.3)
    """
    return _explain(open_document(page))


@budgeted
def _explain(document: Document) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    for choice, _ in _choices(document, None):
        told = told if choice.run is None and told else tuple(choice.told())
        if choice.run is not None:
            return told
    return told


def _choices(document: Document, url: str | None) -> Iterator[tuple[Choice, bool]]:
    """Give what can be chosen of a page, its main part first, and whether that says that there are no items."""
    found = agenda_passages(document) if document.kind == "text" else document.passages
    if is_protocol(found):
        raise LayoutError(url, missing="an agenda: it is minutes, for read_minutes")
    for regions in (("main",), ("main", "aside", "header", "footer")):
        content = [passage for passage in found if passage.region in regions]
        yield choose(document, content, from_title=True), False
        yield choose(document, content, from_title=False), any(EMPTY.search(passage.text) for passage in content)
