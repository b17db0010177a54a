"""An agenda's items from a page of any shape: tables, cards, lists, numbered lines, in HTML, PDF or text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.errors import LayoutError
from agendawatch.model import AgendaItem, Meeting
from agendawatch.reading.agenda.draft import Draft, item_of
from agendawatch.reading.agenda.flow import Walk
from agendawatch.reading.agenda.forms import form_of
from agendawatch.reading.agenda.opens import Form, start_of
from agendawatch.reading.agenda.order import in_order
from agendawatch.reading.agenda.split import split_lines
from agendawatch.reading.agenda.table import columns_of, pairs_of
from agendawatch.reading.agenda.text import agenda_passages
from agendawatch.reading.agenda.titles import cut_reference
from agendawatch.reading.opening import open_document
from agendawatch.reading.protocols import is_protocol
from agendawatch.swedish.pages.agenda_words import EMPTY

__all__ = ["read_agenda"]

_RAGGED = 10
"""Characters by which lines broken to fit fall short of the longest."""
_ALIKE = 3
"""Items' lines of about one length are broken to fit; else the whole text's are asked."""
_NARROW = 40
"""Characters: text with no longer line is not broken to fit."""


def read_agenda(page: str | bytes | Document, *, meeting: Meeting | None = None) -> tuple[AgendaItem, ...]:
    r"""Read the items of an agenda, in order.

    >>> [item] = read_agenda("Dagordning\n\n1. Taxa för bygglov\n   Dnr KS 2026/00123\n")
    >>> item.number, item.title, item.reference
    ('1', 'Taxa för bygglov', 'KS 2026/00123')

    `()` when the page says that there are none. A page on which none can be recognised is a `LayoutError`,
    with the address of `meeting` where it is given.
    """
    document = open_document(page)
    found = agenda_passages(document) if document.kind == "text" else document.passages
    if is_protocol(found):
        raise LayoutError(meeting.url if meeting else None, missing="an agenda: it is minutes, for read_minutes")
    for regions in (("main",), ("main", "aside", "header", "footer")):
        content = _content(document, found, regions)
        drafts = _drafts(document, _titled(content)) or _drafts(document, content)
        if drafts:
            return tuple(item_of(document, draft) for draft in drafts)
        if any(EMPTY.search(block.text) for block in content):
            return ()
    raise LayoutError(meeting.url if meeting else None, missing="the items of an agenda")


def _titled(content: list[Passage]) -> list[Passage]:
    """Take a page from its title on: what stands above it leads elsewhere."""
    title = next((at for at, block in enumerate(content) if block.kind is PassageKind.HEADING and block.level == 1), 0)
    return content[title:]


def _drafts(document: Document, content: Sequence[Passage]) -> list[Draft]:
    """Read the items that stand in some blocks, in order; none when they are of another form."""
    tables = [block for block in content if block.kind is PassageKind.TABLE and columns_of(block)]
    form = form_of(content)
    if form is None and not tables:
        return []
    if form is not None and form.unnumbered and tables:
        form = None
    return in_order(Walk(form or Form(""), _width(document, content)).read(content))


def _content(document: Document, found: Sequence[Passage], regions: Sequence[str]) -> list[Passage]:
    """Keep what stands in some regions of a page, tables of labels and values as such pairs."""
    content: list[Passage] = []
    for block in found:
        if block.region in regions:
            content.extend(pairs_of(block) or split_lines(document, block))
    return content


def _width(document: Document, content: Sequence[Passage]) -> int:
    """Find where plain text breaks its lines, in characters; 0 where lines are not broken to fit."""
    if document.kind != "text":
        return 0
    starts = [start_of(block, Form(""), pending=False) for block in content]
    items = _lengths(start.title for start in starts if start is not None)
    longest = max(items, default=0)
    if sum(length > longest - _RAGGED for length in items) < _ALIKE:
        others = _lengths(block.text for block, start in zip(content, starts, strict=True) if start is None)
        longest = max(longest, *others, 0)
    return longest if longest > _NARROW else 0


def _lengths(texts: Iterable[str]) -> list[int]:
    """Measure the lines of some texts, without the case numbers that stand at their ends."""
    return [len(cut_reference(line.strip())[0]) for text in texts for line in text.split("\n")]
