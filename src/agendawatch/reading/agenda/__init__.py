"""An agenda's items from a page of any shape: tables, cards, lists, numbered lines, in HTML, PDF or text."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.errors import LayoutError
from agendawatch.model import AgendaItem, Meeting
from agendawatch.reading.agenda.draft import Draft, item_of
from agendawatch.reading.agenda.evidence import Evidence
from agendawatch.reading.agenda.lines import Line, lines_of
from agendawatch.reading.agenda.order import in_order
from agendawatch.reading.agenda.runs import Run, find_runs
from agendawatch.reading.agenda.text import agenda_passages
from agendawatch.reading.agenda.walk import read_run
from agendawatch.reading.opening import open_document
from agendawatch.reading.protocols import is_protocol
from agendawatch.swedish.pages.agenda_words import EMPTY

__all__ = ["read_agenda"]

_LEAST = 1.5
"""A run that weighs less is no agenda."""
_MEAN = {"numbered": 0.6, "keyed": 0.6, "timed": 0.4, "table": 0.4, "plain": 0.2}
"""What an item of a run weighs at least on average, by how the run finds its items: menus and calendars weigh less."""


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
        content = [passage for passage in found if passage.region in regions]
        drafts = _drafts(document, _titled(content)) or _drafts(document, content)
        if drafts:
            return tuple(item_of(document, draft) for draft in drafts)
        if any(EMPTY.search(passage.text) for passage in content):
            return ()
    raise LayoutError(meeting.url if meeting else None, missing="the items of an agenda")


def _titled(content: Sequence[Passage]) -> Sequence[Passage]:
    """Take a page from its title on: what stands above it leads elsewhere."""
    title = next((at for at, it in enumerate(content) if it.kind is PassageKind.HEADING and it.level == 1), 0)
    return content[title:]


def _drafts(document: Document, content: Sequence[Passage]) -> list[Draft]:
    """Read the items that stand in some passages, in order; none where nothing speaks for any."""
    lines = lines_of(document, content)
    evidence = Evidence(lines)
    run = chosen(lines, evidence)
    return in_order(read_run(lines, evidence, run, plain_text=document.kind == "text")) if run else []


def chosen(lines: Sequence[Line], evidence: Evidence) -> Run | None:
    """Choose the run that most speaks for; `None` where too little speaks for any."""
    runs = find_runs(lines, evidence)
    return next((run for run in runs if run.score >= _LEAST and run.mean >= _MEAN[run.name]), None)
